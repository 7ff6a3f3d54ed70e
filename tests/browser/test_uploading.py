"""Topics from a file in a real browser: handed in, seen, brought in and taken back."""

import pytest

from .watching import PatientWatch

pytestmark = pytest.mark.browser
UPLOAD = "/admin/topics/upload/"
WIDTHS = (360, 1360)
TABLE = "slug,en,en_other,fa\nseabirds,Seabirds,Gulls|Terns,پرندگان دریایی\n,Sea|Bird,,\n"
GOOD = TABLE.rsplit("\n", 2)[0] + "\n"
WRONG = {"name": "topics.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
RIGHT = {"name": "topics.csv", "mimeType": "text/csv", "buffer": GOOD.encode()}


def check(watch, language):
    assert watch.page.locator("html").get_attribute("lang") == language
    for width in WIDTHS:
        watch.check_width(width)
    watch.check_accessibility("main")


def press(watch) -> None:
    with watch.page.expect_navigation():
        watch.page.locator("main form[method=post] button").first.click()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_topics_are_handed_in_seen_brought_in_and_taken_back(product, session, open_page, language):
    page = open_page(storage_state=session, locale=language)
    watch = PatientWatch(page, product.base)
    watch.visit(product.base + UPLOAD)
    check(watch, language)
    page.set_input_files("input[type=file]", WRONG)
    press(watch)
    assert page.locator("[role=alert] li").count() == 1
    check(watch, language)
    page.set_input_files("input[type=file]", RIGHT)
    press(watch)
    page.wait_for_url("**/topics/upload/*/")
    assert page.locator("main").get_by_text("Seabirds").count()
    check(watch, language)
    press(watch)
    page.wait_for_url("**/topics/uploads/*/")
    check(watch, language)
    press(watch)
    assert page.locator("main form[method=post]").count() == 0
    check(watch, language)
    assert watch.faults == []
