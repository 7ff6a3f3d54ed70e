"""An editor translates a paper in a real browser, its original changes, and the translation follows again."""

import re

import pytest

from .watching import PatientWatch

pytestmark = pytest.mark.browser

MAKE = """
from papers.models import EssayPage, PapersIndexPage
parent = PapersIndexPage.objects.get(locale__language_code="en")
body = [("1", "The first paragraph is about winds."), ("2", "The second paragraph is about shores.")]
body = [
    {"type": "paragraph", "value": f"<p>{text}</p>", "id": f"00000000-0000-4000-8000-00000000000{number}"}
    for number, text in body
]
page = EssayPage(title="Winds of the Southern Shore", slug="winds", locale=parent.locale, body=body)
parent.add_child(instance=page)
page.save_revision().publish()
parent = PapersIndexPage.objects.get(locale__language_code="fa")
page = EssayPage(title="کشتی‌های شمال", slug="ships", locale=parent.locale, language="fa", live=False)
parent.add_child(instance=page)
page.save_revision()
"""
CLEAR = """
from papers.models import EssayPage
for page in EssayPage.objects.filter(slug__in=["winds", "ships"]):
    page.delete()
"""


@pytest.fixture
def paper(product):
    """A live English paper and a Persian draft, gone again after the test: other tests know what is live."""
    product.manage("shell", "-c", MAKE)
    yield "Winds of the Southern Shore"
    product.manage("shell", "-c", CLEAR)


def board(page, product, words="Shore"):
    page.goto(f"{product.base}/admin/translation/?q={words}")
    return page.locator("main tbody tr")


def publish(page):
    page.get_by_role("button", name="More actions").click()
    page.locator("[name=action-publish]").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))


def test_a_translation_is_made_grows_stale_and_follows_again(product, admin, paper):
    page = admin.page
    row = board(page, product)
    row.get_by_role("link", name="Start a translation").click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/edit/")
    translation = page.url
    page.locator("#id_title").fill("بادهای ساحل جنوبی")
    publish(page)
    said = page.locator(".messages").inner_text()
    assert "Readers see 2 parts of “بادهای ساحل جنوبی” untranslated" in said
    row = board(page, product)
    assert row.locator("td").nth(1).locator(".mark").inner_text() == "Live"
    row.locator("th a").click()
    page.wait_for_url("**/edit/")
    page.locator("#id_title").fill("Winds of the Northern Shore")
    publish(page)
    row = board(page, product)
    assert row.locator("td").nth(1).locator(".mark").inner_text() == "The original has changed"
    row.get_by_role("link", name="See what changed").click()
    page.wait_for_url("**/translation/compare/**")
    assert page.locator("del").all_inner_texts() == ["Southern "]
    assert page.locator("ins").all_inner_texts() == ["Northern "]
    page.locator(".change__sides").get_by_role("link", name="Edit").click()
    page.wait_for_url("**/edit/#id_title")
    title = page.locator("#id_title")
    assert title.evaluate("field => field.getBoundingClientRect().top < window.innerHeight")
    panel = page.locator("#languages")
    panel.get_by_role("link", name="The second paragraph").click()
    block = page.locator("#block-00000000-0000-4000-8000-000000000002-section")
    block.evaluate("block => new Promise(requestAnimationFrame)")
    assert block.evaluate("block => block.getBoundingClientRect().top < window.innerHeight")
    panel.get_by_role("button", name="It follows the original again").click()
    panel.get_by_text("This draft follows the original as it is now.").wait_for()
    assert page.url == translation
    publish(page)
    assert board(page, product).locator("td").nth(1).locator(".mark").inner_text() == "Live"
    assert admin.faults == []


