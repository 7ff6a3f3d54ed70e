"""What taking a run back deletes, restores and leaves, and what a reader finds after it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from papers.importing.apply import Running, import_document
from papers.importing.undo import CannotUndo, UndonePage, undo_run
from papers.models import (
    AuthorPage,
    EssayPage,
    ImportedPage,
    ImportRun,
    ReportPage,
    RunPage,
    SourceFile,
    Topic,
    TopicLabel,
)
from tests import factories
from tests.test_indexes import refuse

from .documents import TITLES, essay, interview, replace, report, source, with_essay
from .test_apply import bring_in, dump, edit, edit_draft, essay_titled, essays_in_order

pytestmark = pytest.mark.django_db

AUTHORS = ["Elaheh Rostami", "Hamid Reza Azizi", "Nikolay Petrov"]


def outcomes(undone):
    return {page.title: (page.outcome, page.reason) for page in undone.pages}


def left(undone):
    return {page.title: page.reason for page in undone.pages if page.outcome == "left"}


def counts(undone):
    return [
        sum(page.outcome == outcome for page in undone.pages) for outcome in ("deleted", "restored", "left")
    ]


def site():
    """Return every page with what an editor sees of it, and all topics."""
    pages = [
        (
            page.url_path,
            page.live,
            page.has_unpublished_changes,
            page.get_latest_revision_as_object().title,
            getattr(page.get_latest_revision_as_object(), "abstract", ""),
        )
        for page in Page.objects.specific().order_by("path")
    ]
    return pages, list(Topic.objects.values_list("name", flat=True))


def queries_that_read_all_titles(run):
    with CaptureQueriesContext(connection) as queries:
        undo_run(run)
    return sum("AVG(" in query["sql"] for query in queries)


# What readers find -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("essays", [1, 4])
def test_an_undo_indexes_each_kind_of_page_once(essays):
    before = report(*[essay(f"Reef {number}", f"Ali Amir{number}i") for number in range(essays)])
    bring_in(before, publish=True)
    after = report(*[replace(one, abstract="Starfish") for one in before.essays])
    assert queries_that_read_all_titles(bring_in(after, publish=True).run) == 1


def test_readers_find_a_page_by_its_former_words_again():
    first = essay("The Reef", "Ali Amiri", texts=("An anemone.",))
    bring_in(report(first), publish=True)
    run = bring_in(report(replace(first, blocks=essay("", texts=("A starfish.",)).blocks)), publish=True).run
    undone = undo_run(run)
    found = [[page.title for page in EssayPage.objects.search(word)] for word in ("anemone", "starfish")]
    assert (found, undone.unfindable) == ([["The Reef"], []], ())


def test_an_undo_tells_what_the_search_index_refuses():
    first = essay("The Reef", "Ali Amiri", texts=("An anemone.",))
    bring_in(report(first, essay("The Bay", "Leila Bahri")), publish=True)
    changed = report(replace(first, abstract="Starfish"), essay("The Bay", "Leila Bahri"))
    run = bring_in(changed, publish=True).run
    refuse("Reef")
    undone = undo_run(run)
    assert (outcomes(undone), undone.unfindable) == ({"The Reef": ("restored", "")}, ("The Reef",))


# What the run is known for ---------------------------------------------------------------------------------


def test_a_run_knows_what_became_of_each_page(admin_user):
    first = bring_in(report(), publish=True, user=admin_user).run
    assert [(row.title, row.outcome, row.published, row.was_live) for row in first.pages.all()] == [
        (title, "created", True, False) for title in (*AUTHORS, "Neighbours of the Sea", *TITLES)
    ]
    second = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    row = second.pages.get()
    page = essay_titled(TITLES[0])
    assert (row.outcome, row.fields, row.was_live, row.published) == ("updated", ["abstract"], True, True)
    assert row.revision == page.latest_revision
    assert row.revision_before == first.pages.get(key=row.key).revision
    assert (first.user, second.user) == (admin_user, None)
    assert first.options == {"publish": True, "publish_unsure": True, "restore": False}
    assert [file.sha256 for file in first.sources.all()] == [source().sha256]
    assert first.finished_at >= first.started_at


def test_several_files_of_one_call_are_one_run():
    running = Running()
    bring_in(report(), running=running)
    bring_in(report(), running=running)
    import_document(interview(), source(b"Another.\n", "interview.txt"), running=running)
    run = ImportRun.objects.get()
    assert sorted(file.name for file in run.sources.all()) == ["interview.txt", "report.txt"]
    assert run.pages.count() == 8


def test_a_file_that_fails_leaves_no_run_behind_and_the_next_file_makes_it():
    running = Running()
    with pytest.raises(ValidationError):
        bring_in(report(essay("One"), essay("")), running=running)
    assert (running.record, ImportRun.objects.count()) == (None, 0)
    assert bring_in(interview(), running=running).run == ImportRun.objects.get()


def test_a_dry_run_makes_no_run():
    running = Running()
    assert bring_in(report(), dry_run=True, running=running).plan.outcome == "created"
    assert (running.record, ImportRun.objects.count(), RunPage.objects.count()) == (None, 0, 0)


def test_a_conflict_that_nothing_was_written_for_stands_in_the_run_beside_what_was():
    bring_in(report(), publish=True)
    edit(essay_titled(TITLES[0]), abstract="The editor's")
    changed = with_essay(with_essay(report(), 0, abstract="The source's"), 1, abstract="New")
    run = bring_in(changed, publish=True).run
    assert list(run.pages.values_list("title", "outcome", "fields")) == [
        (TITLES[1], "updated", ["abstract"]),
        (TITLES[0], "conflict", ["abstract"]),
    ]
    assert outcomes(undo_run(run)) == {TITLES[1]: ("restored", "")}
    assert essay_titled(TITLES[0]).abstract == "The editor's"


def test_drafts_that_a_run_published_are_drafts_again():
    bring_in(report())
    before = site()
    run = bring_in(report(), publish=True).run
    assert set(run.pages.values_list("outcome", flat=True)) == {"published"}
    undone = undo_run(run)
    assert counts(undone) == [0, 7, 0]
    assert site() == before


# What goes -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("publish", [False, True])
def test_what_a_run_made_goes_and_the_source_stays(publish):
    before = site()
    undone = undo_run(bring_in(report(), publish=publish).run)
    assert counts(undone) == [7, 0, 0]
    assert sorted(undone.topics) == ["Caspian Sea", "Keyword 0", "Keyword 1", "Keyword 2"]
    assert site() == before
    assert (ImportedPage.objects.count(), SourceFile.objects.count()) == (0, 1)
    assert Page.find_problems() == ([], [], [], [], [])
    assert Client().get("/en/papers/3-98/").status_code == 404


def test_after_an_undo_the_same_file_is_imported_anew():
    undo_run(bring_in(report(), publish=True).run)
    assert bring_in(report(), publish=True).plan.outcome == "created"
    assert essays_in_order() == list(TITLES)


def test_an_author_and_a_topic_that_something_else_uses_stay():
    run = bring_in(report(), publish=True).run
    author = AuthorPage.objects.get(title="Nikolay Petrov")
    factories.make_essay(authors=[author], topics=[Topic.objects.get(name="Caspian Sea")])
    undone = undo_run(run)
    assert left(undone) == {"Nikolay Petrov": "it is used by other pages"}
    assert list(Topic.objects.values_list("name", flat=True)) == ["Caspian Sea"]


def test_an_author_and_a_topic_that_only_a_draft_uses_stay():
    run = bring_in(report(), publish=True).run
    page = factories.make_essay(title="By hand")
    draft = page.get_latest_revision_as_object()
    draft.signatures = [factories.signature(AuthorPage.objects.get(title="Nikolay Petrov"))]
    draft.topics.set([Topic.objects.get(name="Keyword 2")])
    draft.save_revision()
    undone = undo_run(run)
    assert left(undone) == {"Nikolay Petrov": "it is used by other pages"}
    assert list(Topic.objects.values_list("name", flat=True)) == ["Keyword 2"]


def test_a_topic_that_an_editor_gave_another_name_stays():
    run = bring_in(report()).run
    topic = Topic.objects.get(name="Caspian Sea")
    TopicLabel.objects.create(topic=topic, language="fa", text="دریای خزر")
    assert "Caspian Sea" not in undo_run(run).topics
    assert Topic.objects.get().name == "Caspian Sea"


def test_topics_that_were_there_before_the_run_stay():
    topic = factories.make_topic("Caspian Sea", en="Caspian Sea")
    undone = undo_run(bring_in(report()).run)
    assert "Caspian Sea" not in undone.topics
    assert Topic.objects.get() == topic


# What is restored ------------------------------------------------------------------------------------------


def test_a_changed_page_gets_its_former_content_as_a_new_revision():
    bring_in(report(), publish=True)
    run = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    revision = essay_titled(TITLES[0]).latest_revision
    undone = undo_run(run)
    page = essay_titled(TITLES[0])
    assert undone.pages == (UndonePage(run.pages.get().key, TITLES[0], "restored"),)
    assert (page.abstract, page.live, page.has_unpublished_changes) == ("", True, False)
    assert page.latest_revision.created_at > revision.created_at
    assert undone.record.pages.get().revision == page.latest_revision
    again = bring_in(with_essay(report(), 0, abstract="New"), publish=True)
    assert again.plan.outcome == "updated"


def test_former_content_that_no_reader_saw_is_restored_as_a_draft():
    bring_in(report())
    run = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    assert essay_titled(TITLES[0]).live
    undo_run(run)
    page = essay_titled(TITLES[0])
    assert (page.live, page.get_latest_revision_as_object().abstract) == (False, "")


def test_an_unpublished_edit_from_before_the_run_comes_back_as_a_draft():
    bring_in(report(), publish=True)
    edit_draft(essay_titled(TITLES[0]), title="Not yet for readers")
    run = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    undo_run(run)
    page = essay_titled(TITLES[0])
    draft = page.get_latest_revision_as_object()
    assert (page.title, page.live, draft.title, draft.abstract) == (
        TITLES[0], True, "Not yet for readers", "",
    )  # fmt: skip


def test_a_page_that_was_withdrawn_since_is_restored_without_being_published():
    bring_in(report(), publish=True)
    run = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    essay_titled(TITLES[0]).unpublish()
    undo_run(run)
    page = essay_titled(TITLES[0])
    assert (page.live, page.get_latest_revision_as_object().abstract) == (False, "")


def test_runs_are_taken_back_one_after_another():
    before = site()
    first = bring_in(report(), publish=True).run
    between = site()
    second = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    third = bring_in(with_essay(report(), 0, abstract="Newer"), publish=True).run
    assert counts(undo_run(third)) == [0, 1, 0]
    assert counts(undo_run(second)) == [0, 1, 0]
    assert site() == between
    assert counts(undo_run(first)) == [7, 0, 0]
    assert site() == before


def test_a_page_made_again_by_restore_is_deleted_again_and_stays_so():
    bring_in(report(), publish=True)
    essay_titled(TITLES[0]).delete()
    run = bring_in(report(), publish=True, restore=True).run
    assert counts(undo_run(run)) == [1, 0, 0]
    assert bring_in(report(), publish=True).plan.pages[1].outcome == "deleted"


# What is left ----------------------------------------------------------------------------------------------


def test_a_page_that_an_editor_changed_is_left_with_what_holds_it():
    run = bring_in(report(), publish=True).run
    edit(essay_titled(TITLES[0]), abstract="The editor's")
    undone = undo_run(run)
    assert left(undone) == {
        "Neighbours of the Sea": "it holds pages that stay",
        TITLES[0]: "it has been changed since",
        "Elaheh Rostami": "it is used by other pages",
    }
    assert essays_in_order() == [TITLES[0]]
    assert essay_titled(TITLES[0]).abstract == "The editor's"
    assert bring_in(report()).plan.outcome == "updated"  # what went comes again


def test_an_edit_on_a_changed_page_is_left():
    bring_in(report(), publish=True)
    run = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    edit_draft(essay_titled(TITLES[0]), title="The editor's")
    assert left(undo_run(run)) == {TITLES[0]: "it has been changed since"}
    draft = essay_titled(TITLES[0]).get_latest_revision_as_object()
    assert (draft.title, draft.abstract) == ("The editor's", "New")


def test_a_page_that_a_later_run_changed_is_left():
    first = bring_in(report(), publish=True).run
    bring_in(with_essay(report(), 0, abstract="New"), publish=True)
    assert left(undo_run(first))[TITLES[0]] == "it has been changed since"


def test_a_draft_that_was_published_since_is_left():
    run = bring_in(interview()).run
    Page.objects.get(imported__isnull=False).specific.get_latest_revision().publish()
    assert left(undo_run(run)) == {"A Talk About the Sea": "it has been published since"}


def test_a_moved_page_is_left():
    run = bring_in(report(), publish=True).run
    essay_titled(TITLES[0]).move(factories.papers_page(), pos="last-child")
    assert left(undo_run(run))[TITLES[0]] == "it has been moved since"


def test_a_page_with_a_translation_is_left():
    run = bring_in(interview(), publish=True).run
    factories.translate(Page.objects.get(imported__isnull=False).specific, "fa")
    assert left(undo_run(run)) == {"A Talk About the Sea": "it has a translation"}


def test_a_report_with_an_essay_of_an_editor_is_left():
    run = bring_in(report(), publish=True).run
    factories.make_essay(ReportPage.objects.get(), title="By hand")
    assert left(undo_run(run)) == {
        "Neighbours of the Sea": "it holds pages that stay",
        "Elaheh Rostami": "it is used by other pages",  # the closing list of the report names her
    }
    assert [page.title for page in EssayPage.objects.all()] == ["By hand"]


def test_a_page_that_was_deleted_since_is_said():
    run = bring_in(report(), publish=True).run
    essay_titled(TITLES[0]).delete()
    assert left(undo_run(run)) == {TITLES[0]: "it has been deleted since"}


def test_a_page_whose_former_revision_is_purged_is_left():
    bring_in(report(), publish=True)
    run = bring_in(with_essay(report(), 0, abstract="New"), publish=True).run
    run.pages.get().revision_before.delete()
    assert left(undo_run(run)) == {TITLES[0]: "its former revision has been purged"}
    assert essay_titled(TITLES[0]).abstract == "New"


def test_an_edit_between_two_files_of_one_run_is_left():
    running = Running()
    bring_in(report(), running=running)
    edit_draft(essay_titled(TITLES[0]), title="The editor's")
    bring_in(with_essay(report(), 0, abstract="New"), running=running)
    assert left(undo_run(running.record))[TITLES[0]] == "it has been changed since"


def test_two_changes_of_one_run_go_together():
    bring_in(report(), publish=True)
    running = Running()
    bring_in(with_essay(report(), 0, abstract="New"), publish=True, running=running)
    bring_in(with_essay(report(), 0, abstract="Newer", keywords=()), publish=True, running=running)
    assert counts(undo_run(running.record)) == [0, 1, 0]
    assert essay_titled(TITLES[0]).abstract == ""


# The undo itself -------------------------------------------------------------------------------------------


def test_an_undo_is_recorded(admin_user):
    run = bring_in(report(), publish=True).run
    undone = undo_run(run, user=admin_user)
    assert (undone.record.undoes, undone.record.user) == (run, admin_user)
    assert set(undone.record.pages.values_list("outcome", flat=True)) == {"deleted"}
    assert list(undone.record.pages.values_list("title", flat=True).order_by("title")) == sorted(
        [*AUTHORS, *TITLES, "Neighbours of the Sea"]
    )
    assert ImportRun.objects.get(pk=run.pk).undone


def test_a_run_is_taken_back_once():
    run = bring_in(report()).run
    undone = undo_run(run)
    before = dump()
    with pytest.raises(CannotUndo, match=rf"^Run {run.pk} has been undone before, by run \d+\.$"):
        undo_run(run)
    with pytest.raises(CannotUndo, match=rf"^Run {undone.record.pk} is itself an undo, of run {run.pk}\.$"):
        undo_run(undone.record)
    assert dump() == before


def test_a_dry_undo_writes_nothing_and_says_what_the_undo_says():
    run = bring_in(report(), publish=True).run
    edit(essay_titled(TITLES[1]), abstract="The editor's")
    before = dump()
    dry = undo_run(run, dry_run=True)
    assert dump() == before
    real = undo_run(run)
    assert (dry.pages, dry.topics) == (real.pages, real.topics)
    assert (dry.record, real.record.undoes) == (None, run)


def test_another_document_is_not_touched():
    bring_in(interview(), publish=True)
    other = replace(report(), report=replace(report().report, number="4"))
    bring_in(other, publish=True)
    before = site()
    run = bring_in(report(essay("Only here", "Ali Amiri")), publish=True).run
    undo_run(run)
    assert site() == before
