"""Carries out a plan in one transaction: pages, authors, topics, and the record of what was imported."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from papers.importing.document import Document, Notice, Source
from papers.importing.fields import write_field
from papers.importing.pages import notice_values
from papers.importing.people import People, free_slug
from papers.importing.plan import PagePlan, Plan, make_plan
from papers.importing.sureness import unsure_pages
from papers.models import AuthorPage, ImportedPage, ImportRun, PapersIndexPage, Signature, SourceFile
from papers.text.letters import fold

READER_VERSION = 1
"""Counts up whenever the reader makes something else of the same file."""
LOCK = 7_209_702
"""Any number; all who import into a PostgreSQL database must share it."""


class MissingIndex(Exception):
    """The language has no papers page to import under."""


@dataclass(frozen=True)
class Result:
    """What an import did, or in a dry run would have done; `authors` and `topics` are the new ones' names."""

    plan: Plan
    notices: tuple[Notice, ...]
    run: ImportRun | None
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class Running:
    """One call of the importer over any number of files; its record is made at the first write that lasts."""

    def __init__(self, user=None, options: dict | None = None):
        self.user, self.options = user, options or {}
        self.record: ImportRun | None = None

    def begin(self) -> ImportRun:
        if self.record is None:
            self.record = ImportRun.objects.create(
                user=self.user, reader_version=READER_VERSION, options=self.options
            )
        return self.record


def import_document(
    document: Document,
    source: Source,
    *,
    publish=False,
    user=None,
    dry_run=False,
    restore=False,
    publish_unsure=False,
    unsure: dict[int | None, tuple[str, ...]] | None = None,
    running: Running | None = None,
) -> Result:
    """Plan and apply one document in one transaction, rolled back in a dry run.

    Pages are drafts unless `publish`; `restore` makes pages again that an editor deleted. An unchanged
    document writes nothing at all. `running` is the call to which this document belongs.

    `unsure` says why pages wait for an editor under `publish`, by the index of the essay (None: the page of
    the report or interview itself); it is what the reader says of the document unless given. With
    `publish_unsure` they do not wait.
    """
    options = {"publish": publish, "publish_unsure": publish_unsure, "restore": restore}
    running = running or Running(user, options)
    if not publish or publish_unsure:
        unsure = {}
    elif unsure is None:
        unsure = unsure_pages(document)
    begun = running.record
    try:
        with transaction.atomic():
            take_turns()
            plan = make_plan(document, restore=restore)
            result = Apply(plan, source, publish, running, unsure).run()
            if dry_run:
                transaction.set_rollback(True)
                running.record = begun
                result = replace(result, run=None)
    except BaseException:
        running.record = begun
        raise
    return result


