"""What an editor sees before an import: the source line by line, and the pages as they would be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext as _

from papers.admin.importing.values import DOCUMENT_KINDS, Part, part_of, plain, ranges, shown
from papers.admin.importing.window import Window
from papers.importing.apply import doubts_by_key
from papers.importing.document import Document, Notice
from papers.importing.fields import STREAMS, label_of
from papers.importing.plan import FieldPlan, PagePlan, Plan, locale_for
from papers.importing.sureness import unsure_pages
from papers.models import AuthorPage

UNTOLD = {"title", "body", "preface"}
"""Fields that a review shows in a place of their own."""


@dataclass(frozen=True)
class SourceLine:
    """One line of the source: what was said of it, and whether it found a place."""

    number: int
    text: str
    unplaced: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Change:
    """One field of a page that exists: three values as texts, and what would become of it."""

    label: str
    action: str
    imported: str
    own: str
    source: str

    @property
    def values(self) -> tuple[str, str, str]:
        return self.imported, self.own, self.source


@dataclass(frozen=True)
class ReviewedPage:
    number: int
    title: str
    kind: str
    language: str
    outcome: str
    page: Any
    ranges: list[tuple[int, int]]
    facts: list[tuple[str, str]]
    parts: list[Part]
    changes: list[Change]


@dataclass(frozen=True)
class WaitingPage:
    """A page that would not be published with the others, and why."""

    number: int
    title: str
    reasons: tuple[str, ...]


def source_lines(lines, notices, unplaced, window: Window) -> list[SourceLine]:
    """Return the lines of the window, each with its notices; `unplaced` are line numbers."""
    said: dict[int, list] = {}
    for notice in notices:
        said.setdefault(notice.line, []).append(notice)
    return [
        SourceLine(line.number, line.text, line.number in unplaced, tuple(said.get(line.number, ())))
        for line in lines[window.first - 1 : window.last]
    ]


def kind_of(document: Document) -> str:
    return DOCUMENT_KINDS[document.kind]()


def corrected_fields(document: Document) -> list[tuple[str, str, bool]]:
    """Return (label, what is said instead of what was read, whether an earlier import had it) of each."""
    labels = {
        "kind": _("Kind"),
        "language": _("Language"),
        "title": _("Title"),
        "series": _("Series"),
        "number": _("Number"),
        "date": _("Date"),
    }
    said = document.corrections
    shown = {**said.words, "language": dict(settings.LANGUAGES).get(said.language, said.language)}
    if said.kind:
        shown["kind"] = DOCUMENT_KINDS[said.kind]()
    found = [(labels[name], shown[name], name in said.remembered) for name in said.words]
    pages = AuthorPage.objects.filter(locale=locale_for(document.language), slug__in=said.authors.values())
    titles = dict(pages.values_list("slug", "title"))
    return found + [
        (name, titles.get(slug, slug), f"author {name}" in said.remembered)
        for name, slug in said.authors.items()
    ]


def waiting_pages(document: Document, plan: Plan) -> list[WaitingPage]:
    """Return the pages of which the reader is too unsure to publish them unseen."""
    doubts = doubts_by_key(plan, unsure_pages(document))
    return [
        WaitingPage(number, planned.wanted.values["title"], doubts[planned.key])
        for number, planned in enumerate(plan.pages, start=1)
        if planned.key in doubts and planned.outcome != "deleted"
    ]


def counts(pages: tuple[PagePlan, ...]) -> list[tuple[str, int]]:
    """Return how many pages there are of each outcome."""
    return list(Counter(planned.outcome for planned in pages).items())


def unplaced_lines(document: Document) -> set[int]:
    return {line.number for line in document.leftovers}


def reviewed_pages(document: Document, pages: tuple[PagePlan, ...], window: Window) -> list[ReviewedPage]:
    """Return the pages made of lines in the window, and every page on which a field changes."""
    heads = heads_of(document)
    found = (
        reviewed_page(number, planned, heads[number - 1].lines if len(heads) >= number else (), window)
        for number, planned in enumerate(pages, start=1)
    )
    return [page for page in found if page.parts or page.changes or window.holds(lines_of(page.ranges))]


def lines_of(ranges) -> list[int]:
    return [line for first, last in ranges for line in range(first, last + 1)]


def heads_of(document: Document) -> list:
    """Return the part of the document behind each page, in the order of the pages."""
    if document.kind == "interview":
        return [document.interview] if document.interview else []
    return [document.report, *document.essays] if document.kind == "report" else list(document.essays)


def reviewed_page(number: int, planned: PagePlan, lines, window: Window) -> ReviewedPage:
    """Return one page as it would be: what an editor's side keeps is shown as it is kept."""
    model = apps.get_model("papers", planned.wanted.model)
    values = {**planned.wanted.values, **{change.name: change.result for change in planned.fields}}
    facts = [
        (label_of(model, name), text)
        for name, value in values.items()
        if name not in UNTOLD and (text := shown(model, name, value))
    ]
    places = planned.wanted.source_lines or {}
    rows = [
        row
        for name in ("preface", "body")
        for row in values.get(name) or ()
        if window.holds(places.get(row["id"], ()))
    ]
    return ReviewedPage(
        number=number,
        title=values["title"],
        kind=model._meta.verbose_name,
        language=values.get("language", ""),
        outcome=planned.outcome,
        page=planned.page,
        ranges=ranges(lines),
        facts=facts,
        parts=[part_of(row, places) for row in rows],
        changes=changes_of(model, planned) if planned.page is not None else [],
    )


def changes_of(model, planned: PagePlan) -> list[Change]:
    """Return each field that differs; a text in conflict gives one for each block that both sides changed."""
    found = []
    for change in planned.fields:
        label, action = label_of(model, change.name), change.action
        if change.conflicts:
            for one in change.conflicts:
                sides = (plain(row) if row else "" for row in (one.imported, one.own, one.source))
                found.append(Change(label, "conflict", *sides))
        elif change.name in STREAMS:
            found.append(Change(label, action, *differing(change)))
        else:
            sides = (change.imported, change.before, change.after)
            found.append(Change(label, action, *(shown(model, change.name, side) for side in sides)))
    return found


def differing(change: FieldPlan) -> list[str]:
    """Return of each side of a long text only the blocks that page and source do not share."""
    sides = [[plain(row) for row in side or ()] for side in (change.imported, change.before, change.after)]
    shared = set(sides[1]) & set(sides[2])
    apart = ["\n".join(text for text in side if text not in shared) for side in sides]
    return apart if any(apart[1:]) else ["\n".join(side) for side in sides]


def as_notices(rows: list[dict]) -> list[Notice]:
    """Return the notices that an imported page keeps."""
    return [Notice(row["line"], row["code"], row["message"], row.get("text", "")) for row in rows]
