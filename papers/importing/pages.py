"""What pages a document asks for: a document becomes page values, compared and written elsewhere.

A value is plain data that a page's field can be set from and compared with: text, a number, a list
of rows, or a StreamField's blocks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from papers.importing.document import Document, Essay, Notice, Signature
from papers.importing.streams import Stream, paragraph_html, stream_of
from papers.text.letters import fold
from papers.text.slugs import latin_slug

CORRECTED = {
    "language": "language",
    "title": "title",
    "series": "series",
    "number": "number",
    "issue": "number",
    "number_year": "number",
    "date_year": "date",
    "date_month": "date",
    "date_day": "date",
    "date_calendar": "date",
    "date_printed": "date",
}
"""Fields of pages that an editor's corrections can change, and which correction changes each."""
CONTACT = ("tel", "fax", "email", "postal_address", "po_box", "website")


@dataclass(frozen=True)
class PageValues:
    """One page as the source wants it. `parent_key` is None for a page directly under the papers page.

    `source_lines` are those of blocks, by id; `lines` that of each row of a field, or the one at which the
    field's part of the source begins ("" is the page's own; 0 where it is unknown).
    `as_read` holds what the source itself says in the fields that an editor has corrected.
    """

    key: str
    model: str
    slug: str
    values: dict[str, Any]
    parent_key: str | None = None
    source_lines: dict[str, list[int]] | None = None
    as_read: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def line_of(self, name: str, row: int = 0) -> int:
        """Return the source line of a field, or of a row of it: as near as it is known, else 1."""
        known = [*self.lines.get(name, ())[row : row + 1], *self.lines.get("", ())[:1], 1]
        return next(line for line in known if line)

    @property
    def said(self) -> dict[str, Any]:
        """Return what the source says, corrected or not: the side that a later file is compared with."""
        return {**self.values, **self.as_read}


def pages_for(document: Document) -> list[PageValues]:
    """Return the pages, a parent before its children, siblings in the order of the source."""
    pages, before = pages_of(document), document.read
    if before is None or before.kind != document.kind:
        return pages
    return [
        replace(page, as_read=corrected_values(page, former))
        for page, former in zip(pages, pages_of(before), strict=True)
    ]


def corrected_values(page: PageValues, former: PageValues) -> dict[str, Any]:
    """Return the former values of the fields that corrections changed: of a date or a number, all parts."""
    names = [name for name in CORRECTED if name in page.values and name in former.values]
    changed = {CORRECTED[name] for name in names if former.values[name] != page.values[name]}
    return {name: former.values[name] for name in names if CORRECTED[name] in changed}


def first_key(document: Document) -> str:
    """Return the key of the document's first page, without making its texts."""
    head = replace(
        document,
        preface=None,
        blocks=tuple(block for block in document.blocks if block.type == "headline"),
        essays=tuple(replace(essay, blocks=()) for essay in document.essays[:1]),
    )
    return pages_of(head)[0].key


def pages_of(document: Document) -> list[PageValues]:
    if document.kind == "interview":
        return [interview_page(document)]
    if document.kind == "report":
        report = report_page(document)
        return [report, *essay_pages(document, report.key)]
    return essay_pages(document, None)


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
    for part in CONTACT:
        values[f"contact_{part}"] = getattr(contact, part) if contact else ""
    return PageValues(
        key, "ReportPage", name, values, None, preface_blocks.source_lines, lines=report_lines(document)
    )


def report_lines(document: Document) -> dict[str, list[int]]:
    """Return the lines of a report's rows, and where each of its other parts begins."""
    preface, contact = document.preface, document.contact
    lines = {
        "": list(document.report.lines),
        "contents": [row.line for row in document.contents],
        "contributors": [row.line for row in document.contributors],
        "reference": list(document.reference_lines),
    }
    for name in ("preface_heading", "signatory_name", "signatory_role", "signatory_affiliation"):
        lines[name] = list(preface.lines) if preface else []
    for part in CONTACT:
        lines[f"contact_{part}"] = list(contact.lines) if contact else []
    return lines


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
        lines = {"": list(essay.lines), "signatures": [(*row.lines, 0)[0] for row in essay.signatures]}
        found = stream.source_lines
        pages.append(PageValues(key, "EssayPage", name, values, report_key, found, lines=lines))
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
    lines = {"": list(interview.lines) if interview else []}
    return PageValues(key, "InterviewPage", slug, values, None, stream.source_lines, lines=lines)


def notice_values(notice: Notice) -> dict:
    return {"line": notice.line, "code": notice.code, "message": notice.message, "text": notice.text}
