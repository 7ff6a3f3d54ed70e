"""Nobody lets their own words go to readers alone: every way round is tried here."""

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Page, WorkflowState

from papers.admin.importing.permissions import find_obstacle
from papers.importing.apply import import_document
from papers.importing.plan import make_plan
from papers.models import EssayPage, ImportedPage, WorkPage, four_eyes_hold, writer_of_news
from tests import factories
from tests.admin.test_editing import form_of
from tests.importing.documents import essay as essay_of
from tests.importing.documents import replace, report, rich_blocks, source
from tests.people import make_person, write

pytestmark = pytest.mark.django_db

OWN = "You made the last change to this page, so another person has to publish it."


@pytest.fixture
def author():
    return make_person("Author")


@pytest.fixture
def editor():
    return make_person("Editor")


@pytest.fixture
def publisher():
    return make_person("Publisher")


@pytest.fixture
def root():
    return make_person("superuser")


@pytest.fixture
def essay(publisher, root):
    """A draft; with two who may publish, four eyes hold by themselves."""
    page = factories.make_essay(live=False, title="Oil and water")
    page.save_revision()
    return page


def fresh(page):
    return type(page)._base_manager.get(pk=page.pk)


def said(answer) -> list[str]:
    return [str(message).strip() for message in get_messages(answer.wsgi_request)]


class TestWhenItHolds:
    def test_one_who_may_publish_works_alone(self, author, editor, publisher):
        assert four_eyes_hold() is False

    def test_two_who_may_publish_look_at_each_others_work(self, publisher, root):
        assert four_eyes_hold() is True

    def test_who_has_left_is_not_counted(self, publisher, root):
        root.is_active = False
        root.save()
        assert four_eyes_hold() is False

    @pytest.mark.parametrize("wanted", [True, False])
    def test_the_setting_decides_where_it_is_set(self, settings, publisher, root, wanted):
        settings.FOUR_EYES = wanted
        assert four_eyes_hold() is wanted

    def test_the_first_editor_of_a_new_site_publishes_alone(self, client, root):
        essay = factories.make_essay(live=False)
        write(essay, root, abstract="New")
        client.force_login(root)
        publish = {**form_of(client, essay), "action-publish": "1"}
        client.post(reverse("wagtailadmin_pages:edit", args=[essay.pk]), publish)
        assert fresh(essay).live


class TestWhoWroteLast:
    def test_the_last_who_changed_words(self, essay, author, editor):
        write(essay, author, abstract="One")
        write(essay, editor, abstract="Two")
        assert writer_of_news(fresh(essay)) == editor.pk

    def test_saving_without_a_change_is_not_writing(self, essay, author, editor):
        write(essay, author, abstract="One")
        write(essay, editor)
        assert writer_of_news(fresh(essay)) == author.pk

    def test_choosing_the_moment_is_not_writing(self, essay, author, editor):
        write(essay, author, abstract="One")
        write(essay, editor, go_live_at="2040-01-01T00:00:00Z")
        assert writer_of_news(fresh(essay)) == author.pk

    def test_what_readers_see_is_nobodys_news(self, essay, author):
        write(essay, author, abstract="One").publish()
        assert writer_of_news(fresh(essay)) is None

    def test_what_a_command_imported_is_nobodys(self, essay):
        assert writer_of_news(essay) is None

    def test_nobody_writes_over_what_readers_see(self, essay, publisher):
        """The editor's autosave writes over the newest revision of the same user."""
        seen = write(essay, publisher, abstract="Seen")
        seen.publish()
        page = fresh(essay).get_latest_revision_as_object()
        page.abstract = "Not seen"
        page.save_revision(user=publisher, overwrite_revision=seen)
        assert writer_of_news(fresh(essay)) == publisher.pk
        seen.refresh_from_db()
        assert seen.content["abstract"] == "Seen"


