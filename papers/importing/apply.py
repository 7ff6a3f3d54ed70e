"""Carries out a plan in one transaction: pages, authors, topics, and the record of what was imported."""

from __future__ import annotations

from dataclasses import dataclass

from django.apps import apps
from django.db import transaction

from papers.importing.document import Document, Notice, Source
from papers.importing.fields import write_field
from papers.importing.pages import notice_values
from papers.importing.people import People, free_slug
from papers.importing.plan import PagePlan, Plan, make_plan
from papers.models import AuthorPage, ImportedPage, ImportRun, PapersIndexPage, Signature, SourceFile

READER_VERSION = 1
"""Counts up whenever the reader makes something else of the same file."""


class MissingIndex(Exception):
    """The language has no papers page to import under."""


@dataclass(frozen=True)
class Result:
    """What an import did, or in a dry run would have done."""

    plan: Plan
    notices: tuple[Notice, ...]
    run: ImportRun | None


def import_document(document: Document, source: Source, *, publish=False, user=None, dry_run=False) -> Result:
    """Plan and apply one document in one transaction, rolled back in a dry run.

    Pages are drafts unless `publish`. An unchanged document writes nothing at all.
    """
    with transaction.atomic():
        plan = make_plan(document)
        result = Apply(plan, source, publish, user).run()
        if dry_run:
            transaction.set_rollback(True)
    return result


class Apply:
    """One plan being carried out."""

    def __init__(self, plan: Plan, source: Source, publish: bool, user):
        self.plan, self.source, self.publish, self.user = plan, source, publish, user
        self.people = People(plan.locale, publish)
        self.pages: dict[str, object] = {}
        self._records: tuple[SourceFile, ImportRun] | None = None

    def run(self) -> Result:
        to_write = [page for page in self.plan.pages if page.outcome in ("created", "updated", "conflict")]
        if any(change.action == "set" for page in to_write for change in page.fields):
            self.make_authors()
        for page in self.plan.pages:
            self.carry_out(page)
        if self.publish:
            self.publish_authors()
        run = self._records[1] if self._records else None
        notices = (*self.plan.notices, *self.people.notices, *self.missing_notices())
        return Result(self.plan, notices, run)

    def make_authors(self) -> None:
        """Make the missing author pages of the essays; people interviewed sign without a page."""
        for essay in self.plan.document.essays:
            for signature in essay.signatures:
                self.people.find_or_create(signature.name, essay.language, (*signature.lines, 1)[0])
        self.people.note_spellings(self.plan.document)
        for page in self.people.created:
            self.finish(page)
            values = {"title": page.title, "spellings": [row.text for row in page.spellings.all()]}
            key = f"{self.plan.locale.language_code}:author:{page.slug}"
            self.record(key, page, values, {}, first=False)

    def carry_out(self, planned: PagePlan) -> None:
        if planned.outcome == "created":
            page = self.create(planned)
        elif any(change.action == "set" for change in planned.fields):
            page = self.update(planned)
        else:
            page = planned.page
            if self.publish and not page.live and page.first_published_at is None:
                page.get_latest_revision().publish(user=self.user)
        self.pages[planned.key] = page

    def create(self, planned: PagePlan):
        wanted = planned.wanted
        parent = self.parent_of(planned)
        page = apps.get_model("papers", wanted.model)(locale=self.plan.locale, live=False)
        for name, value in wanted.values.items():
            write_field(page, name, value, self.people)
        page.slug = free_slug(parent, wanted.slug)
        self.place(page, parent, planned)
        self.finish(page)
        self.record(
            wanted.key, page, wanted.values, wanted.source_lines or {}, first=wanted.parent_key is None
        )
        return page

    def parent_of(self, planned: PagePlan):
        if planned.wanted.parent_key:
            return self.pages[planned.wanted.parent_key]
        parent = PapersIndexPage.objects.filter(locale=self.plan.locale).first()
        if parent is None:
            raise MissingIndex(f"there is no papers page in the language {self.plan.locale.language_code}")
        return parent

    def place(self, page, parent, planned: PagePlan) -> None:
        """Put a new essay behind the essay that it follows in the source."""
        order = [
            other.key for other in self.plan.pages if other.wanted.parent_key == planned.wanted.parent_key
        ]
        at = order.index(planned.key) if planned.wanted.parent_key else 0
        before = self.pages[order[at - 1]] if at else None
        if before is None:
            first = parent.get_first_child() if planned.wanted.parent_key else None
            first.add_sibling("left", instance=page) if first else parent.add_child(instance=page)
        else:
            before.refresh_from_db(fields=["path", "numchild"])
            before.add_sibling("right", instance=page)

    def update(self, planned: PagePlan):
        page = planned.page
        values = dict(planned.record.values)
        for change in planned.fields:
            if change.action == "set":
                write_field(page, change.name, change.after, self.people)
        kept = {change.name for change in planned.fields if change.action == "conflict"}
        values |= {name: value for name, value in planned.wanted.values.items() if name not in kept}
        self.finish(page)
        first = planned.wanted.parent_key is None
        self.record(planned.key, page, values, planned.wanted.source_lines or {}, first=first)
        return page

    def finish(self, page) -> None:
        """Save a revision; publish it unless an editor holds the page back.

        An editor does so with edits that nobody has published yet, and by taking a page from readers.
        """
        held_back = page.has_unpublished_changes if page.live else page.first_published_at is not None
        revision = page.save_revision(user=self.user)
        if self.publish and not held_back:
            revision.publish(user=self.user)
            page.live = True

    def publish_authors(self) -> None:
        """Publish the imported author pages behind these signatures that nobody has published yet."""
        signed = Signature.objects.filter(work__in=[page.pk for page in self.pages.values()])
        drafts = AuthorPage.objects.filter(live=False, first_published_at=None, imported__isnull=False)
        for author in drafts.filter(pk__in=signed.values("author")):
            author.get_latest_revision().publish(user=self.user)

    def record(self, key: str, page, values: dict, source_lines: dict, *, first: bool) -> None:
        source, run = self.records()
        kept = {
            "values": values,
            "source_lines": source_lines,
            "source": source,
            "run": run,
            "page_id": page.pk,
        }
        kept["notices"] = self.notices_of(source_lines, first)
        if first:
            kept["leftovers"] = [
                {"line": line.number, "text": line.text} for line in self.plan.document.leftovers
            ]
        ImportedPage.objects.update_or_create(key=key, defaults=kept)

    def notices_of(self, source_lines: dict, first: bool) -> list[dict]:
        """Return the notices that concern a page: its own lines', and all of them for the first page."""
        lines = [line for group in source_lines.values() for line in group]
        found = (*self.plan.document.notices, *self.plan.notices, *self.people.notices)
        notices = [notice_values(notice) for notice in found]
        if first or not lines:
            return notices if first else []
        return [notice for notice in notices if min(lines) <= notice["line"] <= max(lines)]

    def records(self) -> tuple[SourceFile, ImportRun]:
        """Return the source's record and the run's, made at the first write of the run."""
        if self._records is None:
            source, _ = SourceFile.objects.get_or_create(
                sha256=self.source.sha256,
                defaults={
                    "name": self.source.name,
                    "data": self.source.data,
                    "encoding": self.source.encoding,
                },
            )
            self._records = source, ImportRun.objects.create(user=self.user, reader_version=READER_VERSION)
        return self._records

    def missing_notices(self) -> list[Notice]:
        return [
            Notice(
                1,
                "not-in-source",
                f"The page of an earlier import is not in this file and was left: {record.page}",
            )
            for record in self.plan.missing
        ]
