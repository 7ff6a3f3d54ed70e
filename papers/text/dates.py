"""Dates as papers print them: in two calendars, and never more precise than the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from papers.text.letters import fold
from papers.text.months import MONTHS, MONTHS_AFTER_A_DAY, SEASONS, Calendar, month_of
from papers.text.solar_hijri import (
    FIRST_DAY,
    LAST_DAY,
    gregorian_to_solar,
    is_solar_leap,
    solar_month_length,
    solar_to_gregorian,
)
from papers.text.writing import writing_of

__all__ = [
    "PartialDate",
    "expand_solar_year",
    "format_date",
    "format_span",
    "gregorian_to_solar",
    "is_solar_leap",
    "parse_date",
    "solar_month_length",
    "solar_to_gregorian",
]


@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day of a month, in the calendar that the source uses.

    Raises ValueError for a day without a month, for what the calendar does not have, and for what lies
    outside the Solar Hijri years 1 to 3177 (622 to 3799), so that each date has a place in both.
    """

    year: int
    month: int | None = None
    day: int | None = None
    calendar: Calendar = "gregorian"

    def __post_init__(self) -> None:
        if self.calendar not in ("gregorian", "solar-hijri"):
            raise ValueError(f"There is no calendar {self.calendar!r}.")
        if self.day is not None and self.month is None:
            raise ValueError("A day needs a month.")
        if self.last_day < FIRST_DAY or self.first_day > LAST_DAY:
            raise ValueError(f"{self.sort_key} is outside the years that both calendars have.")

    @property
    def first_day(self) -> date:
        """The first Gregorian day that the date can mean."""
        return self._day(1 if self.month is None else self.month, 1 if self.day is None else self.day)

    @property
    def last_day(self) -> date:
        """The last Gregorian day that the date can mean."""
        if self.day is not None:
            return self.first_day
        month = 12 if self.month is None else self.month
        if self.calendar == "solar-hijri":
            return self._day(month, solar_month_length(self.year, month))
        if month == 12:
            return date(self.year, 12, 31)
        return date(self.year, month + 1, 1) - timedelta(days=1)

    @property
    def sort_key(self) -> str:
        """The ISO 8601 interval "2018-09-01/2018-09-30": sorts as text, across both calendars.

        By the first possible day; of two dates with the same first day the more precise one is first.
        """
        return f"{self.first_day.isoformat()}/{self.last_day.isoformat()}"

    @property
    def spans(self) -> tuple[PartialDate, ...]:
        """What it covers in the other calendar, at the same precision: a day one, most others two.

        The year 2018 spans 1396 and 1397; September 2018 spans Shahrivar and Mehr 1397.
        """
        first, last = self._in_other(self.first_day), self._in_other(self.last_day)
        return (first,) if first == last else (first, last)

    def in_solar(self) -> PartialDate:
        """Return the date in the Solar Hijri calendar, at the same precision, with no day invented.

        A month becomes the month that holds most of its days (September 2018 is Shahrivar 1397), and
        a year likewise (2018 is 1397). Lossy, so a page that has room prints `spans` (1396-1397).
        """
        return self if self.calendar == "solar-hijri" else max(self.spans, key=self._shared_days)

    def in_gregorian(self) -> PartialDate:
        """Return the date in the Gregorian calendar, at the same precision, by the same rule."""
        return self if self.calendar == "gregorian" else max(self.spans, key=self._shared_days)

    def _day(self, month: int, day: int) -> date:
        if self.calendar == "solar-hijri":
            return solar_to_gregorian(self.year, month, day)
        return date(self.year, month, day)

    def _in_other(self, day: date) -> PartialDate:
        solar = self.calendar == "gregorian"
        day = min(max(day, FIRST_DAY), LAST_DAY)
        year, month, number = gregorian_to_solar(day) if solar else (day.year, day.month, day.day)
        return PartialDate(
            year,
            month if self.month is not None else None,
            number if self.day is not None else None,
            "solar-hijri" if solar else "gregorian",
        )

    def _shared_days(self, other: PartialDate) -> int:
        return (min(self.last_day, other.last_day) - max(self.first_day, other.first_day)).days


def format_date(partial: PartialDate, language: str) -> str:
    """Return the date in words, in its own calendar: "12 September 2018", "۱۲ شهریور ۱۳۹۷", "2018".

    `language` is "en", "fa" or "ru", with or without a region; any other one reads English.
    """
    language = _known(language)
    months = MONTHS if partial.day is None else MONTHS_AFTER_A_DAY
    words = [str(partial.year)]
    if partial.month is not None:
        words.insert(0, months[language, partial.calendar][partial.month - 1])
    if partial.day is not None:
        words.insert(0, str(partial.day))
    return writing_of(language).digits(" ".join(words))


