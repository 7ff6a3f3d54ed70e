"""Takes a run of the importer back: what it made goes, what it changed gets its former content.

What an editor has changed since is left and reported. The undo is a run of its own in the records. A
spelling that the run gave to an author's page is taken back where the page has not changed since and where no
paper that stays is signed with it: taken back, it would be a question again. Who signs a paper is decided
when the paper is imported, so taking the spelling back changes no other paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from papers.catalogue.changes import gathered, note
from papers.importing.apply import take_turns
from papers.importing.drafts import draft_rows
from papers.importing.topic_undo import delete_topics, take_topics_back
from papers.importing.variants import added_names, is_variant, put_spellings_back, signs
from papers.indexes import indexed_once
from papers.models import (
    Contributor,
    ImportedPage,
    ImportRun,
    MergedPerson,
    RunPage,
    Signature,
    all_pages,
)
from papers.text.saying import say


class CannotUndo(Exception):
    """The run cannot be taken back; `str()` is one line for people."""


@dataclass(frozen=True)
class UndonePage:
    """What became of one page, or of a topic that a table brought; `reason` says why it was left."""

    key: str
    title: str
    outcome: Literal["deleted", "restored", "left"]
    reason: str = ""


@dataclass(frozen=True)
class UndoReport:
    """What an undo did, or in a dry run would have done; `topics` are the names of those it deleted.

    `record` is the undo's own row among the runs, None in a dry run. `unfindable` are the titles of pages
    that the search index does not take as they are again: readers cannot find them by words.
    """

    run: ImportRun
    pages: tuple[UndonePage, ...]
    topics: tuple[str, ...] = ()
    record: ImportRun | None = None
    unfindable: tuple[str, ...] = ()


def undo_run(run: ImportRun, *, user=None, dry_run: bool = False) -> UndoReport:
    """Take the run back in one transaction, rolled back in a dry run; raises CannotUndo."""
    with transaction.atomic():
        take_turns()
        run = ImportRun.objects.select_for_update().get(pk=run.pk)
        if run.undoes_id is not None:
            raise CannotUndo(
                say("Run {run} is itself an undo, of run {other}.", run=run.pk, other=run.undoes_id)
            )
        if run.undone:
            raise CannotUndo(
                say("Run {run} has been undone before, by run {other}.", run=run.pk, other=run.undone_by.pk)
            )
        with indexed_once() as unfindable, gathered():
            report = Undo(run, user).run()
        if dry_run:
            transaction.set_rollback(True)
    record, titles = None if dry_run else report.record, tuple(str(page) for page in unfindable)
    return UndoReport(run, report.pages, report.topics, record, titles)


class Undo:
    """One run being taken back."""

    def __init__(self, run: ImportRun, user):
        self.undone, self.user = run, user
        self.rows = list(run.pages.select_related("page", "source", "revision", "revision_before"))
        self.done: list[UndonePage] = []
        self.record = ImportRun.objects.create(
            user=user, reader_version=run.reader_version, options=run.options, undoes=run
        )

    def run(self) -> UndoReport:
        works = [row for row in self.rows if not is_author(row)]
        for row in works:
            if row.outcome != "created":
                self.take_back(row)
        self.delete_all([row for row in works if row.outcome == "created"])
        named = [UndonePage(*row) for row in take_topics_back(self.undone)]
        if left := [[topic.title, topic.reason] for topic in named if topic.outcome == "left"]:
            self.record.options = {**self.record.options, "left": left}
        self.done += named
        topics = delete_topics(self.undone)
        for row in self.rows:
            if is_author(row) and row.outcome != "created":
                self.take_back(row)
        self.delete_all([row for row in self.rows if is_author(row) and row.outcome == "created"])
        self.record.finished_at = timezone.now()
        self.record.save()
        order = {row.key: place for place, row in enumerate(self.rows)}
        pages = sorted(self.done, key=lambda page: order.get(page.key, -1))
        return UndoReport(self.undone, tuple(pages), topics, self.record)

    def note(self, row: RunPage, page, outcome: str, reason: str = "") -> None:
        self.done.append(UndonePage(row.key, row.title, outcome, reason))
        before = row.revision if outcome == "restored" else None
        self.record.note(
            row.key, page, outcome, before, title=row.title, reason=reason[:500], source=row.source
        )

    # Pages that the run changed ---------------------------------------------------------------------------

    def take_back(self, row: RunPage) -> None:
        """Give a page that the run changed or published its former content and state."""
        page = row.page and row.page.specific
        if row.outcome == "conflict" and row.revision_id == row.revision_before_id:
            return  # the run wrote nothing into it
        reason = why_changed(row, page)
        if not reason and is_variant(row) and author_is_signed(page.pk, added_names(row)):
            reason = say("a paper is signed with its new spelling")
        if not reason and row.outcome != "published" and row.revision_before is None:
            reason = say("its former revision has been purged")
        if reason:
            return self.note(row, page, "left", reason)
        if row.outcome == "published":
            page.unpublish(user=self.user)
        else:
            part_again(row)
            former = row.revision_before.as_object()
            revision = former.save_revision(user=self.user)
            if page.live and row.was_live:
                revision.publish(user=self.user, skip_permission_checks=True)  # readers saw it before
            elif page.live and row.published:  # no reader saw it before the run
                Page._base_manager.get(pk=page.pk).specific.unpublish(user=self.user)
            if is_variant(row):
                put_spellings_back(row)
            self.put_record_back(row, former)
        self.note(row, Page._base_manager.get(pk=page.pk), "restored")

    def put_record_back(self, row: RunPage, page) -> None:
        """Let the import record say again what it said before the run."""
        record = ImportedPage.objects.filter(key=row.key)
        former = {name: value for name, value in row.former.items() if name in ImportedPage.REMEMBERED}
        if former:
            record.update(**former, page=page)
        else:
            record.delete()

    # Pages that the run made ------------------------------------------------------------------------------

    def delete_all(self, rows: list[RunPage]) -> None:
        """Delete the pages that the run made, those inside others first."""
        rows.sort(key=lambda row: -row.page.depth if row.page else 0)
        for row in rows:
            page = Page._base_manager.filter(pk=row.page_id).first()  # the tree has changed since
            reason = why_kept(row, page)
            if reason:
                self.note(row, page, "left", reason)
                continue
            page.specific.delete(user=self.user)
            self.put_record_back(row, None)
            self.note(row, None, "deleted")


def part_again(row: RunPage) -> None:
    """Take back that the run made the page one person's with a page in another language."""
    if key := row.former.get("translation_key"):
        pages = all_pages().filter(pk=row.page_id)
        keys = [key, *pages.values_list("translation_key", flat=True)]
        pages.update(translation_key=key)
        note(works=Signature.objects.filter(author=row.page_id).values_list("work", flat=True), authors=keys)


