"""Importing a paper in the admin: who may, what the review shows, what is written and when, what is kept."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page
from wagtail.users.models import UserProfile

from papers.admin.importing.pending import MOST, UploadStore
from papers.admin.importing.values import ranges
from papers.importing.apply import import_document
from papers.importing.read import read
from papers.importing.run import LARGEST, SUFFIXES
from papers.importing.sources import load
from papers.models import EssayPage, ImportedPage, ImportRun, ReportPage, SourceFile
from tests import factories

pytestmark = pytest.mark.django_db

SEEDS = Path(settings.BASE_DIR, "seeds")
REPORT = Path(settings.BASE_DIR, "tests", "data", "short_report.txt").read_bytes()
START = "/admin/import/"
PAPER = """# The Sea and the Shore

Elaheh Rostami

The first paragraph of this paper is long enough to be a paragraph and nothing else at all.

The second paragraph of this paper is just as long, and with it the paper comes to its end.
"""
LONGER = PAPER + "\nA third paragraph was added later, and it is as long as the two that stand before it.\n"
HOSTILE = """# The <script>alert(1)</script> Sea

Elaheh Rostami

The first paragraph says <img src=x onerror=alert(2)> and is long enough to be a paragraph.

The second paragraph says "><svg onload=alert(3)> and [a link](javascript:alert(4)) and goes on.
"""
PERSIAN = """# دریا و ساحل

علی امیری

بند نخست این مقاله به اندازه کافی بلند است تا یک بند باشد و نه چیز دیگری.

بند دوم این مقاله نیز به همان اندازه بلند است و مقاله را به پایان می‌برد.
"""


def make_user(name, *permissions, language="en", below=factories.papers_page):
    """Make a user of the admin with these page permissions below the papers page of the language."""
    user = User.objects.create_user(name, password="open sesame")
    group = Group.objects.create(name=f"{name}s")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=below(language), permission=permission)
    user.groups.add(group)
    return user


USERS = {
    "anonymous": lambda: None,
    "visitor of the admin": lambda: make_user("visitor"),
    "editor": lambda: make_user("editor", "add_page"),
    "publisher": lambda: make_user("publisher", "add_page", "publish_page", below=factories.home_page),
    "superuser": lambda: User.objects.create_superuser("root"),
}
MAY_IMPORT = {"editor", "publisher", "superuser"}
MAY_PUBLISH = {"publisher", "superuser"}


def log_in(client, who):
    user = USERS[who]()
    if user:
        client.force_login(user)
    return user


@pytest.fixture
def editor(client):
    return log_in(client, "editor")


@pytest.fixture
def publisher(client):
    return log_in(client, "publisher")


def upload(client, data, name="paper.txt"):
    data = data.encode() if isinstance(data, str) else data
    return client.post(START, {"file": SimpleUploadedFile(name, data), "text": ""})


def paste(client, text):
    return client.post(START, {"text": text})


def handed_in(client, text):
    """Hand a text in and return the address of its review."""
    response = paste(client, text)
    assert response.status_code == 302
    return response.url


def review(client, address):
    """Return the review's page as soup."""
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def words(element):
    return " ".join(element.get_text(" ").split())


def import_as(client, text, action="draft"):
    return client.post(handed_in(client, text), {"action": action})


def messages_of(client, address="/admin/"):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return [" ".join(li.find_all(string=True, recursive=False)).strip() for li in soup.select(".messages li")]


def written():
    """Return how many rows there are of everything that an import writes."""
    return [model.objects.count() for model in (Page, ImportedPage, ImportRun, SourceFile)]