def test_pages_are_started_and_linked_without_scripts(product, session, open_page, paper):
    page = open_page(storage_state=session, java_script_enabled=False)
    board(page, product).get_by_role("link", name="Link a page").click()
    page.get_by_label("Words in the title").fill("کشتی‌های")
    page.get_by_role("button", name="Search").click()
    page.get_by_label("The page", exact=True).select_option("کشتی‌های شمال")
    page.get_by_label("Translated on").fill("2019-03-02")
    page.get_by_role("button", name="Review").click()
    page.get_by_role("button", name="Link the pages").click()
    page.wait_for_url("**/edit/#languages")
    row = board(page, product)
    assert row.locator("td").nth(1).locator(".mark").inner_text() == "Draft"
    number = row.locator("td").nth(1).locator("a").first.get_attribute("href").split("/")[3]
    page.goto(f"{product.base}/admin/translation/unlink/{number}/")
    page.locator("main").get_by_role("button", name="Unlink").click()
    row = board(page, product)
    row.get_by_role("link", name="Start a translation").click()
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/edit/")
    assert board(page, product).locator("td").nth(1).locator(".mark").inner_text() == "Draft"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_screens_are_sound_in_both_languages(product, session, open_page, paper, language):
    """An account without a language of its own gets the browser's."""
    admin = PatientWatch(open_page(storage_state=session, locale=language), product.base)
    page = admin.page
    for address in ("", "?q=Shore&state=missing&language=fa", "?q=nothing"):
        admin.visit(f"{product.base}/admin/translation/{address}")
        check_soundness(admin, language)
    number = number_of(board(page, product).locator("th a"))
    admin.visit(f"{product.base}/admin/translation/link/{number}/")
    check_soundness(admin, language)
    page.locator("#link-other").select_option("کشتی‌های شمال")
    page.locator("button[name=review]").click()
    page.locator(".link-review").wait_for()
    check_soundness(admin, language)
    page.locator("button[name=link]").click()
    page.wait_for_url("**/edit/#languages")
    check_panel(admin)
    page.locator("#id_title").fill("Winds of the Northern Shore")
    page.locator("footer [data-w-dropdown-target=toggle]").click()
    page.locator("[name=action-publish]").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    other = number_of(board(page, product).locator("td").nth(1).locator(".cell__title a"))
    for name in ("compare", "unlink"):
        admin.visit(f"{product.base}/admin/translation/{name}/{other}/")
        check_soundness(admin, language)
    admin.visit(f"{product.base}/admin/translation/submit/page/{number}/")
    check_soundness(admin, language)
    admin.visit(f"{product.base}/admin/pages/{other}/edit/")
    check_panel(admin)
    assert admin.faults == []


def number_of(link):
    return link.get_attribute("href").split("/")[3]


def check_soundness(admin, language):
    admin.document = admin.page.url
    for width in (360, 1360):
        admin.check_width(width)
        admin.check_accessibility()
    admin.check_structure(language)


def check_panel(admin):
    """Nothing is wrong in the panel of languages; what Wagtail's editor lacks round it is not ours."""
    admin.page.locator("#languages").wait_for()
    admin.check_accessibility(include="#languages")


def style_of(page, place):
    return page.locator(place).first.evaluate(
        "one => [getComputedStyle(one).direction, getComputedStyle(one).unicodeBidi]"
    )


def starts_at(page, place):
    """Return at which side of the element its words begin: where the first letter is, not the box."""
    return page.locator(place).first.evaluate(
        """element => {
            const range = document.createRange();
            range.selectNodeContents(element);
            const words = range.getClientRects()[0], box = element.getBoundingClientRect();
            return words.left - box.left < box.right - words.right ? "left" : "right";
        }"""
    )


@pytest.mark.parametrize("interface", ["en", "fa"])
def test_fields_run_in_the_direction_of_their_content(product, session, open_page, paper, interface):
    admin = PatientWatch(open_page(storage_state=session, locale=interface), product.base)
    page = admin.page
    pages = [("Shore", "ltr", "left"), ("شمال", "rtl", "right")]
    for words, direction, side in pages:
        number = number_of(board(page, product, words).locator("th a"))
        admin.visit(f"{product.base}/admin/pages/{number}/edit/")
        for field in ("#id_title", "#id_subtitle", "#id_abstract"):
            assert style_of(page, field) == [direction, "plaintext"], (interface, words, field)
        if direction == "ltr":
            assert starts_at(page, ".public-DraftEditor-content [data-block] > div") == side
            page.locator(".public-DraftEditor-content").first.fill("متن فارسی")
            assert starts_at(page, ".public-DraftEditor-content [data-block] > div") == "right"
    assert admin.faults == []
