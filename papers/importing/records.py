"""Keeps what a run of the importer did: the run, the source, and what was imported into each page."""

from __future__ import annotations

from django.utils import timezone

from papers.importing.corrections import first_reading
from papers.importing.document import Source
from papers.importing.pages import first_key, notice_values
from papers.importing.people import People
from papers.importing.plan import Plan
from papers.models import ImportedPage, ImportRun, SourceFile

READER_VERSION = 1
"""Counts up whenever the reader makes something else of the same file."""


def keep_source(source) -> SourceFile:
    """Return the record of a file's bytes, made now unless they were received before.

    `source` is what was made of the file: it has `name`, `data`, `sha256` and `encoding`.
    """
    facts = {"name": source.name[:255], "data": source.data, "encoding": source.encoding}
    return SourceFile.objects.get_or_create(sha256=source.sha256, defaults=facts)[0]


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


class Records:
    """The records of one document; those of its source and its run are made at the first write."""

    def __init__(self, plan: Plan, source: Source, running: Running, people: People):
        self.plan, self.source, self.running, self.people = plan, source, running, people
        self.file: SourceFile | None = None

    def begin(self) -> tuple[SourceFile, ImportRun]:
        """Return the source's record and the run's."""
        run = self.running.begin()
        if self.file is None:
            self.file = keep_source(self.source)
            run.sources.add(self.file)
        return self.file, run

    def note(self, key: str, page, outcome: str, record: ImportedPage | None, before=None, **facts) -> None:
        """Keep in the run what it did to a page; `record` is the page's import record before the run."""
        source, run = self.begin()
        facts |= {"source": source, "parent": page.get_parent(), "former": record.as_data() if record else {}}
        run.note(key, page, outcome, before, **facts)

    def keep(self, key: str, page, values: dict, source_lines: dict, *, first: bool) -> None:
        """Keep what was imported into a page; the document's first page keeps what concerns all of it."""
        source, run = self.begin()
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
            kept["corrections"] = self.plan.document.corrections.as_data()
            kept["key_read"] = first_key(first_reading(self.plan.document))
        record = ImportedPage(key=key, **kept)
        ImportedPage.objects.bulk_create(
            [record], update_conflicts=True, unique_fields=["key"], update_fields=kept
        )

    def notices_of(self, source_lines: dict, first: bool) -> list[dict]:
        """Return the notices that concern a page: its own lines', and all of them for the first page."""
        lines = [line for group in source_lines.values() for line in group]
        found = (*self.plan.document.notices, *self.plan.notices, *self.people.notices)
        notices = [notice_values(notice) for notice in found]
        if first or not lines:
            return notices if first else []
        return [notice for notice in notices if min(lines) <= notice["line"] <= max(lines)]

    def close(self) -> ImportRun | None:
        """Complete the run's record with what concerns the whole document; None where nothing was written."""
        if self.file is None:
            return None
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
