"""An editor puts a release together in a real browser, looks at the whole, lets it out and takes it back."""

import re

import pytest

pytestmark = pytest.mark.browser

MAKE = """
from papers.models import EssayPage, PapersIndexPage, ReportPage
parent = PapersIndexPage.objects.get(locale__language_code="en")
facts = {"title": "Winds of the Caspian", "slug": "winds-of-the-caspian", "live": False}
report = ReportPage(**facts, locale=parent.locale)
parent.add_child(instance=report)
report.save_revision()
for slug, title in (("north", "The North Wind"), ("south", "The South Wind")):
    page = EssayPage(title=title, slug=slug, locale=parent.locale, live=False)
    report.add_child(instance=page)
    page.save_revision()
"""
CLEAR = """
from papers.models import Release, ReportPage
Release.objects.all().delete()
for page in ReportPage.objects.filter(slug="winds-of-the-caspian"):
    page.delete()
"""


@pytest.fixture
def report(product):
    """A draft report of two essays, gone again after the test: other tests know what is live."""
    product.manage("shell", "-c", MAKE)
    yield "Winds of the Caspian"
    product.manage("shell", "-c", CLEAR)


def test_a_release_from_its_name_to_its_undoing(product, admin, report):
    page = admin.page
    admin.visit(f"{product.base}/admin/releases/")
    admin.check_accessibility("main")
    page.get_by_role("link", name="New release").click()
    page.locator("#id_title").fill("Autumn")
    page.get_by_role("button", name="Begin").click()
    page.wait_for_url(re.compile(r"/admin/releases/\d+/$"))
    release = page.url
    page.locator(".release-offers li", has_text=report).locator("button").click()
    page.locator(".release-pages").wait_for()
    assert page.locator(".release-pages tbody tr").count() == 3
    admin.visit(release)
    admin.check_accessibility("main")
    admin.visit(f"{release}preview/")
    admin.check_accessibility("main")
    whole = page.frame_locator("iframe")
    assert whole.locator("h1").inner_text() == report
    assert whole.get_by_text("The North Wind").count() >= 1
    page.get_by_role("link", name="Next page").click()
    assert page.frame_locator("iframe").locator("h1").inner_text() == "The North Wind"

    admin.visit(release)
    page.get_by_role("button", name="Release 3 pages now").click()
    page.get_by_text("The release is out").wait_for()
    assert page.request.get(f"{product.base}/en/papers/winds-of-the-caspian/north/").status == 200
    admin.visit(release)
    admin.check_accessibility("main")
    admin.visit(f"{release}undo/")
    admin.check_accessibility("main")
    page.get_by_role("button", name="Undo this release").click()
    page.get_by_text("The release was undone").wait_for()
    assert page.request.get(f"{product.base}/en/papers/winds-of-the-caspian/north/").status == 404
    assert admin.faults == []
