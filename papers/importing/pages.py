"""What pages a document asks for: a document becomes page values, compared and written elsewhere.

A value is plain data that a page's field can be set from and compared with: text, a number, a list
of rows, or a StreamField's blocks. Block ids come from the text, so a second reading of the same
file gives the same ids and an inserted paragraph leaves its neighbours' ids alone.
"""

from __future__ import annotations

import html
import re
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Any

import nh3

from papers.importing.document import Block, Document, Essay, Item, Notice, Signature, Span
from papers.text.letters import fold
from papers.text.slugs import latin_slug

IDS = uuid.UUID("9a1c6a53-6f0e-5a53-9b6b-3a1d3f1c2f97")
TAGS = {"em": "i", "strong": "b"}
SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


@dataclass(frozen=True)
class PageValues:
    """One page as the source wants it. `parent_key` is None for a page directly under the papers page."""

    key: str
    model: str
    slug: str
    values: dict[str, Any]
    parent_key: str | None = None
    source_lines: dict[str, list[int]] | None = None


def pages_for(document: Document) -> list[PageValues]:
    """Return the pages, a parent before its children, siblings in the order of the source."""
    if document.kind == "interview":
        return [interview_page(document)]
    if document.kind == "report":
        report = report_page(document)
        return [report, *essay_pages(document, report.key)]
    return essay_pages(document, None)


# Streams -------------------------------------------------------------------------------------------------


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


# Pages ---------------------------------------------------------------------------------------------------


def report_page(document: Document) -> PageValues:
    report, preface, contact = document.report, document.preface, document.contact
    name = latin_slug(report.number or report.title)
    key = f"{document.language}:report:{latin_slug(report.series, 'no-series')}:{name}"
    preface_blocks = preface_stream(key, document)
    values = {
        "title": report.title,
        "language": document.language,
        **date_values(report.date),
        "series": report.series,
        "number": report.number,
        "issue": report.issue,
        "number_year": report.number_year,
        "report_type": report.report_type,
        "institute": report.institute,
        "institute_local_name": report.persian_name,
        "institute_about": report.institute_about,
        "partner": report.partner,
        "place": report.place,
        "copyright_text": "\n\n".join(report.copyright),
        "editorial_board": "\n".join(report.editorial_board),
        "preface_heading": preface.heading if preface else "",
        "preface": preface_blocks.blocks,
        "signatory_name": preface.signatory.name if preface else "",
        "signatory_role": preface.signatory.role if preface else "",
        "signatory_affiliation": preface.signatory.affiliation if preface else "",
        "reference": document.reference,
        "contents": [
            {"title": row.title, "author_short": row.author_short, "page_number": row.page}
            for row in document.contents
        ],
        "contributors": [
            {"name_printed": row.name, "degree": row.degree, "field": row.field, "country": row.country}
            for row in document.contributors
        ],
    }
    for field in ("tel", "fax", "email", "postal_address", "po_box", "website"):
        values[f"contact_{field}"] = getattr(contact, field) if contact else ""
    return PageValues(key, "ReportPage", name, values, source_lines=preface_blocks.source_lines)


def preface_stream(key: str, document: Document) -> Stream:
    stream = Stream(f"{key}:preface")
    if document.preface is not None:
        for text in document.preface.paragraphs:
            stream.add("paragraph", paragraph_html(text), text)
        if document.preface.remarks:
            stream.add_items(document.preface.remarks, ())
    return stream


def date_values(date) -> dict[str, Any]:
    return {
        "date_year": date.year,
        "date_month": date.month,
        "date_day": date.day,
        "date_calendar": date.calendar,
        "date_printed": date.printed,
    }


def essay_pages(document: Document, report_key: str | None) -> list[PageValues]:
    """Return a page for each essay; equal titles are told apart by their order."""
    seen: Counter[str] = Counter()
    pages = []
    for essay in document.essays:
        slug = latin_slug((document.paper.slug if document.paper else "") or essay.title)
        seen[slug] += 1
        name = slug if seen[slug] == 1 else f"{slug}-{seen[slug]}"
        key = f"{report_key}:{name}" if report_key else f"{document.language}:paper:{name}"
        stream = stream_of(key, essay.blocks)
        values = {
            "title": essay.title,
            "language": essay.language,
            "abstract": essay.abstract,
            "body": stream.blocks,
            "signatures": signature_rows(essay.signatures),
            **keyword_values(essay),
        }
        if report_key:
            values["printed_page"] = page_in_contents(essay, document)
        elif document.paper is not None:
            values |= {"subtitle": document.paper.subtitle, **date_values(document.paper.date)}
        pages.append(PageValues(key, "EssayPage", name, values, report_key, stream.source_lines))
    return pages


def signature_rows(signatures: tuple[Signature, ...]) -> list[dict]:
    return [{"name_printed": row.name, "affiliation_printed": row.affiliation} for row in signatures]


def keyword_values(essay: Essay) -> dict[str, Any]:
    """Return the keywords as printed, and the same once more as the names of topics."""
    return {"keywords_printed": "\n".join(essay.keywords), "topics": list(dict.fromkeys(essay.keywords))}


def page_in_contents(essay: Essay, document: Document) -> int | None:
    rows = [row for row in document.contents if fold(row.title) == fold(essay.title)]
    return rows[0].page if len(rows) == 1 else None


def interview_page(document: Document) -> PageValues:
    interview, blocks = document.interview, document.blocks
    headlines = [block.text for block in blocks if block.type == "headline"]
    title = (interview.title if interview else "") or (headlines[0] if headlines else "")
    slug = latin_slug(title)
    key = f"{document.language}:interview:{slug}"
    stream = stream_of(key, tuple(block for block in blocks if block.type not in ("headline", "deck")))
    person = (
        Signature(interview.interviewee, interview.interviewee_role)
        if interview and interview.interviewee
        else None
    )
    values = {
        "title": title,
        "language": document.language,
        "decks": "\n".join(block.text for block in blocks if block.type == "deck"),
        "label": interview.label if interview else "",
        "interviewer": interview.interviewer if interview else "",
        "body": stream.blocks,
        "signatures": signature_rows((person,)) if person else [],
        **(date_values(interview.date) if interview else {}),
    }
    return PageValues(key, "InterviewPage", slug, values, source_lines=stream.source_lines)


def notice_values(notice: Notice) -> dict:
    return {"line": notice.line, "code": notice.code, "message": notice.message, "text": notice.text}
