"""A Persian report comes in as Persian pages alone, is linked by hand, and is read beside its counterpart."""

import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from .product import ROOT
from .watching import Watch

pytestmark = pytest.mark.browser

PERSIAN = ROOT / "tests" / "data" / "short_report_fa.txt"
ENGLISH = ROOT / "tests" / "data" / "short_report.txt"
PAIRS = {
    "چراغ‌های ساحل خیالی": "Lanterns on the Invented Coast",
    "بندرهای خلیج ساختگی": "Harbours in the Made-up Gulf",
    "چاه‌های استپ ساختگی": "Wells of the Made-up Steppe",
}
TRANSLATE = """
from papers.models import EssayPage, InterviewPage, PapersIndexPage, ReportPage
from papers.translating.starting import start_translation
report = ReportPage.objects.filter(live=True, locale__language_code="en").first()
essays = list(report.get_children().filter(live=True).specific())[:2]
talk = InterviewPage.objects.filter(live=True, locale__language_code="en").first()
for page in [report, *essays, talk]:
    page = start_translation(page, "fa").page
    page.title, page.language = f"برگردان: {page.title}", "fa"
    if page.kind == "essay":
        page.body[0].value.source = "<p>این بند به فارسی برگردانده شده است (JCPOA، سال ۱۳۹۷).</p>"
    page.save_revision().publish()
parent = PapersIndexPage.objects.get(locale__language_code="fa")
near = EssayPage(title="بادهای ساحل", slug="near", locale=parent.locale, language="fa")
parent.add_child(instance=near)
near.topics.set(essays[0].topics.all())
near.save_revision().publish()
"""
CLEAR = """
from wagtail.models import Page
from papers.models import Topic
for page in Page.objects.exclude(pk__in={pages}).order_by("-path"):
    page.delete()
Topic.objects.exclude(pk__in={topics}).delete()
"""


def rows_of(product, query):
    with closing(sqlite3.connect(f"file:{product.database}?mode=ro", uri=True)) as database:
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def restored(product):
    """Take away again what a test adds: other tests know what is there."""
    kept = {
        name: [number for (number,) in rows_of(product, f"SELECT id FROM {table}")]
        for name, table in (("pages", "wagtailcore_page"), ("topics", "papers_topic"))
    }
    yield
    product.manage("shell", "-c", CLEAR.format(**kept))


def pages_of(product):
    """Return {title: (language, number, live)} of all pages, drafts too."""
    rows = rows_of(
        product,
        "SELECT page.title, locale.language_code, page.id, page.live FROM wagtailcore_page page "
        "JOIN wagtailcore_locale locale ON locale.id = page.locale_id WHERE page.depth > 1",
    )
    return {(title, language): (number, bool(live)) for title, language, number, live in rows}


def bring_in(product, page, file):
    """Hand the file in, publish what it holds, and return what came: {(title, language), ...}."""
    before = set(pages_of(product))
    page.goto(f"{product.base}/admin/import/")
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Read and review").click()
    page.wait_for_url("**/admin/import/review/**")
    page.get_by_role("button", name="Import and publish").click()
    page.wait_for_url("**/admin/import/runs/**")
    return set(pages_of(product)) - before


def alternates(page):
    """Return {language: path} of the head's links to the page in each language."""
    links = page.locator("head link[rel=alternate][hreflang]:not([hreflang=x-default])")
    found = links.evaluate_all("links => links.map(link => [link.hreflang, link.href])")
    return {language: urlsplit(address).path for language, address in found}


