"""What an editor opens every day, in a real browser: no script error, nothing missing, no third party."""

import pytest

from .watching import Watch

pytestmark = pytest.mark.browser

KINDS = ["home", "papers", "report", "essay", "interview", "authors", "author", "topics", "about"]


class PatientWatch(Watch):
    """The admin goes on asking when its page has loaded."""

    def visit(self, address, status=200, until="networkidle"):
        super().visit(address, status, until)


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


@pytest.fixture
def watch(product, session, open_page):
    return PatientWatch(open_page(storage_state=session), product.base)


def page_of(product, kind):
    return next(page for page in product.live_pages() if page.kind == kind)


def test_a_stranger_is_sent_to_the_login(product, open_page):
    page = open_page()
    page.goto(f"{product.base}/admin/pages/")
    assert page.url == f"{product.base}/admin/login/?next=/admin/pages/"


def test_the_dashboard_and_the_explorer_open(product, watch):
    for path in ("/admin/", "/admin/pages/"):
        watch.visit(product.base + path)
    for kind in ("home", "papers", "report"):
        watch.visit(f"{product.base}/admin/pages/{page_of(product, kind).number}/")
    assert watch.faults == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_opens_for_editing_and_shows_its_preview(kind, product, watch):
    number = page_of(product, kind).number
    watch.visit(f"{product.base}/admin/pages/{number}/edit/")
    assert watch.page.locator("form[data-edit-form], #page-edit-form").count() == 1
    preview = f"/admin/pages/{number}/edit/preview/"
    posted = watch.page.evaluate(
        """async address => {
            const form = document.querySelector("form[data-edit-form], #page-edit-form");
            const answer = await fetch(address, {method: "POST", body: new FormData(form)});
            return answer.json();
        }""",
        preview,
    )
    assert posted["is_valid"] is True
    watch.visit(f"{product.base}{preview}?in_preview_panel=true&mode=")
    assert watch.page.locator("h1").count() == 1
    assert watch.faults == []


def test_topics_are_found_from_the_menu(product, watch):
    watch.visit(f"{product.base}/admin/")
    links = watch.page.locator("a[href*='topic']").evaluate_all("links => links.map(link => link.href)")
    listing = links[0] if links else f"{product.base}/admin/snippets/papers/topic/"
    watch.visit(listing)
    edits = watch.page.locator("main a[href*='/edit/']").evaluate_all("links => links.map(link => link.href)")
    assert edits
    watch.visit(edits[0])
    assert watch.page.locator("main form").count() >= 1
    assert watch.faults == []


def test_the_search_of_the_explorer_finds_a_paper(product, watch):
    essay = page_of(product, "essay")
    watch.visit(f"{product.base}/admin/pages/search/?q={essay.title.split()[0]}")
    assert watch.page.locator("main").get_by_role("link", name=essay.title).count() >= 1
    assert watch.faults == []
