"""Compares what a document asks for with what the site has: a plan, page by page, field by field.

For each field three values meet: the one last imported, the page's own (in its newest revision) and
the source's. Where only one side has changed, that side wins; where both have, it is a conflict and
the editor's stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from wagtail.models import Locale

from papers.importing.document import Document, Notice
from papers.importing.fields import fitted, read_field, same
from papers.importing.pages import PageValues, pages_for
from papers.models import ImportedPage, Topic
from papers.text.letters import fold

Outcome = Literal["created", "updated", "unchanged", "conflict"]


@dataclass(frozen=True)
class FieldPlan:
    """What becomes of one field: "set" (the source's wins), "kept" (the editor's), "conflict"."""

    name: str
    action: Literal["set", "kept", "conflict"]
    before: Any
    after: Any


@dataclass(frozen=True)
class PagePlan:
    """One page: `page` is its newest revision, None where the page is to be made."""

    wanted: PageValues
    outcome: Outcome
    fields: tuple[FieldPlan, ...] = ()
    page: Any = field(default=None, repr=False)
    record: ImportedPage | None = field(default=None, repr=False)

    @property
    def key(self) -> str:
        return self.wanted.key


@dataclass(frozen=True)
class Plan:
    """Everything one document would change; `missing` are pages that an earlier source had."""

    document: Document = field(repr=False)
    locale: Locale
    pages: tuple[PagePlan, ...]
    missing: tuple[ImportedPage, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What the columns of a page could not hold."""

    @property
    def outcome(self) -> Outcome:
        """Return the document's outcome: its first page decides between created and updated."""
        outcomes = {page.outcome for page in self.pages}
        if "conflict" in outcomes:
            return "conflict"
        if self.pages and self.pages[0].outcome == "created":
            return "created"
        return "updated" if outcomes & {"created", "updated"} else "unchanged"


def make_plan(document: Document) -> Plan:
    """Return the plan for a document; reads the database and writes nothing."""
    wanted, notices = [], []
    for page in pages_for(document):
        page, found = fitted(page)
        wanted.append(page)
        notices += found
    records = ImportedPage.objects.select_related("page").in_bulk(
        [page.key for page in wanted], field_name="key"
    )
    names = Topic.names()
    pages = tuple(plan_page(with_topics(page, names), records.get(page.key)) for page in wanted)
    return Plan(document, locale_for(document.language), pages, missing_pages(wanted), tuple(notices))


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


def plan_page(wanted: PageValues, record: ImportedPage | None) -> PagePlan:
    if record is None:
        changes = tuple(FieldPlan(name, "set", None, value) for name, value in wanted.values.items())
        return PagePlan(wanted, "created", changes)
    page = record.page.get_latest_revision_as_object()
    planned = (plan_field(page, record, name, value) for name, value in wanted.values.items())
    changes = tuple(change for change in planned if change is not None)
    actions = {change.action for change in changes}
    outcome = "conflict" if "conflict" in actions else "updated" if "set" in actions else "unchanged"
    return PagePlan(wanted, outcome, changes, page, record)


def plan_field(page, record: ImportedPage, name: str, source: Any) -> FieldPlan | None:
    """Return what becomes of the field, or None where page and source agree."""
    own = read_field(page, name)
    if same(name, own, source):
        return None
    if name in record.values and same(name, source, record.values[name]):
        return FieldPlan(name, "kept", own, source)
    if name in record.values and same(name, own, record.values[name]):
        return FieldPlan(name, "set", own, source)
    return FieldPlan(name, "conflict", own, source)


def missing_pages(wanted: list[PageValues]) -> tuple[ImportedPage, ...]:
    """Return the records of pages below this document's first page that it no longer has."""
    keys = [page.key for page in wanted]
    if not keys:
        return ()
    return tuple(ImportedPage.objects.filter(key__startswith=f"{keys[0]}:").exclude(key__in=keys))