def is_author(row: RunPage) -> bool:
    return row.key.split(":")[1:2] == ["author"]


# Why a page stays -----------------------------------------------------------------------------------------


def why_changed(row: RunPage, page) -> str:
    """Return why the page is no longer as the run left it, or ""."""
    if page is None:
        return say("it has been deleted since")
    if row.revision_id is None or standing_revision(page) != row.revision_id:
        return say("it has been changed since")
    if row.outcome == "published" and not page.live:
        return say("it has been taken from readers since")
    return ""


def why_kept(row: RunPage, page) -> str:
    """Return why a page that the run made is not deleted, or ""."""
    reason = why_changed(row, page)
    if reason:
        return reason
    if page.live and not row.published:
        return say("it has been published since")
    if row.parent_id != page.get_parent().pk:
        return say("it has been moved since")
    if page.get_children().exists():
        return say("it holds pages that stay")
    others = Page._base_manager.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    if is_author(row):  # a table makes a person's pages in all languages, and they go together
        others = others.exclude(
            pk__in=row.run.pages.filter(outcome="created", page__isnull=False).values("page")
        )
    if others.exists():
        return say("it has a translation")
    if page.aliases.exists():
        return say("another page shows its text")
    return say("it is used by other pages") if is_author(row) and author_is_used(page.pk) else ""


def standing_revision(page) -> int | None:
    """Return the page's newest revision; for one that an undo made, the revision whose content it has."""
    revision = page.latest_revision_id
    while undo := RunPage.objects.filter(
        outcome="restored", revision=revision, page=page.pk, run__undoes__isnull=False
    ).first():
        row = RunPage.objects.get(run=undo.run.undoes_id, key=undo.key)
        if row.outcome == "published" or row.revision_before_id in (None, revision):
            break
        revision = row.revision_before_id
    return revision


def author_is_used(author: int) -> bool:
    """Return whether a page signs with the author, also in a draft, or a merge needs the page."""
    if any(model.objects.filter(author=author).exists() for model in (Signature, Contributor)):
        return True
    if MergedPerson.objects.filter(Q(page=author) | Q(into=author)).exists():
        return True
    rows = (*draft_rows("signatures"), *draft_rows("contributors"))
    return any(row.get("author") == author for row in rows)


def author_is_signed(author: int, names: set[str]) -> bool:
    """Return whether a page signs with one of these folded names of the author, also in a draft."""
    rows = [*draft_rows("signatures"), *draft_rows("contributors")]
    for model in (Signature, Contributor):
        rows += model.objects.filter(author=author).values("author", "name_printed")
    return signs(author, names, rows)