class TestEveryWayToReaders:
    """Each is tried with one's own words, and then with another's."""

    @pytest.fixture(autouse=True)
    def tried(self, client, publisher, essay, author):
        self.client, self.publisher, self.essay, self.author = client, publisher, essay, author
        client.force_login(publisher)

    def press_publish(self, **changes):
        data = {**form_of(self.client, self.essay), **changes, "action-publish": "1"}
        return self.client.post(reverse("wagtailadmin_pages:edit", args=[self.essay.pk]), data)

    def test_the_button_is_not_there_for_own_words_and_the_reason_is(self):
        write(self.essay, self.publisher, abstract="Mine")
        answer = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.essay.pk]))
        assert 'name="action-publish"' not in answer.content.decode()
        assert said(answer) == [OWN]

    def test_the_button_pressed_all_the_same_only_saves(self):
        write(self.essay, self.publisher, abstract="Mine")
        self.press_publish(abstract="Mine too")
        essay = fresh(self.essay)
        assert (essay.live, essay.get_latest_revision().content["abstract"]) == (False, "Mine too")

    def test_a_change_made_on_the_way_out_is_kept_and_not_published(self):
        write(self.essay, self.author, abstract="Theirs")
        answer = self.press_publish(abstract="Mine")
        essay = fresh(self.essay)
        assert (essay.live, essay.get_latest_revision().content["abstract"]) == (False, "Mine")
        assert said(answer) == [f"Your changes are saved as a draft. {OWN}"]

    def test_anothers_words_are_published_by_the_button(self):
        write(self.essay, self.author, abstract="Theirs")
        self.press_publish()
        assert fresh(self.essay).live

    def press_for_many(self, *pages, **fields):
        chosen = urlencode([("id", page.pk) for page in pages] + [("next", "/admin/")])
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        return self.client.post(f"{address}?{chosen}", fields)

    def test_ticked_pages(self):
        write(self.essay, self.publisher, abstract="Mine")
        other = factories.make_essay(live=False)
        write(other, self.author, abstract="Theirs")
        self.press_for_many(other, self.essay)
        assert not fresh(self.essay).live
        assert fresh(other).live

    def test_pages_below_ticked_pages(self):
        report = factories.make_report(live=False)
        write(report, self.author, abstract="Theirs")
        inside = factories.make_essay(report, live=False)
        write(inside, self.publisher, abstract="Mine")
        self.press_for_many(report, include_descendants="on")
        assert fresh(report).live
        assert not fresh(inside).live

    def call(self, action, page):
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        return self.client.post(address, {}, content_type="application/json")

    def test_the_api_of_the_admin(self):
        write(self.essay, self.publisher, abstract="Mine")
        assert self.call("publish", self.essay).status_code == 403
        assert not fresh(self.essay).live
        write(self.essay, self.author, abstract="Theirs")
        assert self.call("publish", self.essay).status_code == 200
        assert fresh(self.essay).live

    def test_code_that_publishes_in_a_users_name(self):
        with pytest.raises(PublishPagePermissionError):
            write(self.essay, self.publisher, abstract="Mine").publish(user=self.publisher)
        write(self.essay, self.author, abstract="Theirs").publish(user=self.publisher)
        assert fresh(self.essay).live

    def test_a_moment_in_the_future(self):
        write(self.essay, self.publisher, abstract="Mine")
        self.press_publish(go_live_at="2040-01-01 00:00")
        assert not self.essay.revisions.filter(approved_go_live_at__isnull=False).exists()

    def test_a_new_page(self):
        papers = factories.papers_page()
        address = reverse("wagtailadmin_pages:add", args=["papers", "essaypage", papers.pk])
        assert 'name="action-publish"' not in self.client.get(address).content.decode()
        assert not papers.permissions_for_user(self.publisher).can_publish_subpage()

    def test_a_copy_does_not_come_out_under_another_title(self):
        write(self.essay, self.author, abstract="Theirs").publish()
        data = {
            "new_title": "Mine",
            "new_slug": "mine",
            "new_parent_page": factories.papers_page().pk,
            "publish_copies": "on",
        }
        self.client.post(reverse("wagtailadmin_pages:copy", args=[self.essay.pk]), data)
        assert list(EssayPage.objects.filter(slug="mine", live=True)) == []

    def test_an_older_version_of_ones_own(self):
        old = write(self.essay, self.publisher, abstract="Mine")
        write(self.essay, self.author, abstract="Theirs")
        address = reverse("wagtailadmin_pages:revisions_revert", args=[self.essay.pk, old.pk])
        assert self.client.get(address).status_code == 200
        self.press_publish(abstract="Mine", revision=str(old.pk))
        assert not fresh(self.essay).live

    def test_a_superuser_is_no_exception(self, root):
        write(self.essay, root, abstract="Mine")
        with pytest.raises(PublishPagePermissionError):
            self.essay.get_latest_revision().publish(user=root)

    def test_words_imported_in_the_admin_wait_for_another(self):
        plan = make_plan(report(essay_of("One")))
        assert find_obstacle(plan, self.publisher) == ""
        assert find_obstacle(plan, self.publisher, publish=True) == (
            "Import the papers as drafts: another person publishes what you have imported."
        )


