"""Compares what a document asks for with what the site has: a plan, page by page, field by field.

For each field three values meet: the one last imported, the page's own (in its newest revision) and
the source's. Where only one side has changed, that side wins; where both have, it is a conflict and
the editor's stays. Texts are compared so block by block. An empty value of the source wipes nothing, and
a page that an editor deleted stays deleted unless the caller asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from wagtail.models import Locale

from papers.importing.document import Document, Notice
from papers.importing.fields import STREAMS, fitted, in_words, is_empty, read_field, same
from papers.importing.merging import BlockConflict, carry_ids, merge_streams
from papers.importing.pages import PageValues, pages_for
from papers.models import ImportedPage, Topic
from papers.text.letters import fold

Outcome = Literal["created", "updated", "unchanged", "conflict", "deleted"]
DATE = ("date_year", "date_month", "date_day", "date_calendar")
"""These are one value to a reader: parts from two sides could make a day that no calendar has."""


@dataclass(frozen=True)
class FieldPlan:
    """What becomes of one field: "set" (the source's wins), "kept" (the editor's), "conflict".

    `before` is the page's own value, `after` the source's, `imported` the one last imported (None where
    there is none) and `result` what the page will hold. `remember` is what counts as last imported from
    now on. `conflicts` are the blocks of a text that both sides changed.
    """

    name: str
    action: Literal["set", "kept", "conflict"]
    before: Any
    after: Any
    imported: Any = None
    result: Any = None
    remember: Any = None
    conflicts: tuple[BlockConflict, ...] = ()

    @property
    def writes(self) -> bool:
        return self.action == "set" or not same(self.name, self.before, self.result)


@dataclass(frozen=True)
class PagePlan:
    """One page: `page` is its newest revision, None where the page is to be made or stays deleted."""

    wanted: PageValues
    outcome: Outcome
    fields: tuple[FieldPlan, ...] = ()
    page: Any = field(default=None, repr=False)
    record: ImportedPage | None = field(default=None, repr=False)

    notices: tuple[Notice, ...] = ()

    @property
    def key(self) -> str:
        return self.wanted.key

    @property
    def writes(self) -> bool:
        return self.outcome == "created" or any(change.writes for change in self.fields)


@dataclass(frozen=True)
class Plan:
    """Everything one document would change; `missing` are pages that an earlier source had."""

    document: Document = field(repr=False)
    locale: Locale
    pages: tuple[PagePlan, ...]
    missing: tuple[ImportedPage, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What the columns of a page could not hold, and what an empty value did not wipe."""
    restores: bool = False

    @property
    def outcome(self) -> Outcome:
        """Return the document's outcome: its first page decides between created and updated."""
        outcomes = {page.outcome for page in self.pages}
        if "conflict" in outcomes:
            return "conflict"
        if self.pages and self.pages[0].outcome in ("created", "deleted"):
            return self.pages[0].outcome
        return "updated" if outcomes & {"created", "updated"} else "unchanged"


def make_plan(document: Document, *, restore: bool = False) -> Plan:
    """Return the plan for a document; reads the database and writes nothing.

    With `restore` the pages that an editor has deleted are planned again.
    """
    wanted, notices = [], []
    for page in pages_for(document):
        page, found = fitted(page)
        wanted.append(page)
        notices += found
    records = ImportedPage.objects.select_related("page").in_bulk(
        [page.key for page in wanted], field_name="key"
    )
    names = Topic.names()
    pages: dict[str, PagePlan] = {}
    for page in wanted:
        above = pages.get(page.parent_key)
        planned = plan_page(with_topics(page, names), records.get(page.key), restore)
        if planned.page is None and above is not None and above.outcome == "deleted":
            planned = PagePlan(planned.wanted, "deleted", record=planned.record)
        pages[page.key] = planned
        notices += planned.notices
    missing = missing_pages(wanted)
    locale = locale_for(document.language)
    return Plan(document, locale, tuple(pages.values()), missing, tuple(notices), restore)


def locale_for(language: str) -> Locale:
    """Return the language's locale; a text in a language without a side of its own goes to the default."""
    return Locale.objects.filter(language_code=language).first() or Locale.get_default()


def with_topics(page: PageValues, names: dict[str, Topic]) -> PageValues:
    """Return the page values with each keyword as the name of its topic, where there is one."""
    if "topics" not in page.values:
        return page
    found = [
        names[fold(keyword)].name if fold(keyword) in names else keyword for keyword in page.values["topics"]
    ]
    topics = list({fold(name): name for name in reversed(found)}.values())[::-1]
    return PageValues(**{**vars(page), "values": {**page.values, "topics": topics}})


