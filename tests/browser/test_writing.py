"""Persian writing in a real browser: an editor types a slip, sees it named, and repairs it with one click."""

import sqlite3
from contextlib import closing

import pytest

from .product import ROOT

pytestmark = pytest.mark.browser

SLIP, RIGHT = "او می رود", "او می\u200cرود"


@pytest.fixture(scope="module")
def essay(product):
    """Return the number of a Persian essay that nobody has published."""
    product.manage("import_papers", str(ROOT / "tests" / "data" / "reports" / "fa.txt"))
    with closing(sqlite3.connect(product.database)) as database:
        rows = database.execute(
            "SELECT page_ptr_id FROM papers_workpage JOIN papers_essaypage ON workpage_ptr_id = page_ptr_id "
            "WHERE language = 'fa' ORDER BY page_ptr_id"
        )
        return next(rows)[0]


def test_a_slip_is_repaired_with_one_click(product, admin, essay):
    address = f"{product.base}/admin/pages/{essay}/edit/"
    admin.visit(address)
    page = admin.page
    page.locator("#id_subtitle").fill(SLIP)
    page.locator("form#page-edit-form button[type=submit]", has_text="Save draft").first.click()
    page.wait_for_load_state()
    panel = page.locator("#persian-writing")
    row = panel.locator("li", has=page.locator("mark", has_text="می رود"))
    assert row.count() == 1
    row.get_by_role("button", name="Repair").click()
    page.wait_for_url(f"{address}#persian-writing")
    assert "became" in page.locator(".messages").inner_text()
    assert page.locator("#id_subtitle").input_value() == RIGHT
    assert panel.locator("mark", has_text="می رود").count() == 0
    assert admin.faults == []
