"""Persian writing in the page editor: the panel, one repair, all repairs, who may, and what is never done."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import translation

from papers.admin.writing import NAMES, SHOWN, named
from papers.models import EssayPage
from papers.text.persian_checks import CODES
from tests.admin.test_editing import save
from tests.admin.test_importing import make_user, words
from tests.factories import make_essay, make_interview, make_report, paragraphs

pytestmark = pytest.mark.django_db
TEXT = "او می رود و نمی آید. لباس تر است."
MENDED = "او می‌رود و نمی‌آید. لباس تر است."


@pytest.fixture
def page():
    page = make_essay(language="fa", title="عنوان", body=paragraphs(TEXT))
    page.save_revision().publish()
    return page


def edit_address(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def soup_of(client, address):
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def panel(client, page):
    soup = soup_of(client, edit_address(page))
    return soup, soup.select_one("#persian-writing")


def press(client, soup, button):
    """Post what a browser without scripts posts for this button of another form."""
    form = soup.find(id=button["form"])
    assert (form["method"], form.find_parent("form"), form.find_all(True)) == ("post", None, [])
    fields = {field["name"]: field["value"] for field in soup.select(f"input[form='{button['form']}']")}
    return client.post(button["formaction"], {**fields, button["name"]: button["value"]})


def live_text(page):
    return EssayPage.objects.get(pk=page.pk).body[0].value.source


def draft(page):
    return EssayPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def draft_text(page):
    return draft(page).body[0].value.source


def test_the_panel_shows_each_place_in_its_words(admin_client, page):
    _, shown = panel(admin_client, page)
    assert words(shown.strong) == "Persian writing: 3 places"
    rows = shown.select("li")
    assert [words(row.mark) for row in rows] == ["می رود", "نمی آید", "لباس تر"]
    assert words(rows[0].select_one("[lang=fa]")) == TEXT[:50]
    assert [words(row.bdi) if row.bdi else "" for row in rows] == ["می‌رود", "نمی‌آید", ""]
    assert [len(row.select("button")) for row in rows] == [1, 1, 0]
    block = EssayPage.objects.get(pk=page.pk).body[0].id
    assert rows[0].a["href"] == f"{edit_address(page)}#:w:contentpath=body.{block}"


def test_one_place_is_repaired_in_a_new_draft(admin_client, page):
    soup, shown = panel(admin_client, page)
    former = page.latest_revision
    response = press(admin_client, soup, shown.select("li button")[1])
    assert response.url == f"{edit_address(page)}#persian-writing"
    assert draft_text(page) == f"<p>{TEXT.replace('نمی آید', 'نمی‌آید')}</p>"
    assert live_text(page) == f"<p>{TEXT}</p>"
    after = draft(page)
    assert (after.latest_revision.user.username, after.has_unpublished_changes) == ("admin", True)
    message = soup_of(admin_client, edit_address(page)).select_one(".messages")
    assert words(message).startswith("In a new draft “ نمی آید ” became “ نمی‌آید ”. Compare the two drafts.")
    compare, back = (link["href"] for link in message.select("a"))
    assert compare == reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, former.pk, after.latest_revision.pk]
    )
    assert admin_client.get(compare).status_code == 200
    assert [words(mark) for mark in soup_of(admin_client, back).select("#persian-writing mark")] == [
        "می رود",
        "نمی آید",
        "لباس تر",
    ]


def test_all_safe_places_are_repaired_at_once(admin_client, page):
    soup, shown = panel(admin_client, page)
    button = shown.select_one("button[value=all]")
    assert words(button) == "Repair all 2 safe ones"
    press(admin_client, soup, button)
    assert draft_text(page) == f"<p>{MENDED}</p>"
    soup, shown = panel(admin_client, page)
    assert "2 places were repaired in a new draft." in words(soup.select_one(".messages"))
    assert [words(row.mark) for row in shown.select("li")] == ["لباس تر"]
    assert shown.select("button") == []


def test_a_page_edited_meanwhile_keeps_the_edits(admin_client, page):
    """The words are looked for in the newest draft; what is not there any more is not repaired."""
    soup, shown = panel(admin_client, page)
    first = shown.select_one("li button")
    newer = draft(page)
    newer.title, newer.body = (
        "عنوان تازه",
        paragraphs("او می رود و نمی آید. لباس تر است. باز هم آمد.", key="b"),
    )
    newer.save_revision()
    press(admin_client, soup, first)
    assert draft_text(page) == f"<p>{TEXT} باز هم آمد.</p>"
    assert draft(page).title == "عنوان تازه"
    message = soup_of(admin_client, edit_address(page)).select_one(".messages")
    assert words(message) == "Nothing was repaired: these words are not in the newest draft any more."
    newer.body = paragraphs(f"{TEXT} باز هم آمد.")
    newer.save_revision()
    press(admin_client, soup, first)
    assert draft_text(page) == f"<p>{TEXT.replace('می رود', 'می‌رود')} باز هم آمد.</p>"


def test_a_key_that_is_none_repairs_nothing(admin_client, page):
    count = page.revisions.count()
    for key in ("", "x" * 5000, "0" * 64):
        admin_client.post(reverse("papers_writing", args=[page.pk]), {"repair": key})
    assert page.revisions.count() == count


def test_a_page_without_any_draft_keeps_what_it_was(admin_client):
    page = make_interview("fa", title="عنوان", decks="او می رود")
    admin_client.post(reverse("papers_writing", args=[page.pk]), {"repair": "all"})
    texts = [revision.content["decks"] for revision in page.revisions.order_by("pk")]
    assert texts == ["او می رود", "او می‌رود"]


@pytest.mark.parametrize(("language", "title"), [("en", "Title"), ("fa", "عنوان درست")])
def test_other_pages_and_right_ones(admin_client, language, title):
    page = make_report(language, title=title)
    shown = panel(admin_client, page)[1]
    said = None if language == "en" else "The checks of Persian writing find nothing here."
    assert (words(shown) if shown else None) == said


def test_the_places_have_a_page_of_their_own(admin_client, page):
    address = reverse("papers_writing", args=[page.pk])
    soup = soup_of(admin_client, address)
    button = soup.select_one("#persian-writing button[value=all]")
    response = press(admin_client, soup, button)
    assert response.url == address
    assert "2 places were repaired" in words(soup_of(admin_client, address).select_one(".messages"))


def test_a_long_list_is_cut_and_all_are_repaired(admin_client):
    page = make_essay(language="fa", title="عنوان", body=paragraphs(*["او می رود"] * (SHOWN + 5)))
    shown = panel(admin_client, page)[1]
    assert len(shown.select("li")) == SHOWN
    admin_client.post(reverse("papers_writing", args=[page.pk]), {"repair": "all"})
    assert {block.value.source for block in draft(page).body} == {"<p>او می‌رود</p>"}


@pytest.mark.parametrize(
    ("who", "may"),
    [
        (None, False),
        ((), False),
        (("add_page",), False),
        (("change_page",), True),
        (("change_page", "publish_page"), True),
    ],
)
def test_only_those_who_may_edit_the_page_repair_it(client, page, who, may):
    if who is not None:
        client.force_login(make_user("proofreader", *who, language="fa"))
    address, before = reverse("papers_writing", args=[page.pk]), page.revisions.count()
    statuses = (client.get(address).status_code == 200, client.post(address, {"repair": "all"}).status_code)
    assert (statuses[0], draft_text(page) == f"<p>{MENDED}</p>") == (may, may)
    assert page.revisions.count() == before + may
    assert live_text(page) == f"<p>{TEXT}</p>"


def test_a_locked_page_is_not_repaired(client, page):
    EssayPage.objects.filter(pk=page.pk).update(locked=True, locked_by=make_user("other", "change_page"))
    client.force_login(make_user("editor", "change_page", language="fa"))
    client.post(reverse("papers_writing", args=[page.pk]), {"repair": "all"})
    assert draft_text(page) == f"<p>{TEXT}</p>"


def test_an_english_page_has_no_such_screen(admin_client):
    page = make_essay(title="Title")
    assert admin_client.get(reverse("papers_writing", args=[page.pk])).status_code == 302


def test_words_in_markup_are_text(admin_client, page):
    save(admin_client, page, title="<i> او اینجا می رود")
    mark = panel(admin_client, page)[1].mark
    assert (mark.parent.i, mark.parent.contents[0]) == (None, "<i> او اینجا ")


def test_every_check_has_a_name():
    with translation.override("en"):
        assert {code for code in CODES if str(NAMES[code])} == set(CODES) == set(NAMES)


def test_what_nobody_sees_is_named():
    assert named("ا\u202bب") == "ا⟨RIGHT-TO-LEFT EMBEDDING⟩ب"
    assert named("می\u200cرود") == "می\u200cرود"
