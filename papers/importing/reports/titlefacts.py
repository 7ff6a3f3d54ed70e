"""What a title page prints on lines of their own: the series and its number, the date, the kind of report.

facts = ( series number | number | date | kind of report )*
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from papers.importing.dates import printed_date
from papers.importing.document import Notice, PrintedDate
from papers.importing.markup import plain_text
from papers.importing.reports.lines import Row
from papers.importing.reports.numbering import ISSUE, NUMBER
from papers.text.digits import latin_digits
from papers.text.direction import script_of
from papers.text.letters import persian_letters

_NUMBER_WORD = re.compile(r"(?:\bno\b\.?|\bnumber\b|\bissue\b|№|شماره|[,،:–—-])\s*$", re.IGNORECASE)
ACRONYM = re.compile(r"\(([A-Z]{2,8})\)")
_REPORT_TYPE = re.compile(
    r"working (?:report|paper)|policy (?:brief|paper|report)|research report|گزارش راهبردی|گزارش|доклад",
    re.IGNORECASE,
)
LONG = 200
LONGEST_SERIES = 80


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


def take_facts(page: TitlePage, rows: Sequence[Row]) -> list[Row]:
    """Take series with number, date and kind of report; whatever else stands on those lines stays with them.

    What follows on such a line begins anew, as behind a blank one.
    """
    left: list[Row] = []
    parted = False
    for row in rows:
        latin = latin_digits(row.text)
        date = printed_date(row.text) if page.date.year is None else None
        number = NUMBER.search(latin) or ISSUE.search(latin) if len(latin) <= LONGEST_SERIES else None
        if date is not None:
            page.date = date
        elif number and not page.number:
            page.number = re.sub(r"\s", "", row.text[number.start("issue") : number.end()])
            name = f"{_NUMBER_WORD.sub('', row.text[: number.start()].rstrip())} {row.text[number.end() :]}"
            page.series = page.series or _NUMBER_WORD.sub("", name.strip()).strip(" ,،:;-–—")
        elif not page.report_type and " " in row.text and is_report_type(row.text):
            page.report_type = row.text
        else:
            left.append(replace(row, gap=True) if parted else row)
            parted = False
            continue
        parted = True
        page.placed += row.numbers
    return left


def is_report_type(text: str) -> bool:
    """Say whether a line is the kind of report and nothing else."""
    return bool(_REPORT_TYPE.fullmatch(persian_letters(text)))


def groups_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Put lines that stand together in one script together: a name in a logo takes several lines."""
    groups: list[list[Row]] = []
    for row in rows:
        same = (
            groups
            and not row.gap
            and len(row.text) < LONG
            and script_of(row.text) == script_of(groups[-1][-1].text)
        )
        if same and not ACRONYM.search(groups[-1][-1].text):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def text_of(group: Sequence[Row]) -> str:
    return plain_text(" ".join(row.text for row in group)).text


def place(page: TitlePage, group: Sequence[Row]) -> None:
    page.placed += (number for row in group for number in row.numbers)
