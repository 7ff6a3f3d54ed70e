"""Editors keep institutions: with names and ROR, beside the affiliations that papers print."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from papers.models import Institution
from tests import factories
from tests.people import make_person

pytestmark = pytest.mark.django_db
SPACE = "wagtailsnippets_papers_institution"
FORM = {
    "name": "University of Tehran",
    "ror": "05vf56z40",
    "website": "",
    "names-TOTAL_FORMS": "1",
    "names-INITIAL_FORMS": "0",
    "names-0-language": "fa",
    "names-0-text": "دانشگاه تهران",
}


@pytest.fixture(autouse=True)
def editor(client):
    client.force_login(make_person("Editor"))


def words(answer):
    assert answer.status_code == 200
    return " ".join(BeautifulSoup(answer.content, "html.parser").get_text(" ").split())


def sign(affiliation):
    essay = factories.make_essay()
    essay.signatures = [factories.signature(factories.make_author(), affiliation)]
    essay.save_revision().publish()
    return essay.signatures.get().author


def test_an_institution_is_made_and_recognises_what_is_printed(client):
    author = sign("استاد دانشگاه تهران")
    assert "There is no institution yet" in words(client.get(reverse(f"{SPACE}:list")))
    assert "استاد دانشگاه تهران" in words(client.get(reverse(f"{SPACE}:list")))
    client.post(reverse(f"{SPACE}:add"), FORM)
    made = Institution.objects.get()
    assert made.ror == "https://ror.org/05vf56z40"
    assert "استاد دانشگاه تهران (1)" in words(client.get(reverse(f"{SPACE}:edit", args=[made.pk])))
    assert "استاد دانشگاه تهران" not in words(client.get(reverse(f"{SPACE}:list")))
    person = client.get(reverse("papers_person", args=[author.pk]))
    assert reverse(f"{SPACE}:edit", args=[made.pk]) in person.content.decode()


def test_a_wrong_ror_is_refused_beside_its_field(client):
    answer = client.post(reverse(f"{SPACE}:add"), FORM | {"ror": "05vf56z41"})
    assert "This is no ROR" in words(answer)
    assert not Institution.objects.exists()


@pytest.mark.parametrize("asked", ["tehran", "دانشگاه", "05vf56z40"])
def test_an_institution_is_found_by_any_name(client, asked):
    client.post(reverse(f"{SPACE}:add"), FORM)
    Institution.objects.create(name="Somewhere else")
    text = words(client.get(reverse(f"{SPACE}:list_results"), {"q": asked}))
    assert "University of Tehran" in text
    assert "Somewhere else" not in text


def test_the_list_costs_as_much_for_many(client):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(f"{SPACE}:list"))
        return len(seen)

    Institution.objects.create(name="University of Tehran")
    sign("University of Tehran")
    queries()
    few = queries()
    for number in range(12):
        Institution.objects.create(name=f"University of Town {number}")
        sign(f"University of Town {number}")
    assert queries() == few
