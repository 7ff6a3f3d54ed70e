"""The root, the search, the page that is not there, and the language and direction of every page."""

import html
import re

import pytest
from django.test import Client

from tests import factories
from tests.factories import make_author, make_essay, make_interview, make_report, make_topic, paragraphs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("cookie", "header", "language"),
    [
        ("", "", "en"),
        ("", "fa", "fa"),
        ("", "fa-IR,fa;q=0.9,en;q=0.5", "fa"),
        ("", "en;q=0.2,fa;q=0.1", "en"),
        ("", "de,ru;q=0.5", "en"),
        ("", "de,fa;q=0.1", "fa"),
        ("fa", "en", "fa"),
        ("en", "fa", "en"),
        ("de", "fa", "fa"),
        ("../admin", "", "en"),
        ("", "x" * 5000, "en"),
    ],
)
def test_the_root_leads_to_the_chosen_language_else_to_the_browsers(client, cookie, header, language):
    if cookie:
        client.cookies["django_language"] = cookie
    response = client.get("/", headers={"Accept-Language": header} if header else {})
    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert response["Cache-Control"] == "private, no-store"
    assert {name.strip() for name in response["Vary"].split(",")} >= {"Accept-Language", "Cookie"}


# Search ----------------------------------------------------------------------------------------------------


def titles(query, language="en", **more):
    response = Client().get(f"/{language}/search/", {"q": query, **more})
    assert response.status_code == 200
    found = response.context["found"]
    return [result.row.title for result in (*found.results, *found.elsewhere)]


def test_a_search_finds_works_that_hold_every_word():
    make_essay(title="Sea and shore")
    make_essay(title="Sea and sky")
    make_interview(title="Talk", body=paragraphs("The shore of the sea."))
    assert sorted(titles("shore sea")) == ["Sea and shore", "Talk"]
    assert titles("sea mountain") == []


@pytest.mark.parametrize("query", ["قدرت کتاب‌های", "قدرت كتابهاي", "قُدرت", "کِتاب"])
def test_a_persian_search_finds_whatever_the_keyboard(query):
    make_essay(title="قدرت کتاب‌های خزر", language="fa", parent=factories.papers_page("fa"))
    assert titles(query, "fa") == ["قدرت کتاب‌های خزر"]


def test_a_word_typed_with_arabic_letters_finds_the_persian_one_and_the_other_way_round():
    make_essay(title="كتاب علي", language="fa", parent=factories.papers_page("fa"))
    assert titles("کتاب علی", "fa") == titles("كتاب علي", "fa") == ["کتاب علی"]


def test_a_work_in_one_language_only_is_found_from_the_other():
    make_essay(title="Sea and shore")
    assert titles("shore", "fa") == ["Sea and shore"]


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "\0",
        "sea\0",
        '"',
        '"sea',
        "'",
        "%",
        "_",
        "\\",
        "<script>",
        "sea " * 12500,
        "آ" * 50_000,
        "\ud800"[:0],
    ],
    ids=lambda text: repr(text[:8]),
)
def test_no_query_breaks_the_search(query):
    make_essay(title="Sea and shore")
    response = Client().get("/en/search/", {"q": query})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().partition("<main")[2]


@pytest.mark.parametrize("query", ["%", "_", "\\"])
def test_a_sign_is_a_sign_and_stands_for_nothing_else(query):
    make_essay(title="Sea and shore")
    assert titles(query) == []


@pytest.mark.parametrize("page", ["-1", "0", "abc", "²", "9" * 5000, "1e3", "\0", ""])
@pytest.mark.parametrize("address", ["/en/search/?q=sea", "/en/papers/", "/en/topics/water/"])
def test_no_page_number_breaks_a_list(address, page):
    make_essay(title="Sea and shore", topics=[make_topic("Water")])
    response = Client().get(address, {"q": "sea", "page": page})
    assert response.status_code == 200
    assert "Sea and shore" in response.content.decode()


@pytest.mark.parametrize("kind", ["", "essay", "book", "__class__", "\0"])
def test_an_unknown_kind_of_paper_shows_all(client, kind):
    make_essay(title="Sea and shore")
    assert "Sea and shore" in client.get("/en/papers/", {"type": kind}).content.decode()


