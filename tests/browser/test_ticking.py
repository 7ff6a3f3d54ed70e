"""Pages are unpublished with ticks in a real browser, and come back by the button of the message."""

import pytest

from .test_curation import LANGUAGES, watch_in

pytestmark = pytest.mark.browser


def essays(product) -> list:
    return [page for page in product.live_pages() if page.kind == "essay"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_unpublished_pages_come_back_by_keyboard(product, session, open_page, language):
    watch = watch_in(language, product, session, open_page)
    before = essays(product)
    chosen = "&".join(f"id={page.number}" for page in before[:2])
    watch.visit(f"{product.base}/admin/bulk/wagtailcore/page/unpublish/?{chosen}&next=/admin/pages/")
    with watch.page.expect_navigation(wait_until="networkidle"):
        watch.page.locator("main form button[type=submit], main form input[type=submit]").first.press("Enter")
    assert len(essays(product)) == len(before) - 2
    with watch.page.expect_navigation(url="**/ticked/*/", wait_until="networkidle"):
        watch.page.locator(".messages a[href*='/ticked/']").press("Enter")
    watch.check_structure(language)
    for width in (360, 1360):
        watch.check_width(width)
    watch.check_accessibility("main")
    with watch.page.expect_navigation(url="**/admin/pages/**", wait_until="networkidle"):
        watch.page.locator("main form[method=post] button").press("Enter")
    assert essays(product) == before
    assert watch.faults == []
