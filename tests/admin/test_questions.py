"""Doubtful names in the review of an import: what an editor is asked, and what the answer does."""

import pytest

from papers.models import AuthorPage, EssayPage, ImportedPage, NameSpelling
from tests.admin.test_importing import (
    PAPER,
    handed_in,
    log_in,
    make_user,
    messages_of,
    review,
    words,
    written,
)
from tests.admin.test_reviewing import correct, fields_of
from tests.factories import make_author, make_essay, papers_page

DOUBTFUL = PAPER.replace("Elaheh", "E.")


@pytest.fixture
def root(client, db):
    return log_in(client, "superuser")


@pytest.fixture
def author(db):
    """Elaheh Rostami, who has signed a paper; another E. Rostami has a page too."""
    make_author("Ebrahim Rostami", slug="ebrahim-rostami")
    author = make_author("Elaheh Rostami", slug="elaheh-rostami")
    work = make_essay(authors=[author])
    work.signatures.update(affiliation_printed="University of Rasht")
    work.save()
    return author


def field(soup):
    return soup.select_one(".review-question input")["name"]


def choices(soup):
    """Return (value, label, whether it is chosen) of each radio button of the one question."""
    (question,) = soup.select(".review-question")
    found = [(label.input, words(label)) for label in question.select("label")]
    return [(radio["value"], said, radio.has_attr("checked")) for radio, said in found]


def test_a_doubtful_name_is_asked_and_a_new_author_is_what_is_chosen(client, root, author):
    soup = review(client, handed_in(client, DOUBTFUL))
    assert words(soup.select_one(".review-question legend")) == "Is E. Rostami one of these? Line 3"
    assert soup.select_one(".review-question legend a")["href"] == "#line-3"
    assert choices(soup) == [
        ("", "a new author", True),
        ("ebrahim-rostami", "Ebrahim Rostami", False),
        ("elaheh-rostami", "Elaheh Rostami University of Rasht", False),
    ]


def test_nothing_is_asked_of_a_name_that_is_sure(client, root, author):
    assert not review(client, handed_in(client, PAPER)).select(".review-questions")


def test_without_an_answer_a_new_author_is_made_and_the_notice_stays_on_the_page(client, root, author):
    address = handed_in(client, DOUBTFUL)
    soup = review(client, address)
    client.post(address, fields_of(soup) | {field(soup): "", "action": "draft"})
    page = EssayPage.objects.get(title="The Sea and the Shore")
    assert page.signatures.get().author.title == "E. Rostami"
    assert [notice["code"] for notice in ImportedPage.objects.get(page=page).notices] == ["author-doubtful"]
    edit = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "E. Rostami may be Ebrahim Rostami / Elaheh Rostami" in edit


def test_an_answer_is_shown_in_the_new_plan_carried_out_and_known_to_the_next_import(client, root, author):
    address = handed_in(client, DOUBTFUL)
    name = field(review(client, address))
    soup = correct(client, address, **{name: "elaheh-rostami"})
    assert [value for value, _, chosen in choices(soup) if chosen] == ["elaheh-rostami"]
    corrected = soup.select("section[aria-labelledby=plan] > .review-notices li")
    assert [words(li) for li in corrected] == ["E. Rostami: Elaheh Rostami"]
    assert "may be" not in words(soup.select_one("section[aria-labelledby=notices]"))
    client.post(address, fields_of(soup) | {name: "elaheh-rostami", "action": "draft"})
    page = EssayPage.objects.get(title="The Sea and the Shore")
    assert page.signatures.get().author == author
    assert ImportedPage.objects.get(page=page).corrections == {"authors": {"E. Rostami": "elaheh-rostami"}}
    assert NameSpelling.objects.get(author=author, text="E. Rostami").unconfirmed is False
    before = written()
    soup = review(client, handed_in(client, DOUBTFUL))
    assert [words(li) for li in soup.select(".review-counts li")] == ["Unchanged 1"]
    assert not soup.select(".review-questions")
    other = review(client, handed_in(client, DOUBTFUL.replace("Shore", "Bay")))
    assert not other.select(".review-questions")
    assert written() == before


def test_an_answer_is_taken_back(client, root, author):
    address = handed_in(client, DOUBTFUL)
    name = field(review(client, address))
    correct(client, address, **{name: "elaheh-rostami"})
    soup = correct(client, address, **{name: ""})
    assert choices(soup)[0] == ("", "a new author", True)
    client.post(address, {"action": "draft"})
    assert AuthorPage.objects.filter(title="E. Rostami").exists()


@pytest.mark.parametrize("action", ["draft", "publish"])
def test_nothing_is_imported_under_an_answer_whose_plan_nobody_saw(client, root, author, action):
    address = handed_in(client, DOUBTFUL)
    soup, before = review(client, address), written()
    client.post(address, fields_of(soup) | {field(soup): "elaheh-rostami", "action": action})
    assert messages_of(client) == ["You have changed what is to be imported. See the new plan first."]
    assert written() == before


@pytest.mark.parametrize("slug", ["gone", "x" * 999, "<script>", "ebrahim-rostami/../elaheh-rostami"])
def test_an_answer_that_is_no_author_is_asked_again(client, root, author, slug):
    address = handed_in(client, DOUBTFUL)
    soup, before = review(client, address), written()
    answers = fields_of(soup) | {field(soup): slug, "action": "review"}
    client.post(address, answers)
    assert client.get(address).url == address
    assert messages_of(client) == [f"There is no author page “{slug[:255]}” for E. Rostami."]
    assert choices(review(client, address))[0] == ("", "a new author", True)
    assert written() == before


def test_in_another_language_other_authors_are_asked_for(client, root, author):
    address = handed_in(client, DOUBTFUL)
    name = field(review(client, address))
    correct(client, address, **{name: "elaheh-rostami"})
    assert not correct(client, address, language="fa").select(".review-questions, main [role=alert]")


def test_whoever_may_not_change_the_author_may_not_give_the_spelling(client, author):
    client.force_login(make_user("editor", "add_page", below=papers_page))
    address = handed_in(client, DOUBTFUL)
    name, before = field(review(client, address)), written()
    soup = correct(client, address, **{name: "elaheh-rostami"})
    assert words(soup.select_one("[role=alert]")) == "You may not change the page “Elaheh Rostami”."
    client.post(address, {"action": "draft"})
    assert written() == before
    correct(client, address, **{name: ""})
    client.post(address, {"action": "draft"})
    assert EssayPage.objects.filter(title="The Sea and the Shore").exists()
    assert not NameSpelling.objects.filter(author=author, text="E. Rostami").exists()
