"""Reads a working report: a title page, a preface, signed essays, and who wrote them.

    report  = title-page copyright? preface? contents? essay+ notes? back
    back    = ( authors | editorial board | reference | contact )*
    essay   = see `essays`; contents = see `contents`; title-page = see `titlepage`

No part is needed but an essay. What finds no place is a leftover; what contradicts itself is a notice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from papers.importing.document import (
    Contact,
    Contributor,
    Document,
    Line,
    Notice,
    Report,
)
from papers.importing.markup import plain_text
from papers.importing.reports.backmatter import (
    Section,
    is_contact_line,
    read_board,
    read_contact,
    read_contributors,
    split_sections,
)  # fmt: skip
from papers.importing.reports.breaks import uncertain_breaks
from papers.importing.reports.checks import (
    compare_contents,
    compare_names,
    compare_series,
    find_cut_partner,
    match_contents,
)
from papers.importing.reports.endnotes import take_endnotes
from papers.importing.reports.essays import read_essay
from papers.importing.reports.furniture import furniture_notice
from papers.importing.reports.joins import Evidence
from papers.importing.reports.labels import Part
from papers.importing.reports.lines import Row, letters_key, rows_of
from papers.importing.reports.notes import answered_marks
from papers.importing.reports.ordinals import uncounted
from papers.importing.reports.parts import BACK, Parts
from papers.importing.reports.preface import read_preface
from papers.importing.reports.reading import Reading
from papers.importing.reports.telling import essay_notices, with_leftovers
from papers.importing.reports.titlepage import read_title_page
from papers.text.direction import language_of
from papers.text.saying import say

_FRONT: frozenset[Part] = frozenset({"copyright", "preface", "contact", "board", "reference"})
_REPORT_TYPE = re.compile(r"(?P<type>[^.()]{3,60}?)\s+(?:No\.?|Number|№|شماره)\s*[\d۰-۹]", re.IGNORECASE)
_PLACE = re.compile(r"\.\s+(?P<place>[^\W\d_][^.\d]{1,40})\.?$")


def read_report(lines: Sequence[Line], parts: Parts | None = None) -> Document:
    """Read the lines of a report; `parts` saves parting them twice. One without essays says so."""
    parts = parts or Parts(rows_of(lines))
    evidence = Evidence(row.text for row in parts.after)
    title_rows, front = split_sections(parts.front, _FRONT)
    back_rest, back = split_sections(parts.back, BACK)
    sections = [*front, *back]
    reference, reference_lines = _reference(_section(sections, "reference"))
    language = _language([row.text for _, _, body in parts.essays for row in body])
    report, title_notices = _read_head(title_rows, sections, language, reference)
    notes = [section for section in back if section.part == "notes"]
    answered = answered_marks(
        [*parts.closing, *(row for section in notes for row in section.rows)], parts.marks
    )
    readings = _read_essays(parts, report, evidence, answered)
    take_endnotes(readings, notes, parts.closing)
    people, people_lines = _read_people(_section(back, "authors"))
    preface_section = _section(front, "preface")
    preface, preface_notices = (
        read_preface(preface_section.label, preface_section.rows, evidence) if preface_section else (None, [])
    )
    document = Document(
        kind="report", language=language, report=report, preface=preface,
        contents=uncounted(parts.contents.rows), contents_lines=parts.contents.lines,
        essays=uncounted([reading.essay() for reading in readings]),
        contributors=people, contributors_lines=people_lines,
        reference=reference, reference_lines=reference_lines,
        contact=_read_contact(_section(sections, "contact"), back_rest),
    )  # fmt: skip
    notices = [
        *title_notices,
        *preface_notices,
        *essay_notices(readings),
        *furniture_notice(
            [*parts.running_heads, *(row for reading in readings for row in reading.furniture)]
        ),
        *_compare(document, readings, lines),
    ]
    return with_leftovers(document, lines, notices)


def _section(sections: Sequence[Section], part: Part) -> Section | None:
    return next((section for section in sections if section.part == part), None)


def _language(texts: Sequence[str]) -> str:
    """Return the language of most words of the bodies."""
    words: dict[str, int] = {}
    for text in texts:
        language = language_of(text)
        words[language] = words.get(language, 0) + len(text.split())
    words.pop("", None)
    return max(words, key=lambda language: words[language], default="en")


def _reference(section: Section | None) -> tuple[str, tuple[int, ...]]:
    """Return the reference without its label: the rest of the line, and lines that follow without a gap."""
    if section is None:
        return "", ()
    texts, lines = [section.text] if section.text else [], list(section.label.numbers)
    for row in section.rows:
        if texts and row.gap:
            break
        texts.append(row.text)
        lines += row.numbers
    return plain_text(" ".join(texts)).text, tuple(lines)


def _read_head(
    rows: Sequence[Row], sections: Sequence[Section], language: str, reference: str
) -> tuple[Report, list[Notice]]:
    """Read the title page, and what the other parts say of the report as a whole."""
    notice, board = _section(sections, "copyright"), _section(sections, "board")
    report, notices = read_title_page(rows, notice.rows if notice else (), language, reference)
    labels = [number for section in (notice, board) if section for number in section.label.numbers]
    members = read_board(board.rows) if board else ()
    if board and not members:
        message = say("The editorial board is announced, but no names follow.")
        notices.append(Notice(board.label.number, "board-empty", message, board.label.text))
    lines = {
        *report.lines,
        *labels,
        *(number for row in (board.rows if board else ()) for number in row.numbers),
    }
    kind, place = _REPORT_TYPE.search(reference), _PLACE.search(reference)
    return replace(
        report,
        report_type=report.report_type or (kind["type"].strip() if kind else ""),
        place=place["place"].strip() if place else "",
        editorial_board=members,
        lines=tuple(sorted(lines)),
    ), notices


def _read_essays(parts: Parts, report: Report, evidence: Evidence, answered: frozenset[str]) -> list[Reading]:
    """Read each essay; the report's own names and the essay's, where they recur alone, are running heads."""
    common = {
        report.title,
        report.series_printed,
        f"{report.series_printed} {report.number}",
        report.institute,
    }
    readings = []
    for start, head, body in parts.essays:
        names = [name.name for name in start.byline.names] if start.byline else []
        repeated = {*common, start.title, *names, " ".join(names)}
        repeated |= {f"{one} {other}" for name in names for one, other in _both_ways(name, start.title)}
        keys = frozenset(key for text in repeated if (key := letters_key(text)))
        readings.append(read_essay(start, head, body, keys, evidence, answered))
    return readings


def _both_ways(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def _read_people(section: Section | None) -> tuple[tuple[Contributor, ...], tuple[int, ...]]:
    if section is None:
        return (), ()
    people, odd = read_contributors(section.rows)
    left = {number for row in odd for number in row.numbers}
    return people, tuple(number for number in section.lines if number not in left)


def _read_contact(section: Section | None, rest: Sequence[Row]) -> Contact | None:
    """Read the contact block; without its heading, lines like `Email: …` make one."""
    if section is None:
        contact, _ = read_contact([row for row in rest if is_contact_line(row.text)])
        return contact if contact.lines else None
    contact, _ = read_contact(section.rows)
    return replace(contact, lines=(*section.label.numbers, *contact.lines))


def _compare(document: Document, readings: Sequence[Reading], lines: Sequence[Line]) -> list[Notice]:
    report = document.report or Report()
    matched = match_contents(document.essays, document.contents)
    line = document.reference_lines[0] if document.reference_lines else 0
    notices = [
        *compare_contents(document.essays, document.contents, matched),
        *compare_names(document.essays, matched, document.contributors, document.preface),
        *compare_series(report, document.reference, line),
        *find_cut_partner(report, document.essays, lines),
        *uncertain_breaks(readings, matched),
    ]
    if not document.essays:
        notices.append(Notice(1, "no-essays", say("No signed essay was found in this report.")))
    return notices
