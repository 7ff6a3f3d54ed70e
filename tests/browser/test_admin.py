"""What an editor opens every day, in a real browser: no script error, nothing missing, no third party."""

import pytest

pytestmark = pytest.mark.browser

KINDS = ["home", "papers", "report", "essay", "interview", "authors", "author", "topics", "about"]


def page_of(product, kind):
    return next(page for page in product.live_pages() if page.kind == kind)


def test_a_stranger_is_sent_to_the_login(product, open_page):
    page = open_page()
    page.goto(f"{product.base}/admin/pages/")
    assert page.url == f"{product.base}/admin/login/?next=/admin/pages/"


def test_the_dashboard_and_the_explorer_open(product, admin):
    for path in ("/admin/", "/admin/pages/"):
        admin.visit(product.base + path)
    for kind in ("home", "papers", "report"):
        admin.visit(f"{product.base}/admin/pages/{page_of(product, kind).number}/")
    assert admin.faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_for_editing_and_shows_its_preview(kind, product, admin):
    number = page_of(product, kind).number
    admin.visit(f"{product.base}/admin/pages/{number}/edit/")
    assert (admin.faults, admin.page.url) == ([], f"{product.base}/admin/pages/{number}/edit/")
    assert admin.page.locator("form[data-edit-form], #page-edit-form").count() == 1
    preview = f"/admin/pages/{number}/edit/preview/"
    posted = admin.page.evaluate(
        """async address => {
            const form = document.querySelector("form[data-edit-form], #page-edit-form");
            const answer = await fetch(address, {method: "POST", body: new FormData(form)});
            return answer.json();
        }""",
        preview,
    )
    assert posted["is_valid"] is True
    admin.visit(f"{product.base}{preview}?in_preview_panel=true&mode=")
    assert admin.page.locator("h1").count() == 1
    assert admin.faults == []


def test_topics_are_found_from_the_menu(product, admin):
    admin.visit(f"{product.base}/admin/")
    links = admin.page.locator("a[href*='topic']").evaluate_all("links => links.map(link => link.href)")
    listing = links[0] if links else f"{product.base}/admin/snippets/papers/topic/"
    admin.visit(listing)
    edits = admin.page.locator("main a[href*='/edit/']").evaluate_all("links => links.map(link => link.href)")
    assert edits
    admin.visit(edits[0])
    assert admin.page.locator("main form").count() >= 1
    assert admin.faults == []


def test_the_search_of_the_explorer_finds_a_paper(product, admin):
    essay = page_of(product, "essay")
    admin.visit(f"{product.base}/admin/pages/search/?q={essay.title.split()[0]}")
    assert admin.page.locator("main").get_by_role("link", name=essay.title).count() >= 1
    assert admin.faults == []
