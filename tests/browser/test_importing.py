"""An editor imports papers in a real browser: the same report again, and a short paper as a draft."""

import re

import pytest

from .product import ROOT
from .test_admin import PatientWatch

pytestmark = pytest.mark.browser

REPORT = ROOT / "seeds" / "working_report_2_97.txt"
RUN = re.compile(r"/admin/import/runs/\d+/(?:#[\w-]*)?$")
PAPER = """# Winds of the Southern Shore

Elaheh Rostami

The first paragraph of this paper is long enough to be a paragraph and <b>nothing else</b> at all.

The second paragraph of this paper is just as long, and with it the paper comes to its end.
"""


@pytest.fixture(scope="module")
def session(product, browser):
    """The cookies of an editor who logged in with the printed password."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{product.base}/admin/")
    page.get_by_label("Username").fill("editor")
    page.locator("input[type=password]").fill(product.password)
    page.locator("button[type=submit]").click()
    page.wait_for_url(f"{product.base}/admin/")
    yield context.storage_state()
    context.close()


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, session, open_page):
    return open_page(storage_state=session, java_script_enabled=request.param)


@pytest.fixture
def watch(product, session, open_page):
    return PatientWatch(open_page(storage_state=session), product.base)


def hand_in(page, product, file=None, text=""):
    page.goto(f"{product.base}/admin/import/")
    if file:
        page.get_by_label("File").set_input_files(file)
    page.get_by_label("Text").fill(text)
    page.get_by_role("button", name="Read and review").click()
    page.wait_for_url("**/admin/import/review/**")


def test_the_report_again_is_unchanged(product, page):
    hand_in(page, product, file=REPORT)
    outcomes = page.locator(".reviewed-page__about .mark").all_inner_texts()
    assert outcomes == ["Unchanged"] * 13
    assert page.locator("li.source-line").count() == len(REPORT.read_bytes().splitlines())
    page.get_by_role("button", name="Import as drafts").click()
    page.wait_for_url(f"{product.base}/admin/import/")
    assert "no text changed" in page.locator(".messages").inner_text()


def test_a_pasted_paper_becomes_a_draft_and_is_undone(product, page):
    hand_in(page, product, text=PAPER)
    assert page.locator(".reviewed-page h4").inner_text() == "Winds of the Southern Shore"
    assert page.locator(".part__words").first.inner_text() == PAPER.splitlines()[4]
    page.locator("li.part a").first.click()
    assert page.url.endswith("#line-5")
    page.get_by_role("button", name="Import as drafts").click()
    page.wait_for_url(RUN)
    assert page.locator("main tbody tr", has_text="Winds of the Southern Shore").locator(
        "td"
    ).all_inner_texts() == [
        "Created",
        "Draft",
    ]
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo this import").click()
    page.wait_for_url(RUN)
    assert "The import was undone." in page.locator(".messages").inner_text()
    page.goto(f"{product.base}/admin/pages/search/?q=Winds+of+the+Southern+Shore")
    assert page.locator("main").get_by_role("link", name="Winds of the Southern Shore").count() == 0


def test_the_screens_are_sound(product, watch):
    watch.visit(f"{product.base}/admin/import/")
    watch.check_structure("en")
    watch.check_accessibility()
    hand_in(watch.page, product, file=REPORT)
    watch.document = watch.page.url
    for width in (800, 1360):
        watch.check_width(width)
        watch.check_accessibility()
    watch.check_structure("en")
    watch.visit(f"{product.base}/admin/import/runs/")
    watch.check_accessibility()
    watch.page.locator("main tbody a").first.click()
    watch.page.wait_for_url(RUN)
    watch.check_accessibility()
    watch.page.get_by_role("link", name="Undo").click()
    watch.page.wait_for_url("**/undo/")
    watch.check_accessibility()
    assert watch.faults == []


def test_source_and_result_scroll_beside_each_other(product, watch):
    hand_in(watch.page, product, file=REPORT)
    watch.page.set_viewport_size({"width": 1360, "height": 800})
    source, result = (pane.bounding_box() for pane in watch.page.locator(".review-pane").all())
    assert source["y"] == result["y"]
    assert source["x"] + source["width"] <= result["x"]
    link = watch.page.locator(".reviewed-page__about a").last
    target = link.get_attribute("href")
    link.click()
    line = watch.page.locator(target).bounding_box()
    assert 0 <= line["y"] <= 800
    watch.page.set_viewport_size({"width": 800, "height": 800})
    source, result = (pane.bounding_box() for pane in watch.page.locator(".review-pane").all())
    assert source["y"] + source["height"] <= result["y"]
