"""Makes a StreamField's raw blocks of a document's: text and marks become markup of our own and no other.

Block ids come from the text, so a second reading of the same file gives the same ids and an inserted
paragraph leaves its neighbours' ids alone.
"""

from __future__ import annotations

import html
import re
import uuid
from collections import Counter
from typing import Any

import nh3

from papers.importing.document import Block, Item, Span

IDS = uuid.UUID("9a1c6a53-6f0e-5a53-9b6b-3a1d3f1c2f97")
TAGS = {"em": "i", "strong": "b"}
SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


class Stream:
    """Collects a StreamField's raw blocks under ids made of the owner's key and the text."""

    def __init__(self, key: str):
        self.key = key
        self.blocks: list[dict] = []
        self.source_lines: dict[str, list[int]] = {}
        self.seen: Counter[str] = Counter()

    def identify(self, *parts: str) -> str:
        name = "\x1f".join((self.key, *parts))
        self.seen[name] += 1
        return str(uuid.uuid5(IDS, f"{name}\x1f{self.seen[name]}"))

    def add(self, kind: str, value: Any, text: str, lines: tuple[int, ...] = ()) -> None:
        identity = self.identify(kind, text)
        self.blocks.append({"type": kind, "value": value, "id": identity})
        if lines:
            self.source_lines[identity] = list(lines)

    def add_items(self, items: tuple[Item, ...], lines: tuple[int, ...]) -> None:
        rows = []
        for item in items:
            identity = self.identify("item", item.text)
            rows.append({"type": "item", "value": paragraph_html(item.text, item.spans), "id": identity})
            self.source_lines[identity] = list(item.lines)
        numbered = bool(items) and all(item.number is not None for item in items)
        self.add(
            "items", {"numbered": numbered, "items": rows}, "\n".join(item.text for item in items), lines
        )


def stream_of(key: str, blocks: tuple[Block, ...]) -> Stream:
    stream = Stream(key)
    for block in blocks:
        if block.lost == "start":
            stream.add("gap", {"remark": ""}, f"before {block.text}", block.lines)
        add_block(stream, block)
        if block.lost == "end":
            stream.add("gap", {"remark": ""}, f"after {block.text}", block.lines)
    return stream


def add_block(stream: Stream, block: Block) -> None:
    """Add one block of a document as the StreamField block of the same meaning."""
    words = paragraph_html(block.text, block.spans)
    if block.type in ("ul", "ol"):
        return stream.add_items(block.items, block.lines)
    kind, value = {
        "heading": ("heading", {"text": block.text, "level": str(min(block.level + 1, 4))}),
        "quote": ("quote", {"text": words, "source": ""}),
        "caption": ("figure", {"image": None, "alternative": "", "caption": words}),
        "question": ("question", {"speaker": block.speaker or "", "text": words}),
        "answer": ("answer", {"speaker": block.speaker or "", "text": words}),
        "note": ("note", {"mark": block.mark or "*", "text": words}),
        "table": ("table", table_value(block.rows)),
    }.get(block.type, ("paragraph", words))
    stream.add(kind, value, block.text or repr(block.rows), block.lines)


def table_value(rows: tuple[tuple[str, ...], ...]) -> dict:
    """Return a table block's value; the first row is its head, as text tables print it."""
    return {
        "data": [list(row) for row in rows],
        "cell": [],
        "first_row_is_table_header": len(rows) > 1,
        "first_col_is_header": False,
        "table_header_choice": "row" if len(rows) > 1 else "neither",
        "table_caption": "",
        "mergeCells": [],
    }


def paragraph_html(text: str, spans: tuple[Span, ...] = ()) -> str:
    """Return one rich text paragraph: everything escaped, then only our own tags, then the gate."""
    if not text:
        return ""
    inner = nh3.clean(marked_up(text, spans), tags={"i", "b", "a"}, attributes={"a": {"href"}}, link_rel=None)
    return f'<p data-block-key="{uuid.uuid5(IDS, text).hex[:5]}">{inner}</p>'


def marked_up(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text as HTML; a span that overlaps an earlier one is left out."""
    out, at = [], 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end, span.kind, span.href)):
        if span.start < at or span.end > len(text) or span.end <= span.start:
            continue
        if span.kind == "link" and not SAFE_LINK.match(span.href):
            continue
        out.append(html.escape(text[at : span.start], quote=False))
        words = html.escape(text[span.start : span.end], quote=False)
        if span.kind == "link":
            out.append(f'<a href="{html.escape(span.href)}">{words}</a>')
        else:
            out.append(f"<{TAGS[span.kind]}>{words}</{TAGS[span.kind]}>")
        at = span.end
    return "".join(out) + html.escape(text[at:], quote=False)