def plan_page(wanted: PageValues, record: ImportedPage | None, restore: bool = False) -> PagePlan:
    if record is None or (record.page is None and restore):
        changes = tuple(
            FieldPlan(name, "set", None, value, None, value, value) for name, value in wanted.values.items()
        )
        return PagePlan(wanted, "created", changes, record=record)
    if record.page is None:
        return PagePlan(wanted, "deleted", record=record)
    page = record.page.get_latest_revision_as_object()
    wanted = with_known_ids(wanted, record)
    planned = (plan_field(page, record, name, value) for name, value in wanted.values.items())
    changes = whole_dates(tuple(change for change in planned if change is not None), wanted)
    actions = {change.action for change in changes}
    outcome = "conflict" if "conflict" in actions else "updated" if "set" in actions else "unchanged"
    return PagePlan(wanted, outcome, changes, page, record, wiped_notices(changes))


def with_known_ids(wanted: PageValues, record: ImportedPage) -> PageValues:
    """Return the page values with their blocks under the ids that the last import gave them."""
    values, lines = dict(wanted.values), dict(wanted.source_lines or {})
    for name in STREAMS & values.keys() & record.values.keys():
        values[name], renamed = carry_ids(record.values[name], values[name])
        lines = {renamed.get(identity, identity): numbers for identity, numbers in lines.items()}
    return replace(wanted, values=values, source_lines=lines)


def plan_field(page, record: ImportedPage, name: str, source: Any) -> FieldPlan | None:
    """Return what becomes of the field, or None where page and source agree."""
    own, imported = read_field(page, name), record.values.get(name)
    if same(name, own, source):
        return None
    known = name in record.values
    kept = FieldPlan(name, "kept", own, source, imported, own, imported)
    if known and (same(name, source, imported) or is_empty(source)):
        return kept
    if known and same(name, own, imported):
        return FieldPlan(name, "set", own, source, imported, source, source)
    if known and name in STREAMS:
        return merged_field(kept)
    return replace(kept, action="kept" if is_empty(source) else "conflict")


def merged_field(kept: FieldPlan) -> FieldPlan | None:
    """Return what becomes of a text that editors and the source have both changed."""
    merged = merge_streams(kept.imported, kept.before, kept.after)
    planned = replace(
        kept, result=merged.blocks, remember=merged.imported, conflicts=merged.conflicts, action="conflict"
    )
    if merged.conflicts:
        return planned
    return replace(planned, action="kept" if same(kept.name, kept.before, merged.blocks) else "set")


def whole_dates(changes: tuple[FieldPlan, ...], wanted: PageValues) -> tuple[FieldPlan, ...]:
    """Let no part of a date come from the source where another part stays an editor's.

    A part that the source leaves out of a date that it prints is no empty value: the date is less precise.
    """
    if wanted.values.get("date_year"):
        changes = tuple(
            replace(change, action="set", result=change.after, remember=change.after)
            if change.name in DATE and left_out(change)
            else change
            for change in changes
        )
    actions = {change.action for change in changes if change.name in DATE}
    if "set" not in actions or len(actions) == 1:
        return changes
    return tuple(
        replace(change, action="conflict", result=change.before, remember=change.imported)
        if change.name in DATE and change.action == "set"
        else change
        for change in changes
    )


def left_out(change: FieldPlan) -> bool:
    """Return whether the source alone changed the field, to nothing."""
    untouched = same(change.name, change.before, change.imported)
    return change.action == "kept" and is_empty(change.after) and untouched


def wiped_notices(changes: tuple[FieldPlan, ...]) -> tuple[Notice, ...]:
    """Return a notice for each field that this source leaves empty and an earlier one did not."""
    return tuple(
        Notice(
            1, "empty-kept", f"The source has no {in_words(change.name)} any more; the page keeps its own."
        )
        for change in changes
        if change.action == "kept" and is_empty(change.after) and not is_empty(change.imported)
    )


def missing_pages(wanted: list[PageValues]) -> tuple[ImportedPage, ...]:
    """Return the records of pages below this document's first page that it no longer has."""
    keys = [page.key for page in wanted]
    if not keys:
        return ()
    found = ImportedPage.objects.filter(key__startswith=f"{keys[0]}:", page__isnull=False).exclude(
        key__in=keys
    )
    return tuple(found.select_related("page"))
