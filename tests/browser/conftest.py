"""One running site and one browser for all browser tests."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from .product import Product, addresses_of, crawl
from .watching import PatientWatch

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Show the server's last lines beside a failure: what it answered is half of the story."""
    report = yield
    product = getattr(item, "funcargs", {}).get("product")
    if report.failed and product:
        report.sections.append(("the server's last lines", product.log.read_text()[-4000:]))
    return report


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    product = Product(tmp_path_factory.mktemp("product"))
    try:
        product.wait()
        yield product
    finally:
        product.stop()


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    """A second site, for what leaves traces: other tests know what is live on the first one."""
    product = Product(tmp_path_factory.mktemp("house"))
    try:
        product.wait()
        yield product
    finally:
        product.stop()


@pytest.fixture(scope="session")
def found(product):
    return crawl(product)


@pytest.fixture(scope="session")
def addresses(product, found):
    return addresses_of(product, found)


@pytest.fixture(scope="session")
def browser():
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser):
    """Return a function that opens a fresh page, forgotten after the test."""
    contexts = []

    def open_page(theme="light", **options):
        context = browser.new_context(color_scheme=theme, viewport={"width": 1360, "height": 800}, **options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
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
def admin(product, session, open_page):
    """A watched page of the admin, logged in."""
    return PatientWatch(open_page(storage_state=session), product.base)
