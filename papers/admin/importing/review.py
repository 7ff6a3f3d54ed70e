"""What an editor sees before an import: the source line by line, and the pages as they would be."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import nh3
from django.apps import apps
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from papers.importing.document import Document, Notice
from papers.importing.fields import ROWS, STREAMS
from papers.importing.plan import FieldPlan, PagePlan

UNTOLD = {"title", "body", "preface"}
"""Fields that a review shows in a place of their own."""

TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class SourceLine:
    """One line of the source: what was said of it, and whether it found a place."""

    number: int
    text: str
    unplaced: bool = False
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True)
class Part:
    """One block of a text as it would be shown. `words` is a list: an item of a list each, a cell each."""

    kind: str
    type: str
    words: list = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    speaker: str = ""


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


def source_lines(lines, notices, unplaced) -> list[SourceLine]:
    """Return each line with the notices (of any object with a `line`) and whether it is in `unplaced`."""
    said: dict[int, list] = {}
    for notice in notices:
        said.setdefault(notice.line, []).append(notice)
    return [
        SourceLine(line.number, line.text, line.number in unplaced, tuple(said.get(line.number, ())))
        for line in lines
    ]


def kind_of(document: Document) -> str:
    return DOCUMENT_KINDS[document.kind]()


def counts(pages: tuple[PagePlan, ...]) -> list[tuple[str, int]]:
    """Return how many pages there are of each outcome."""
    return list(Counter(planned.outcome for planned in pages).items())


def unplaced_lines(document: Document) -> set[int]:
    return {line.number for line in document.leftovers}


def reviewed_pages(document: Document, pages: tuple[PagePlan, ...]) -> list[ReviewedPage]:
    heads = heads_of(document)
    return [
        reviewed_page(number, planned, heads[number - 1].lines if len(heads) >= number else ())
        for number, planned in enumerate(pages, start=1)
    ]


def heads_of(document: Document) -> list:
    """Return the part of the document behind each page, in the order of the pages."""
    if document.kind == "interview":
        return [document.interview] if document.interview else []
    return [document.report, *document.essays] if document.kind == "report" else list(document.essays)


def reviewed_page(number: int, planned: PagePlan, lines) -> ReviewedPage:
    """Return one page as it would be: what an editor's side keeps is shown as it is kept."""
    model = apps.get_model("papers", planned.wanted.model)
    values = {**planned.wanted.values, **{change.name: change.result for change in planned.fields}}
    facts = [
        (label_of(model, name), text)
        for name, value in values.items()
        if name not in UNTOLD and (text := shown(model, name, value))
    ]
    rows = [row for name in ("preface", "body") for row in values.get(name) or ()]
    return ReviewedPage(
        number=number,
        title=values["title"],
        kind=model._meta.verbose_name,
        language=values.get("language", ""),
        outcome=planned.outcome,
        page=planned.page,
        ranges=ranges(lines),
        facts=facts,
        parts=[part_of(row, planned.wanted.source_lines or {}) for row in rows],
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


# Values as texts -------------------------------------------------------------------------------------------


def label_of(model, name: str) -> str:
    found = model._meta.get_field(name)
    if name in ROWS:
        return ROWS[name][0]._meta.verbose_name_plural
    return getattr(found, "verbose_name", name)


def shown(model, name: str, value: Any) -> str:
    """Return a field's plain value as an editor reads it; "" for nothing."""
    if value is None or value == "":
        return ""
    if name in ROWS:
        return "\n".join(" · ".join(str(part) for part in row.values() if part) for row in value)
    if name in STREAMS:
        return "\n".join(plain(row) for row in value)
    if isinstance(value, list):
        return "\n".join(map(str, value))
    choices = dict(getattr(model._meta.get_field(name), "flatchoices", ()))
    return str(choices.get(value, value))


def plain(row: dict) -> str:
    """Return the words of one raw block."""
    return " · ".join(unescape(TAG.sub("", words)) for words in words_of(row["value"]) if words)


def words_of(value: Any) -> list[str]:
    """Return the texts of a raw block's value: one for a paragraph, several for a list or a table."""
    if isinstance(value, str):
        return [value]
    if "items" in value:
        return [item["value"] for item in value["items"]]
    if "data" in value:
        return [" | ".join(str(cell or "") for cell in row) for row in value["data"]]
    return [value.get("text") or value.get("caption") or value.get("remark") or ""]


DOCUMENT_KINDS = {
    "report": lambda: _("Report"),
    "interview": lambda: _("Interview"),
    "paper": lambda: _("Paper"),
}
KINDS = {
    "paragraph": lambda: _("Paragraph"),
    "heading": lambda: _("Heading"),
    "items": lambda: _("List"),
    "quote": lambda: _("Quotation"),
    "figure": lambda: _("Caption"),
    "question": lambda: _("Question"),
    "answer": lambda: _("Answer"),
    "note": lambda: _("Note"),
    "table": lambda: _("Table"),
    "gap": lambda: _("Lost text"),
}
HTML_KINDS = {"paragraph", "items", "quote", "figure", "question", "answer", "note"}


def part_of(row: dict, lines: dict[str, list[int]]) -> Part:
    value, kind = row["value"], row["type"]
    words = words_of(value)
    if kind in HTML_KINDS:
        words = [safe_words(text) for text in words]
    speaker = value.get("speaker", "") if isinstance(value, dict) else ""
    label = KINDS[kind]() if kind in KINDS else kind
    return Part(label, kind, words, ranges(lines.get(row["id"], ())), speaker)


def safe_words(text: str):
    """Return the emphasis of a rich text and nothing else of it: a review has no links of the source's."""
    return mark_safe(nh3.clean(text, tags={"i", "b"}, attributes={}))


def ranges(lines) -> list[tuple[int, int]]:
    """Return the lines as (first, last) of each unbroken run."""
    found: list[tuple[int, int]] = []
    for line in sorted(set(lines)):
        if found and line == found[-1][1] + 1:
            found[-1] = (found[-1][0], line)
        else:
            found.append((line, line))
    return found


def as_notices(rows: list[dict]) -> list[Notice]:
    """Return the notices that an imported page keeps."""
    return [Notice(row["line"], row["code"], row["message"], row.get("text", "")) for row in rows]
