"""The workshop of topics in a real browser: topics are merged by keyboard, the undo is on the next page."""

import pytest

from .watching import PatientWatch

pytestmark = pytest.mark.browser
TOPICS = "/admin/snippets/papers/topic/"
LANGUAGES = ("en", "fa")


def watch_in(language, product, session, open_page):
    return PatientWatch(open_page(storage_state=session, locale=language), product.base)


def press(page, name: str) -> None:
    """Walk by keyboard to the button of this name, and press it."""
    for _step in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip().startswith(name):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach “{name}”")


def topics_on(page) -> list[int]:
    """Return the keys of the topics of the list, as their addresses say them."""
    links = page.locator("main table a[href*='/topic/edit/']")
    found = links.evaluate_all("links => links.map(link => parseInt(link.href.split('/edit/')[1]))")
    return list(dict.fromkeys(found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_are_sound(product, session, open_page, language):
    watch = watch_in(language, product, session, open_page)
    watch.visit(product.base + TOPICS)
    one, other = topics_on(watch.page)[:2]
    for address in (
        TOPICS,
        "/admin/topics/twins/",
        f"/admin/topics/merge/?topic={one}&topic={other}",
        f"/admin/topics/{one}/rename/",
        f"/admin/topics/{one}/works/",
        f"/admin/topics/{one}/works/?which=others",
        "/admin/topics/changes/",
    ):
        watch.visit(product.base + address)
        assert watch.page.locator("html").get_attribute("lang") == language
        for width in (360, 1360):
            watch.check_width(width)
        watch.check_accessibility("main")
    assert watch.faults == []


def test_two_topics_are_merged_and_parted_by_keyboard(product, session, open_page):
    watch = watch_in("en", product, session, open_page)
    watch.visit(product.base + TOPICS)
    one, other = topics_on(watch.page)[:2]
    watch.visit(f"{product.base}/admin/topics/merge/?topic={one}&topic={other}")
    press(watch.page, "Merge these topics")
    watch.page.wait_for_url("**/topics/changes/*/")
    watch.check_accessibility("main")
    watch.page.goto(product.base + TOPICS)
    assert len({one, other} & set(topics_on(watch.page))) == 1
    watch.page.go_back()
    with watch.page.expect_navigation():
        press(watch.page, "Undo")
    watch.visit(product.base + TOPICS)
    assert {one, other} <= set(topics_on(watch.page))
    assert watch.faults == []
