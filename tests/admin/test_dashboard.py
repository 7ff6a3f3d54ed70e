"""The first page of the admin: each number is that of its list, and all cost the same few queries."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from papers.importing.apply import import_document
from papers.models import CatalogueCheck, Heartbeat, ImportedPage
from papers.text.digits import latin_digits
from tests.factories import make_author, make_essay, make_interview, make_report, make_topic
from tests.importing.documents import essay, report, source
from tests.people import ROLES, make_person, write

pytestmark = pytest.mark.django_db
HOME = "/admin/"
LOSS = {"code": "loss", "line": 3, "message": "A line is lost."}


def look(client, address=HOME):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content.decode(), "html.parser")


def numbers(client) -> dict[str, tuple[int, str]]:
    """Return {what is counted: (how many, where the list is)}."""
    links = look(client).select(".desk a")
    return {
        link.select_one("span").get_text(strip=True): (
            int(latin_digits(link.select_one("strong").get_text(strip=True))),
            link["href"],
        )
        for link in links
    }


def listed(client, address) -> int:
    return len(look(client, address).select("table.listing tbody tr"))


@pytest.fixture
def archive():
    """An archive in which something of everything waits."""
    water = make_topic("Water")
    whole = {"abstract": "What it says.", "authors": [make_author()], "topics": [water]}
    make_essay(title="Whole", **whole)
    make_essay(title="Bare", authors=["Nobody Known"])
    make_interview(title="Asked", **(whole | {"topics": []}))
    make_report(title="A report", abstract="", topics=[water])
    import_document(report(essay("Imported", "Elaheh Rostami")), source())
    first = ImportedPage.objects.exclude(page=None).order_by("pk").first()
    ImportedPage.objects.exclude(pk=first.pk).update(notices=[])
    ImportedPage.objects.filter(pk=first.pk).update(notices=[LOSS])
    return whole


def test_each_number_is_that_of_its_list(client, archive):
    person = make_person("superuser")
    client.force_login(person)
    scheduled = make_essay(title="Later", **archive)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    late = make_essay(title="Late", live=False, **archive)
    late.go_live_at = timezone.now() + timedelta(seconds=1)
    revision = late.save_revision()
    revision.publish()
    type(revision).objects.filter(pk=revision.pk).update(
        approved_go_live_at=timezone.now() - timedelta(hours=1)
    )
    write(make_essay(title="Mine", **archive), person, title="Mine, changed")
    found = numbers(client)
    assert {label: number for label, (number, _url) in found.items()} == {
        "with changes of mine": 1,
        "works past their moment": 1,
        "scheduled works": 1,
        "imported, not yet published": 2,
        "with open notices": 1,
        "without topics": found["without topics"][0],
        "without an abstract": found["without an abstract"][0],
        "with names that have no author page": 1,
        "missing": found["missing"][0],
    }
    for label, (number, address) in found.items():
        if label not in ("missing", "scheduled works"):
            assert (label, listed(client, address)) == (label, number)


def test_a_notice_that_is_ticked_off_waits_no_more(client, archive):
    client.force_login(make_person("superuser"))
    record = ImportedPage.objects.exclude(page=None).order_by("pk").first()
    ImportedPage.objects.exclude(pk=record.pk).update(notices=[])
    ImportedPage.objects.filter(pk=record.pk).update(
        notices=[{"code": "loss", "line": 3, "message": "Lost."}]
    )
    assert numbers(client)["with open notices"][0] == 1
    page = look(client, reverse("papers_import_check", args=[record.pk]))
    key = page.select_one("button[name=check]")["value"]
    client.post(reverse("papers_import_check", args=[record.pk]), {"check": key})
    assert "with open notices" not in numbers(client)


def test_the_numbers_cost_the_same_for_one_work_and_for_thirty(client, archive):
    client.force_login(make_person("superuser"))
    client.get(HOME)
    counts = []
    for _time in range(2):
        with CaptureQueriesContext(connection) as captured:
            client.get(HOME)
        counts.append(len(captured))
        for number in range(30):
            make_essay(title=f"More {number}", live=number % 2 == 0, authors=["Nobody"])
    assert counts[0] == counts[1]


def test_an_empty_house_says_so(client):
    client.force_login(make_person("superuser"))
    panel = look(client).select_one("#panel-desk-content, #desk, [id*=desk]").parent
    assert "Nothing waits: every work has what it needs." in panel.get_text(" ", strip=True)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_what_it_can_do_something_about(client, archive, role):
    client.force_login(make_person(role))
    found = numbers(client)
    assert ("with open notices" in found) == (role != "Author")  # no page here is theirs
    for label, (_number, address) in found.items():
        assert client.get(address).status_code == 200, (label, address)


def test_a_schedule_that_nobody_keeps_is_told(client, archive):
    client.force_login(make_person("superuser"))
    page = make_essay(**archive)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert "the service has never been seen" in look(client).get_text()
    Heartbeat.objects.create(name="schedule", seen_at=timezone.now())
    assert "The schedule is not being kept" not in look(client).get_text()


def test_a_catalogue_that_is_wrong_is_told(client):
    client.force_login(make_person("superuser"))
    assert "have not been compared" in look(client).get_text()
    CatalogueCheck.keep(3, mended=False)
    assert "Lists and search show 3 works otherwise" in look(client).get_text()
    CatalogueCheck.keep(3, mended=True)
    assert "Lists and search were compared with the pages on" in look(client).get_text()
