"""The workshop of people in a real browser: two are merged by keyboard, and are apart again."""

import pytest

from .test_curation import LANGUAGES, press, watch_in

pytestmark = pytest.mark.browser
PEOPLE = "/admin/people/"


def people_on(page) -> list[int]:
    boxes = page.locator("main input[name=person]")
    return [int(value) for value in boxes.evaluate_all("boxes => boxes.map(box => box.value)")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_screens_are_sound(product, session, open_page, language):
    watch = watch_in(language, product, session, open_page)
    watch.visit(product.base + PEOPLE)
    one, other = people_on(watch.page)[:2]
    for address in (
        PEOPLE,
        f"{PEOPLE}?q=nobody+at+all",
        f"{PEOPLE}?state=twins",
        f"{PEOPLE}{one}/",
        f"{PEOPLE}twins/",
        f"{PEOPLE}merge/",
        f"{PEOPLE}merge/?person={one}&person={other}",
        f"{PEOPLE}changes/",
    ):
        watch.visit(product.base + address)
        watch.check_structure(language)
        for width in (360, 1360):
            watch.check_width(width)
        watch.check_accessibility("main")
    assert watch.faults == []


def test_two_people_are_merged_and_parted_by_keyboard(product, session, open_page):
    watch = watch_in("en", product, session, open_page)
    watch.visit(product.base + PEOPLE)
    one, other = people_on(watch.page)[:2]
    watch.visit(f"{product.base}{PEOPLE}merge/?person={one}&person={other}")
    with watch.page.expect_navigation(url="**/people/changes/*/"):
        press(watch.page, "Merge these people")
    report = watch.page.url
    watch.check_accessibility("main")
    watch.visit(product.base + PEOPLE)
    assert len({one, other} & set(people_on(watch.page))) == 1
    watch.visit(report)
    with watch.page.expect_navigation(wait_until="networkidle"):
        press(watch.page, "Undo")
    watch.check_accessibility("main")
    watch.visit(product.base + PEOPLE)
    assert {one, other} <= set(people_on(watch.page))
    assert watch.faults == []