def take_turns() -> None:
    """Wait until no other import writes; the turn ends with the transaction.

    Imports share authors, topics and the tree, so two at once could make one person twice. SQLite's
    transactions take turns by themselves (transaction_mode is IMMEDIATE).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


class Apply:
    """One plan being carried out."""

    def __init__(self, plan: Plan, source: Source, publish: bool, running: Running, unsure=None):
        self.plan, self.source, self.publish, self.user = plan, source, publish, running.user
        self.running = running
        self.people = People(plan.locale, publish, buried_names(plan))
        self.pages: dict[str, object] = {}
        self.file: SourceFile | None = None
        self.doubts = doubts_by_key(plan, unsure or {})
        self.waiting: list[Notice] = []

    def run(self) -> Result:
        if any(page.writes for page in self.plan.pages):
            self.make_authors()
        for page in self.plan.pages:
            if page.outcome != "deleted":
                self.carry_out(page)
        if self.publish:
            self.publish_authors()
        notices = (*self.plan.notices, *self.people.notices, *self.missing_notices(), *self.waiting)
        authors = tuple(page.title for page in self.people.created)
        run = self.close() if self.file else None
        return Result(self.plan, notices, run, authors, tuple(self.people.topics.values()))

    def close(self) -> ImportRun:
        """Complete the run's record with what concerns the whole document."""
        run = self.running.record
        for planned in self.plan.pages:
            if planned.outcome == "conflict" and not planned.writes:
                fields = [change.name for change in planned.fields if change.action == "conflict"]
                before = planned.page.latest_revision
                run.note(planned.key, planned.page, "conflict", before, source=self.file, fields=fields)
        run.topics |= {str(key): name for key, name in self.people.topics.items()}
        run.finished_at = timezone.now()
        run.save()
        return run

    def make_authors(self) -> None:
        """Make the missing author pages of the essays; people interviewed sign without a page."""
        for essay in self.plan.document.essays:
            for signature in essay.signatures:
                self.people.find_or_create(signature.name, essay.language, (*signature.lines, 1)[0])
        self.people.note_spellings(self.plan.document)
        for page in self.people.created:
            published = self.finish(page)
            values = {"title": page.title, "spellings": [row.text for row in page.spellings.all()]}
            key = f"{self.plan.locale.language_code}:author:{page.slug}"
            record = ImportedPage.objects.filter(key=key).first()
            self.note(key, page, "created", record, published=published)
            self.record(key, page, values, {}, first=False)

    def carry_out(self, planned: PagePlan) -> None:
        if planned.outcome == "created":
            page = self.create(planned)
        elif planned.writes:
            page = self.update(planned)
        else:
            page = planned.page
            untouched = self.publish and not page.live and page.first_published_at is None
            if untouched and not self.waits(planned.key, page):
                self.publish_draft(planned.key, page)
        self.pages[planned.key] = page

    def publish_draft(self, key: str, page) -> None:
        page.get_latest_revision().publish(user=self.user)
        page.refresh_from_db(fields=["latest_revision"])
        self.note(key, page, "published", page.imported, page.latest_revision, published=True)

    def create(self, planned: PagePlan):
        wanted = planned.wanted
        parent = self.parent_of(planned)
        page = apps.get_model("papers", wanted.model)(locale=self.plan.locale, live=False)
        for name, value in wanted.values.items():
            write_field(page, name, value, self.people)
        page.slug = free_slug(parent, wanted.slug)
        self.place(page, parent, planned)
        published = self.finish(page, planned.key)
        self.note(planned.key, page, "created", planned.record, published=published)
        lines = wanted.source_lines or {}
        self.record(wanted.key, page, wanted.values, lines, first=wanted.parent_key is None)
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
        page, record = planned.page, planned.record
        before, was_live = page.latest_revision, page.live and not page.has_unpublished_changes
        for change in planned.fields:
            if change.writes:
                write_field(page, change.name, change.result, self.people)
        published = self.finish(page, planned.key)
        changed = {change.name: change.remember for change in planned.fields}
        agreed = {name: value for name, value in planned.wanted.values.items() if name not in changed}
        remembered = {name: value for name, value in changed.items() if name in record.values}
        facts = {"fields": [change.name for change in planned.fields if change.action != "kept"]}
        facts |= {"was_live": was_live, "published": published}
        self.note(planned.key, page, planned.outcome, record, before, **facts)
        values = {**record.values, **agreed, **remembered}
        first = planned.wanted.parent_key is None
        self.record(planned.key, page, values, planned.wanted.source_lines or {}, first=first)
        return page

    def waits(self, key: str, page) -> bool:
        """Return whether the reader's doubts keep the page from being published; then a notice says so."""
        if key not in self.doubts:
            return False
        message = f"The reader is unsure of this page; it waits as a draft: {page.title}"
        self.waiting.append(Notice(1, "unsure", message, "; ".join(self.doubts[key])))
        return True

    def finish(self, page, key: str = "") -> bool:
        """Save a revision; publish it unless somebody holds the page back. Return whether it is published.

        An editor does so with edits that nobody has published yet, and by taking a page from readers;
        the reader does so where it is unsure.
        """
        held_back = page.has_unpublished_changes if page.live else page.first_published_at is not None
        revision = page.save_revision(user=self.user)
        publishes = self.publish and not held_back and not self.waits(key, page)
        if publishes:
            revision.publish(user=self.user)
            page.live = True
        return publishes

    def publish_authors(self) -> None:
        """Publish the imported author pages behind these signatures that nobody has published yet."""
        signed = Signature.objects.filter(work__in=[page.pk for page in self.pages.values()])
        drafts = AuthorPage.objects.filter(live=False, first_published_at=None, imported__isnull=False)
        for author in drafts.filter(pk__in=signed.values("author")):
            self.publish_draft(author.imported.key, author)

    def note(self, key: str, page, outcome: str, record: ImportedPage | None, before=None, **facts) -> None:
        """Keep in the run what it did to a page; `record` is the page's import record before the run."""
        source, run = self.records()
        facts |= {"source": source, "parent": page.get_parent(), "former": record.as_data() if record else {}}
        run.note(key, page, outcome, before, **facts)

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
        run = self.running.begin()
        if self.file is None:
            self.file, _ = SourceFile.objects.get_or_create(
                sha256=self.source.sha256,
                defaults={
                    "name": self.source.name,
                    "data": self.source.data,
                    "encoding": self.source.encoding,
                },
            )
            run.sources.add(self.file)
        return self.file, run

    def missing_notices(self) -> list[Notice]:
        gone = [page.wanted.values["title"] for page in self.plan.pages if page.outcome == "deleted"]
        return [
            Notice(
                1,
                "not-in-source",
                f"The page of an earlier import is not in this file and was left: {record.page}",
            )
            for record in self.plan.missing
        ] + [
            Notice(1, "deleted-before", f"An editor has deleted this page; it was not made again: {title}")
            for title in gone
        ]


def doubts_by_key(plan: Plan, unsure: dict[int | None, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the doubts by the key of their page; a report's page stands before its essays in the plan."""
    first = 1 if plan.document.kind == "report" else 0
    keys = [page.key for page in plan.pages]
    return {keys[0 if index is None else first + index]: reasons for index, reasons in unsure.items()}


def buried_names(plan: Plan) -> set[str]:
    """Return the folded spellings of the imported authors whose pages an editor has deleted."""
    if plan.restores:
        return set()
    prefix = f"{plan.locale.language_code}:author:"
    records = ImportedPage.objects.filter(key__startswith=prefix, page=None)
    return {fold(name) for record in records for name in record.values.get("spellings", ())}
