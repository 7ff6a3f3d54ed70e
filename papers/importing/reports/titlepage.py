"""Reads the title page of a working report, its institute and its copyright notice.

title page = ( series | number | date | kind of report | title | partner | institute | Persian name )*
             ; what stands on lines with numbers and dates is in `titlefacts`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from papers.importing.dates import printed_date
from papers.importing.document import Notice, PrintedDate, Report
from papers.importing.markup import plain_text
from papers.importing.reports.institutes import (
    is_logo,
    names_institute,
    take_about,
    take_institutes,
    take_persian_name,
)
from papers.importing.reports.joins import between, goes_on
from papers.importing.reports.lines import Row, title_key
from papers.importing.reports.numbering import number_parts, series_name
from papers.importing.reports.titlefacts import (
    ACRONYM,
    TitlePage,
    groups_of,
    is_report_type,
    place,
    take_facts,
    text_of,
)

_SERIES = re.compile(
    r"(?:[^\W\d_][^\W\d]*[.&'’-]?\s+){1,6}(?:papers|series|reports|briefs|monographs)"
    r"|(?:سلسله|مجموعه)\s+[^.؛]{3,60}|(?:серия|доклады|записки)\s+[^.;]{3,60}",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“«„\"]([^“”«»„\"]{4,300})[”»“\"]")
_BRACKETED = re.compile(r"\(([^()]{4,60})\)")
_LONGEST_REFERENCE = 2000
"""Characters: a longer one is no line, and comparing each line of a page with it takes too long."""


def read_title_page(
    rows: Sequence[Row], copyright_rows: Sequence[Row], language: str, quoted: str
) -> tuple[Report, list[Notice]]:
    """Read the rows before the first labelled part, and those of the copyright notice.

    `language` is the one of the essays; `quoted` is what the reference line says, which confirms the title.
    Rows that found no place are not in `Report.lines`.
    """
    page = TitlePage()
    quoted = quoted[:_LONGEST_REFERENCE]
    groups = groups_of(_take_series(page, take_facts(page, rows), quoted))
    groups = take_persian_name(page, groups, only_named=language == "fa")
    groups = take_about(page, groups)
    groups = _take_title(page, groups, quoted)
    take_institutes(page, groups, quoted)
    if page.date.year is None:
        page.date = _quoted_date(quoted)
    issue, year = number_parts(page.number, page.date)
    acronym = match.group(1) if (match := ACRONYM.search(page.institute)) else ""
    copyright_texts = _paragraphs(copyright_rows)
    placed = [*page.placed, *(number for row in copyright_rows for number in row.numbers)]
    report = Report(
        title=page.title,
        series=series_name(page.series, acronym),
        series_printed=page.series,
        number=page.number,
        issue=issue,
        number_year=year,
        date=page.date,
        report_type=page.report_type,
        institute=page.institute,
        institute_about="\n\n".join(page.about),
        persian_name=page.persian_name,
        partner=page.partner,
        copyright=copyright_texts,
        lines=tuple(sorted(placed)),
    )
    return report, page.notices


def _take_series(page: TitlePage, rows: list[Row], quoted: str) -> list[Row]:
    """Take the series where it has a line without its number: a line in the words of one, beside a title.

    A line that the reference quotes as the title is none, nor the only line that may be the title.
    """
    if not page.number or (page.series and not is_report_type(page.series)):
        return rows
    marked = [title_key(phrase) for phrase in _QUOTED.findall(quoted)]
    titles = [row for row in rows if len(row.text.split()) > 1 and not names_institute(row.text)]
    series = next((row for row in titles if _SERIES.fullmatch(row.text)), None)
    if series is None or len(titles) < 2 or title_key(series.text) in marked:
        return rows
    page.report_type = page.report_type or page.series
    page.series = series.text
    place(page, [series])
    at = rows.index(series)
    return [*rows[:at], *(replace(row, gap=True) for row in rows[at + 1 : at + 2]), *rows[at + 2 :]]


def _take_title(page: TitlePage, groups: list[list[Row]], quoted: str) -> list[list[Row]]:
    """The title is what the reference line quotes, else the first line that names no institution.

    The reference names the institute too; the title is what stands there between quotes. Case: short-title.
    """
    quoted_key = title_key(quoted)
    candidates = [group for group in groups if any(character.isalpha() for character in text_of(group))]
    named = [group for group in candidates if len(key := title_key(text_of(group))) > 8 and key in quoted_key]
    named = [group for group in named if not is_logo(text_of(group))]
    plain = [
        group for group in candidates if not is_logo(text_of(group)) and not ACRONYM.search(text_of(group))
    ]
    plain = [
        group for group in plain if len(text_of(group).split()) > 1 and not is_report_type(text_of(group))
    ]
    unnamed = [group for group in plain if not names_institute(text_of(group))]
    marked = [title_key(phrase) for phrase in _QUOTED.findall(quoted)]

    def likeness(group: Sequence[Row]) -> tuple[bool, bool, int]:
        text = text_of(group)
        return any(title_key(text) in phrase for phrase in marked), not names_institute(text), len(text)

    chosen = max(named, key=likeness, default=None) or next(iter([*unnamed, *plain, *candidates]), None)
    if chosen is None:
        return groups
    page.title = text_of(chosen).lstrip("#").strip()
    place(page, chosen)
    return [group for group in groups if group is not chosen]


def _quoted_date(quoted: str) -> PrintedDate:
    """Return the date that stands in brackets in the reference line."""
    found = (printed_date(text) for text in _BRACKETED.findall(quoted))
    return next((date for date in found if date), PrintedDate())


def _paragraphs(rows: Sequence[Row]) -> tuple[str, ...]:
    paragraphs: list[str] = []
    for row in rows:
        if row.is_page_number:
            continue
        text = plain_text(row.text).text
        if paragraphs and goes_on(paragraphs[-1], row.text):
            paragraphs[-1] += between(paragraphs[-1], text) + text
        else:
            paragraphs.append(text)
    return tuple(paragraphs)