def test_a_persian_report_is_persian_until_an_editor_links_it(product, admin, open_page, restored):
    page, reader = admin.page, open_page()
    came = bring_in(product, page, PERSIAN)
    authors = ["نادر آزمونی", "سارا نمونه"]
    assert came == {(title, "fa") for title in [*PAIRS, *authors]}
    addresses = {shown.title: shown.path for shown in product.live_pages()}
    report = addresses["چراغ‌های ساحل خیالی"]
    assert [addresses[title].startswith(report) for title in PAIRS] == [True] * 3
    assert report.startswith("/fa/papers/")
    assert reader.goto(product.base + report.replace("/fa/", "/en/", 1)).status == 404
    reader.goto(product.base + report)
    assert alternates(reader) == {}
    came = bring_in(product, page, ENGLISH)
    assert came == {(title, "en") for title in [*PAIRS.values(), "Nader Testi", "Sara Sample"]}

    number = pages_of(product)["چراغ‌های ساحل خیالی", "fa"][0]
    page.goto(f"{product.base}/admin/translation/link/{number}/")
    page.locator("#link-other").select_option(label=PAIRS["چراغ‌های ساحل خیالی"] + " (2016)")
    page.get_by_role("button", name="Review").click()
    for persian, english in list(PAIRS.items())[1:]:
        page.locator(".link-pair", has_text=persian).locator("select").select_option(english)
    page.get_by_role("button", name="Link the pages").click()
    page.wait_for_url("**/edit/#languages")

    addresses = {shown.title: shown.path for shown in product.live_pages()}
    for persian, english in PAIRS.items():
        both = {"fa": addresses[persian], "en": addresses[english]}
        for language, other in (("fa", "en"), ("en", "fa")):
            reader.goto(product.base + both[language])
            assert alternates(reader) == both
            reader.locator(f".masthead-languages a[hreflang={other}]").click()
            reader.wait_for_url(product.base + both[other])
            assert reader.locator("html").get_attribute("lang") == other
            assert alternates(reader) == both
    assert admin.faults == []


@pytest.fixture(scope="module")
def translated(product, restored):
    """Return {(kind, language): path} of works that are there in both languages."""
    product.manage("shell", "-c", TRANSLATE)
    by_kind = {}
    for page in product.live_pages():
        if page.language == "fa" and page.title.startswith("برگردان: "):
            by_kind.setdefault((page.kind, "fa"), page.path)
            english = page.title.removeprefix("برگردان: ")
            source = next(
                one.path for one in product.live_pages() if (one.title, one.language) == (english, "en")
            )
            by_kind.setdefault((page.kind, "en"), source)
    return by_kind


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("language", "other"), [("fa", "en"), ("en", "fa")])
@pytest.mark.parametrize("kind", ["report", "essay", "interview"])
def test_two_texts_beside_each_other_are_sound(kind, language, other, theme, product, translated, open_page):
    watch = Watch(open_page(theme), product.base)
    watch.visit(product.base + translated[kind, language])
    link = watch.page.locator(".beside-links a")
    link.click()
    watch.page.wait_for_url(f"**?beside={other}*")
    watch.document = watch.page.url
    watch.check_structure(language)
    for width in (320, 360, 1360):
        watch.check_width(width)
    watch.check_accessibility()
    assert watch.faults == []
    names = watch.page.locator(".pair-names p")
    texts = watch.page.locator(".pair:not(.pair-names)").first.locator("> div")
    sides = [one.bounding_box()["x"] for one in (*names.all(), *texts.all())]
    assert (sides[0] > sides[1], sides[2] > sides[3]) == (language == "fa", language == "fa")
    watch.page.set_viewport_size({"width": 360, "height": 800})
    upper, lower = (one.bounding_box() for one in texts.all())
    assert upper["y"] + upper["height"] <= lower["y"]


@pytest.mark.parametrize("language", ["fa", "en"])
def test_rows_in_another_language_keep_their_shape(language, product, translated, open_page):
    """A language's mark is one small word, and a title begins where the others in the list do."""
    page = open_page()
    page.goto(product.base + translated["essay", "fa"].replace("/fa/", f"/{language}/"))
    for width in (360, 800, 1360):
        page.set_viewport_size({"width": width, "height": 800})
        page.locator(".contents details").evaluate("details => { details.open = true; }")
        marks = page.locator(".contents .language-mark").evaluate_all(
            "marks => marks.map(mark => mark.offsetWidth < mark.parentElement.offsetWidth / 2"
            " && mark.offsetHeight < 40)"
        )
        assert marks == [True] * len(marks)
        assert bool(marks) == (language == "fa")
        starts = page.locator(".contents a").evaluate_all(
            """links => links.map(link => {
                const range = document.createRange(), rtl = document.documentElement.dir === "rtl";
                range.selectNodeContents(link.querySelector("bdi"));
                const lines = [...range.getClientRects()].map(line => rtl ? -line.right : line.left);
                return Math.round(Math.min(...lines));
            })"""
        )
        assert len(set(starts)) == 1
    page.set_viewport_size({"width": 360, "height": 800})
    room = page.locator(".related li").evaluate_all(
        "rows => rows.map(row => row.firstElementChild.offsetWidth / row.offsetWidth)"
    )
    assert {round(share, 2) for share in room} == {1}
