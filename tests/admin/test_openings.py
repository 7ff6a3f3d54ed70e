"""An editor who opens a live page that readers do not get is told so, and where to take it back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from papers.correcting.publishing import publish
from papers.correcting.writing import write
from papers.curation.people.merging import merge_people, undo_merge
from papers.models import Correction
from tests import factories
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    client.force_login(make_person("Editor"))


def told(client, page):
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    return BeautifulSoup(answer.content, "html.parser").find(class_="messages")


def test_of_a_merged_person(client):
    author, standing = factories.make_author("E. Koolae"), factories.make_author("Elaheh Koolaee")
    change = merge_people([author], standing)
    message = told(client, author)
    assert "“Elaheh Koolaee” in place of this page" in message.get_text()
    assert message.find("a", href=reverse("papers_person", args=[author.pk]))
    assert "in place of this page" not in str(told(client, standing))
    undo_merge(change)
    assert "in place of this page" not in str(told(client, author))


def test_of_a_retracted_report_and_its_essays(client):
    report = factories.make_report()
    essay, other = factories.make_essay(report), factories.make_essay()
    correction = write(report, Correction.RETRACTION, {report.pk: "It was not so."})
    assert "was retracted" not in str(told(client, report))
    publish(correction.pk, make_person("Publisher"))
    for page in (report, essay):
        message = told(client, page)
        assert "was retracted" in message.get_text()
        assert message.find("a", href=reverse("papers_correction", args=[correction.pk]))
    assert "was retracted" not in str(told(client, other))