def test_a_long_list_has_pages(client):
    for number in range(21):
        make_essay(title=f"Essay number {number:02}", date_year=2000 + number)
    first, second = client.get("/en/papers/"), client.get("/en/papers/?page=2")
    assert [work.title for work in first.context["works"]] == [
        f"Essay number {number:02}" for number in range(20, 0, -1)
    ]
    assert [work.title for work in second.context["works"]] == ["Essay number 00"]
    assert 'rel="next" href="?page=2"' in first.content.decode()


# What is not there -----------------------------------------------------------------------------------------


def test_a_page_that_is_not_there_offers_the_same_work_in_the_other_language(client):
    make_essay(title="Sea and shore", slug="sea")
    response = client.get("/fa/papers/sea/")
    assert response.status_code == 404
    body = response.content.decode()
    assert '<html lang="fa" dir="rtl">' in body
    assert 'href="/en/papers/sea/"' in body
    assert 'lang="en" dir="ltr">Sea and shore' in body


@pytest.mark.parametrize(
    "address",
    [
        "/fa/papers/none/",
        "/none/",
        "/fa/%00/",
        "/fa/papers/%D8%AF/",
        "/fa/" + "x/" * 200,
        "/x" * 900,
    ],
)
def test_a_page_that_is_nowhere_offers_nothing(client, address):
    make_essay(title="Sea and shore", slug="sea")
    response = client.get(address, follow=True)
    assert response.status_code == 404
    assert response.context["other_language_page"] is None


def test_the_words_of_a_mistyped_address_are_put_into_the_search(client):
    body = client.get("/en/papers/sea-and_shore/").content.decode()
    assert 'name="q" type="search" value="sea and shore"' in body


# Languages and directions ----------------------------------------------------------------------------------


@pytest.fixture
def english_only():
    author = make_author("Mina Writer", slug="writer")
    water = make_topic("Water", en="Water")
    report = make_report(
        title="Report of the sea",
        slug="report",
        essays=2,
        authors=[author],
        topics=[water],
        abstract="Words.",
    )
    make_interview(title="Talk of the sea", slug="talk", authors=[author], topics=[water])
    return report


SECTIONS = [
    "",
    "papers/",
    "authors/",
    "topics/",
    "topics/water/",
    "about/",
    "search/?q=sea",
    "papers/?type=essay",
]


@pytest.mark.parametrize("section", SECTIONS)
@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("fa", "rtl")])
def test_each_page_says_its_language_and_direction(client, english_only, section, language, direction):
    response = client.get(f"/{language}/{section}")
    assert response.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in response.content.decode()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_english_title_on_a_persian_page_says_that_it_is_english(client, english_only, section):
    main = html.unescape(client.get(f"/fa/{section}").content.decode().partition("<main")[2])
    for title in ("Report of the sea", "Talk of the sea", "Essay", "Mina Writer", "Water"):
        for match in re.finditer(rf">(?:<span>)?{title}", main):
            before = main[: match.start() + 1]
            tags = re.search(r"(?:<[^/<>][^<>]*>)+$", before)[0]
            assert 'lang="en" dir="ltr"' in tags, tags + title


def test_the_rule_above_has_titles_to_look_at(client, english_only):
    main = client.get("/fa/papers/").content.decode().partition("<main")[2]
    assert len(re.findall("Report of the sea|Talk of the sea", main)) == 2


def test_a_link_to_the_other_language_keeps_page_topic_and_query(client, english_only):
    factories.translate(english_only, "fa", title="گزارش دریا")
    for address, other in {
        "/en/": "/fa/",
        "/en/papers/report/": "/fa/papers/report/",
        "/en/papers/talk/": "/fa/papers/",
        "/en/authors/writer/": "/fa/authors/",
        "/en/topics/water/": "/fa/topics/water/",
        "/en/search/?q=sea": "/fa/search/?q=sea",
    }.items():
        links = client.get(address).context["frame"].languages
        assert [link.url for link in links if link.code == "fa"] == [other]