def test_opening_a_rich_page_and_publishing_it_is_not_writing(client, author, publisher, root):
    """The editor writes rich text its own way, with keys of its own; that makes nobody the writer."""
    whole = report(essay_of("Rich", "Elaheh Rostami", "Ali Amiri", blocks=rich_blocks(), keywords=("Sea",)))
    import_document(replace(whole, language="en"), source(), user=author)
    client.force_login(publisher)
    pages = [record.page.specific for record in ImportedPage.objects.filter(page__isnull=False)]
    works = sorted((page for page in pages if isinstance(page, WorkPage)), key=lambda page: page.path)
    assert [writer_of_news(page) for page in works] == [author.pk, author.pk]
    for page in works:
        data = {**form_of(client, page), "action-publish": "1"}
        client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)
    assert [fresh(page).live for page in works] == [True, True]


class TestTheWorkflow:
    @pytest.fixture(autouse=True)
    def begun(self, client, essay, author):
        self.client, self.essay = client, essay
        essay.owner = author
        essay.save()
        write(essay, author, abstract="Words")
        essay.get_workflow().start(essay, author)

    def approve(self, user):
        state = fresh(self.essay).current_workflow_task_state
        state.task.specific.on_action(state, user, "approve")

    def names(self, user):
        essay = fresh(self.essay)
        return [action[0] for action in essay.current_workflow_task.get_actions(essay, user)]

    def test_an_editor_looks_then_a_publisher_releases(self, editor, publisher):
        assert fresh(self.essay).current_workflow_task.name == "Review"
        self.approve(editor)
        assert fresh(self.essay).current_workflow_task.name == "Release to readers"
        assert self.names(editor) == []
        assert not fresh(self.essay).live
        self.approve(publisher)
        assert fresh(self.essay).live

    def test_an_author_approves_nothing(self, author):
        assert self.names(author) == []

    def test_who_submitted_does_not_approve(self, publisher, root):
        fresh(self.essay).current_workflow_state.cancel()
        self.essay.get_workflow().start(fresh(self.essay), publisher)
        assert self.names(publisher) == ["reject"]
        with pytest.raises(PermissionDenied, match="You submitted this page"):
            self.approve(publisher)
        assert self.names(root) == ["reject", "approve", "approve"]

    def test_who_changed_it_during_the_review_does_not_approve(self, editor, root):
        write(self.essay, editor, abstract="Better words")
        with pytest.raises(PermissionDenied, match="You made the last change"):
            self.approve(editor)
        write(self.essay, root, abstract="The best words")
        with pytest.raises(PermissionDenied):
            self.approve(root)
        self.approve(editor)

    def test_the_screen_says_why(self, publisher):
        write(self.essay, publisher, abstract="Mine")
        self.client.force_login(publisher)
        answer = self.client.get(reverse("wagtailadmin_pages:edit", args=[self.essay.pk]))
        assert said(answer) == ["You made the last change to this page, so another person has to approve it."]

    def test_the_address_of_the_action_refuses_too(self, publisher):
        write(self.essay, publisher, abstract="Mine")
        self.client.force_login(publisher)
        state = fresh(self.essay).current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[self.essay.pk, "approve", state.pk])
        self.client.post(address)
        assert fresh(self.essay).current_workflow_state.status == WorkflowState.STATUS_IN_PROGRESS

    def test_a_site_of_one_approves_alone(self, settings, root):
        settings.FOUR_EYES = False
        write(self.essay, root, abstract="Mine")
        self.approve(root)
        self.approve(root)
        assert fresh(self.essay).live

    def test_an_author_cannot_edit_while_others_review(self, author):
        essay = fresh(self.essay)
        assert essay.get_lock().for_user(author)
        assert not Page._base_manager.get(pk=essay.pk).specific.permissions_for_user(author).may_publish()
