"""Carries out the plan of a table of authors in one transaction: real pages, linked as one person's.

A dry run is the same, rolled back. A table that changes nothing writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from papers.catalogue.changes import gathered, note
from papers.importing.apply import take_turns
from papers.importing.people import free_slug
from papers.importing.records import Running, keep_source
from papers.importing.releasing import saved_by_editors
from papers.importing.tables.authors import AuthorPlan, PagePlan, check_authors, plan_authors
from papers.importing.tables.directory import Directory
from papers.importing.tables.reading import Table
from papers.indexes import indexed_once
from papers.models import (
    AuthorIndexPage,
    AuthorPage,
    ImportedPage,
    ImportRun,
    NameSpelling,
    Signature,
    all_pages,
)


@dataclass(frozen=True)
class AuthorsResult:
    """What an import did, or in a dry run would have done; `run` is None where nothing was written."""

    table: Table
    plans: tuple[AuthorPlan, ...]
    run: ImportRun | None


def import_authors(
    table: Table,
    *,
    publish=False,
    user=None,
    dry_run=False,
    step: Callable[[int], None] = lambda number: None,
) -> AuthorsResult:
    """Bring the authors of the table in, as drafts unless `publish`; `step` is told the number of each row.

    Raises UnreadableTable.
    """
    check_authors(table)
    plans = []
    with transaction.atomic():
        take_turns()
        writing = Writing(table, publish, user)
        with indexed_once(), gathered():
            for planned in plan_authors(table.rows, Directory()):
                plans.append(planned)
                for page in planned.pages:
                    writing.carry_out(page)
                step(len(plans))
        run = writing.close()
        if dry_run:
            transaction.set_rollback(True)
            run = None
    return AuthorsResult(table, tuple(plans), run)


class Writing:
    """One table being written; the records of the run are made at the first write."""

    def __init__(self, table: Table, publish: bool, user):
        self.table, self.publish, self.user = table, publish, user
        self.running = Running(user, {"table": "authors", "publish": publish})
        self.source = None
        pages = AuthorIndexPage.objects.select_related("locale")
        self.indexes = {page.locale.language_code: page for page in pages}

    def begin(self) -> ImportRun:
        run = self.running.begin()
        if self.source is None:
            self.source = keep_source(self.table)
            run.sources.add(self.source)
        return run

    def close(self) -> ImportRun | None:
        run = self.running.record
        if run is not None:
            run.finished_at = timezone.now()
            run.save(update_fields=["finished_at"])
        return run

    def carry_out(self, planned: PagePlan) -> None:
        author = planned.author
        if planned.is_new:
            page = self.create(planned)
        elif planned.changes:
            page = self.update(planned)
        elif self.publish and (page := self.unpublished(author.pk)):
            page.get_latest_revision().publish(user=self.user)
            page.refresh_from_db()
            self.note(planned, page, "published", page.latest_revision, published=True)
        if planned.writes:
            run = self.begin()
            key = author.record.key if author.record else f"{author.language}:author:{author.slug}"
            kept = {"values": planned.values, "source": self.source, "run": run, "page_id": author.pk}
            ImportedPage.objects.update_or_create(key=key, defaults=kept)

    def create(self, planned: PagePlan) -> AuthorPage:
        author, index = planned.author, self.indexes[planned.author.language]
        page = AuthorPage(locale=index.locale, translation_key=author.key, live=False, **planned.fields)
        page.slug = author.slug = free_slug(index, author.slug)
        page.spellings = [self.spelling(planned, name, at) for at, name in enumerate(planned.spellings)]
        index.add_child(instance=page)
        author.pk = page.pk
        revision = page.save_revision(user=self.user)
        if self.publish:
            revision.publish(user=self.user)
        self.note(planned, page, "created", None, published=self.publish, parent=index)
        return page

    def update(self, planned: PagePlan) -> AuthorPage:
        page = AuthorPage.objects.select_related("latest_revision").get(pk=planned.author.pk)
        if page.latest_revision is None:  # so that an undo has something to go back to
            page.save_revision(user=self.user, changed=False)
        before, was_live = page.latest_revision, page.live and not page.has_unpublished_changes
        publishes = self.publish and (was_live or bool(self.unpublished(page.pk)))
        former_key = str(page.translation_key)
        if planned.link:
            all_pages().filter(pk=page.pk).update(translation_key=planned.link)
            signed = Signature.objects.filter(author=page.pk).values_list("work", flat=True)
            note(works=signed, authors=[planned.link, former_key])
        newest = page.get_latest_revision_as_object()
        newest.translation_key = planned.link or newest.translation_key
        for name, value in planned.fields.items():
            setattr(newest, name, value)
        rows = list(newest.spellings.all())
        for name in planned.spellings:
            rows.append(self.spelling(planned, name, len(rows)))
            rows[-1].save()  # imports of papers know the name at once, also where the page is a draft
        newest.spellings = rows
        revision = newest.save_revision(user=self.user)
        if publishes:
            revision.publish(user=self.user)
        page.refresh_from_db()
        fields = [*planned.fields, *(["spellings"] if planned.spellings else [])]
        facts = {"fields": fields, "was_live": was_live, "published": publishes}
        former = {"translation_key": former_key} if planned.link else {}
        self.note(planned, page, "updated", before, former=former, parent=page.get_parent(), **facts)
        return page

    def spelling(self, planned: PagePlan, name: str, order: int) -> NameSpelling:
        author = planned.author
        return NameSpelling(author_id=author.pk, text=name, language=author.language, sort_order=order)

    def unpublished(self, key: int) -> AuthorPage | None:
        """Return the page where it waits to be published for the first time and no editor has touched it."""
        page = AuthorPage.objects.filter(pk=key, live=False, first_published_at=None).first()
        return page if page and not saved_by_editors(page) else None

    def note(self, planned: PagePlan, page, outcome: str, before, former=None, **facts) -> None:
        run, record, author = self.begin(), planned.author.record, planned.author
        key = record.key if record else f"{author.language}:author:{author.slug}"
        former = {**(record.as_data() if record else {}), **(former or {})}
        run.note(key, page, outcome, before, source=self.source, former=former, **facts)
