"""Finding in a real browser: suggestions by keyboard, facets, passages, and all of it without a script."""

import sqlite3
from contextlib import closing
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from .product import LANGUAGES
from .watching import Watch

pytestmark = pytest.mark.browser
WIDTHS = (320, 360, 1360)
NOTHING = "zyxwvut"
OF_MANY = {"en": "foreign policy", "fa": "سیاست خارجی"}


@pytest.fixture(scope="module")
def author(product):
    """Return (name, address) of a person with a page."""
    with closing(sqlite3.connect(f"file:{product.database}?mode=ro", uri=True)) as database:
        row = database.execute(
            "SELECT title, slug FROM wagtailcore_page page JOIN papers_authorpage ON page_ptr_id = page.id "
            "JOIN wagtailcore_locale locale ON locale.id = locale_id WHERE live AND language_code = 'en' "
            "ORDER BY path"
        ).fetchone()
    return row[0], f"/en/authors/{row[1]}/"


def results(page) -> list[str]:
    return page.locator(".works h2 a, .works h3 a").evaluate_all("links => links.map(link => link.pathname)")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", ["OF_MANY", "shangai", NOTHING, '"foreign policy" -syria'])
def test_each_answer_is_sound(words, language, theme, product, open_page):
    """With facets, with near spellings, with nothing, with signs of a query; at each width."""
    page = open_page(theme)
    watch = Watch(page, product.base)
    watch.visit(
        f"{product.base}/{language}/search/?q={quote(OF_MANY[language] if words == 'OF_MANY' else words)}"
    )
    watch.check_structure(language)
    for width in WIDTHS:
        watch.check_width(width)
        facets = page.locator("nav.facets")
        assert facets.count() == 0 or facets.bounding_box()["height"] > 40
    watch.check_accessibility()
    assert watch.faults == []


def test_the_keyboard_chooses_a_suggestion(product, open_page, author):
    name, address = author
    page = open_page()
    watch = Watch(page, product.base)
    watch.visit(f"{product.base}/en/search/")
    field = page.locator("#query")
    field.focus()
    page.keyboard.type(name[:5], delay=20)
    options = page.get_by_role("option")
    options.first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    watch.check_accessibility()
    names = options.all_inner_texts()
    assert name in names
    for _ in range(names.index(name) + 1):
        page.keyboard.press("ArrowDown")
    chosen = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert (chosen.inner_text(), chosen.get_attribute("aria-selected")) == (name, "true")
    page.keyboard.press("Enter")
    page.wait_for_url(product.base + address)
    assert watch.faults == []


def test_escape_closes_the_suggestions_and_keeps_the_words(product, open_page, author):
    page = open_page()
    page.goto(f"{product.base}/en/search/")
    field = page.locator("#query")
    field.fill(author[0][:4])
    page.get_by_role("option").first.wait_for()
    field.press("Escape")
    assert page.get_by_role("option").count() == 0
    assert field.input_value() == author[0][:4]
    field.press("Enter")
    page.wait_for_url("**/search/?q=*")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_facet_narrows_and_is_taken_back(script, product, open_page):
    page = open_page(java_script_enabled=script)
    page.goto(f"{product.base}/en/search/?q={quote(OF_MANY['en'])}")
    everything = results(page)
    link = page.locator(".facets li a").first
    number = int(link.locator(".count").inner_text().strip(", "))
    if not link.is_visible():  # an older browser keeps the list folded
        page.locator(".facets summary").first.click()
    link.click()
    page.wait_for_load_state()
    assert page.locator("[role=status]").inner_text().startswith(f"{number} work")
    page.locator(".chosen a").click()
    page.wait_for_load_state()
    assert results(page) == everything


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_passage_leads_to_its_paragraph(script, product, open_page):
    page = open_page(java_script_enabled=script)
    page.goto(f"{product.base}/en/search/?q={quote(OF_MANY['en'])}")
    passage = page.locator(".search-place a[href*='#']").first
    assert page.locator(".work:has(.search-place a[href*='#']) mark").count() > 0
    passage.click()
    page.wait_for_load_state()
    anchor = urlsplit(page.url).fragment
    place = page.locator(f"[id='{anchor}']")
    assert place.count() == 1
    assert 0 <= place.bounding_box()["y"] < 800


def test_a_search_within_a_report_stays_there(product, addresses, open_page):
    page = open_page()
    report = addresses["report", "en"]
    page.goto(product.base + report)
    field = page.get_by_label("Search within this report")
    field.fill("policy")
    field.press("Enter")
    page.wait_for_url("**/search/?*")
    assert parse_qs(urlsplit(page.url).query)["in"] == [report.strip("/").split("/")[-1]]
    found = results(page)
    assert found
    assert all(path.startswith(report) for path in found)


def test_a_slip_is_forgiven_and_said(product, open_page):
    page = open_page()
    page.goto(f"{product.base}/en/search/?q=foriegn+polcy")
    assert page.locator("[role=status]").inner_text().startswith("Nothing for “foriegn polcy”.")
    assert results(page)


def test_the_same_search_waits_in_the_other_language(product, open_page):
    page = open_page()
    page.goto(f"{product.base}/en/search/?q={NOTHING}")
    page.get_by_role("link", name="The same search in Persian").click()
    page.wait_for_load_state()
    assert urlsplit(page.url).path == "/fa/search/"
    assert page.locator("#query").input_value() == NOTHING
