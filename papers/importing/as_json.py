"""Writes a document as plain types for JSON; people's scripts rely on these keys and on their order."""

from __future__ import annotations

from typing import Any

from papers.importing.document import (
    Block,
    Contact,
    Document,
    Essay,
    Interview,
    Item,
    Paper,
    Preface,
    PrintedDate,
    Report,
    Span,
)  # fmt: skip
from papers.importing.sureness import Assessment, Sureness, assess

Json = dict[str, Any]


def document_as_json(document: Document) -> Json:
    """Return the document as dicts, lists, strings and numbers.

    Reports have "report", "preface", "toc", "essays", "authors", "reference" and "contact"; papers have
    "paper" and "essays"; interviews have "interview" and "blocks". Several authors of one essay stand in
    `byline` and `affiliation` parted by "; ", and one by one in `authors`. Where the reader is less than
    sure of something, a last key "sure" says how sure, 0..1, and why: of fields by their names, of a block
    itself.
    """
    assessment = assess(document)
    result: Json = {
        "kind": document.kind,
        "language": document.language,
        "warnings": [
            {"line": notice.line, "code": notice.code, "message": notice.message, "text": notice.text}
            for notice in document.notices
        ],
        "leftovers": [{"line": line.number, "text": line.text} for line in document.leftovers],
    }
    if document.kind == "report":
        result |= _report_parts(document, assessment)
    elif document.kind == "paper":
        result["paper"] = _paper(document.paper or Paper())
        result["essays"] = _essays(document, assessment)
    else:
        result["interview"] = _interview(document.interview or Interview())
        result["blocks"] = [
            _spoken_block(block) | _sure(sureness)
            for block, sureness in zip(document.blocks, assessment.blocks, strict=True)
        ]
    return result | _sure_fields(assessment.fields)


def _report_parts(document: Document, assessment: Assessment) -> Json:
    return {
        "report": _report(document.report or Report()),
        "preface": _preface(document.preface or Preface()),
        "toc": [
            {"title": row.title, "author_short": row.author_short, "page": row.page}
            for row in document.contents
        ],
        "essays": _essays(document, assessment),
        "authors": [
            {"name": person.name, "degree": person.degree, "field": person.field, "country": person.country}
            for person in document.contributors
        ],
        "reference": document.reference,
        "contact": _contact(document.contact or Contact()),
    }


def _report(report: Report) -> Json:
    return {
        "series": report.series,
        "number": report.number,
        "title": report.title,
        **_date(report.date),
        "institute": report.institute,
        "institute_about": report.institute_about,
        "partner": report.partner,
        "persian_name": report.persian_name,
        "copyright": list(report.copyright),
        "editorial_board": list(report.editorial_board),
        "series_printed": report.series_printed,
        "issue": report.issue,
        "number_year": report.number_year,
        "report_type": report.report_type,
        "place": report.place,
        "calendar": report.date.calendar,
        "date_printed": report.date.printed,
    }


def _date(date: PrintedDate) -> Json:
    return {"year": date.year, "month": date.month, "day": date.day}


def _preface(preface: Preface) -> Json:
    signatory = preface.signatory
    return {
        "heading": preface.heading,
        "paragraphs": list(preface.paragraphs),
        "remarks": [{"number": remark.number, "text": remark.text} for remark in preface.remarks],
        "signatory": {"name": signatory.name, "role": signatory.role, "affiliation": signatory.affiliation},
    }


def _essays(document: Document, assessment: Assessment) -> list[Json]:
    return [
        _essay(essay, sureness.blocks) | _sure_fields(sureness.fields)
        for essay, sureness in zip(document.essays, assessment.essays, strict=True)
    ]


def _sure(sureness: Sureness) -> Json:
    """Return the last key of a block, or nothing where the reader is certain."""
    if not sureness.reasons:
        return {}
    return {"sure": {"score": sureness.score, "reasons": list(sureness.reasons)}}


def _sure_fields(fields: dict[str, Sureness]) -> Json:
    """Return the last key of an essay or a document: the fields of which the reader is not certain."""
    unsure = {name: _sure(sureness)["sure"] for name, sureness in fields.items() if sureness.reasons}
    return {"sure": unsure} if unsure else {}


def _essay(essay: Essay, sureness: tuple[Sureness, ...]) -> Json:
    affiliations = [signature.affiliation for signature in essay.signatures if signature.affiliation]
    result: Json = {
        "title": essay.title,
        "byline": "; ".join(signature.name for signature in essay.signatures),
        "authors": [signature.name for signature in essay.signatures],
        "affiliation": "; ".join(affiliations),
        "language": essay.language,
        "blocks": [_block(block) | _sure(one) for block, one in zip(essay.blocks, sureness, strict=True)],
        "keywords": list(essay.keywords),
    }
    if essay.abstract:
        result["abstract"] = essay.abstract
    return result


def _block(block: Block) -> Json:
    """Return only what the type of block has: `items` for lists, `rows` for tables, `text` else."""
    result: Json = {"type": block.type}
    if block.items:
        result["items"] = [item.text for item in block.items]
        _add_details(result, block.items)
    elif block.rows:
        result["rows"] = [list(row) for row in block.rows]
    else:
        result["text"] = block.text
    if block.type == "heading":
        result["level"] = block.level
    if block.type == "note":
        result["mark"] = block.mark
    if block.spans:
        result["spans"] = [_span(span) for span in block.spans]
    result["lines"] = list(block.lines)
    return result


def _add_details(result: Json, items: tuple[Item, ...]) -> None:
    """Add the printed numbers of a numbered list, and the spans of items that have any."""
    if any(item.number is not None for item in items):
        result["numbers"] = [item.number for item in items]
    if any(item.spans for item in items):
        result["item_spans"] = [[_span(span) for span in item.spans] for item in items]
    result["item_lines"] = [list(item.lines) for item in items]


def _span(span: Span) -> Json:
    result: Json = {"start": span.start, "end": span.end, "kind": span.kind}
    return result | {"href": span.href} if span.kind == "link" else result


def _contact(contact: Contact) -> Json:
    return {
        "tel": contact.tel,
        "fax": contact.fax,
        "email": contact.email,
        "postal_address": contact.postal_address,
        "po_box": contact.po_box,
        "website": contact.website,
    }


def _paper(paper: Paper) -> Json:
    return {
        "subtitle": paper.subtitle,
        **_date(paper.date),
        "calendar": paper.date.calendar,
        "slug": paper.slug,
        "translation_of": paper.translation_of,
    }


def _interview(interview: Interview) -> Json:
    return {
        "title": interview.title,
        "label": interview.label,
        "interviewee": interview.interviewee,
        "interviewee_role": interview.interviewee_role,
        "interviewer": interview.interviewer,
        **_date(interview.date),
        "calendar": interview.date.calendar,
    }


def _spoken_block(block: Block) -> Json:
    result: Json = {
        "type": block.type,
        "text": block.text,
        "speaker": block.speaker,
        "lines": list(block.lines),
    }
    return result | {"lost": block.lost} if block.lost else result
