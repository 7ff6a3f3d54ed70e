"""One running site and one browser for all browser tests."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

from .product import Product, addresses_of, crawl

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


@pytest.fixture(scope="session")
def product(tmp_path_factory):
    product = Product(tmp_path_factory.mktemp("product"))
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
