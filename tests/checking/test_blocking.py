"""A rule that blocks publishing blocks it whichever way it is tried; by default nothing is blocked."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Revision

from papers.checking.checking import findings_of, obstacles
from papers.checking.levels import levels, set_levels
from papers.importing.apply import import_document
from papers.models import CheckRule, EssayPage, Release, SetAside, WorkPage, why_blocked
from papers.releasing.carrying_out import CannotRelease, release_now, schedule
from papers.releasing.schedule import keep_pages, keep_releases
from papers.releasing.undoing import undo_release
from tests import factories
from tests.admin.test_editing import form_of
from tests.importing.documents import essay as essay_of
from tests.importing.documents import report, source
from tests.people import make_person, write

pytestmark = pytest.mark.django_db
RULE = "missing-abstract"
SAID = "There is no abstract. Write two or three sentences; lists and searches show them."
REASON = f"A check blocks publishing: {SAID}"


@pytest.fixture
def person(settings):
    settings.FOUR_EYES = False
    return make_person("superuser")


@pytest.fixture
def essay(person):
    page = factories.make_essay(live=False, title="Oil")
    write(page, person, abstract="")
    return fresh(page)


@pytest.fixture
def blocks():
    set_levels({RULE: CheckRule.BLOCKING})


def fresh(page):
    return type(page)._base_manager.get(pk=page.pk)


def said(answer):
    return [str(message).strip() for message in get_messages(answer.wsgi_request)]


class TestByDefault:
    def test_no_rule_blocks(self):
        assert CheckRule.BLOCKING not in levels().values()

    def test_a_work_with_errors_is_published(self, essay, person):
        essay.get_latest_revision().publish(user=person)
        assert fresh(essay).live

    def test_asking_costs_one_query(self, essay, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert obstacles(essay) == []

    def test_a_rule_that_is_an_error_does_not_block(self, essay):
        set_levels({RULE: CheckRule.ERROR})
        assert why_blocked(essay) == ""

    def test_pages_that_are_no_works_are_not_asked_about(self, blocks, django_assert_num_queries):
        author = factories.make_author()
        with django_assert_num_queries(0):
            assert why_blocked(author) == ""


@pytest.mark.usefixtures("blocks")
class TestEveryWay:
    @pytest.fixture(autouse=True)
    def tried(self, client, person, essay):
        self.client, self.person, self.essay = client, person, essay
        client.force_login(person)

    def live(self, page=None):
        return fresh(page or self.essay).live

    def mend(self):
        write(self.essay, self.person, abstract="It says this.")

    def press_publish(self, **changes):
        data = {**form_of(self.client, self.essay), **changes, "action-publish": "1"}
        return self.client.post(reverse("wagtailadmin_pages:edit", args=[self.essay.pk]), data)

    def test_the_button_is_not_there_and_the_reason_is(self):
        answer = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.essay.pk]))
        assert 'name="action-publish"' not in answer.content.decode()
        assert said(answer) == [REASON]

    def test_the_button_pressed_all_the_same_only_saves(self):
        self.press_publish(abstract="")
        assert not self.live()

    def test_a_fault_made_on_the_way_out_is_kept_and_not_published(self):
        self.mend()
        answer = self.press_publish(abstract="")
        assert (self.live(), fresh(self.essay).get_latest_revision().content["abstract"]) == (False, "")
        assert said(answer) == [f"Your changes are saved as a draft. {REASON}"]

    def test_what_is_mended_is_published(self):
        self.mend()
        self.press_publish()
        assert self.live()

    def test_a_new_page_stays_a_draft(self):
        papers = factories.papers_page()
        address = reverse("wagtailadmin_pages:add", args=["papers", "essaypage", papers.pk])
        data = {**form_of(self.client, self.essay), "title": "New", "slug": "new", "action-publish": "1"}
        assert 'name="action-publish"' not in self.client.get(address).content.decode()
        self.client.post(address, data)
        assert [page.live for page in EssayPage.objects.filter(slug="new")] == [False]

    def test_ticked_pages_and_pages_below_them(self):
        whole = factories.make_essay(live=False, abstract="It says this.")
        report = factories.make_report(live=False, abstract="It says this.")
        inside = factories.make_essay(report, live=False)
        for page in (whole, report, inside):
            page.save_revision(user=self.person)
        chosen = [("id", page.pk) for page in (whole, self.essay, report)]
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        data = {"include_descendants": "on"}
        self.client.post(f"{address}?{urlencode([*chosen, ('next', '/admin/')])}", data)
        assert [self.live(page) for page in (whole, self.essay, report, inside)] == [True, False, True, False]

    def test_the_api_of_the_admin(self):
        address = reverse("wagtailadmin_api:pages:action", args=[self.essay.pk, "publish"])
        assert self.client.post(address, {}, content_type="application/json").status_code == 403
        assert not self.live()
        self.mend()
        assert self.client.post(address, {}, content_type="application/json").status_code == 200
        assert self.live()

    @pytest.mark.parametrize("named", [True, False])
    def test_code_in_a_users_name_or_in_nobodys(self, named):
        with pytest.raises(PublishPagePermissionError):
            self.essay.get_latest_revision().publish(user=self.person if named else None)
        assert not self.live()

    def test_a_moment_cannot_be_set(self):
        self.press_publish(abstract="", go_live_at="2040-01-01 00:00")
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    def test_a_moment_that_was_set_before_the_rule(self):
        set_levels({RULE: CheckRule.WARNING})
        self.essay.go_live_at = timezone.now() + timedelta(days=1)
        revision = self.essay.save_revision()
        revision.publish()
        past = timezone.now() - timedelta(hours=1)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
        set_levels({RULE: CheckRule.BLOCKING})
        [line] = keep_pages()
        assert line == f"publishing page {self.essay.pk} failed: PublishPagePermissionError: {REASON}"
        assert not self.live()

    def test_the_last_step_of_a_workflow(self, settings):
        settings.FOUR_EYES = False
        self.essay.get_workflow().start(self.essay, self.person)

        def approve():
            state = fresh(self.essay).current_workflow_task_state
            state.task.specific.on_action(state, self.person, "approve")

        approve()  # the first step is a look, and publishes nothing
        page = fresh(self.essay)
        names = [one[0] for one in page.current_workflow_task.get_actions(page, self.person)]
        assert "approve" not in names
        with pytest.raises(PermissionDenied, match="A check blocks publishing"):
            approve()
        assert not self.live()
        self.mend()
        approve()
        assert self.live()

    def release(self):
        release = Release.objects.create(title="September")
        release.items.create(page=self.essay, sort_order=0)
        return release

    def test_a_release(self):
        release = self.release()
        with pytest.raises(CannotRelease, match="There is no abstract"):
            release_now(release, self.person)
        with pytest.raises(CannotRelease, match="There is no abstract"):
            schedule(release, self.person, timezone.now() + timedelta(days=1))
        assert not self.live()

    def test_a_scheduled_release(self):
        set_levels({RULE: CheckRule.WARNING})
        release = self.release()
        schedule(release, self.person, timezone.now() + timedelta(days=1))
        Release.objects.filter(pk=release.pk).update(moment=timezone.now() - timedelta(hours=1))
        set_levels({RULE: CheckRule.BLOCKING})
        assert "There is no abstract" in next(keep_releases())
        assert not self.live()

    def test_taking_a_release_back_is_not_publishing(self):
        set_levels({RULE: CheckRule.WARNING})
        self.essay.get_latest_revision().publish()
        self.mend()
        release = self.release()
        release_now(release, self.person)
        set_levels({RULE: CheckRule.BLOCKING})
        assert [row.outcome for row in undo_release(release, self.person)] == ["restored"]
        assert fresh(self.essay).abstract == ""

    def test_a_copy_that_readers_would_see(self):
        set_levels({RULE: CheckRule.WARNING})
        report = factories.make_report(abstract="It says this.")
        factories.make_essay(report, abstract="")
        set_levels({RULE: CheckRule.BLOCKING})
        data = {
            "new_title": "Copy",
            "new_slug": "copy",
            "new_parent_page": factories.papers_page().pk,
            "copy_subpages": "on",
            "publish_copies": "on",
        }
        address = reverse("wagtailadmin_pages:copy", args=[report.pk])
        self.client.post(address, data)
        assert not WorkPage.objects.filter(slug="copy").exists()
        self.client.post(address, {**data, "publish_copies": ""})
        assert [page.live for page in WorkPage.objects.filter(slug="copy")] == [False]

    def test_an_import(self):
        result = import_document(report(essay_of("One", "Elaheh Rostami")), source(), publish=True)
        assert not WorkPage.objects.filter(title="One", live=True).exists()
        blocked = [notice for notice in result.notices if notice.code == "blocked"]
        assert blocked[0].message.startswith("A check keeps this page a draft: ")
        assert blocked[0].text == REASON

    def test_set_aside_it_blocks_no_more_until_the_words_change(self):
        set_levels({"double-space": CheckRule.BLOCKING})
        write(self.essay, self.person, abstract="One  two.")
        [finding] = obstacles(fresh(self.essay))
        SetAside.objects.create(work_id=self.essay.pk, key=finding.key)
        assert obstacles(fresh(self.essay)) == []
        write(self.essay, self.person, abstract="One  two, three  four.")
        assert [one.words for one in obstacles(fresh(self.essay))] == ["One  two,", "three  four."]


def test_several_reasons_are_counted(essay, blocks):
    set_levels({"double-space": CheckRule.BLOCKING})
    write(essay, None, subtitle="One  two")
    assert why_blocked(fresh(essay)).startswith("Checks block publishing in 2 places. The first: ")


def test_the_key_stays_where_the_words_do(essay):
    def keys():
        return {one.key for one in findings_of(fresh(essay).get_latest_revision_as_object())}

    before = keys()
    write(essay, None, body=factories.paragraphs("New.", "A text of one paragraph.", key="b"))
    assert keys() == before
