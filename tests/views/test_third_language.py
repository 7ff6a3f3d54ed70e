"""A third language comes by settings and a file of messages alone: no line of code names it."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, Page

from papers.models import EssayPage, HomePage, all_pages
from papers.translating.site_pages import make_site_pages
from papers.translating.starting import start_translation
from tests import factories
from tests.factories import make_author, make_essay, make_topic, translate
from tests.site.messages import compiled

from .crawling import BASE, crawl, crawled, faults_of, one_sided
from .test_crawl import read_sitemap

pytestmark = pytest.mark.django_db

LANGUAGES = [("en", "English"), ("fa", "Persian"), ("ru", "Russian")]
MESSAGES = {
    "": "Language: ru\nContent-Type: text/plain; charset=UTF-8\n",
    "Institute for Regional Studies": "Институт региональных исследований",
    "Papers": "Работы",
    "Authors": "Авторы",
    "Topics": "Темы",
    "Latest paper": "Последняя работа",
}
PAPER = """---
title: Порты севера
language: ru
authors:
  - name: Андрей Лебедев
date: 12 сентября 2018
---

Паромная линия медленно изменила путь в Астрахань, как все и заметили.

Зерно шло по ней много лет, а потом его стало меньше.
"""


@pytest.fixture
def russian_settings(settings, tmp_path):
    folder = tmp_path / "locale" / "ru" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(compiled(MESSAGES))
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, str(tmp_path / "locale")]


@pytest.fixture
def russian(russian_settings):
    return make_site_pages()


def titles(pages):
    return [(page.title, page.get_parent().title, page.slug) for page in pages]


def test_the_sites_pages_are_made_in_it(russian):
    home = "Институт региональных исследований"
    assert titles(russian) == [
        (home, "Root", "home-ru"),
        ("Работы", home, "papers"),
        ("Авторы", home, "authors"),
        ("Темы", home, "topics"),
        ("About", home, "about"),
    ]
    english = HomePage.objects.get(locale__language_code="en")
    assert russian[0].translation_key == english.translation_key
    assert [page.live and page.alias_of_id is None for page in russian] == [True] * 5
    assert Page.find_problems() == ([], [], [], [], [])


def test_they_are_made_once_and_nothing_else_is_touched(russian_settings):
    before = list(all_pages().order_by("pk").values())
    made = {page.pk for page in make_site_pages()}
    assert make_site_pages() == []
    root = Page._base_manager.get(depth=1)
    assert [row for row in all_pages().order_by("pk").values() if row["id"] not in {*made, root.pk}] == [
        row for row in before if row["id"] != root.pk
    ]


def test_migrating_makes_them(russian_settings):
    call_command("migrate", verbosity=0)
    assert Client().get("/ru/papers/").status_code == 200


@pytest.mark.parametrize("which", [0, 4], ids=["home", "about"])
def test_what_an_editor_took_out_stays_out(russian, admin_client, which):
    admin_client.post(reverse("wagtailadmin_pages:delete", args=[russian[which].pk]))
    assert not Page.objects.filter(pk=russian[which].pk).exists()
    assert make_site_pages() == []


def test_a_language_that_only_has_a_locale_gets_its_pages(russian_settings):
    locale = Locale.objects.create(language_code="ru")
    assert {page.locale for page in make_site_pages()} == {locale}


@pytest.fixture
def works(russian):
    """A work in three languages, one in English and Persian, one in Persian alone."""
    author = make_author("Mina Writer", slug="mina")
    water = make_topic("Water", en="Water", fa="آب", ru="Вода")
    three = make_essay(title="Of ports and ships", slug="ports", authors=[author], topics=[water])
    words = {"body": factories.paragraphs("Паромная линия медленно изменила путь в Астрахань.")}
    translate(three, "fa", title="بندرها", original_language="en", body=factories.paragraphs("متن بندرها."))
    translate(
        three, "ru", title="О портах и кораблях", original_language="en", translator="И. Петров", **words
    )
    two = make_essay(title="Of grain and bread", slug="grain")
    translate(two, "fa", title="غله", original_language="en", body=factories.paragraphs("متن غله."))
    make_essay(title="نان", slug="bread", language="fa", body=factories.paragraphs("متن نان."))
    return {"three": three, "two": two}


def faults_in_texts(seen):
    """Return the page's faults but for the site's own words that nobody has put into Russian yet."""
    return [fault for fault in faults_of(seen) if ": in ru: " not in fault]


def visit(address):
    return crawled(address, Client().get(address).content.decode())


def test_its_pages_say_what_they_are(works):
    page = visit("/ru/").page
    assert (page.html["lang"], page.html["dir"], page.title.get_text()) == (
        "ru",
        "ltr",
        MESSAGES["Institute for Regional Studies"],
    )
    assert "Последняя работа" not in page.get_text()
    assert page.select("link[rel=preload]") == []
    assert [link.get_text() for link in page.select(".masthead-sections a")] == [
        "Работы",
        "Авторы",
        "Темы",
        "About",
    ]


def test_each_page_leads_to_the_work_in_all_three(works):
    hreflang = {"en": "/en/papers/ports/", "fa": "/fa/papers/ports/", "ru": "/ru/papers/ports/"}
    for address in hreflang.values():
        seen = visit(address)
        assert seen.languages == hreflang | {"x-default": "/en/papers/ports/"}
        switch = [link["href"] for link in seen.page.select(".masthead-languages a")]
        assert switch == [other for other in hreflang.values() if other != address]
    titles = [
        (link["hreflang"], link.get_text()) for link in visit("/ru/papers/ports/").page.select(".other a")
    ]
    assert titles == [("en", "Of ports and ships"), ("fa", "بندرها")]
    assert (
        visit("/ru/papers/ports/?beside=fa").page.select_one(".pair [lang=fa][dir=rtl] p").get_text()
        == "متن بندرها."
    )


def test_a_work_that_is_not_there_is_listed_once(works):
    rows = visit("/ru/papers/").page.select(".work h2 a")
    assert sorted(row["href"] for row in rows) == [
        "/en/papers/grain/",
        "/fa/papers/bread/",
        "/ru/papers/ports/",
    ]
    assert visit("/en/papers/bread/").page.select_one(".notice a")["href"] == "/fa/papers/bread/"


def test_a_machine_sees_three_languages_and_no_fault(works):
    pages = crawl("/ru/")
    assert {address.split("/")[1] for address in pages} == {"en", "fa", "ru"}
    assert [fault for seen in pages.values() for fault in faults_in_texts(seen)] == []
    assert one_sided(pages) == []
    listed = read_sitemap()
    assert listed["/ru/papers/ports/"] == pages["/ru/papers/ports/"].languages
    assert set(listed) == {address for address in pages if "?" not in address and "/search/" not in address}
    robots = Client().get("/robots.txt").content.decode()
    assert "Disallow: /ru/search/\n" in robots
    assert f"Sitemap: {BASE}/sitemap.xml\n" in robots


def test_a_translation_is_started_under_its_papers(works):
    page = start_translation(works["two"], "ru").page
    assert (page.url, page.live, page.language, page.original_language) == (
        "/ru/papers/grain/",
        False,
        "ru",
        "en",
    )


def test_a_paper_in_it_is_imported_below_it(russian, tmp_path):
    source = tmp_path / "ports.md"
    source.write_text(PAPER, encoding="utf-8")
    call_command("import_papers", str(source), publish=True, verbosity=0)
    page = EssayPage.objects.get()
    assert (page.title, page.language, page.url.rpartition("/")[0].rpartition("/")[0]) == (
        "Порты севера",
        "ru",
        "/ru/papers",
    )
    shown = visit(page.url).page
    assert "12 сентября 2018" in shown.select_one(".spine").get_text()
    assert faults_in_texts(visit(page.url)) == []
