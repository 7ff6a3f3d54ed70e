"""Who may open and do what: every screen of ours, for everybody, by both methods."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from papers.admin.releasing.listing import put_in
from papers.correcting.writing import write
from papers.curation.ordering import add_topic
from papers.curation.people.merging import merge_people
from papers.importing.apply import import_document
from papers.importing.tables.files import read_topics
from papers.importing.tables.topic_writing import import_topics
from papers.models import EssayPage, ImportedPage, ImportRun, Institution, Release, SourceFile
from tests import factories
from tests.importing.documents import essay, report, source
from tests.people import WHO, make_person

pytestmark = pytest.mark.django_db

LETTERS = dict(zip("-AEPDS", WHO, strict=True))
"""How the table names people: nobody, Author, Editor, Publisher, aDministrator, Superuser."""
ALL, EDITORS = "AEPDS", "EPDS"


@dataclass(frozen=True)
class Row:
    """A screen: its name, which thing it is about, who may look and act there, and what they are answered.

    Nobody is sent to the login; others without the right are sent to the admin's first page.
    """

    name: str
    about: str = ""
    look: str = EDITORS
    act: str = EDITORS
    looks: int = 200
    acts: int = 302


TOPIC = "wagtailsnippets_papers_topic:"
INSTITUTION = "wagtailsnippets_papers_institution:"
ROWS = [
    Row("papers_checks", look=ALL, act=ALL, acts=405),
    Row("papers_checks_results", look=ALL, act=ALL, acts=405),
    Row("papers_checks_of_work", "essay"),
    Row("papers_check_levels", look="DS", act="DS", acts=200),
    Row("papers_corrections", acts=405),
    Row("papers_correction_new", "published essay", acts=200),
    Row("papers_correction", "correction"),
    Row("papers_import", look=ALL, act=ALL, acts=200),
    Row("papers_import_review", "upload", look=ALL, act=ALL, looks=302),
    Row("papers_import_runs", look=ALL, act=ALL, acts=405),
    Row("papers_import_run", "run", look=ALL, act=ALL, acts=405),
    Row("papers_import_undo", "run", look="PDS", act="PDS"),
    Row("papers_import_check", "record"),
    Row("papers_import_source", "source", look=ALL, act=ALL, acts=405),
    Row("papers_import_download", "source", look=ALL, act=ALL, acts=405),
    Row("papers_missed_searches", acts=405),
    Row("papers_people", acts=405),
    Row("papers_people_twins"),
    Row("papers_people_merge"),
    Row("papers_people_changes", acts=405),
    Row("papers_person_change", "merge"),
    Row("papers_person", "person", acts=405),
    Row("papers_releases", acts=405),
    Row("papers_release_new", acts=200),
    Row("papers_release", "release", acts=405),
    Row("papers_release_works", "release", looks=302),
    Row("papers_release_act", "release", look="PDS", act="PDS", looks=302),
    Row("papers_release_undo", "release", look="PDS", act="PDS", looks=302),
    Row("papers_release_preview", "release", acts=405),
    Row("papers_release_preview_page", "page of the release", acts=405),
    Row("papers_topic_change", "change"),
    Row("papers_topic_changes", acts=405),
    Row("papers_topic_export", "kind of file", acts=405),
    Row("papers_topic_merge"),
    Row("papers_topic_rename", "topic", acts=200),
    Row("papers_topic_twins"),
    Row("papers_topic_upload", acts=200),
    Row("papers_topic_upload_plan", "upload", looks=302),
    Row("papers_topic_upload_run", "run of topics"),
    Row("papers_topic_works", "topic"),
    Row("papers_topic_names", look=ALL, act=ALL, acts=200),
    Row("papers_translations", look=ALL, act=ALL, acts=405),
    Row("papers_translation_start", "essay", acts=200),
    Row("papers_translation_link", "essay", acts=200),
    Row("papers_translation_unlink", "translation"),
    Row("papers_translation_compare", "translation", acts=405),
    Row("papers_translation_renew", "translation", looks=405),
    Row("papers_works", look=ALL, act=ALL, acts=405),
    Row("papers_works_results", look=ALL, act=ALL, acts=405),
    Row("papers_writing", "translation"),
    Row("papers_ticked", "upload", look=ALL, act=ALL, looks=302),
    Row(f"{TOPIC}list", acts=405),
    Row(f"{TOPIC}list_results", acts=405),
    Row(f"{TOPIC}add", acts=200),
    Row(f"{TOPIC}edit", "topic", acts=200),
    Row(f"{TOPIC}delete", "topic"),
    Row(f"{TOPIC}usage", "topic", acts=405),
    Row(f"{TOPIC}history", "topic", acts=405),
    Row(f"{TOPIC}history_results", "topic", acts=405),
    Row(f"{TOPIC}copy", "topic", acts=200),
    Row(f"{INSTITUTION}list", acts=405),
    Row(f"{INSTITUTION}list_results", acts=405),
    Row(f"{INSTITUTION}add", acts=200),
    Row(f"{INSTITUTION}edit", "institution", acts=200),
    Row(f"{INSTITUTION}delete", "institution"),
    Row(f"{INSTITUTION}usage", "institution", acts=405),
    Row(f"{INSTITUTION}history", "institution", acts=405),
    Row(f"{INSTITUTION}history_results", "institution", acts=405),
    Row(f"{INSTITUTION}copy", "institution", acts=200),
]


@pytest.fixture
def things():
    """What the screens are about, each under the name that the table uses."""
    import_document(report(essay("One", "Elaheh Rostami")), source(), publish=True)
    page = EssayPage.objects.get(title="One")
    factories.translate(page.get_parent().specific, "fa")
    draft = factories.make_essay(live=False)
    waiting = factories.make_essay()
    release = Release.objects.create(title="September")
    put_in(release, draft)
    return {
        "": [],
        "release": [release.pk],
        "page of the release": [release.pk, draft.pk],
        "change": [add_topic(factories.make_topic("Water"), [draft.pk]).pk],
        "institution": [Institution.objects.create(name="University of Tehran").pk],
        "person": [factories.make_author().pk],
        "merge": [merge_people([factories.make_author("A. Azizi")], factories.make_author("Ali Azizi")).pk],
        "kind of file": ["csv"],
        "upload": ["a" * 32],
        "run": [ImportRun.objects.get(topic_rows=None).pk],
        "run of topics": [import_topics(read_topics("t.csv", b"en\nSun\n")).run.pk],
        "record": [ImportedPage.objects.get(page=page).pk],
        "source": [SourceFile.objects.exclude(name="t.csv").get().pk],
        "essay": [factories.make_essay(live=False).pk],
        "published essay": [page.pk],
        "correction": [write(waiting, "correction", {waiting.pk: "Ten."}).pk],
        "translation": [factories.translate(page, "fa", original_language="en", live=False).pk],
        "topic": [factories.make_topic("Oil", en="Oil").pk],
    }


def our_names(patterns, space=""):
    """Yield the names of all addresses in the admin that are ours."""
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from our_names(
                pattern.url_patterns, f"{space}{pattern.namespace}:" if pattern.namespace else space
            )
        elif f"{space}{pattern.name}".startswith(("papers_", "wagtailsnippets_papers_")):
            yield f"{space}{pattern.name}"


def test_every_screen_of_ours_has_a_row():
    assert sorted(row.name for row in ROWS) == sorted(set(our_names(get_resolver().url_patterns)))


def answer_to(person, method, address):
    """Return what the person is answered, "login" or "refused", and leave the database as it was."""
    client = Client()
    if person.is_authenticated:
        client.force_login(person)
    with transaction.atomic():
        answer = getattr(client, method)(address)
        transaction.set_rollback(True)
    if answer.status_code == 302 and answer["Location"].startswith(reverse("wagtailadmin_login")):
        return "login"
    if answer.status_code == 403 or (
        answer.status_code == 302 and answer["Location"] == reverse("wagtailadmin_home")
    ):
        return "refused"
    return answer.status_code


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_who_may(row, method, things):
    address = reverse(row.name, args=things[row.about])
    allowed, status = (row.look, row.looks) if method == "get" else (row.act, row.acts)
    expected = {letter: status if letter in allowed else "refused" for letter in LETTERS} | {"-": "login"}
    found = {letter: answer_to(make_person(who), method, address) for letter, who in LETTERS.items()}
    assert found == expected
