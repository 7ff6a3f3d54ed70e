"""Reads the title page of a working report, its institute and its copyright notice.

title page = ( series number | date | title | partner | name of the institute | Persian name )*
institute  = heading about+
number     = issue "/" year        ; "2/97": issue 2 of Solar Hijri 1397
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from papers.importing.dates import printed_date
from papers.importing.document import Notice, PrintedDate, Report
from papers.importing.markup import plain_text
from papers.importing.reports.joins import between, goes_on
from papers.importing.reports.lines import Row, is_page_number, title_key
from papers.text.dates import expand_solar_year
from papers.text.digits import latin_digits
from papers.text.direction import script_of
from papers.text.letters import fold

_NUMBER = re.compile(r"(?<![\d/])(?P<issue>\d{1,3})\s?/\s?(?P<year>\d{2,4})(?![\d/])")
_ISSUE = re.compile(r"(?:\bno\.?|\bnumber|\bissue|№|شماره)\s*(?P<issue>\d{1,4})\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(r"(?:\bno\b\.?|\bnumber\b|\bissue\b|№|شماره|[,،:–—-])\s*$", re.IGNORECASE)
_INSTITUTE = re.compile(
    r"\b(?:institute|cent(?:er|re)|university|foundation|council|academy|school|association|society)\b"
    r"|پژوهشکده|پژوهشگاه|مؤسسه|موسسه|مرکز|دانشگاه|بنیاد|институт|центр|университет|академия|фонд",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")
_REPORT_TYPE = re.compile(
    r"working (?:report|paper)|policy (?:brief|paper|report)|research report|گزارش راهبردی|گزارش|доклад",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\(([^()]{4,60})\)")
_LOST_JOINER = re.compile(r"[^\W\d_]{3,}های$")
_LONG = 200
_LONGEST_SERIES = 80


@dataclass
class TitlePage:
    """What is found so far; `placed` are the lines that found a place."""

    number: str = ""
    series: str = ""
    date: PrintedDate = field(default_factory=PrintedDate)
    report_type: str = ""
    persian_name: str = ""
    title: str = ""
    institute: str = ""
    partner: str = ""
    about: list[str] = field(default_factory=list)
    placed: list[int] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read_title_page(
    rows: Sequence[Row], copyright_rows: Sequence[Row], language: str, quoted: str
) -> tuple[Report, list[Notice]]:
    """Read the rows before the first labelled part, and those of the copyright notice.

    `language` is the one of the essays; `quoted` is what the reference line says, which confirms the title.
    Rows that found no place are not in `Report.lines`.
    """
    page = TitlePage()
    left = _take_facts(page, rows)
    groups = _groups(left)
    groups = _take_persian_name(page, groups, only_named=language == "fa")
    groups = _take_about(page, groups)
    groups = _take_title(page, groups, quoted)
    _take_institutes(page, groups, quoted)
    if page.date.year is None:
        page.date = _quoted_date(quoted)
    issue, year = _number_parts(page.number, page.date)
    acronym = match.group(1) if (match := _ACRONYM.search(page.institute)) else ""
    copyright_texts = _paragraphs(copyright_rows)
    placed = [*page.placed, *(number for row in copyright_rows for number in row.numbers)]
    report = Report(
        title=page.title,
        series=_series_name(page.series, acronym),
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


def _take_facts(page: TitlePage, rows: Sequence[Row]) -> list[Row]:
    """Take series with number, and date; whatever else stands on those lines stays with them."""
    left: list[Row] = []
    for row in rows:
        latin = latin_digits(row.text)
        date = printed_date(row.text) if page.date.year is None else None
        number = _NUMBER.search(latin) or _ISSUE.search(latin) if len(latin) <= _LONGEST_SERIES else None
        if date is not None:
            page.date = date
        elif number and not page.number:
            page.number = re.sub(r"\s", "", row.text[number.start("issue") : number.end()])
            name = f"{_NUMBER_WORD.sub('', row.text[: number.start()].rstrip())} {row.text[number.end() :]}"
            page.series = page.series or _NUMBER_WORD.sub("", name.strip()).strip(" ,،:;-–—")
        else:
            left.append(row)
            continue
        page.placed += row.numbers
    return left


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Put lines that stand together in one script together: a name in a logo takes several lines."""
    groups: list[list[Row]] = []
    for row in rows:
        same = (
            groups
            and not row.gap
            and len(row.text) < _LONG
            and script_of(row.text) == script_of(groups[-1][-1].text)
        )
        if same and not _ACRONYM.search(groups[-1][-1].text):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _text(group: Sequence[Row]) -> str:
    return plain_text(" ".join(row.text for row in group)).text


def _place(page: TitlePage, group: Sequence[Row]) -> None:
    page.placed += (number for row in group for number in row.numbers)


def _take_persian_name(page: TitlePage, groups: list[list[Row]], only_named: bool) -> list[list[Row]]:
    """On a Latin title page the lines in Persian are the institute's name, one word a line.

    `only_named`: the page may be in Persian itself, so only a line that names an institution is taken.
    """
    left: list[list[Row]] = []
    for group in groups:
        text = _text(group)
        if (
            script_of(text) == "arabic"
            and len(text) < _LONG
            and not page.persian_name
            and (_INSTITUTE.search(text) or not only_named)
        ):
            page.persian_name = text
            _place(page, group)
            for row in group:
                if lost := next((word for word in row.text.split() if _LOST_JOINER.match(word)), ""):
                    message = "A zero-width non-joiner (ZWNJ) seems lost in this word of the Persian name."
                    page.notices.append(Notice(row.number, "zwnj-lost", message, lost))
        else:
            left.append(group)
    return left