def errors_of(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return [words(error) for error in soup.select(".error-message, [role=alert]") if words(error)]


# Who may ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", USERS)
@pytest.mark.parametrize("address", [START, "/admin/import/runs/"])
def test_the_screens_open_for_those_who_may_add_papers(client, who, address):
    log_in(client, who)
    response = client.get(address)
    if who in MAY_IMPORT:
        assert response.status_code == 200
    else:
        away = "/admin/" if who != "anonymous" else f"/admin/login/?next={address}"
        assert (response.status_code, response.url) == (302, away)


@pytest.mark.parametrize("who", USERS)
def test_nothing_is_handed_in_by_those_who_may_not(client, who):
    log_in(client, who)
    response = paste(client, PAPER)
    assert response.url.startswith("/admin/import/review/") == (who in MAY_IMPORT)


def test_who_may_not_is_told_so(client):
    log_in(client, "visitor of the admin")
    client.get(START)
    assert messages_of(client) == ["Sorry, you do not have permission to access this area."]


@pytest.mark.parametrize("who", sorted(set(USERS) - {"anonymous"}))
def test_the_menu_names_importing_to_those_who_may(client, who):
    log_in(client, who)
    assert (f'"{START}"' in client.get("/admin/").content.decode()) == (who in MAY_IMPORT)


@pytest.mark.parametrize("who", sorted(MAY_IMPORT))
def test_publishing_is_offered_to_those_who_may_publish(client, who):
    log_in(client, who)
    soup = review(client, handed_in(client, PAPER))
    buttons = [button["value"] for button in soup.select(".review-actions button")]
    assert buttons == (["draft", "publish", "cancel"] if who in MAY_PUBLISH else ["draft", "cancel"])


def test_publishing_without_the_button_is_refused(client, editor):
    address, before = handed_in(client, PAPER), written()
    response = client.post(address, {"action": "publish"})
    assert response.url == address
    assert messages_of(client) == ["You may not publish papers in the language of this text."]
    assert written() == before


def test_new_authors_are_published_by_those_who_may(client):
    client.force_login(make_user("subeditor", "add_page", "publish_page"))
    address, before = handed_in(client, PAPER), written()
    buttons = [button["value"] for button in review(client, address).select(".review-actions button")]
    assert buttons == ["draft", "cancel"]
    client.post(address, {"action": "publish"})
    assert messages_of(client) == ["You may not publish the pages of new authors."]
    assert written() == before
    factories.make_author("Elaheh Rostami")
    client.post(address, {"action": "publish"})
    assert EssayPage.objects.get().live


def test_a_language_in_which_the_user_may_not_add_is_refused(client, editor):
    address, before = handed_in(client, PERSIAN), written()
    soup = review(client, address)
    assert [words(alert) for alert in soup.select("[role=alert]")] == [
        "You may not add papers in the language of this text."
    ]
    assert [button["value"] for button in soup.select(".review-actions button")] == ["cancel"]
    client.post(address, {"action": "draft"})
    assert written() == before


def test_a_page_that_the_user_may_not_change_is_left(client, publisher):
    import_as(client, PAPER)
    Page.objects.filter(pk=EssayPage.objects.get().pk).update(owner=None)
    client.force_login(make_user("newcomer", "add_page"))
    address = handed_in(client, LONGER)
    client.post(address, {"action": "draft"})
    assert messages_of(client)[-1:] == ["You may not change the page “The Sea and the Shore”."]
    assert len(EssayPage.objects.get().get_latest_revision_as_object().body) == 2


def test_a_page_that_another_has_locked_is_left(client):
    log_in(client, "superuser")
    import_as(client, PAPER)
    page = EssayPage.objects.get()
    page.locked, page.locked_by, page.locked_at = True, make_user("other"), timezone.now()
    page.save()
    client.post(handed_in(client, LONGER), {"action": "draft"})
    assert messages_of(client)[-1:] == ["You may not change the page “The Sea and the Shore”."]
    assert len(EssayPage.objects.get().get_latest_revision_as_object().body) == 2


def test_whoever_may_only_add_goes_on_with_what_they_imported(client, editor):
    import_as(client, PAPER)
    page = EssayPage.objects.get()
    assert page.owner == editor
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    import_as(client, LONGER)
    assert len(EssayPage.objects.get().get_latest_revision_as_object().body) == 3


# Handing in ------------------------------------------------------------------------------------------------


def test_the_form_names_the_files_that_are_read(client, editor):
    soup = BeautifulSoup(client.get(START).content, "html.parser")
    assert soup.select_one("input[type=file]")["accept"] == ",".join(sorted(SUFFIXES))
    assert soup.select_one("textarea[name=text]")["dir"] == "auto"


def test_an_upload_is_read_by_its_own_name(client, editor):
    address = upload(client, PAPER, name="sea.txt").url
    assert words(review(client, address).select_one("h2")) == "Review of sea.txt"


REFUSED = {
    "nothing": ({}, ["Choose a file or paste a text."]),
    "blanks": ({"text": " \n "}, ["Choose a file or paste a text."]),
    "a file and a text": (
        {"file": ("paper.txt", PAPER.encode()), "text": PAPER},
        ["Give a file or a text, not both."],
    ),
    "a picture": ({"file": ("paper.png", b"\x89PNG")}, ["Files of this kind are not read."]),
    "no suffix": ({"file": ("paper", PAPER.encode())}, ["Files of this kind are not read."]),
    "an empty file": ({"file": ("paper.txt", b"")}, ["The submitted file is empty."]),
    "a giant": ({"file": ("paper.txt", b"a" * (LARGEST + 1))}, ["The file is too large; no paper is."]),
    "a text that is no paper": (
        {"text": '{"a": 1}'},
        None,
    ),
}


@pytest.mark.parametrize(("fields", "complaints"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_is_one_line_in_the_form(client, editor, fields, complaints):
    fields = {
        name: SimpleUploadedFile(*value) if isinstance(value, tuple) else value
        for name, value in fields.items()
    }
    before, response = written(), client.post(START, fields)
    assert response.status_code == 200
    if complaints is None:
        (complaint,) = errors_of(response)
        assert re.fullmatch(r"This cannot be imported \(line \d+\): \S.*", complaint)
    else:
        assert errors_of(response) == complaints
    assert written() == before


def test_a_text_too_long_for_the_form_is_refused_with_a_way_out(client, editor, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024
    before = written()
    assert paste(client, PAPER * 20).url == START
    assert messages_of(client, START) == [
        "The text is longer than 2 KB. Please save it as a file and upload the file."
    ]
    assert written() == before
    assert upload(client, PAPER * 20).url.startswith("/admin/import/review/")


def test_a_form_of_another_site_hands_nothing_in(editor, client):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert paste(strict, PAPER).status_code == 403
    strict.get(START)
    token = strict.cookies["csrftoken"].value
    answer = strict.post(START, {"text": PAPER, "csrfmiddlewaretoken": token})
    assert answer.url.startswith("/admin/import/review/")


def test_a_refused_text_stays_in_the_form(client, editor):
    text = "milk\nbread <b>and</b> eggs\n"
    soup = BeautifulSoup(paste(client, text).content, "html.parser")
    assert soup.select_one("textarea[name=text]").text.strip() == text.strip()


def test_a_pasted_text_is_the_same_source_as_the_file(client, editor):
    """A browser posts other line ends than the file had."""
    import_as(client, PAPER.replace("\n", "\r\n"))
    assert bytes(SourceFile.objects.get().data) == PAPER.encode()


# The review ------------------------------------------------------------------------------------------------


def test_a_review_writes_nothing(client, editor):
    before = written()
    address = upload(client, REPORT).url
    review(client, address)
    review(client, address)
    assert written() == before


def test_a_review_shows_every_line_of_the_source(client, editor):
    data = REPORT
    source = load("report.txt", data)
    soup = review(client, upload(client, data, name="report.txt").url)
    shown = {li["id"]: li.select_one("[dir=auto]").text for li in soup.select("li.source-line")}
    assert shown == {f"line-{line.number}": line.text for line in source.lines}


def test_a_review_shows_the_pages_as_they_will_be(client, editor):
    data = REPORT
    document = read(load("report.txt", data))
    soup = review(client, upload(client, data).url)
    pages = soup.select("article.reviewed-page")
    titles = [words(page.select_one("h4")) for page in pages]
    assert titles == [" ".join(part.title.split()) for part in (document.report, *document.essays)]
    assert [words(page.select_one(".mark")) for page in pages] == ["New page"] * len(pages)
    for page, essay in zip(pages[1:], document.essays, strict=True):
        facts = {words(row.th): words(row.td) for row in page.select("table tr")}
        (signed,) = [value for name, value in facts.items() if "ignature" in name]
        assert signed == " ".join(f"{who.name} · {who.affiliation}" for who in essay.signatures)
        assert len(page.select("li.part")) == len(essay.blocks)


def test_every_block_links_to_its_lines(client, editor):
    soup = review(client, handed_in(client, PAPER))
    links = [[a["href"] for a in part.select("a")] for part in soup.select("li.part")]
    assert links == [["#line-5"], ["#line-7"]]
    assert [words(part.select_one(".part__words")) for part in soup.select("li.part")] == [
        line for line in PAPER.splitlines() if "paragraph" in line
    ]


def test_every_link_to_a_line_finds_it(client, editor):
    data = (SEEDS / "interview_shouri_irna.txt").read_bytes()
    soup = review(client, upload(client, data).url)
    targets = {a["href"] for a in soup.select("a.line-link")}
    assert targets
    assert targets <= {f"#{li['id']}" for li in soup.select("li.source-line")}


def test_notices_stand_in_a_list_and_at_their_lines(client, editor):
    data = REPORT
    document = read(load("report.txt", data))
    soup = review(client, upload(client, data).url)
    rows = soup.select("section[aria-labelledby=notices] li")
    shown = [(row.a["href"], row.select_one("[lang=en]").text) for row in rows]
    for notice in document.notices:
        assert (f"#line-{notice.line}", notice.message) in shown
        assert notice.message in soup.select_one(f"#line-{notice.line}").text
    assert [words(mark) for mark in soup.select(".source-line--noticed .mark")].count("Not placed") == 0


def test_a_line_without_a_place_says_so_in_words(client, editor):
    data = REPORT
    data = data.replace(b"TABLE OF CONTENTS", b"Zq 9 %% lost\n\nTABLE OF CONTENTS", 1)
    document = read(load("report.txt", data))
    soup = review(client, upload(client, data).url)
    marked = {
        int(li["id"].removeprefix("line-")): words(li.strong)
        for li in soup.select("li.source-line--unplaced")
    }
    assert marked == {line.number: "Not placed" for line in document.leftovers}
    listed = soup.select("section[aria-labelledby=unplaced] li")
    assert [(words(row.strong), row.a["href"]) for row in listed] == [
        ("Not placed", f"#line-{line.number}") for line in document.leftovers
    ]


def test_nothing_of_a_hostile_text_becomes_markup(client, publisher):
    for address in (handed_in(client, HOSTILE), import_as(client, HOSTILE).url):
        soup = review(client, address)
        main = soup.select_one("main")
        assert not main.select("script, svg[onload], img, a[href^=javascript]")
        assert not [tag for tag in main.find_all(True) for name in tag.attrs if name in ("onerror", "onload")]
    file = SourceFile.objects.get()
    soup = review(client, reverse("papers_import_source", args=[file.pk]))
    assert [li.select_one("[dir=auto]").text for li in soup.select("li.source-line")] == HOSTILE.splitlines()


def test_a_hostile_name_becomes_no_markup(client, editor):
    soup = review(client, upload(client, PAPER, name="<b onclick=a()>.txt").url)
    assert words(soup.select_one("h2")) == "Review of <b onclick=a()>.txt"


def test_the_review_speaks_the_language_of_each_text(client):
    log_in(client, "superuser")
    page = review(client, handed_in(client, PERSIAN)).select_one("article.reviewed-page")
    assert (page.bdi["lang"], page.bdi["dir"]) == ("fa", "auto")
    assert {part["lang"] for part in page.select(".part__words")} == {"fa"}


# Importing -------------------------------------------------------------------------------------------------


def test_a_draft_is_no_page_of_the_public(client, editor):
    response = import_as(client, PAPER)
    page = EssayPage.objects.get()
    assert (page.title, page.live, response.url) == (
        "The Sea and the Shore",
        False,
        reverse("papers_import_run", args=[ImportRun.objects.get().pk]),
    )
    links = [a["href"] for a in review(client, response.url).select("main table a")]
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in links


def test_publishing_publishes(client, publisher):
    import_as(client, PAPER, "publish")
    page = EssayPage.objects.get()
    assert page.live
    assert ImportRun.objects.get().user == publisher


def test_the_same_text_again_changes_nothing(client, editor):
    import_as(client, PAPER)
    before = written()
    address = handed_in(client, PAPER)
    soup = review(client, address)
    assert [words(li) for li in soup.select(".review-counts li")] == ["Unchanged 1"]
    client.post(address, {"action": "draft"})
    assert messages_of(client) == ["The pages hold what this file says: no text changed."]
    assert written() == before


def test_a_changed_text_shows_what_it_changes(client, editor):
    import_as(client, PAPER)
    address = handed_in(client, LONGER)
    page = review(client, address).select_one("article.reviewed-page")
    assert words(page.select_one(".mark")) == "To be updated"
    rows = [[words(cell) for cell in row.select("th, td")] for row in page.select_one("table").select("tr")]
    assert rows[0] == ["Field", "What happens", "Last imported", "On the page now", "In this file"]
    assert [row[1] for row in rows[1:]] == ["Updated"]
    assert rows[1][4] == LONGER.splitlines()[-1]
    client.post(address, {"action": "draft"})
    assert len(EssayPage.objects.get().get_latest_revision_as_object().body) == 3


def test_a_conflict_shows_its_three_values_and_leaves_the_editors(client, editor):
    front = "---\ntitle: The Sea\nsubtitle: %s\nauthors: [Elaheh Rostami]\n---\n\n"
    body = PAPER.split("Rostami\n\n")[1]
    import_as(client, front % "First words" + body)
    page = EssayPage.objects.get().get_latest_revision_as_object()
    page.subtitle = "Words of an editor"
    page.save_revision()
    address = handed_in(client, front % "Other words" + body)
    soup = review(client, address).select_one("article.reviewed-page")
    assert words(soup.select_one(".mark")) == "Conflict"
    (row,) = soup.select_one("table").select("tbody tr")
    assert [words(cell) for cell in row.select("td")] == [
        "Conflict: the page stays as it is",
        "First words",
        "Words of an editor",
        "Other words",
    ]
    client.post(address, {"action": "draft"})
    assert EssayPage.objects.get().get_latest_revision_as_object().subtitle == "Words of an editor"


def test_cancelling_forgets_the_upload(client, editor):
    address, before = handed_in(client, PAPER), written()
    response = client.post(address, {"action": "cancel"})
    assert (response.url, messages_of(client)) == (START, ["Nothing was imported."])
    assert (client.get(address).url, written()) == (START, before)


def test_another_button_imports_nothing(client, publisher):
    address, before = handed_in(client, PAPER), written()
    assert client.post(address, {"action": "undo"}).url == address
    assert client.post(address).url == address
    assert written() == before


def test_a_report_is_imported_with_all_its_essays(client, publisher):
    response = client.post(upload(client, REPORT).url, {"action": "publish"})
    essays = ReportPage.objects.get().get_children()
    assert (essays.count(), all(page.live for page in essays)) == (2, True)
    links = {a["href"] for a in review(client, response.url).select("main table a")}
    assert {reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in essays} <= links


# What waits for its import ---------------------------------------------------------------------------------


def test_an_expired_upload_is_asked_for_again(client, editor):
    address, before = handed_in(client, PAPER), written()
    token = address.strip("/").rpartition("/")[2]
    Session.objects.filter(pk=token).update(expire_date=timezone.now() - timedelta(seconds=1))
    for response in (client.get(address), client.post(address, {"action": "draft"})):
        assert response.url == START
    assert messages_of(client)[0] == "This upload is no longer there. Please hand it in again."
    assert written() == before


def test_an_upload_is_imported_once(client, editor):
    address = handed_in(client, PAPER)
    client.post(address, {"action": "draft"})
    assert client.post(address, {"action": "draft"}).url == START
    assert ImportRun.objects.count() == 1


def test_the_upload_of_another_is_out_of_reach(client, editor):
    address = handed_in(client, PAPER)
    client.force_login(make_user("second", "add_page", "publish_page"))
    for response in (client.get(address), client.post(address, {"action": "publish"})):
        assert response.url == START
    assert EssayPage.objects.count() == 0


def test_an_upload_opens_no_login_and_a_login_is_no_upload(client, editor):
    token = handed_in(client, PAPER).strip("/").rpartition("/")[2]
    session = client.session
    assert "data" in UploadStore(token)
    assert "data" not in type(session)(token)
    assert "_auth_user_id" in session
    assert "_auth_user_id" not in UploadStore(session.session_key)


def test_the_newest_uploads_wait_and_older_ones_make_room(client, editor):
    first = handed_in(client, PAPER)
    others = [handed_in(client, PAPER) for _ in range(MOST)]
    assert client.get(first).url == START
    assert [client.get(address).status_code for address in others] == [200] * MOST


def test_a_waiting_upload_is_no_received_source(client, editor):
    handed_in(client, PAPER)
    assert not SourceFile.objects.exists()


# What was imported -----------------------------------------------------------------------------------------


def test_the_runs_are_listed_with_their_files(client, editor):
    upload_address = upload(client, PAPER, name="sea.txt").url
    client.post(upload_address, {"action": "draft"})
    (row,) = review(client, "/admin/import/runs/").select("main tbody tr")
    cells = [words(cell) for cell in row.select("td")]
    run = ImportRun.objects.get()
    assert cells == ["editor", "sea.txt", str(run.pages.count()), "0"]
    assert row.a["href"] == reverse("papers_import_run", args=[run.pk])


def test_a_run_of_the_command_has_no_name(client, editor):
    source = load("paper.txt", PAPER.encode())
    import_document(read(source), source)
    (row,) = review(client, "/admin/import/runs/").select("main tbody tr")
    assert words(row.select("td")[0]) == "The command"


# Undoing ---------------------------------------------------------------------------------------------------


def undo_of(run):
    return reverse("papers_import_undo", args=[run.pk])


def test_an_import_is_undone_after_a_look_at_what_that_does(client):
    log_in(client, "superuser")
    address = import_as(client, PAPER).url
    run, before = ImportRun.objects.get(), written()
    (link,) = review(client, address).select(f"a[href='{undo_of(run)}']")
    rows = [
        [words(cell) for cell in row.select("th, td")]
        for row in review(client, link["href"]).select("main tbody tr")
    ]
    assert sorted(rows) == [["Elaheh Rostami", "Deleted"], ["The Sea and the Shore", "Deleted"]]
    assert written() == before
    response = client.post(link["href"])
    assert not EssayPage.objects.exists()
    undoing = review(client, response.url)
    assert "This is the undoing of import" in words(undoing.select_one("main"))
    assert not undoing.select("a[href$='/undo/']")
    assert not review(client, address).select("a[href$='/undo/']")
    assert "This import was undone." in words(review(client, address).select_one("main"))


def test_what_an_editor_changed_since_is_left_and_said(client):
    log_in(client, "superuser")
    import_as(client, PAPER)
    page = EssayPage.objects.get().get_latest_revision_as_object()
    page.abstract = "An editor's words."
    page.save_revision()
    run = ImportRun.objects.get()
    rows = [words(row) for row in review(client, undo_of(run)).select("main tbody tr")]
    assert "The Sea and the Shore Left as it is: it has been changed since" in rows
    client.post(undo_of(run))
    assert EssayPage.objects.get().get_latest_revision_as_object().abstract == "An editor's words."


def test_an_import_is_undone_once(client):
    log_in(client, "superuser")
    import_as(client, PAPER)
    run = ImportRun.objects.get()
    client.post(undo_of(run))
    before = written()
    assert (client.post(undo_of(run)).url, client.get(undo_of(run)).url) == ("/admin/", "/admin/")
    assert written() == before


@pytest.mark.parametrize("who", ["anonymous", "visitor of the admin", "editor"])
def test_nobody_undoes_what_they_may_not_delete(client, who, file):
    """The command made the pages, so whoever may only add owns none of them."""
    log_in(client, who)
    run, before = ImportRun.objects.get(), written()
    assert client.get(undo_of(run)).status_code == 302
    assert client.post(undo_of(run)).status_code == 302
    assert written() == before
    assert EssayPage.objects.count() == 1


@pytest.fixture
def file():
    source = load("دریا.txt", PAPER.encode())
    import_document(read(source), source)
    return SourceFile.objects.get()


def test_a_source_is_sent_as_it_came_and_never_shown(client, editor, file):
    response = client.get(reverse("papers_import_download", args=[file.pk]))
    assert response.content == PAPER.encode()
    wanted = {
        "Content-Type": "text/plain",
        "X-Content-Type-Options": "nosniff",
        "Content-Disposition": "attachment; filename*=utf-8''%D8%AF%D8%B1%DB%8C%D8%A7.txt",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Cache-Control": "max-age=0, no-cache, no-store, must-revalidate, private",
    }
    assert {name: response.headers[name] for name in wanted} == wanted


@pytest.mark.parametrize("view", ["papers_import_source", "papers_import_download", "papers_import_run"])
@pytest.mark.parametrize("who", USERS)
def test_sources_and_runs_are_for_editors(client, who, view, file):
    log_in(client, who)
    number = file.pk if view != "papers_import_run" else ImportRun.objects.get().pk
    assert client.get(reverse(view, args=[number])).status_code == (200 if who in MAY_IMPORT else 302)


def test_whoever_may_change_a_page_may_see_where_it_came_from(client, file):
    """The panel on the page links there."""
    client.force_login(make_user("proofreader", "change_page"))
    assert client.get(START).status_code == 302
    for view, number in (("source", file.pk), ("download", file.pk), ("run", ImportRun.objects.get().pk)):
        assert client.get(reverse(f"papers_import_{view}", args=[number])).status_code == 200


@pytest.mark.parametrize("view", ["papers_import_source", "papers_import_download", "papers_import_run"])
def test_what_is_not_there_is_not_found(client, editor, view):
    assert client.get(reverse(view, args=[987654]), follow=True).status_code == 404


def test_the_panel_of_a_page_links_to_its_source_its_run_and_each_line(client, publisher):
    data = (SEEDS / "interview_shouri_irna.txt").read_bytes()
    client.post(upload(client, data).url, {"action": "draft"})
    record = ImportedPage.objects.exclude(notices=[]).first()
    soup = review(client, reverse("wagtailadmin_pages:edit", args=[record.page_id]))
    links = [a["href"] for a in soup.select("a[href^='/admin/import/']")]
    source = reverse("papers_import_source", args=[record.source_id])
    expected = {
        source,
        reverse("papers_import_download", args=[record.source_id]),
        reverse("papers_import_run", args=[record.run_id]),
        *(f"{source}?from={notice['line']}#line-{notice['line']}" for notice in record.notices),
    }
    assert expected <= set(links)


def test_the_source_shows_the_notices_at_their_lines(client, publisher):
    data = (SEEDS / "interview_shouri_irna.txt").read_bytes()
    client.post(upload(client, data).url, {"action": "draft"})
    record = ImportedPage.objects.exclude(notices=[]).first()
    soup = review(client, reverse("papers_import_source", args=[record.source_id]))
    for notice in record.notices:
        assert unescape(notice["message"]) in soup.select_one(f"#line-{notice['line']}").text


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_screens_come_in_the_language_of_the_editor(client, publisher, language):
    UserProfile.objects.update_or_create(user=publisher, defaults={"preferred_language": language})
    run = import_as(client, PAPER).url
    for address in (START, handed_in(client, LONGER), "/admin/import/runs/", run):
        root = review(client, address).html
        assert (root["lang"], root["dir"]) == (language, "rtl" if language == "fa" else "ltr")


@pytest.mark.parametrize(
    ("lines", "found"),
    [((), []), ((3,), [(3, 3)]), ((5, 3, 4, 9), [(3, 5), (9, 9)]), ((2, 2), [(2, 2)])],
)
def test_lines_are_named_by_their_unbroken_runs(lines, found):
    assert ranges(lines) == found


def test_a_persian_editor_reads_persian_digits(client):
    """Latin ones stand in the file's own words and in Wagtail's numbers of pages alone."""
    root = log_in(client, "superuser")
    UserProfile.objects.update_or_create(user=root, defaults={"preferred_language": "fa"})
    screens = [handed_in(client, REPORT.decode()), reverse("papers_import_runs")]
    client.post(screens[0], {"action": "draft"})
    run = ImportRun.objects.get()
    screens[0] = handed_in(client, REPORT.decode())
    screens += [reverse(name, args=[run.pk]) for name in ("papers_import_run", "papers_import_undo")]
    screens += [
        reverse("papers_import_source", args=[run.sources.get().pk]),
        reverse("papers_import_check", args=[ImportedPage.objects.exclude(notices=[]).first().pk]),
    ]
    for address in screens:
        main = BeautifulSoup(client.get(address).content, "html.parser").main
        for words in main.select("bdi, q, option, script, nav, [lang=en], [dir=auto]"):
            words.decompose()
        assert (address, re.findall("[0-9]+", main.get_text(" "))) == (address, [])
