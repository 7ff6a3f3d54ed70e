"""The values of pages as texts that an editor reads: fields, rows, and the blocks of long texts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import nh3
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from papers.importing.fields import ROWS, STREAMS

DOCUMENT_KINDS = {
    "report": lambda: _("Report"),
    "interview": lambda: _("Interview"),
    "paper": lambda: _("Paper"),
}
TAG = re.compile(r"<[^>]*>")
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


@dataclass(frozen=True)
class Part:
    """One block of a text as it would be shown. `words` is a list: an item of a list each, a cell each."""

    kind: str
    type: str
    words: list = field(default_factory=list)
    ranges: list[tuple[int, int]] = field(default_factory=list)
    speaker: str = ""


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
