"""Takes the pictures of the guide for editors anew from the running site: `python -m tests.browser.pictures`.

They show the two papers of a new site as its editor finds them, and nothing that is made for a picture but a
release and its name.
"""

import os
import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from .conftest import FLAGS
from .product import ROOT, Product

PICTURES = ROOT / "docs" / "pictures"
SIZE = {"width": 1100, "height": 760}
SEED = ROOT / "seeds"
HIDE = """
from papers.models import ReportPage
for page in ReportPage.objects.all():
    page.unpublish()
"""


def sign_in(page: Page, product: Product) -> None:
    page.goto(f"{product.base}/admin/")
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill(product.password)
    page.locator("form button[type=submit]").click()
    page.wait_for_url(f"{product.base}/admin/")


def take(page: Page, name: str) -> None:
    """Keep what is seen now; menus and the badge of news are no part of the lesson."""
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}.png")
    print(f"docs/pictures/{name}.png")


def take_all(page: Page, product: Product) -> None:
    def open_screen(address: str) -> None:
        page.goto(product.base + address, wait_until="networkidle")

    sign_in(page, product)
    take(page, "desk")

    open_screen("/admin/import/")
    page.locator("input[name=file]").set_input_files(sorted(SEED.glob("*.txt"))[0])
    page.locator("main button.button-longrunning").click()
    page.wait_for_url(re.compile("/import/review/"))
    take(page, "review")

    open_screen("/admin/reports/checks/")
    take(page, "checks")

    open_screen("/admin/snippets/papers/topic/")
    links = page.locator("main table a[href*='/topic/edit/']").evaluate_all("all => all.map(a => a.pathname)")
    topics = list(dict.fromkeys(re.findall(r"/edit/(\d+)/", " ".join(links))))[:2]
    open_screen(f"/admin/topics/merge/?topic={topics[0]}&topic={topics[1]}")
    take(page, "merge")

    number = next(one.number for one in product.live_pages() if one.kind == "essay")
    open_screen(f"/admin/corrections/of/{number}/")
    take(page, "correction")

    product.manage("shell", "-c", HIDE)  # a release of what readers see already shows nothing
    open_screen("/admin/releases/new/")
    page.locator("#id_title").fill("Autumn")
    page.locator("main form[method=post] button.button").click()
    page.wait_for_url(re.compile(r"/releases/\d+/$"))
    page.locator(".release-offers li button").first.click()
    page.locator(".release-pages").wait_for()
    open_screen(page.url.removeprefix(product.base))
    take(page, "release")


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder))
        try:
            product.wait()
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            take_all(browser.new_page(viewport=SIZE, locale="en"), product)
            browser.close()
        finally:
            product.stop()


if __name__ == "__main__":
    main()
