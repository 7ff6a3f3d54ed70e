"""An editor imports papers in a real browser: the same report again, and a short paper as a draft."""

import re

import pytest

from .product import ROOT
from .watching import PatientWatch

pytestmark = pytest.mark.browser

REPORT = ROOT / "seeds" / "working_report_2_97.txt"
RUN = re.compile(r"/admin/import/runs/\d+/(?:#[\w-]*)?$")
SEEDED = "interview_shouri_irna"
PAPER = """# Winds of the Southern Shore

Elaheh Rostami

The first paragraph of this paper is long enough to be a paragraph and <b>nothing else</b> at all.

The second paragraph of this paper is just as long, and with it the paper comes to its end.
"""


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(request, session, open_page):
    return open_page(storage_state=session, java_script_enabled=request.param)


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
        "—",
    ]
    page.get_by_role("link", name="Undo").click()
    page.get_by_role("button", name="Undo this import").click()
    page.wait_for_url(RUN)
    assert "The import was undone." in page.locator(".messages").inner_text()
    page.goto(f"{product.base}/admin/pages/search/?q=Winds+of+the+Southern+Shore")
    assert page.locator("main").get_by_role("link", name="Winds of the Southern Shore").count() == 0


def test_the_screens_are_sound(product, admin):
    admin.visit(f"{product.base}/admin/import/")
    admin.check_structure("en")
    admin.check_accessibility()
    hand_in(admin.page, product, file=REPORT)
    admin.document = admin.page.url
    for width in (360, 800, 1360):
        admin.check_width(width)
        admin.check_accessibility()
    admin.check_structure("en")
    admin.visit(f"{product.base}/admin/import/runs/")
    admin.check_accessibility()
    admin.page.locator("main tbody tr", has_text=SEEDED).last.locator("a").first.click()
    admin.page.wait_for_url(RUN)
    admin.check_accessibility()
    admin.page.get_by_role("link", name="Undo").click()
    admin.page.wait_for_url("**/undo/")
    admin.check_accessibility()
    assert admin.faults == []


def test_source_and_result_scroll_beside_each_other(product, admin):
    hand_in(admin.page, product, file=REPORT)
    admin.page.set_viewport_size({"width": 1360, "height": 800})
    source, result = (pane.bounding_box() for pane in admin.page.locator(".review-pane").all())
    assert source["y"] == result["y"]
    assert source["x"] + source["width"] <= result["x"]
    link = admin.page.locator(".reviewed-page__about a").last
    target = link.get_attribute("href")
    link.click()
    line = admin.page.locator(target).bounding_box()
    assert 0 <= line["y"] <= 800
    admin.page.set_viewport_size({"width": 800, "height": 800})
    source, result = (pane.bounding_box() for pane in admin.page.locator(".review-pane").all())
    assert source["y"] + source["height"] <= result["y"]


def test_a_corrected_kind_and_title_are_in_the_new_plan(product, page):
    hand_in(page, product, text=PAPER)
    page.get_by_label("Kind").select_option("interview")
    page.get_by_label("Title").fill("A Talk on the Shore")
    page.get_by_role("button", name="Show the new plan").click()
    page.get_by_text("Interview · English · 1 page").wait_for()
    assert page.locator(".reviewed-page h4").inner_text() == "A Talk on the Shore"
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_url(f"{product.base}/admin/import/")


def test_a_doubtful_name_is_answered(product, page, request):
    known = next(row.title for row in product.live_pages() if row.kind == "author")
    name = f"{known[0]}. {known.split()[-1]}"
    hand_in(page, product, text=PAPER.replace("Elaheh Rostami", name))
    question = page.get_by_role("group", name=f"Is {name} one of these?")
    assert question.get_by_label("a new author").is_checked()
    question.get_by_label(known).check()
    page.get_by_role("button", name="Show the new plan").last.click()
    page.get_by_text("Corrected by an editor:").wait_for()
    assert question.get_by_label(known).is_checked()
    assert page.get_by_text(f"{name} may be").count() == 0
    if "without" not in request.node.name:
        watch = PatientWatch(page, product.base)
        for width in (360, 1360):
            watch.check_width(width)
            watch.check_accessibility()
        assert watch.faults == []
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_url(f"{product.base}/admin/import/")


def test_a_notice_is_ticked_off_and_opened_again(product, page, request):
    """Wagtail's editor shows its panels with scripts only; the run's screen links to the same buttons."""
    number = next(row.number for row in product.live_pages() if row.kind == "interview")
    if "with script" in request.node.name and "without" not in request.node.name:
        page.goto(f"{product.base}/admin/pages/{number}/edit/")
    else:
        page.goto(f"{product.base}/admin/import/runs/")
        page.locator("main tbody tr", has_text=SEEDED).last.locator("a").first.click()
        page.locator("main tbody td:last-child a").first.click()
    panel = page.locator("#where-it-came-from")
    total = panel.get_by_role("button", name="Tick off").count()
    panel.get_by_role("button", name="Tick off").first.click()
    panel.get_by_text("Looked at by editor").wait_for()
    assert panel.get_by_role("button", name="Tick off").count() == total - 1
    panel.get_by_role("button", name="Open it again").click()
    panel.get_by_text(f"{total} of {total} notices are open").wait_for()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_review_and_the_notices_are_sound_in_both_languages(product, session, open_page, language):
    """An account without a language of its own gets the browser's."""
    admin = PatientWatch(open_page(storage_state=session, locale=language), product.base)
    admin.visit(f"{product.base}/admin/import/")
    admin.page.locator("textarea[name=text]").fill(PAPER)
    admin.page.locator("main form button[type=submit]").click()
    admin.page.wait_for_url("**/admin/import/review/**")
    check_soundness(admin, language)
    admin.visit(f"{product.base}/admin/import/runs/")
    admin.page.locator("main tbody tr", has_text=SEEDED).last.locator("a").first.click()
    admin.page.locator("main tbody td:last-child a").first.click()
    admin.page.wait_for_url("**/check/")
    check_soundness(admin, language)
    assert admin.faults == []


def check_soundness(admin, language):
    admin.document = admin.page.url
    for width in (360, 1360):
        admin.check_width(width)
        admin.check_accessibility()
    admin.check_structure(language)
