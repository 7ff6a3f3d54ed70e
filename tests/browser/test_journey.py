"""A paper's whole way through the house, in a real browser: two people, two languages, and by keyboard alone.

Imported, its findings mended, its topics mapped and two of them merged, submitted, approved by another,
released together with another paper, and corrected.
"""

import re

import pytest

from .product import Product
from .watching import PatientWatch

pytestmark = pytest.mark.browser

PEOPLE = """
from django.contrib.auth.models import Group, User
from papers.models import Topic
for name, role in (("writer", "Editor"), ("checker", "Publisher")):
    user = User.objects.create_user(name, password="open sesame")
    user.groups.add(Group.objects.get(name=role))
for one, other in {twins}:
    Topic.objects.create(name=one)
    Topic.objects.create(name=other)
"""
PAPER = """# {title}

Elaheh Rostami

The first paragraph of this paper is long enough to be a paragraph and nothing else at all.

The second paragraph of this paper is just as long, and with it the paper comes to its end.
"""
JOURNEYS = [("en", "mouse"), ("fa", "mouse"), ("en", "keyboard")]
TITLES = {
    ("en", "mouse"): ("Winds of the Shore", "Tides of the Shore"),
    ("fa", "mouse"): ("Winds of the Delta", "Tides of the Delta"),
    ("en", "keyboard"): ("Winds of the Strait", "Tides of the Strait"),
}
TWINS = {
    ("en", "mouse"): ("Coastal wind", "Coastal winds"),
    ("fa", "mouse"): ("River delta", "River deltas"),
    ("en", "keyboard"): ("Narrow strait", "Narrow straits"),
}
SAVE = "button.action-save"
MORE = "footer [data-w-dropdown-target=toggle]"
FURTHEST = 400
"""Steps of the Tab key after which something cannot be reached."""


class Mouse:
    """Does things on a page as a hand on a mouse does; everything is named by a selector of CSS."""

    def __init__(self, page):
        self.page = page

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def tick(self, selector: str) -> None:
        self.press(selector)

    def write(self, selector: str, text: str) -> None:
        self.page.locator(selector).first.fill(text)


class Keyboard(Mouse):
    """Does the same with Tab, Enter, Space and letters."""

    def reach(self, selector: str) -> None:
        self.page.locator(selector).first.wait_for(state="attached")
        for _step in range(FURTHEST):
            if self.page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    def press(self, selector):
        self.reach(selector)
        self.page.keyboard.press("Enter")

    def tick(self, selector):
        self.reach(selector)
        self.page.keyboard.press("Space")

    def write(self, selector, text):
        self.reach(selector)
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.type(text)


HANDS = {"mouse": Mouse, "keyboard": Keyboard}


class Person:
    """Somebody at a desk: a page of their own, watched, and hands."""

    def __init__(self, name: str, page, product: Product, hand: str):
        self.page, self.product, self.hands = page, product, HANDS[hand](page)
        self.watch = PatientWatch(page, product.base)
        self.open("/admin/")
        self.hands.write("input[name=username]", name)
        self.hands.write("input[name=password]", "open sesame")
        self.press("form button[type=submit]", to=r"/admin/$")

    def open(self, address: str) -> None:
        self.watch.visit(self.product.base + address)

    def press(self, selector: str, to: str = "") -> None:
        """Press it; `to` is a pattern of the address where that leads."""
        if not to:
            self.hands.press(selector)
            return
        with self.page.expect_navigation(url=re.compile(to), wait_until="networkidle"):
            self.hands.press(selector)
        self.watch.document = self.page.url

    def look(self, language: str) -> None:
        """Look at the screen as one who cannot see it, too; it is in the person's language."""
        self.watch.check_structure(language)
        self.watch.check_accessibility("main")

    def message(self) -> str:
        return self.page.locator(".messages").inner_text()


@pytest.fixture(scope="module", autouse=True)
def staff(house):
    house.manage("shell", "-c", PEOPLE.format(twins=list(TWINS.values())))


def bring_in(person: Person, title: str, language: str) -> str:
    """Import the paper as a draft; return the address of its edit screen."""
    person.open("/admin/import/")
    person.look(language)
    person.hands.write("textarea[name=text]", PAPER.format(title=title))
    person.press("main button.button-longrunning", to="/import/review/")
    person.look(language)
    person.press("button[name=action][value=draft]", to=r"/import/runs/\d+/")
    person.look(language)
    link = person.page.locator("main tbody tr", has_text=title).locator("a[href*='/admin/pages/']").first
    return link.get_attribute("href").replace(person.product.base, "")


