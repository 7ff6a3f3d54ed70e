"""Every kind of public page in a real browser: both languages, both themes, three widths."""

import re
from pathlib import Path

import pytest

from .product import LANGUAGES, ROOT
from .watching import Watch

pytestmark = pytest.mark.browser

KINDS = [
    "home",
    "papers",
    "report",
    "essay",
    "interview",
    "authors",
    "author",
    "topics",
    "topic",
    "search",
    "search with hits",
    "search without hits",
    "about",
    "not found",
]
SINGLE_LANGUAGE = {"report", "essay", "interview", "author", "topic"}  # may lack a translation
WIDTHS = (320, 360, 1360)


def other(language: str) -> str:
    return next(code for code in LANGUAGES if code != language)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_sound(kind, language, theme, product, addresses, open_page):
    """Where a work has no translation, the page that says so is looked at in its place."""
    page = open_page(theme)
    watch = Watch(page, product.base)
    address = addresses.get((kind, language))
    if address is None:
        assert kind in SINGLE_LANGUAGE
        address = f"/{language}/" + addresses[kind, other(language)].split("/", 2)[2]
    missing = kind == "not found" or (kind, language) not in addresses
    watch.visit(product.base + address, status=404 if missing else 200)
    watch.check_structure(language)
    for width in WIDTHS:
        watch.check_width(width)
    watch.check_accessibility()
    assert (address, watch.faults) == (address, [])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_for_our_own_faults_is_sound(theme, product, open_page):
    """It is served where nothing else works, so it is shown as it stands."""
    page = open_page(theme)
    watch = Watch(page, product.base)
    body = (ROOT / "templates" / "500.html").read_text(encoding="utf-8")
    assert not re.search(r"\{[%{]", body)
    address = f"{product.base}/en/broken/"
    page.route(address, lambda route: route.fulfill(status=500, content_type="text/html", body=body))
    watch.visit(address, status=500)
    for width in WIDTHS:
        watch.check_width(width)
    watch.check_accessibility()
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("[lang=fa][dir=rtl]").count() == 1
    assert watch.faults == []


@pytest.mark.parametrize("kind", ["report", "essay", "interview"])
def test_a_missing_translation_is_offered_in_the_language_that_exists(kind, product, addresses, open_page):
    (language,) = [code for code in LANGUAGES if (kind, code) in addresses]
    existing = addresses[kind, language]
    page = open_page()
    answer = page.goto(f"{product.base}/{other(language)}/" + existing.split("/", 2)[2])
    assert answer.status == 404
    offer = page.locator(f"main .notice a[hreflang={language}]")
    assert offer.evaluate_all("links => links.map(link => link.pathname)") == [existing]


def test_every_live_page_is_reached_by_links(product, found):
    assert [page.path for page in product.live_pages() if page.path not in found.answers] == []


def test_no_link_leads_nowhere(found):
    broken = {
        path: (status, found.linked_from.get(path))
        for path, (status, _) in found.answers.items()
        if status != 200
    }
    assert broken == {}


def test_every_kind_of_page_exists(addresses):
    assert {kind for kind, _ in addresses} == set(KINDS)
    assert {
        kind for kind in KINDS if len({code for known, code in addresses if known == kind}) < 2
    } <= SINGLE_LANGUAGE


def test_a_search_finds_the_work_whose_title_it_quotes(product, addresses, open_page):
    essay = next(page for page in product.live_pages() if page.kind == "essay")
    page = open_page()
    page.goto(product.base + addresses["home", "en"])
    page.locator("[type=search]").first.fill(essay.title)
    page.locator("[type=search]").first.press("Enter")
    page.wait_for_load_state()
    assert essay.path in page.locator("main a").evaluate_all("links => links.map(link => link.pathname)")


def test_the_keyboard_reaches_the_text_first(product, addresses, open_page):
    page = open_page()
    page.goto(product.base + addresses["essay", "en"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('main, main *')")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_works_without_scripts(language, product, addresses, open_page):
    page = open_page(java_script_enabled=False)
    page.goto(product.base + addresses["search with hits", language])
    assert page.locator("h1").count() == 1
    assert page.locator("form[role=search]").count() >= 1


BROKEN = """<!doctype html><html lang="en"><head><title>Broken</title></head><body>
<h1>One</h1><h1>Two</h1><img src="http://third.example/a.png"><img src="/en/no-such-picture.png" alt="">
<div style="width:2000px">wide</div>
<script>console.error("oh"); throw new Error("dear")</script></body></html>"""


def test_each_fault_is_noticed(product, open_page):
    """The control: a page with every fault there is."""
    page = open_page()
    watch = Watch(page, product.base)
    address = f"{product.base}/en/broken/"
    page.route(address, lambda route: route.fulfill(content_type="text/html", body=BROKEN))
    page.route("http://third.example/*", lambda route: route.abort("failed"))
    watch.visit(address, status=404)
    watch.check_structure("fa")
    watch.check_width(360)
    watch.check_accessibility()
    expected = [
        'axe image-alt (critical): Images must have alternative text: img[src="http://third.example/a.png"]',
        "console: Failed to load resource: net::ERR_FAILED",
        "console: Failed to load resource: the server responded with a status of 404 (Not Found)",
        "console: oh",
        "dir is None instead of 'rtl'",
        "2 h1 instead of 1",
        f"failed request: {product.base}/en/no-such-picture.png: 404",
        "failed request: http://third.example/a.png: net::ERR_FAILED",
        "lang is 'en' instead of 'fa'",
        "script error: dear",
        "status 200 instead of 404",
        "third party: http://third.example/a.png",
    ]
    assert [fault for fault in expected if fault not in watch.faults] == []
    assert any(fault.startswith("scrolls sideways at 360 px: 20") for fault in watch.faults)


def test_answers_leave_no_file_open_in_the_server(product):
    files = Path(f"/proc/{product.process.pid}/fd")
    counts = []
    for _ in range(60):
        product.fetch("/en/")
        counts.append(len(list(files.iterdir())))
    assert max(counts) - min(counts) < 15
