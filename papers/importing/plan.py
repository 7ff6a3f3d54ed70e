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

from papers.importing.date_parts import whole_dates
from papers.importing.document import Corrections, Document, Notice
from papers.importing.fields import SIGNED, STREAMS, fitted, in_words, is_empty, read_field, same
from papers.importing.merging import BlockConflict, carry_ids, merge_streams
from papers.importing.pages import CORRECTED, PageValues, pages_for
from papers.importing.topics import known_topics, with_topics, with_topics_of_today
from papers.models import ImportedPage
from papers.text.letters import fold
from papers.text.saying import say

Outcome = Literal["created", "updated", "unchanged", "conflict", "deleted"]
UNSAID = Corrections()


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
        language = page.values["language"]
        page, found = fitted(page)
        wanted.append(replace(page, as_read=fitted(replace(page, values=page.as_read), language)[0].values))
        notices += found
    records = ImportedPage.objects.select_related("page").in_bulk(
        [page.key for page in wanted], field_name="key"
    )
    topics = known_topics(wanted, records.values())
    pages: dict[str, PagePlan] = {}
    for page in wanted:
        above = pages.get(page.parent_key)
        record = records.get(page.key)
        known = record and with_topics_of_today(record, topics)
        planned = plan_page(with_topics(page, topics), known, restore, document.corrections)
        planned = replace(planned, record=record)
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


def plan_page(
    wanted: PageValues,
    record: ImportedPage | None,
    restore: bool = False,
    said: Corrections = UNSAID,
) -> PagePlan:
    if record is None or (record.page is None and restore):
        changes = tuple(
            FieldPlan(name, "set", None, value, None, value, wanted.said[name])
            for name, value in wanted.values.items()
        )
        return PagePlan(wanted, "created", changes, record=record)
    if record.page is None:
        return PagePlan(wanted, "deleted", record=record)
    page = record.page.get_latest_revision_as_object()
    wanted = with_known_ids(wanted, record)
    corrections = {name for name in wanted.as_read if CORRECTED[name] not in said.remembered}
    planned = (
        correction(page, record, name, wanted)
        if name in corrections
        else plan_field(page, record, name, value)
        for name, value in wanted.said.items()
    )
    changes = whole_dates(tuple(change for change in planned if change is not None), wanted)
    changes = relinked(changes, page, record, said)
    actions = {change.action for change in changes}
    outcome = "conflict" if "conflict" in actions else "updated" if "set" in actions else "unchanged"
    return PagePlan(wanted, outcome, changes, page, record, wiped_notices(type(page), changes))


def relinked(changes: tuple[FieldPlan, ...], page, record: ImportedPage, said: Corrections):
    """Return the changes with the writing of rows whose author an editor has just said to be another."""
    answers = {
        fold(name): slug for name, slug in said.authors.items() if f"author {name}" not in said.remembered
    }
    for name in SIGNED & record.values.keys() if answers else ():
        signed = [
            (answers.get(fold(row.name_printed)), row.author and row.author.slug)
            for row in getattr(page, name).all()
        ]
        if any(slug not in (None, standing) for slug, standing in signed):
            own, imported = read_field(page, name), record.values[name]
            known = next((change for change in changes if change.name == name), None)
            known = known or FieldPlan(name, "set", own, own, imported, own, own)
            change = replace(known, action="set") if known.action == "kept" else known
            changes = (*(other for other in changes if other.name != name), change)
    return changes


def with_known_ids(wanted: PageValues, record: ImportedPage) -> PageValues:
    """Return the page values with their blocks under the ids that the last import gave them."""
    values, lines = dict(wanted.values), dict(wanted.source_lines or {})
    for name in STREAMS & values.keys() & record.values.keys():
        values[name], renamed = carry_ids(record.values[name], values[name])
        lines = {renamed.get(identity, identity): numbers for identity, numbers in lines.items()}
    return replace(wanted, values=values, source_lines=lines)


def correction(page, record: ImportedPage, name: str, wanted: PageValues) -> FieldPlan | None:
    """Return the writing of what an editor has just corrected; later files meet it as an editor's value."""
    own, value = read_field(page, name), wanted.values[name]
    imported = record.values.get(name)
    return None if own == value else FieldPlan(name, "set", own, value, imported, value, wanted.as_read[name])


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


def wiped_notices(model, changes: tuple[FieldPlan, ...]) -> tuple[Notice, ...]:
    """Return a notice for each field that this source leaves empty and an earlier one did not."""
    return tuple(
        Notice(
            1,
            "empty-kept",
            say(
                "The source has no {our_field} any more; the page keeps its own.",
                our_field=in_words(model, change.name),
            ),
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