@pytest.mark.parametrize(("language", "hand"), JOURNEYS)
def test_a_paper_goes_its_whole_way(house, open_page, language, hand):
    winds, tides = TITLES[language, hand]
    writer = Person("writer", open_page(locale=language), house, hand)
    checker = Person("checker", open_page(locale=language), house, hand)

    # Import, and mend what the checks find: the abstract is missing.
    edit = bring_in(writer, winds, language)
    number = re.search(r"/pages/(\d+)/", edit)[1]
    checks = f"/admin/reports/checks/?q={winds.replace(' ', '+')}"
    writer.open(checks)
    writer.look(language)
    assert writer.page.locator("main tr", has_text=winds).count() == 1
    writer.open(edit)
    writer.hands.write("textarea[name=abstract]", f"What moves along the coast: {winds}.")
    writer.press(f"form#page-edit-form {SAVE}", to=f"/pages/{number}/edit/")
    assert writer.page.locator("textarea[name=abstract]").input_value().startswith("What moves")
    writer.open(checks)
    assert writer.page.locator("main tr", has_text=winds).count() == 0

    # Map it to a topic, and merge two topics that are one.
    writer.open("/admin/topics/twins/")
    writer.look(language)
    pair = writer.page.locator("main tr", has_text=TWINS[language, hand][1]).locator("a.button")
    writer.press(f"main a[href='{pair.get_attribute('href')}']", to="/topics/merge/")
    kept = writer.page.locator("input[name=into]:checked").get_attribute("value")
    writer.look(language)
    writer.press("main form[method=post] button.button", to=r"/topics/changes/\d+/")
    change = writer.page.url
    writer.look(language)
    writer.open(f"/admin/topics/{kept}/works/?which=others&q={winds.replace(' ', '+')}")
    writer.hands.tick(f"#work-{number}")
    writer.press("button[name=action][value=add]", to=rf"/topics/{kept}/works/")
    writer.look(language)
    writer.press("main form:has(input[name=sure]) button", to=r"/topics/changes/\d+/")
    writer.look(language)

    # Submit; another approves, and readers have it.
    writer.open(edit)
    writer.press(MORE)
    writer.press("button[name=action-submit]", to=r"/admin/pages/")
    checker.open("/admin/reports/workflow_tasks/?reviewable=true")
    address = f"/en/papers/{winds.lower().replace(' ', '-')}/"
    for _step in ("Review", "Release to readers"):
        assert house.fetch(address)[0] == 404
        checker.open(edit)
        checker.press(MORE)
        checker.press("footer [data-workflow-action-name=approve]", to=r"/admin/")
    assert house.fetch(address)[0] == 200

    # Release another paper.
    bring_in(writer, tides, language)
    writer.open("/admin/releases/new/")
    writer.hands.write("#id_title", f"Autumn: {tides}")
    writer.press("main form[method=post] button.button", to=r"/releases/\d+/$")
    release = writer.page.url.replace(house.base, "")
    key = writer.page.locator(".release-offers li", has_text=tides).locator("button").get_attribute("value")
    writer.press(f".release-offers button[value='{key}']", to=r"/releases/\d+/$")
    writer.press("button[name=act][value=ready]", to=r"/releases/\d+/$")
    writer.look(language)
    checker.open(release)
    checker.look(language)
    checker.press("button[name=act][value=release]", to=r"/releases/\d+/$")
    assert house.fetch(f"/en/papers/{tides.lower().replace(' ', '-')}/")[0] == 200

    # Correct the first: one writes, another publishes, readers are told.
    writer.open(edit)
    writer.hands.write("textarea[name=abstract]", "What moves along the coast, and when.")
    writer.press(f"form#page-edit-form {SAVE}", to=f"/pages/{number}/edit/")
    writer.open(f"/admin/corrections/?q={winds.replace(' ', '+')}")
    writer.look(language)
    writer.press(f"main a[href='/admin/corrections/of/{number}/']", to="/corrections/of/")
    writer.look(language)
    writer.hands.write(f"textarea[name=text-{number}]", "The abstract did not say when.")
    writer.press("main form[method=post] button.button", to=r"/corrections/\d+/$")
    writer.look(language)
    correction = writer.page.url.replace(house.base, "")
    assert writer.page.locator("button[name=act][value=publish]").count() == 0
    checker.open(correction)
    checker.press("button[name=act][value=publish]", to=r"/corrections/\d+/$")
    checker.look(language)
    assert "The abstract did not say when." in house.fetch(address)[2]
    assert house.fetch(f"{address}versions/1/")[0] == 200

    # A mistake costs nothing: the merge is undone from the page that reported it.
    writer.open(change.replace(house.base, ""))
    writer.press("main form[method=post] button.button", to=r"/topics/changes/\d+/")
    writer.look(language)
    writer.open("/admin/topics/twins/")
    assert writer.page.locator("main tr", has_text=TWINS[language, hand][1]).count() == 1
    assert writer.watch.faults + checker.watch.faults == []
