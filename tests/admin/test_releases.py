"""Editors put a release together, look at the whole, let it out and take it back."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from papers.admin.releasing.listing import put_in
from papers.catalogue.checking import differences
from papers.models import CatalogueRow, Release, ReleasedPage
from papers.releasing.carrying_out import release_now
from tests import factories
from tests.people import make_person, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_person("Author")


@pytest.fixture
def publisher(client, author):
    make_person("superuser")
    user = make_person("Publisher")
    client.force_login(user)
    return user


@pytest.fixture
def report(author):
    page = factories.make_report(live=False, title="The Caspian Sea")
    page.save_revision(user=author)
    for title in ("Oil", "Water"):
        factories.make_essay(page, live=False, title=title).save_revision(user=author)
    return page


@pytest.fixture
def release(report):
    release = Release.objects.create(title="September")
    put_in(release, report)
    return release


def address(release, name="release", *more):
    return reverse(f"papers_{name}", args=[release.pk, *more])


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(answer):
    return soup(answer).select_one("main").get_text(" ", strip=True)


def said(answer):
    return [str(message).strip() for message in get_messages(answer.wsgi_request)]


def listed(client, release):
    found = soup(client.get(address(release))).select(".release-pages tbody th > a")
    return [link.get_text() for link in found]


def live(title):
    return Page._base_manager.get(title=title).live


class TestPuttingTogether:
    def test_the_empty_list_says_what_to_do(self, client, publisher):
        assert "There is no release yet. Begin one" in words(client.get(reverse("papers_releases")))

    def test_a_release_begins_with_its_name(self, client, publisher):
        answer = client.post(reverse("papers_release_new"), {"title": "September"})
        release = Release.objects.get()
        assert (release.title, release.created_by, release.state) == ("September", publisher, "draft")
        assert answer["Location"] == address(release)
        assert "No work is chosen yet." in words(client.get(address(release)))

    def test_a_release_without_a_name_is_asked_for_it(self, client, publisher):
        assert "This field is required." in words(client.post(reverse("papers_release_new"), {"title": " "}))
        assert not Release.objects.exists()

    def test_a_work_is_found_and_brings_what_belongs_to_it(self, client, publisher, report):
        release = Release.objects.create(title="September")
        page = soup(client.get(address(release), {"q": "caspian"}))
        (offer,) = page.select(".release-offers form")
        key = offer.select_one("input[name=page]")["value"]
        client.post(offer["action"], {"page": key, "change": "add"})
        assert listed(client, release) == ["The Caspian Sea", "Oil", "Water"]

    def test_the_newest_drafts_are_offered(self, client, publisher, report):
        release = Release.objects.create(title="September")
        factories.make_essay(title="Seen by readers")
        offers = soup(client.get(address(release))).select(".release-offers bdi")
        assert "The Caspian Sea" in [offer.get_text() for offer in offers]
        assert "Seen by readers" not in [offer.get_text() for offer in offers]

    def test_a_page_is_left_out_and_brought_back(self, client, publisher, release):
        water = Page._base_manager.get(title="Water")
        client.post(address(release, "release_works"), {"page": water.pk, "change": "leave"})
        assert "Left out" in words(client.get(address(release)))
        client.post(address(release, "release_act"), {"act": "release"})
        assert (live("Oil"), live("Water")) == (True, False)

        other = Release.objects.create(title="October")
        put_in(other, water, left_out=True)
        client.post(address(other, "release_works"), {"page": water.pk, "change": "bring"})
        assert not other.items.exists()

    def test_a_work_is_taken_out_again(self, client, publisher, release, report):
        client.post(address(release, "release_works"), {"page": report.pk, "change": "remove"})
        assert listed(client, release) == []

    @pytest.mark.parametrize("page", ["", "x", "-1", "0", "99999999999999999999", "٣"])
    @pytest.mark.parametrize("change", ["add", "remove", "leave", "bring", "", "__class__"])
    def test_what_is_not_there_changes_nothing(self, client, publisher, release, page, change):
        answer = client.post(address(release, "release_works"), {"page": page, "change": change})
        assert said(answer) == ["Nothing was changed: this page is not there."]
        assert release.items.count() == 1

    def test_it_is_discarded_and_its_pages_stay(self, client, publisher, release, report):
        client.post(address(release, "release_act"), {"act": "discard"})
        assert not Release.objects.exists()
        assert Page._base_manager.filter(pk=report.pk).exists()


class TestLooking:
    def test_each_page_says_what_it_is(self, client, publisher, release):
        seen = words(client.get(address(release)))
        for sentence in ("There is no translation.", "There is no abstract.", "Nobody has signed it."):
            assert sentence in seen
        assert "Release 3 pages now" in seen

    def test_what_stops_it_is_said_and_the_button_is_gone(self, client, publisher, release):
        write(Page._base_manager.get(title="Water").specific, publisher, abstract="Mine")
        seen = words(client.get(address(release)))
        assert "Stops the release You made the last change to this page" in seen
        assert "Release 3 pages now" not in seen

    def test_the_report_lists_its_essays_as_they_will_be(self, client, publisher, release, report):
        entries = PageLogEntry.objects.count()
        answer = client.get(address(release, "release_preview_page", report.pk))
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        page = answer.content.decode()
        assert "The Caspian Sea" in page
        assert "Oil" in page
        assert "Water" in page
        assert (live("The Caspian Sea"), live("Oil"), CatalogueRow.objects.count()) == (False, False, 0)
        assert (ReleasedPage.objects.count(), PageLogEntry.objects.count()) == (0, entries)
        assert Release.objects.get().state == "draft"
        assert differences() == []

    def test_an_essay_left_out_is_not_in_the_list(self, client, publisher, release, report):
        put_in(release, Page._base_manager.get(title="Water"), left_out=True)
        page = client.get(address(release, "release_preview_page", report.pk)).content.decode()
        assert "Oil" in page
        assert "Water" not in page

    def test_one_goes_from_page_to_page(self, client, publisher, release):
        first = soup(client.get(address(release, "release_preview")))
        assert [link.get_text() for link in first.select(".release-preview nav a")] == [
            "The Caspian Sea",
            "Oil",
            "Water",
        ]
        second = soup(
            client.get(address(release, "release_preview") + first.select_one("a[rel=next]")["href"])
        )
        assert second.select_one("nav a[aria-current]").get_text() == "Oil"
        assert client.get(second.select_one("iframe")["src"]).status_code == 200

    def test_a_page_that_is_not_in_the_release_is_not_shown(self, client, publisher, release):
        other = factories.make_essay(live=False)
        answer = client.get(address(release, "release_preview_page", other.pk), follow=True)
        assert answer.status_code == 404


class TestLettingOut:
    def test_it_goes_out_and_says_what_became_of_each_page(self, client, publisher, release):
        answer = client.post(address(release, "release_act"), {"act": "release"})
        assert said(answer) == ["The release is out: readers see all of its pages."]
        assert all(live(title) for title in ("The Caspian Sea", "Oil", "Water"))
        seen = words(client.get(address(release)))
        assert seen.count("Readers did not see it. Released") == 3

    def test_a_refusal_names_the_page(self, client, publisher, release, author):
        Page._base_manager.filter(title="Oil").update(locked=True, locked_by=author)
        answer = client.post(address(release, "release_act"), {"act": "release"})
        assert said(answer) == [
            "Nothing was released.",
            "“Oil”: It is locked by somebody else. Ask them to unlock it.",
        ]
        assert not live("Water")

    def test_it_is_scheduled_and_taken_off(self, client, publisher, release):
        moment = timezone.localtime(timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
        client.post(address(release, "release_act"), {"act": "schedule", "moment": moment})
        release.refresh_from_db()
        assert (release.state, timezone.localtime(release.moment).strftime("%Y-%m-%dT%H:%M")) == (
            "scheduled",
            moment,
        )
        assert "These versions go out at the moment." in words(client.get(address(release)))
        client.post(address(release, "release_act"), {"act": "unschedule"})
        release.refresh_from_db()
        assert release.state == "ready"

    @pytest.mark.parametrize("moment", ["", "tomorrow", "2020-01-01T00:00", "9999-99-99T00:00"])
    def test_a_moment_that_is_none_is_refused(self, client, publisher, release, moment):
        answer = client.post(address(release, "release_act"), {"act": "schedule", "moment": moment})
        assert len(said(answer)) == 1
        release.refresh_from_db()
        assert release.state == "draft"

    def test_an_editor_prepares_and_does_not_let_out(self, client, publisher, release):
        client.force_login(make_person("Editor"))
        client.post(address(release, "release_act"), {"act": "ready"})
        release.refresh_from_db()
        assert release.state == "ready"
        for act in ("release", "schedule", "unschedule"):
            client.post(address(release, "release_act"), {"act": act})
        client.post(address(release, "release_undo"))
        release.refresh_from_db()
        assert release.state == "ready"
        assert not live("Oil")

    def test_works_of_a_release_that_is_out_stay(self, client, publisher, release, report):
        release_now(release, publisher)
        client.post(address(release, "release_works"), {"page": report.pk, "change": "remove"})
        client.post(address(release, "release_act"), {"act": "discard"})
        assert release.items.count() == 1

    def test_it_is_taken_back_after_asking(self, client, publisher, release):
        release_now(release, publisher)
        seen = words(client.get(address(release, "release_undo")))
        assert seen.count("Readers do not see it any more.") == 3
        assert live("Oil")
        answer = client.post(address(release, "release_undo"))
        assert said(answer) == ["The release was undone: readers see what they saw before."]
        assert not live("Oil")
        assert "This release was out and was undone" in words(client.get(address(release)))

    def test_a_late_service_is_said_where_releases_are(self, client, publisher, release):
        late = timezone.now() - timedelta(hours=1)
        Release.objects.filter(pk=release.pk).update(state="scheduled", moment=late)
        assert "It has never been started." in words(client.get(reverse("papers_releases")))
