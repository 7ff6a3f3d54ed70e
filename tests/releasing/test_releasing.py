"""A release brings everything out together or nothing, and can be taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from papers.catalogue.checking import differences
from papers.models import AuthorPage, CatalogueRow, Release, ReleasedPage, ReleaseItem
from papers.releasing.carrying_out import CannotRelease, carry_out_due, release_now, schedule, unschedule
from papers.releasing.pages import members_of, pages_of
from papers.releasing.preflight import check_release
from papers.releasing.undoing import CannotUndo, undo_release
from tests import factories
from tests.people import make_person, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return make_person("Author")


@pytest.fixture
def publisher(author):
    make_person("superuser")
    return make_person("Publisher")


@pytest.fixture
def report(author):
    """A draft report of two essays, by an author without a page that readers see, and its translation."""
    person = factories.make_author(live=False)
    person.save_revision()
    page = factories.make_report(live=False, title="The Caspian Sea", abstract="Of the sea.")
    page.save_revision(user=author)
    for title in ("Oil", "Water"):
        essay = factories.make_essay(page, [person], live=False, title=title, abstract=f"Of {title}.")
        essay.save_revision(user=author)
    other = factories.translate(page, "fa", live=False, title="دریا", abstract="درباره دریا")
    other.save_revision(user=author)
    return page


def release_of(*pages, **fields):
    release = Release.objects.create(title="September", **fields)
    for order, page in enumerate(pages):
        ReleaseItem.objects.create(release=release, page=page, sort_order=order)
    return release


def fresh(page):
    return Page._base_manager.get(pk=page.pk).specific


def titles(pages):
    return [page.title for page in pages]


def live_titles():
    pages = Page._base_manager.filter(live=True, depth__gt=3).order_by("path")
    return titles(pages)


ALL_PAGES = ["The Caspian Sea", "Oil", "Water", "دریا", "Elaheh Rostami"]


class TestWhatComes:
    def test_a_report_brings_its_essays_translations_and_new_authors(self, report):
        assert titles(pages_of(release_of(report))) == ALL_PAGES

    def test_essays_of_a_translation_come_too(self, report):
        inside = report.get_children().get(title="Oil").specific
        factories.translate(inside, "fa", live=False, title="نفت").save_revision()
        assert titles(pages_of(release_of(report))) == [
            "The Caspian Sea", "Oil", "Water", "دریا", "نفت", "Elaheh Rostami",
        ]  # fmt: skip

    def test_one_can_be_left_out(self, report):
        release = release_of(report)
        water = report.get_children().get(title="Water")
        ReleaseItem.objects.create(release=release, page=water, left_out=True, sort_order=9)
        assert titles(pages_of(release)) == ["The Caspian Sea", "Oil", "دریا", "Elaheh Rostami"]
        assert [member.page.title for member in members_of(release) if member.left_out] == ["Water"]

    def test_what_readers_see_as_it_is_stays_as_it_is(self, report):
        seen = factories.make_essay(title="Old")
        assert titles(pages_of(release_of(seen, report))) == ALL_PAGES

    def test_an_author_whom_an_editor_withdrew_stays_withdrawn(self, report):
        AuthorPage._base_manager.update(first_published_at=timezone.now())
        assert "Elaheh Rostami" not in titles(pages_of(release_of(report)))


class TestReleasing:
    def test_all_pages_go_out_at_one_moment(self, report, publisher):
        release = release_of(report)
        release_now(release, publisher)
        assert sorted(live_titles()) == sorted(ALL_PAGES)
        dates = Page._base_manager.filter(title__in=ALL_PAGES).values_list(
            "first_published_at", "last_published_at"
        )
        release.refresh_from_db()
        assert set(dates) == {(release.released_at, release.released_at)}
        assert (release.state, release.approved_by) == (Release.RELEASED, publisher)
        assert CatalogueRow.objects.count() == 4
        assert differences() == []

    def test_the_newest_draft_of_a_page_that_readers_see_goes_out(self, report, publisher, author):
        essay = factories.make_essay(abstract="Old")
        essay.save_revision().publish()
        write(essay, author, abstract="New")
        first = fresh(essay).first_published_at
        release_now(release_of(essay), publisher)
        essay = fresh(essay)
        assert (essay.abstract, essay.has_unpublished_changes) == ("New", False)
        assert abs(essay.first_published_at - first) < timedelta(milliseconds=1)  # as revisions keep it

    def obstacle(self, release, user):
        with pytest.raises(CannotRelease) as refused:
            release_now(release, user)
        assert not any(title in live_titles() for title in ALL_PAGES)
        assert differences() == []
        (reason,) = refused.value.obstacles
        return str(reason)

    def test_one_locked_page_stops_all(self, report, publisher, author):
        Page._base_manager.filter(title="Water").update(locked=True, locked_by=author)
        assert self.obstacle(release_of(report), publisher) == (
            "“Water”: It is locked by somebody else. Ask them to unlock it."
        )

    def test_one_page_in_review_stops_all(self, report, publisher, author):
        water = fresh(report.get_children().get(title="Water"))
        water.get_workflow().start(water, author)
        assert self.obstacle(release_of(report), publisher) == (
            "“Water”: It is being reviewed. Finish or cancel the review first."
        )

    def test_ones_own_page_stops_all(self, report, publisher):
        write(fresh(report.get_children().get(title="Water")), publisher, abstract="Mine")
        assert self.obstacle(release_of(report), publisher) == (
            "“Water”: You made the last change to this page, so another person has to publish it."
        )

    def test_a_page_with_a_moment_of_its_own_stops_all(self, report, publisher, author):
        later = timezone.now() + timedelta(days=3)
        write(fresh(report.get_children().get(title="Water")), author, go_live_at=later)
        assert self.obstacle(release_of(report), publisher) == (
            "“Water”: It has a moment of its own at which it goes live. Take that out of its settings."
        )

    def test_an_essay_does_not_go_out_inside_a_hidden_report(self, report, publisher):
        essay = report.get_children().get(title="Oil")
        assert self.obstacle(release_of(essay), publisher) == (
            "“Oil”: Readers do not see its report. Add the report to the release, or publish it first."
        )

    @pytest.mark.parametrize("role", ["Author", "Editor"])
    def test_who_may_not_publish_does_not_release(self, report, publisher, role):
        with pytest.raises(CannotRelease):
            release_now(release_of(report), make_person(role, "another"))
        assert not any(title in live_titles() for title in ALL_PAGES)

    def test_a_fault_in_the_middle_leaves_nothing(self, report, publisher):
        oil, water = report.get_children().order_by("path")
        revision = water.get_latest_revision()
        content = {**revision.content, "slug": oil.slug}  # two pages of one address
        type(revision).objects.filter(pk=revision.pk).update(content={**content, "locale": 99999})
        with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is
            release_now(release_of(report), publisher)
        assert not any(title in live_titles() for title in ALL_PAGES)
        assert not ReleasedPage.objects.exists()

    def test_nothing_to_release_is_said(self, publisher):
        with pytest.raises(CannotRelease, match="There is nothing to release"):
            release_now(release_of(factories.make_essay()), publisher)

    def test_it_happens_once(self, report, publisher):
        release = release_of(report)
        release_now(release, publisher)
        with pytest.raises(CannotRelease, match="This release is out already"):
            release_now(release, publisher)


class TestAtAMoment:
    @pytest.fixture
    def release(self, report, publisher):
        return schedule(release_of(report), publisher, timezone.now() + timedelta(hours=1))

    def let_it_come(self, release):
        Release.objects.filter(pk=release.pk).update(moment=timezone.now() - timedelta(minutes=1))
        lines = list(carry_out_due())
        release.refresh_from_db()
        return lines

    def test_it_goes_out_at_its_moment_and_not_before(self, release):
        assert list(carry_out_due()) == []
        assert self.let_it_come(release) == [f"released: release {release.pk}, 5 pages"]
        assert sorted(live_titles()) == sorted(ALL_PAGES)
        assert list(carry_out_due()) == []
        assert differences() == []

    def test_a_page_changed_after_the_approval_stops_it(self, release, report, author):
        write(fresh(report), author, abstract="Other")
        self.let_it_come(release)
        assert (release.state, release.reason) == (
            Release.FAILED,
            "Nothing was released.\n“The Caspian Sea”: It was changed after the release was approved. "
            "Approve the release again.",
        )
        assert not any(title in live_titles() for title in ALL_PAGES)

    def test_what_was_published_meanwhile_does_not_go_back(self, release, report, author, publisher):
        newer = write(fresh(report), author, abstract="Newer")
        newer.publish(user=publisher)
        self.let_it_come(release)
        assert release.state == Release.FAILED
        assert fresh(report).abstract == "Newer"

    def test_what_was_published_as_approved_is_no_obstacle(self, release, report, publisher):
        fresh(report).latest_revision.publish(user=publisher)
        assert self.let_it_come(release) == [f"released: release {release.pk}, 5 pages"]
        undo_release(release, publisher)
        assert fresh(report).live
        assert not live_titles()[1:]

    def test_nobody_writes_over_an_approved_version(self, release, report, author):
        page = fresh(report)
        approved = page.latest_revision
        draft = page.get_latest_revision_as_object()
        draft.abstract = "Smuggled"
        draft.save_revision(user=author, overwrite_revision=approved)
        approved.refresh_from_db()
        assert approved.content["abstract"] == "Of the sea."
        self.let_it_come(release)
        assert release.state == Release.FAILED

    def test_a_page_deleted_after_the_approval_stops_it(self, release, report):
        fresh(report.get_children().get(title="Water")).delete()
        self.let_it_come(release)
        assert (release.state, release.reason) == (
            Release.FAILED,
            "Deleted after the approval: Water",
        )

    def test_who_approved_must_still_be_allowed_to(self, release, publisher):
        publisher.groups.clear()
        self.let_it_come(release)
        assert release.state == Release.FAILED
        assert not any(title in live_titles() for title in ALL_PAGES)

    def test_a_failed_one_can_be_released_after_all(self, release, report, author, publisher):
        write(fresh(report), author, abstract="Other")
        self.let_it_come(release)
        release_now(release, publisher)
        assert fresh(report).abstract == "Other"

    def test_it_can_be_taken_off_the_schedule(self, release):
        unschedule(release)
        assert self.let_it_come(release) == []
        assert release.state == Release.READY

    def test_a_moment_that_is_past_is_refused(self, report, publisher):
        with pytest.raises(CannotRelease, match="The moment is past"):
            schedule(release_of(report), publisher, timezone.now() - timedelta(hours=1))


class TestUndoing:
    def test_every_page_is_what_it_was(self, report, publisher, author):
        old = factories.make_essay(title="Old", abstract="Before")
        old.save_revision().publish()
        write(old, author, abstract="After")
        before = list(Page._base_manager.order_by("path").values_list("live", "first_published_at"))
        release = release_of(report, old)
        release_now(release, publisher)
        assert fresh(old).abstract == "After"
        rows = undo_release(release, publisher)
        assert {row.outcome for row in rows} == {"restored"}
        assert not any(title in live_titles() for title in ALL_PAGES)
        assert fresh(old).abstract == "Before"
        assert fresh(old).get_latest_revision_as_object().abstract == "After"
        after = list(Page._base_manager.order_by("path").values_list("live", "first_published_at"))
        assert after == before
        assert differences() == []

    def test_a_page_changed_since_is_left_and_named(self, report, publisher, author):
        release = release_of(report)
        release_now(release, publisher)
        write(fresh(report), author, abstract="Since")
        rows = {row.title: (row.outcome, row.reason) for row in undo_release(release, publisher)}
        assert rows["The Caspian Sea"] == ("left", "It has been edited since.")
        assert rows["Oil"] == ("restored", "")
        assert fresh(report).live

    def test_an_author_whom_readers_need_stays(self, report, publisher):
        release = release_of(report)
        release_now(release, publisher)
        person = AuthorPage._base_manager.get()
        factories.make_essay(authors=[person])
        rows = {row.title: row.reason for row in undo_release(release, publisher)}
        assert rows["Elaheh Rostami"] == "A paper that readers see is signed by this author."
        assert fresh(person).live
        assert differences() == []

    def test_it_can_be_released_again(self, report, publisher):
        release = release_of(report)
        release_now(release, publisher)
        undo_release(release, publisher)
        release_now(release, publisher)
        assert sorted(live_titles()) == sorted(ALL_PAGES)

    def test_what_is_not_out_cannot_be_undone(self, report, publisher):
        with pytest.raises(CannotUndo, match="Only a release that is out"):
            undo_release(release_of(report), publisher)


class TestLookingBefore:
    def look(self, release, user):
        return {row.page.title: row for row in check_release(release, user)}

    def test_each_page_says_what_is_new_and_what_is_missing(self, report, publisher, author):
        seen = factories.make_essay(title="Seen", abstract="Old")
        seen.save_revision().publish()
        write(seen, author, abstract="New", subtitle="And more")
        rows = self.look(release_of(report, seen), publisher)
        assert (rows["Seen"].state, sorted(rows["Seen"].changes)) == ("changed", ["Abstract", "Subtitle"])
        assert (rows["Oil"].state, rows["Oil"].authors, rows["Oil"].changes) == (
            "new",
            ["Elaheh Rostami"],
            [],
        )
        assert rows["Seen"].notes == ["There is no translation.", "Nobody has signed it."]
        assert rows["The Caspian Sea"].notes == []
        assert all(row.obstacle == "" for row in rows.values())

    def test_links_that_lead_nowhere_are_named(self, report, publisher, author):
        hidden = factories.make_essay(title="Hidden", live=False)
        oil = report.get_children().get(title="Oil")
        links = "".join(f'<a linktype="page" id="{key}">there</a> ' for key in (hidden.pk, oil.pk, 999_999))
        water = fresh(report.get_children().get(title="Water"))
        write(water, author, body=factories.paragraphs(links))
        assert self.look(release_of(report), publisher)["Water"].notes == [
            "There is no translation.",
            "A link in it leads to a page that is not there any more.",
            "A link in it leads to “Hidden”, which readers will still not see.",
        ]

    def test_an_obstacle_stands_at_its_page(self, report, publisher):
        write(fresh(report), publisher, abstract="Mine")
        rows = self.look(release_of(report), publisher)
        assert rows["The Caspian Sea"].obstacle.startswith("You made the last change")
        assert rows["Oil"].obstacle == ""
