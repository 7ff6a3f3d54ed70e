"""Editors hand in topics as a file, see what it would change, bring it in, and take it back."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from papers.curation.exporting import as_csv, as_turtle, as_xlsx, rows_of_topics
from papers.importing.tables.files import addresses_of_topics
from papers.models import ImportRun, SourceFile, Topic, TopicLabel
from tests import factories
from tests.importing.test_apply import dump
from tests.people import make_person

pytestmark = pytest.mark.django_db

UPLOAD = "papers_topic_upload"
TABLE = "slug,en,en_other,fa\njcpoa,JCPOA,Deal,برجام\noil,Oil,,نفت\nstates,United States,US,\n"


@pytest.fixture
def editor(client):
    user = make_person("Editor")
    client.force_login(user)
    return user


def hand_in(client, data, name="topics.csv"):
    data = data.encode() if isinstance(data, str) else data
    return client.post(reverse(UPLOAD), {"file": SimpleUploadedFile(name, data)})


def words(answer):
    assert answer.status_code == 200
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def texts():
    return sorted(TopicLabel.objects.values_list("language", "text", "preferred"))


def test_a_file_is_seen_brought_in_and_taken_back(client, editor):
    factories.make_topic("Oil", en="Oil")
    factories.make_topic("US", en="US")
    before = texts()
    plan = hand_in(client, TABLE)["Location"]
    written = dump()
    seen = words(client.get(plan))
    assert dump() == written
    for said in (
        "topics.csv New 2 Changed 1",
        "2 JCPOA New en: JCPOA en: also Deal fa: برجام",
        "3 Oil Changed fa: نفت",
        "Line 4 · en_other : “US” belongs to the topic “US” (us)",
    ):
        assert said in seen
    report = client.post(plan)["Location"]
    run = ImportRun.objects.get()
    assert (report, run.user) == (reverse("papers_topic_upload_run", args=[run.pk]), editor)
    assert "JCPOA Created" in words(client.get(report))
    assert Topic.named("برجام").slug == "jcpoa"
    factories.make_essay(topics=[Topic.named("JCPOA")])
    assert client.post(report)["Location"] == report
    undone = words(client.get(report))
    assert "JCPOA : works are about it" in undone
    assert "New topics are deleted" not in undone
    assert [row for row in texts() if row[1] not in {"JCPOA", "Deal", "برجام"}] == before


def test_what_a_run_did_is_undone_once(client, editor):
    report = client.post(hand_in(client, TABLE)["Location"])["Location"]
    client.post(report)
    assert not Topic.objects.exists()
    answer = client.post(report, follow=True)
    assert "You cannot undo this import." in words(answer)
    assert ImportRun.objects.count() == 2


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ttl"])
def test_what_was_downloaded_changes_nothing(client, editor, kind):
    factories.make_topic("Oil", en="=Oil", fa="نفت")
    first = client.post(hand_in(client, as_csv(rows_of_topics()))["Location"])
    assert ImportRun.objects.count() == 1, first
    files = {
        "csv": as_csv(rows_of_topics()),
        "xlsx": as_xlsx(rows_of_topics()),
        "ttl": as_turtle(addresses_of_topics()[0]),
    }
    plan = hand_in(client, files[kind], f"topics.{kind}")["Location"]
    assert "There is nothing to bring in" in words(client.get(plan))
    answer = client.post(plan, follow=True)
    assert "The topics are as the file says: nothing was changed." in words(answer)
    assert ImportRun.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data", "complaint"),
    [
        ("topics.exe", b"x", "Files of this kind are not read."),
        ("topics.csv", b"en\n=1+2\n", "Line 2 · en : “=1+2” begins like the formula of a spreadsheet."),
        ("topics.csv", b"slug,en\nBig Oil,Oil\n", "Line 2 · slug : An address is made of a-z"),
        ("topics.xlsx", b"PK\x03\x04", "Line 1: The spreadsheet is damaged"),
        ("topics.rdf", b"<!DOCTYPE x><x/>", "Line 1: The RDF/XML file declares entities of its own (DTD)"),
        ("topics.ttl", b'{"@context": "https://evil.example"}', "Line 1: The file is no Turtle"),
        ("topics.csv", b"<script>alert(1)</script>\n1\n", "There is no column “<script>alert(1)</script>”"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_its_places(client, editor, name, data, complaint):
    answer = hand_in(client, data, name)
    assert complaint in words(answer)
    assert b"<script>alert" not in answer.content
    assert not SourceFile.objects.exists()


def test_names_made_to_do_harm_are_shown_as_words(client, editor):
    plan = hand_in(client, "en,en_other\n<script>alert(1)</script>,<img src=x onerror=alert(1)>\n")[
        "Location"
    ]
    report = client.post(plan, follow=True)
    for answer in (client.get(hand_in(client, "en\n<script>alert(2)</script>\n")["Location"]), report):
        assert b"<script>alert" not in answer.content
        assert b"&lt;script&gt;alert" in answer.content


def test_an_upload_is_its_users_own_and_is_brought_in_once(client, editor):
    plan = hand_in(client, TABLE)["Location"]
    other = Client()
    other.force_login(make_person("Publisher"))
    assert other.get(plan)["Location"] == reverse(UPLOAD)
    assert other.post(plan)["Location"] == reverse(UPLOAD)
    assert not Topic.objects.exists()
    client.post(plan)
    assert client.post(plan)["Location"] == reverse(UPLOAD)
    assert ImportRun.objects.count() == 1


def test_nothing_is_done_without_a_token_of_the_form(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert hand_in(strict, TABLE).status_code == 403


def test_the_list_of_topics_leads_to_it_and_a_huge_number_to_nothing(client, editor):
    page = client.get(reverse("wagtailsnippets_papers_topic:list"))
    assert reverse(UPLOAD) in page.content.decode()
    assert client.get(reverse("papers_topic_upload_run", args=[10**30]), follow=True).status_code == 404


def test_the_source_of_a_run_of_a_workbook_is_sent(client, editor):
    factories.make_topic("Oil", en="Oil")
    client.post(hand_in(client, as_xlsx(rows_of_topics()), "topics.xlsx")["Location"])
    source = SourceFile.objects.get()
    shown = reverse("papers_import_source", args=[source.pk])
    client.force_login(make_person("superuser"))
    assert client.get(shown)["Location"] == reverse("papers_import_download", args=[source.pk])


def test_many_lines_cost_no_more_queries_than_few(client, editor):
    def queries(count):
        table = "en\n" + "".join(f"Word {number}\n" for number in range(count))
        plan = hand_in(client, table)["Location"]
        with CaptureQueriesContext(connection) as captured:
            client.get(plan)
        return len(captured)

    queries(1)
    assert queries(3) == queries(60)


def test_an_empty_list_says_where_topics_come_from(client, editor):
    address = reverse("wagtailsnippets_papers_topic:list")
    empty = BeautifulSoup(client.get(address).content, "html.parser").select_one("main")
    assert "There is no topic yet." in empty.get_text(" ")
    assert empty.select_one(f'p a[href="{reverse(UPLOAD)}"]')
    factories.make_topic("Oil", en="Oil")
    assert "There is no topic yet." not in words(client.get(address))
    assert "There is no topic yet." not in words(client.get(address, {"q": "gas"}))