def _take_about(page: TitlePage, groups: list[list[Row]]) -> list[list[Row]]:
    """Long paragraphs are what the institute says of itself; the line before the first one is its name."""
    left: list[list[Row]] = []
    for at, group in enumerate(groups):
        text = _text(group)
        if len(text) < _LONG:
            left.append(group)
            continue
        if not page.about and at and _INSTITUTE.search(_text(groups[at - 1])) and left:
            page.institute = _text(left[-1])
            _place(page, left.pop())
        page.about.append(text)
        _place(page, group)
    return left


def _take_title(page: TitlePage, groups: list[list[Row]], quoted: str) -> list[list[Row]]:
    """The title is what the reference line quotes, else the first line that names no institution."""
    quoted_key = title_key(quoted)
    candidates = [group for group in groups if any(character.isalpha() for character in _text(group))]
    named = [group for group in candidates if len(key := title_key(_text(group))) > 8 and key in quoted_key]
    named = [group for group in named if not _is_logo(_text(group))]
    plain = [
        group for group in candidates if not _is_logo(_text(group)) and not _ACRONYM.search(_text(group))
    ]
    plain = [
        group for group in plain if len(_text(group).split()) > 1 and not _REPORT_TYPE.fullmatch(_text(group))
    ]
    unnamed = [group for group in plain if not _INSTITUTE.search(_text(group))]
    chosen = max(named, key=lambda group: len(_text(group)), default=None) or next(
        iter([*unnamed, *plain, *candidates]), None
    )
    if chosen is None:
        return groups
    page.title = _text(chosen).lstrip("#").strip()
    _place(page, chosen)
    return [group for group in groups if group is not chosen]


def _is_logo(text: str) -> bool:
    return text.isupper() and bool(_INSTITUTE.search(text))


def _take_institutes(page: TitlePage, groups: list[list[Row]], quoted: str) -> None:
    """Of the names left, the one with an acronym is the institute; another one is a partner."""
    names = [group for group in groups if _INSTITUTE.search(_text(group))]
    own = [group for group in names if _is_own(_text(group), page.institute, quoted)] or names[:1] * (
        not page.institute
    )
    for group in groups:
        text = _text(group)
        if any(group is name for name in own):
            page.institute = page.institute or _as_quoted(text, quoted)
        elif any(group is name for name in names) and not page.partner:
            page.partner = text
        elif not page.report_type and (match := _REPORT_TYPE.fullmatch(text)):
            page.report_type = match.group()
        elif not page.series and page.number and text.isupper() and len(text) <= _LONGEST_SERIES:
            page.series = text
        else:
            continue
        _place(page, group)


def _quoted_date(quoted: str) -> PrintedDate:
    """Return the date that stands in brackets in the reference line."""
    found = (printed_date(text) for text in _BRACKETED.findall(quoted[:2000]))
    return next((date for date in found if date), PrintedDate())


def _is_own(text: str, institute: str, quoted: str) -> bool:
    if institute:
        return title_key(text) in title_key(institute) or title_key(institute) in title_key(text)
    return bool(_ACRONYM.search(text)) or title_key(text) in title_key(quoted)


def _as_quoted(text: str, quoted: str) -> str:
    """Return a name in capitals as the reference line spells it, if it does."""
    at = fold(quoted).find(fold(text))
    same_length = len(fold(quoted)) == len(quoted)
    return quoted[at : at + len(fold(text))] if text.isupper() and at >= 0 and same_length else text


def _number_parts(number: str, date: PrintedDate) -> tuple[int | None, int | None]:
    """Part `2/97` into issue and Solar Hijri year; the printed date says which century and calendar."""
    latin = latin_digits(number)
    if match := _NUMBER.fullmatch(latin):
        return int(match["issue"]), _solar_year(match["year"], date)
    match = re.search(r"\d+", latin)
    return (int(match.group()) if match else None), None


def _solar_year(printed: str, date: PrintedDate) -> int | None:
    year = int(printed)
    if len(printed) == 4:
        return year if 1200 <= year < 1600 else None
    if len(printed) == 3:
        return None
    if date.year is None:
        return None
    if date.calendar == "gregorian" and year == date.year % 100:
        return None  # `3/18` of 2018 counts in Gregorian years
    near = date.year if date.calendar == "gregorian" else date.year + 621
    found = expand_solar_year(year, near)
    return found if abs(found - (near - 621)) <= 2 else None


def _series_name(printed: str, acronym: str) -> str:
    """Return a name in capitals in title case; the institute's acronym stays (`IRS PAPERS` is IRS Papers)."""
    if not printed.isupper():
        return printed
    return " ".join(
        word if word == acronym or len(word) <= 3 else word.capitalize() for word in printed.split()
    )


def _paragraphs(rows: Sequence[Row]) -> tuple[str, ...]:
    paragraphs: list[str] = []
    for row in rows:
        if is_page_number(row.text):
            continue
        text = plain_text(row.text).text
        if paragraphs and goes_on(paragraphs[-1], row.text):
            paragraphs[-1] += between(paragraphs[-1], text) + text
        else:
            paragraphs.append(text)
    return tuple(paragraphs)
