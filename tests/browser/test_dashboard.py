"""The first page of the admin in a real browser: its numbers lead to lists, by mouse and by keyboard."""

import pytest

from .watching import PatientWatch

pytestmark = pytest.mark.browser
WIDTHS = (360, 1360)


@pytest.fixture(params=["en", "fa"])
def desk(request, product, session, open_page):
    """The first page, in the interface of one language."""
    watch = PatientWatch(open_page(storage_state=session, locale=request.param), product.base)
    watch.visit(f"{product.base}/admin/")
    assert watch.page.locator("html").get_attribute("lang") == request.param
    return watch


def test_the_desk_is_sound(desk):
    for width in WIDTHS:
        desk.check_width(width)
    desk.check_accessibility(".desk-panel")
    assert desk.faults == []


def test_each_number_is_one_step_from_its_list(desk, product):
    links = desk.page.locator(".desk a")
    addresses = links.evaluate_all("links => links.map(link => link.href)")
    assert addresses
    for address in addresses:
        desk.visit(address)
    assert desk.faults == []


def test_the_keyboard_reaches_a_list(desk, product):
    page = desk.page
    link = page.locator(".desk a").first
    address = link.evaluate("link => link.href")
    page.locator("#id_q").focus()
    for _step in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.desk a') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert desk.faults == []
