"""The service of the schedule does what is due, survives what fails, and its silence is known."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from papers.catalogue.checking import differences
from papers.models import EssayPage, Heartbeat, Release
from papers.releasing.lateness import lateness
from papers.releasing.schedule import keep_schedule
from tests import factories

pytestmark = pytest.mark.django_db


def minutes(number):
    return timezone.now() + timedelta(minutes=number)


def scheduled(moment, **fields):
    """Make a draft that somebody has approved for the moment."""
    essay = factories.make_essay(live=False, **fields)
    essay.go_live_at = moment
    revision = essay.save_revision()
    revision.publish()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
    return essay


def become(page, moment):
    """Let the moment of a scheduled page come."""
    revision = page.revisions.get()
    content = {**revision.content, "go_live_at": moment.isoformat()}
    page.revisions.update(approved_go_live_at=moment, content=content)


def is_live(page):
    return EssayPage._base_manager.get(pk=page.pk).live


def run(*options):
    out = StringIO()
    call_command("keep_schedule", "--once", *options, stdout=out)
    return [line.split(" ", 1)[1] for line in out.getvalue().splitlines()]


class TestTheService:
    def test_a_page_goes_out_at_its_moment(self):
        essay = scheduled(minutes(5))
        assert run() == []
        assert not is_live(essay)
        become(essay, minutes(-1))
        assert run() == [f"published: page {essay.pk}"]
        assert is_live(essay)
        assert differences() == []

    def test_a_page_is_withdrawn_at_its_end(self):
        essay = factories.make_essay()
        factories.outdate(essay)
        assert run() == [f"withdrawn: page {essay.pk}"]
        assert not is_live(essay)
        assert differences() == []

    def test_a_page_that_fails_does_not_keep_the_others(self):
        broken, whole = scheduled(minutes(5)), scheduled(minutes(5))
        become(broken, minutes(-3))
        become(whole, minutes(-1))
        broken.revisions.update(content={"pk": broken.pk})
        first, second = run()
        assert first.startswith(f"publishing page {broken.pk} failed: ")
        assert second == f"published: page {whole.pk}"
        assert is_live(whole)

    def test_each_look_is_noted(self):
        run()
        first = Heartbeat.objects.get().seen_at
        run()
        assert Heartbeat.objects.get().seen_at > first

    def test_there_is_nothing_to_say_where_nothing_is_due(self):
        assert list(keep_schedule()) == []


class TestLateness:
    def test_a_service_that_never_ran_is_silent(self):
        found = lateness()
        assert (found.pages, found.releases, found.seen_at) == (0, 0, None)
        assert found.is_silent
        assert not found.is_late

    def test_what_is_past_its_moment_is_counted(self):
        become(scheduled(minutes(5)), minutes(-10))
        become(scheduled(minutes(5)), minutes(-20))
        become(scheduled(minutes(5)), minutes(-1))  # the service may still be on its way
        Release.objects.create(title="Late", state=Release.SCHEDULED, moment=minutes(-10))
        Release.objects.create(title="Not yet", state=Release.SCHEDULED, moment=minutes(10))
        Release.objects.create(title="Out", state=Release.RELEASED, moment=minutes(-10))
        found = lateness()
        assert (found.pages, found.releases, found.is_late) == (2, 1, True)

    def test_a_service_at_work_is_not_silent(self):
        run()
        assert not lateness().is_silent
        assert lateness(minutes(10)).is_silent

    def test_it_costs_one_query(self, django_assert_num_queries):
        become(scheduled(minutes(5)), minutes(-10))
        with django_assert_num_queries(1):
            lateness()
