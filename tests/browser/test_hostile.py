"""Documents made to run scripts are imported and published: no page made from them runs one."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from .harm import (
    ADDRESS,
    BRACES,
    ENDS,
    FIELDS,
    IMAGE,
    PAPER,
    REPORT,
    SCRIPT,
    VECTOR,
    HarmWatch,
    hostile_word_file,
)
from .product import Product

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def documents(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / f"{VECTOR.replace('/', ' ')}.txt").write_text(PAPER)
    (folder / f"{IMAGE}.md").write_text(FIELDS)
    (folder / "{{ 7|add:7 }}<b>.txt").write_text(REPORT)
    (folder / "javascript:alert(1).docx").write_bytes(hostile_word_file())
    return sorted(folder.iterdir())


@pytest.fixture(scope="module")
def infected(product, session, documents, tmp_path_factory):
    """A copy of the site, with its editor logged in, that has published the hostile documents."""
    folder = tmp_path_factory.mktemp("infected")
    shutil.copytree(product.folder, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.sqlite3*"))
    with (
        closing(sqlite3.connect(product.database)) as original,
        closing(sqlite3.connect(folder / product.database.name)) as copy,
    ):
        original.backup(copy)
    site = Product(folder)
    try:
        site.wait()
        site.manage("import_papers", *map(str, documents), "--publish")
        yield site
    finally:
        site.stop()


@pytest.fixture
def watch(infected, session, open_page):
    return HarmWatch(open_page(storage_state=session), infected.base)


def test_no_public_page_runs_a_script(product, infected, watch):
    known = {page.path for page in product.live_pages()}
    made = [page for page in infected.live_pages() if page.path not in known]
    assert {page.kind for page in made} >= {"report", "essay", "author"}
    said = ""
    for page in made:
        watch.visit(infected.base + page.path)
        watch.look_for_harm()
        said += watch.page.locator("body").inner_text()
    for path in ("/en/", "/fa/", "/en/papers/", "/en/authors/", "/en/topics/", "/en/search/?q=harmed"):
        watch.visit(infected.base + path)
        watch.look_for_harm()
    assert [payload for payload in (SCRIPT, IMAGE, VECTOR, ENDS, BRACES) if payload not in said] == []
    assert watch.faults == []


HANDED_IN = (
    REPORT.replace("9/98", "8/98")
    .replace("Grain", "Wheat \u202egnihton")
    .replace("Oleg Sokolov", f"O. {IMAGE} Sokolov")
    .replace("Parvin Karimi", "P. Karimi")
    .replace(f"Professor {VECTOR}, University of Rasht", f"Chamber {IMAGE} in Anzali")
)
LATER = HANDED_IN.replace("The ferry line", f"{VECTOR} The {SCRIPT} ferry line", 5)


def hand_in(watch, base, text):
    """Upload the text as a file with a name that does harm, and come to its review."""
    watch.visit(f"{base}/admin/import/", until="load")
    file = {"name": f"\u202e{VECTOR.replace('/', ' ')}.txt", "mimeType": "text/html", "buffer": text.encode()}
    watch.page.get_by_label("File").set_input_files(file)
    watch.page.get_by_role("button", name="Read and review").click()
    watch.page.wait_for_url("**/admin/import/review/**")
    return look(watch)


def look(watch):
    """Look for harm on the page that is open, and return its words, those in its fields too."""
    watch.look_for_harm()
    fields = "[...document.querySelectorAll('input, textarea')].map(field => field.value).join(' ')"
    return watch.page.locator("body").text_content() + watch.page.evaluate(fields)


def links(watch, selector):
    """Return the addresses of the links on the page that is open."""
    return watch.page.eval_on_selector_all(selector, "found => found.map(link => link.href)")


def test_no_screen_of_the_admin_runs_a_script(infected, watch):
    base, page = infected.base, watch.page
    said = [hand_in(watch, base, HANDED_IN)]
    assert page.locator(".review-question").count() >= 1
    for label, payload in (("title", SCRIPT), ("series", IMAGE), ("number", f"7/98 {VECTOR}")):
        page.locator(f"main input[name={label}]").fill(f"{label} {payload}")
    page.locator("main input[name=date]").fill(SCRIPT)
    page.get_by_role("button", name="Show the new plan").first.click()
    page.get_by_text("cannot be read as a date").wait_for()
    said.append(look(watch))
    for label, payload in (("title", SCRIPT), ("series", IMAGE), ("number", f"7/98 {VECTOR}")):
        page.locator(f"main input[name={label}]").fill(f"{label} {payload}")
    page.get_by_role("button", name="Show the new plan").first.click()
    page.get_by_text("Corrected by an editor:").wait_for()
    said.append(look(watch))
    page.get_by_role("button", name="Import as drafts").click()
    page.wait_for_url("**/admin/import/runs/**")
    said += [look(watch), hand_in(watch, base, LATER)]
    assert page.locator(".mark--updated").count() >= 1
    page.get_by_role("button", name="Import as drafts").click()
    page.wait_for_url("**/admin/import/runs/**")
    run, edited = page.url, links(watch, "main tbody th a")
    screens = ["/admin/import/runs/", f"{run.removeprefix(base)}undo/", "/admin/snippets/papers/topic/"]
    screens += [
        link.removeprefix(base) for link in links(watch, "main .review-notices a:first-child, main td a")[:2]
    ]
    known = {kind: row.number for row in infected.live_pages() for kind in [row.kind] if row.language == "en"}
    screens += [f"/admin/pages/{known[kind]}/" for kind in ("papers", "authors")]
    number = edited[-1].rstrip("/").split("/")[-2]
    screens += [
        f"/admin/pages/{number}/history/",
        f"/admin/pages/{number}/revisions/compare/earliest...latest/",
    ]
    for address in screens:
        watch.visit(base + address, until="load")
        said.append(look(watch))
    for page_number in (number, known["author"], known["report"]):
        watch.visit(f"{base}/admin/pages/{page_number}/edit/")
        said.append(look(watch))
    words = "".join(said)
    assert [payload for payload in (SCRIPT, IMAGE, VECTOR, ENDS, BRACES) if payload not in words] == []
    assert [sign for sign in ("\u202e", "\u202d") if sign in words] == []
    assert watch.faults == []


def test_harm_is_noticed(product, open_page):
    """The control: the same words, where nothing escapes them."""
    watch = HarmWatch(open_page(), product.base)
    address = f"{product.base}/en/harmed/"
    body = f"<title>x</title><a href='{ADDRESS}'>x</a>{SCRIPT}"
    watch.page.route(address, lambda route: route.fulfill(content_type="text/html", body=body))
    watch.visit(address)
    watch.look_for_harm()
    assert watch.faults == ["dialog: 1", f"harm: A href={ADDRESS}", "harm: a script ran"]
