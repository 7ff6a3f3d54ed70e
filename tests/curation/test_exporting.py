"""Topics leave as tables that come in again unchanged, and as SKOS that names what readers see."""

import csv
import io

import pytest
from django.core.management import call_command
from django.urls import reverse
from openpyxl import load_workbook

from papers.curation.exporting import as_csv, as_turtle, as_xlsx, rows_of_topics
from papers.curation.merging import merge
from papers.models import Topic, TopicLabel
from tests.factories import make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def topics():
    oil = make_topic("Oil", en="Oil", fa="نفت")
    merge([make_topic("Petroleum", en="Petroleum")], oil)
    make_topic("=1+2", en="=1+2")
    return oil


def test_a_table_says_all_names_and_no_formula(topics):
    rows = list(csv.reader(io.StringIO(as_csv(rows_of_topics()).decode("utf-8-sig"))))
    assert rows[0] == ["slug", "en", "en_other", "fa", "fa_other"]
    assert ["oil", "Oil", "Petroleum", "نفت", ""] in rows
    assert not any(cell.startswith("=") for row in rows for cell in row)
    book = load_workbook(io.BytesIO(as_xlsx(rows_of_topics())))
    assert [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)] == rows


def test_a_table_comes_in_again_as_it_left(topics, tmp_path):
    Topic.objects.exclude(pk=topics.pk).delete()
    before = sorted(TopicLabel.objects.values_list("topic", "language", "text", "preferred"))
    path = tmp_path / "topics.csv"
    path.write_bytes(as_csv(rows_of_topics()))
    call_command("import_topics", str(path), verbosity=0)
    assert sorted(TopicLabel.objects.values_list("topic", "language", "text", "preferred")) == before


def test_turtle_names_concepts_in_their_languages(topics):
    make_topic('A "quoted" \\ name')
    said = as_turtle("https://papers.example/en/topics/").decode()
    assert "<https://papers.example/en/topics/oil/> a skos:Concept" in said
    assert 'skos:prefLabel "Oil"@en' in said
    assert 'skos:altLabel "Petroleum"@en' in said
    assert 'skos:prefLabel "نفت"@fa' in said
    assert 'skos:prefLabel "A \\"quoted\\" \\\\ name"' in said


BEGINNINGS = {"csv": b"\xef\xbb\xbfslug", "xlsx": b"PK", "ttl": b"@prefix"}


@pytest.mark.parametrize("kind", BEGINNINGS)
def test_editors_download_them(admin_client, topics, kind):
    answer = admin_client.get(reverse("papers_topic_export", args=[kind]))
    assert answer.content.startswith(BEGINNINGS[kind])
    assert answer["Content-Disposition"].endswith(f'.{kind}"')


def test_there_are_no_other_files(admin_client):
    address = reverse("papers_topic_export", args=["exe"])
    assert admin_client.get(address, follow=True).status_code == 404
