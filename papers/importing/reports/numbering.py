"""Reads what a series prints on its numbers: issue, year, and a name in capitals.

number = issue "/" year | ( "No." | "№" | "شماره" ) issue      ; "2/97": issue 2 of Solar Hijri 1397
"""

from __future__ import annotations

import re

from papers.importing.document import PrintedDate
from papers.text.dates import expand_solar_year
from papers.text.digits import latin_digits

NUMBER = re.compile(r"(?<![\d/])(?P<issue>\d{1,3})\s?/\s?(?P<year>\d{2,4})(?![\d/])")
ISSUE = re.compile(r"(?:\bno\.?|\bnumber|\bissue|№|شماره)\s*(?P<issue>\d{1,4})\b", re.IGNORECASE)


def number_parts(number: str, date: PrintedDate) -> tuple[int | None, int | None]:
    """Part `2/97` into issue and Solar Hijri year; the printed date says which century and calendar."""
    latin = latin_digits(number)
    if match := NUMBER.fullmatch(latin):
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


def series_name(printed: str, acronym: str) -> str:
    """Return a name in capitals in title case; the institute's acronym stays (`IRS PAPERS` is IRS Papers)."""
    if not printed.isupper():
        return printed
    return " ".join(
        word if word == acronym or len(word) <= 3 else word.capitalize() for word in printed.split()
    )
