"""An editor links two pages as one work in two languages, sees it before it is done, and takes it back."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from papers.models import EssayPage, WorkPage, parts_of
from papers.translating.linking import link
from papers.translating.starting import start_translation
from tests.admin.test_importing import log_in, make_user, messages_of, review, words
from tests.admin.test_translating import edit, permit, snapshot
from tests.factories import change, make_essay, make_interview, make_report, papers_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    return log_in(client, "superuser")


@pytest.fixture
def english():
    return make_essay(title="Ports", slug="ports", date_year=2001)


@pytest.fixture
def persian():
    return make_essay(language="fa", title="بندرها", slug="ports", date_year=2001)


def link_address(page):
    return reverse("papers_translation_link", args=[page.pk])


def unlink_address(page):
    return reverse("papers_translation_unlink", args=[page.pk])


def stored(page):
    return WorkPage.objects.get(pk=page.pk).specific


def linked(one, other):
    return stored(one).translation_key == stored(other).translation_key


def said(other, original="this", **more):
    return {"other": other.pk, "original": original, "translator": "", "translated_on": ""} | more


def options(soup):
    return {group["label"]: [words(option) for option in group("option")] for group in soup("optgroup")}


def test_the_likely_pages_come_first_and_words_narrow_them(client, root, english, persian):
    make_essay(language="fa", title="کشتی‌ها", date_year=1990)
    make_interview("fa", title="گفت‌وگو")
    soup = review(client, link_address(english))
    assert options(soup) == {"Likely": ["بندرها (2001)"], "Others": ["کشتی‌ها (1990)"]}
    assert words(soup.select_one("option[selected]")) == "بندرها (2001)"
    assert soup.select_one("option[selected]")["dir"] == "rtl"
    assert options(review(client, f"{link_address(english)}?language=fa&q=کشتی‌ها")) == {
        "Others": ["کشتی‌ها (1990)"]
    }
    soup = review(client, f"{link_address(english)}?q=zzz")
    assert "No page is so" in words(soup.main or soup)
    for hostile in ("%00", "'\"<script>", "x" * 3000, "%E2%80%AE"):
        review(client, f"{link_address(english)}?q={hostile}&language={hostile}")


def test_linking_is_shown_before_it_is_done(client, root, english, persian):
    before = snapshot()
    told = said(persian, "other", translator="Sara Sample", translated_on="2019-03-02")
    response = client.post(link_address(english), told | {"review": ""})
    assert snapshot() == before
    soup = review_of(response)
    assert [words(row) for row in soup.select(".link-review > div")] == [
        "Original بندرها",
        "Translation Ports",
        "Translated by Sara Sample",
        "Translated on 2 March 2019",
    ]
    fields = {field["name"]: field["value"] for field in soup.select(".nice-padding input[type=hidden]")}
    fields.pop("csrfmiddlewaretoken", None)
    parts = {page.pk: parts_of(stored(page)) for page in (english, persian)}
    response = client.post(link_address(english), fields | {"link": ""})
    assert response.url == f"{edit(english)}#languages"
    page = stored(english)
    assert linked(english, persian)
    assert (page.original_language, page.translator) == ("fa", "Sara Sample")
    assert page.translated_on == datetime.date(2019, 3, 2)
    assert {one.pk: parts_of(stored(one)) for one in (english, persian)} == parts


def review_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_essays_of_two_reports_are_linked_with_them(client, root):
    english, persian = make_report(essays=3), make_report("fa", essays=3)
    ours, theirs = ([page.specific for page in report.get_children()] for report in (english, persian))
    soup = review_of(client.post(link_address(english), said(persian) | {"review": ""}))
    chosen = {select["name"]: select.select_one("option[selected]")["value"] for select in soup("select")}
    names = [f"essay-{page.pk}" for page in ours]
    assert chosen == {name: str(page.pk) for name, page in zip(names, theirs, strict=True)}
    crossed = {names[0]: theirs[1].pk, names[1]: theirs[0].pk, names[2]: ""}
    client.post(link_address(english), said(persian) | crossed | {"link": ""})
    assert linked(english, persian)
    assert linked(ours[0], theirs[1])
    assert linked(ours[1], theirs[0])
    assert not linked(ours[2], theirs[2])
    assert stored(theirs[1]).original_language == "en"


def test_an_essay_is_linked_once_or_nothing_is(client, root):
    english, persian = make_report(essays=2), make_report("fa", essays=2)
    ours, theirs = ([page.specific for page in report.get_children()] for report in (english, persian))
    before = snapshot()
    twice = {f"essay-{page.pk}": theirs[0].pk for page in ours}
    soup = review_of(client.post(link_address(english), said(persian) | twice | {"link": ""}))
    assert "This essay is chosen twice." in words(soup)
    stranger = {f"essay-{ours[0].pk}": make_essay(language="fa").pk}
    before = snapshot()
    client.post(link_address(english), said(persian) | stranger | {"link": ""})
    assert snapshot() == before
    link(make_essay(title="Elsewhere"), theirs[1])
    before = snapshot()
    pairs = {f"essay-{one.pk}": two.pk for one, two in zip(ours, theirs, strict=True)}
    soup = review_of(client.post(link_address(english), said(persian) | pairs | {"link": ""}))
    assert snapshot() == before
    assert "is linked to “Elsewhere” already" in words(soup.select_one("[role=alert]"))


def test_what_cannot_be_linked_is_refused(client, root, english, persian):
    before = snapshot()
    for other in (make_essay(), make_interview("fa"), papers_page("fa")):
        before = snapshot()
        soup = review_of(client.post(link_address(english), said(other) | {"link": ""}))
        assert words(soup.select_one("#link-other-error")) == (
            "This page cannot be linked, or it is linked already."
        )
        assert snapshot() == before
    for posted in (
        {},
        {"other": "\0", "original": "x"},
        said(persian, "both"),
        said(persian, translated_on="soon"),
    ):
        client.post(link_address(english), posted | {"link": ""})
        assert snapshot() == before
    start_translation(english, "fa")
    assert client.get(link_address(english)).url == edit(english)
    assert messages_of(client) == ["“Ports” has a page in every language."]


def test_pages_are_linked_from_the_original(client, root, english):
    page = start_translation(english, "fa").page
    assert client.get(link_address(page)).url == link_address(english)


def test_a_live_page_is_linked_only_by_who_may_publish_it(client, english, persian):
    user = make_user("proofreader", "change_page")
    permit(user, "fa", "change_page")
    client.force_login(user)
    assert client.get(link_address(english)).url == edit(english)
    assert messages_of(client) == ["You may not publish the page “Ports”."]
    change(english, live=False)
    soup = review_of(client.post(link_address(english), said(persian) | {"link": ""}))
    assert "You may not publish the page “\u2068بندرها\u2069”." in words(soup.select_one("[role=alert]"))
    assert not linked(english, persian)
    change(persian, live=False)
    client.post(link_address(english), said(persian) | {"link": ""})
    assert linked(english, persian)


def test_a_locked_page_is_not_linked(client, english, persian):
    user = make_user("publisher", "change_page", "publish_page")
    permit(user, "fa", "change_page", "publish_page")
    client.force_login(user)
    change(persian, locked=True)
    soup = review_of(client.post(link_address(english), said(persian) | {"link": ""}))
    assert "You may not change the page “\u2068بندرها\u2069”." in words(soup.select_one("[role=alert]"))
    assert not linked(english, persian)


def test_a_translation_is_parted_after_asking(client, root, english, persian):
    link(english, persian, translator="Sara Sample")
    before = snapshot()
    soup = review(client, unlink_address(persian))
    assert "The page is linked to Ports ." in words(soup)
    assert snapshot() == before
    response = client.post(unlink_address(persian))
    assert response.url == f"{edit(persian)}#languages"
    page = stored(persian)
    assert not linked(english, persian)
    assert (page.original_language, page.translator, page.title) == ("", "", "بندرها")


def test_the_essays_of_a_report_are_parted_with_it_where_that_is_ticked(client, root):
    english, persian = make_report(essays=2), make_report("fa", essays=2)
    ours, theirs = ([page.specific for page in report.get_children()] for report in (english, persian))
    for one, two in ((english, persian), *zip(ours, theirs, strict=True)):
        link(one, two)
    assert "and its 2 essays that are linked" in words(review(client, unlink_address(persian)))
    client.post(unlink_address(persian))
    assert not linked(english, persian)
    assert linked(ours[0], theirs[0])
    link(english, stored(persian))
    client.post(unlink_address(persian), {"essays": "on"})
    assert not any(linked(one, two) for one, two in zip(ours, theirs, strict=True))


def test_an_original_is_not_parted(client, root, english, persian):
    link(english, persian)
    for method in (client.get, client.post):
        assert method(unlink_address(english)).url == edit(english)
    assert linked(english, persian)
    english.delete()
    client.post(unlink_address(persian))
    assert EssayPage.objects.get(pk=persian.pk).original_language == ""
