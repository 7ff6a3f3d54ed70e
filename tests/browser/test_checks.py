"""The checks in a real browser: the number on the button, the panel, the way to the place, setting aside."""

import sqlite3
from contextlib import closing

import pytest

from .watching import PatientWatch

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def interview(product):
    """Return the number of the interview, in which the print left two broken words."""
    product.manage("check_works")
    with closing(sqlite3.connect(product.database)) as database:
        return next(database.execute("SELECT workpage_ptr_id FROM papers_interviewpage"))[0]


def test_a_broken_word_is_found_led_to_and_set_aside(product, admin, interview):
    admin.visit(f"{product.base}/admin/pages/{interview}/edit/")
    page = admin.page
    button = page.locator("[data-side-panel-toggle=checks]")
    assert int(page.locator("#number-of-findings").inner_text().split()[0]) >= 3
    if not page.locator("#checks-of-the-text").is_visible():
        button.click()
    panel = page.locator("#checks-of-the-text")
    row = panel.locator("li", has_text="negotia-")
    row.get_by_role("link", name="Broken word").click()
    block = page.url.partition("#")[2]
    assert "negotia-" in page.locator(f"[id='{block}']").inner_text()
    assert page.locator(f"[id='{block}']").is_visible()
    row.get_by_role("button", name="It is meant so").click()
    page.wait_for_load_state()
    if not page.locator("#checks-of-the-text").is_visible():
        page.locator("[data-side-panel-toggle=checks]").click()
    aside = page.locator("#checks-of-the-text li", has_text="negotia-")
    aside.get_by_role("button", name="Open it again").click()
    page.wait_for_load_state()
    assert admin.faults == []


@pytest.mark.parametrize("address", ["reports/checks/", "checks/levels/", "checks/{}/"])
@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_screens_are_sound(product, session, open_page, interview, address, language):
    watch = PatientWatch(open_page(storage_state=session, locale=language), product.base)
    watch.visit(f"{product.base}/admin/{address.format(interview)}")
    assert watch.page.locator("h1").count() == 1
    for width in (360, 1360):
        watch.check_width(width)
    watch.check_accessibility("main")
    assert watch.faults == []


def test_the_panel_is_sound(product, admin, interview):
    admin.visit(f"{product.base}/admin/pages/{interview}/edit/")
    if not admin.page.locator("#checks-of-the-text").is_visible():
        admin.page.locator("[data-side-panel-toggle=checks]").click()
    admin.check_accessibility("#checks-of-the-text")
    admin.check_accessibility("[data-side-panel-toggle=checks]")
    assert admin.faults == []
