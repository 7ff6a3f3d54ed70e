"""What a merge of people does beyond what histories play: names, refusals, imports, translations."""

import pytest
from django.db.models import Exists, ProtectedError

from papers.catalogue.finding import find
from papers.curation.people.merging import merge_people, undo_merge
from papers.curation.turns import CannotChange
from papers.importing.apply import import_document
from papers.importing.undo import undo_run
from papers.models import AuthorPage, EssayPage, ImportRun, InterviewPage, MergedPerson, RunPage, lists
from papers.releasing.pages import new_authors
from papers.translating.candidates import authors_of
from tests.factories import change, make_author, make_essay, make_interview, signature, translate
from tests.importing.documents import essay, report, source

pytestmark = pytest.mark.django_db


@pytest.fixture
def koolaee():
    return make_author("Elaheh Koolaee", spellings=["E. Koolaee"])


@pytest.fixture
def koolae():
    return make_author("Elaheh Koolae", spellings=["Koolae, Elaheh"])


def author_of(title):
    return EssayPage.objects.get(title=title).signatures.get().author


def text_of(client, page):
    answer = client.get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_of_who_stands_has_the_works_and_names_of_both(client, koolaee, koolae):
    make_essay(authors=[koolaee], title="The Caspian")
    make_essay(authors=[koolae], title="The Caucasus")
    merge_people([koolae], koolaee)
    text = text_of(client, koolaee)
    assert "The Caspian" in text
    assert "The Caucasus" in text
    assert "Koolae, Elaheh" in text
    assert koolae.url not in text
    assert koolae.url not in client.get("/sitemap.xml").content.decode()
    assert [page.title for page in lists.authors("en")] == ["Elaheh Koolaee"]


def test_search_finds_the_works_by_every_name_and_its_old_facet_leads_on(client, koolaee, koolae):
    make_essay(authors=[signature_of(koolae, "E. K.")], title="The Caucasus")
    merge_people([koolae], koolaee)
    assert find("Koolaee", "en").total == 1
    assert find("Koolae", "en").total == 1
    assert (
        "The Caucasus" in client.get("/en/search/", {"q": "Caucasus", "author": koolae.slug}).content.decode()
    )


def signature_of(author, name):
    row = signature(author)
    row.name_printed = name
    return row


def test_the_name_stays_as_printed_and_leads_to_who_stands(client, koolaee, koolae):
    essay_page = make_essay(authors=[koolae])
    merge_people([koolae], koolaee)
    text = text_of(client, essay_page)
    assert f'href="{koolaee.url}"' in text
    assert "Elaheh Koolae<" in text


def test_a_persian_address_leads_to_the_persian_page_and_else_to_another(client, koolaee, koolae):
    persian = translate(koolae, "fa", title="الهه کولایی")
    merge_people([koolae], koolaee)
    answer = client.get(persian.url)
    assert (answer.status_code, answer["Location"]) == (301, koolaee.url)
    assert "max-age" in answer["Cache-Control"]
    standing = translate(koolaee, "fa", title="الهه کولایی")
    assert client.get(persian.url)["Location"] == standing.url


@pytest.mark.parametrize("hide", [{"live": False}, {"expired": True, "live": False}])
def test_an_address_does_not_tell_of_a_person_who_is_not_public(client, koolaee, koolae, hide):
    merge_people([koolae], koolaee)
    change(koolaee, **hide)
    assert client.get(koolae.url).status_code == 404


def test_people_with_two_orcids_are_two(koolaee, koolae):
    change(koolaee, orcid="0000-0002-1825-0097")
    change(koolae, orcid="0000-0001-5109-3700")
    with pytest.raises(CannotChange, match="0000-0001-5109-3700"):
        merge_people([koolae], koolaee)
    assert not MergedPerson.objects.exists()


def test_what_makes_no_sense_is_refused(koolaee, koolae):
    persian = translate(koolae, "fa", title="الهه کولایی")
    third = make_author("E. Koolaei")
    for people, into in (([koolae], koolae), ([], koolae), ([persian], koolae)):
        with pytest.raises(CannotChange):
            merge_people(people, into)
    merged = merge_people([koolae], koolaee)
    for people, into in (([koolaee], koolae), ([koolae], third), ([third], persian)):
        with pytest.raises(CannotChange):
            merge_people(people, into)
    undo_merge(merged)
    with pytest.raises(CannotChange):
        undo_merge(merged)


def test_a_page_that_a_merge_needs_cannot_be_deleted(koolaee, koolae):
    merge_people([koolae], koolaee)
    for page in (koolaee, koolae):
        with pytest.raises(ProtectedError):
            page.delete()


def test_a_copy_of_a_merged_page_is_its_own_person(koolaee, koolae):
    merge_people([koolae], koolaee)
    copy = koolae.copy(update_attrs={"slug": "copy"})
    assert AuthorPage.objects.visible().filter(pk=copy.pk).exists()


def test_an_import_finds_who_stands_by_the_merged_names(koolaee, koolae):
    merge_people([koolae], koolaee)
    import_document(
        report(essay("One", "Elaheh Koolae"), essay("Two", "Koolae, Elaheh")), source(), publish=True
    )
    assert author_of("One") == author_of("Two") == koolaee
    assert AuthorPage.objects.count() == 2


def test_an_import_before_the_merge_changes_nothing_when_it_is_repeated():
    document = report(essay("One", "Elaheh Koolae"))
    import_document(document, source(), publish=True)
    merge_people([author_of("One")], make_author("Elaheh Koolaee"))
    before = AuthorPage.objects.count(), author_of("One").pk, RunPage.objects.count()
    import_document(document, source(), publish=True)
    assert (AuthorPage.objects.count(), author_of("One").pk, RunPage.objects.count()) == before


def test_an_import_that_made_a_merged_page_leaves_it_when_it_is_undone(koolaee):
    import_document(report(essay("One", "Elaheh Koolae")), source(), publish=True)
    merge_people([author_of("One")], koolaee)
    undo_run(ImportRun.objects.get())
    assert AuthorPage.objects.filter(title="Elaheh Koolae").exists()


def test_a_release_brings_the_draft_page_of_who_stands(koolae):
    draft = make_author("Elaheh Koolaee", live=False)
    change(koolae, live=False)
    page = make_essay(authors=[koolae], live=False)
    merge_people([koolae], draft)
    assert new_authors([page]) == [draft]


def test_a_translation_is_recognised_by_an_author_under_another_page(koolaee, koolae):
    one, other = make_interview(authors=[koolae]), make_interview("fa", authors=[koolaee])
    merge_people([koolae], koolaee)
    signed = InterviewPage.objects.filter(Exists(authors_of(one)))
    assert list(signed.order_by("pk")) == [one, other]