def format_span(partial: PartialDate, language: str) -> str:
    """Return what the date covers in the other calendar, in words: a day one day, most others two ends.

    "1396–1397", "شهریور–مهر ۱۳۹۷", and with two years "Esfand 1396 – Farvardin 1397". Languages as in
    `format_date`.
    """
    language = _known(language)
    first, last = partial.spans[0], partial.spans[-1]
    if first == last:
        return format_date(first, language)
    if first.month is None:
        return writing_of(language).digits(f"{first.year}–{last.year}")
    if first.year != last.year:
        return f"{format_date(first, language)} – {format_date(last, language)}"
    return f"{MONTHS[language, first.calendar][first.month - 1]}–{format_date(last, language)}"


def expand_solar_year(two_digits: int, near: int) -> int:
    """Return the Solar Hijri year that two digits mean: 97 near the Gregorian year 2018 is 1397.

    `near` is the Gregorian year of publication; the closest year wins, the earlier one of two as
    close. Raises ValueError for anything but 0 to 99.
    """
    if not 0 <= two_digits <= 99:
        raise ValueError(f"A year of two digits is 0 to 99, not {two_digits}.")
    around = near - 621
    century = around // 100 * 100
    return min((century + step + two_digits for step in (-100, 0, 100)), key=lambda year: abs(year - around))


def parse_date(text: str) -> PartialDate | None:
    """Read a date as a paper prints it in English, Persian or Russian; None for anything else.

    [weekday] day month year | month [day,] year | [season] year | year-month[-day] | day.month.year, with any
    digits, month names in full or short, and an era ("1397 SH", "۲۰۱۸ میلادی", "2018 г.") after the year.
    A year is Solar Hijri from 1200 to 1599 and Gregorian from 1600 on; a month of the other calendar
    makes it no date. Nor are two figures of which either could be the month (4/5/2018): half of the
    world would read another day. With full stops, or in a Solar Hijri year, the day comes first.
    """
    if len(text) > _LONGEST_DATE:
        return None
    text, era = _without_era(_BEFORE_A_DATE.sub("", fold(text)))
    for form in _FORMS:
        if match := form.fullmatch(text):
            return _date_of(match.groupdict(), era)
    return None


_LONGEST_DATE = 60
_FIRST_SOLAR_YEAR, _FIRST_GREGORIAN_YEAR = 1200, 1600
"""No paper bears an older date: before 1200 (1821) Iran dated by the moon, and 1600 is far in the future."""

_ERAS: dict[Calendar | None, re.Pattern[str]] = {
    "gregorian": re.compile(r" ?\(?(?:c\.?e|a\.?d|میلادی|م)\.?\)?$"),
    "solar-hijri": re.compile(r" ?\(?(?:s\.?h|a\.?p|(?:هجری ?|ه[. ]*)?(?:شمسی|خورشیدی|ش))\.?\)?$"),
    None: re.compile(r"(?: ?(?:г\.?|год|года)|\.)$"),
}
_YEAR = r"(?P<year>\d{4})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|-?(?:го|е)|م|ام)?"
_MONTH = r"(?P<name>[^\W\d_]{2,}(?: ماه)?\.?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:(?:{'|'.join(SEASONS)})(?:, ?| of | ))?(?:سال )?{_YEAR}",
        rf"{_YEAR}(?P<sign>[-/.])(?P<month>\d{{1,2}})(?:(?P=sign)(?P<day>\d{{1,2}}))?",
        rf"(?P<one>\d{{1,2}})(?P<sign>[-/.])(?P<two>\d{{1,2}})(?P=sign){_YEAR}",
        rf"(?:{_DAY}(?: of)?[ -])?{_MONTH}(?:, ?|[ -])(?:سال )?{_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
    )
)
_BEFORE_A_DATE = re.compile(
    "^(?:(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]*"
    "|(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),?"
    "|(?:(?:(?:یک|دو|سه|چهار|پنج) ?)?شنبه|جمعه),?"
    "|سال) )"
)


def _without_era(text: str) -> tuple[str, Calendar | None]:
    for calendar, era in _ERAS.items():
        if match := era.search(text):
            return text[: match.start()], calendar
    return text, None


def _date_of(parts: dict[str, str | None], era: Calendar | None) -> PartialDate | None:
    numbers = {name: int(value) for name, value in parts.items() if value and value.isdecimal()}
    year, month, day = numbers["year"], numbers.get("month"), numbers.get("day")
    if year < _FIRST_SOLAR_YEAR:
        return None
    calendar: Calendar = "gregorian" if year >= _FIRST_GREGORIAN_YEAR else "solar-hijri"
    named = (calendar, month)
    if name := parts.get("name"):
        named = month_of(name)
    elif "one" in numbers:
        day, month = numbers["one"], numbers["two"]
        if calendar == "gregorian" and parts["sign"] != ".":
            if max(day, month) <= 12 and day != month:
                return None
            day, month = max(day, month), min(day, month)
        named = (calendar, month)
    if named is None or named[0] != calendar or era not in (None, calendar):
        return None
    try:
        return PartialDate(year, named[1], day, calendar)
    except ValueError:
        return None


def _known(language: str) -> str:
    code = language.strip().lower().replace("_", "-").partition("-")[0]
    return code if (code, "gregorian") in MONTHS else "en"
