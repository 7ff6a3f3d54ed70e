"""Finds the printed date of a paper and keeps no more precision than was printed."""

from __future__ import annotations

import re

from papers.importing.document import PrintedDate
from papers.text.digits import latin_digits
from papers.text.letters import fold

_GREGORIAN = (
    ("january", "jan", "ژانویه", "январь", "января"),
    ("february", "feb", "فوریه", "февраль", "февраля"),
    ("march", "mar", "مارس", "март", "марта"),
    ("april", "apr", "آوریل", "апрель", "апреля"),
    ("may", "مه", "می", "май", "мая"),
    ("june", "jun", "ژوئن", "июнь", "июня"),
    ("july", "jul", "ژوئیه", "июль", "июля"),
    ("august", "aug", "اوت", "август", "августа"),
    ("september", "sep", "sept", "سپتامبر", "сентябрь", "сентября"),
    ("october", "oct", "اکتبر", "октябрь", "октября"),
    ("november", "nov", "نوامبر", "ноябрь", "ноября"),
    ("december", "dec", "دسامبر", "декабрь", "декабря"),
)
_SOLAR_HIJRI = (
    ("فروردین", "farvardin"), ("اردیبهشت", "ordibehesht"), ("خرداد", "khordad"), ("تیر", "tir"),
    ("مرداد", "امرداد", "mordad"), ("شهریور", "shahrivar"), ("مهر", "mehr"), ("آبان", "aban"),
    ("آذر", "azar"), ("دی", "dey"), ("بهمن", "bahman"), ("اسفند", "esfand"),
)  # fmt: skip
_MONTHS: dict[str, int] = {
    fold(name): month
    for months in (_GREGORIAN, _SOLAR_HIJRI)
    for month, names in enumerate(months, 1)
    for name in names
}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[^\W\d_]{2,12})\.?"
_YEAR = r"(?P<year>1[2-5]\d\d|1[6-9]\d\d|20\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d{{1,2}})(?:-{_DAY})?",
        rf"{_YEAR}/(?P<number>\d{{1,2}})/{_DAY}",
        rf"(?:{_DAY}\s+)?{_MONTH},?\s+{_YEAR}(?:\s*г\.?)?",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        _YEAR,
    )
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONGEST = 40


def printed_date(text: str) -> PrintedDate | None:
    """Read a text that is a date and nothing else: `SEPTEMBER 2018`, `2018-09-01`, `شهریور ۱۳۹۷`, `2018`.

    A year below 1600 is Solar Hijri. None if the text is no date, or a day or month that cannot be.
    """
    printed = text.strip()
    if not 4 <= len(printed) <= _LONGEST:
        return None
    folded = latin_digits(printed)
    for form in _FORMS:
        if match := form.fullmatch(folded):
            return _date(match.groupdict(), printed)
    return None


def _date(found: dict[str, str | None], printed: str) -> PrintedDate | None:
    year = int(found["year"] or 0)
    month = day = None
    if found.get("number"):
        month = int(found["number"] or 0)
    elif found.get("month"):
        month = _MONTHS.get(fold(found["month"] or ""))
        if month is None:
            return None
    if month is not None and not 1 <= month <= 12:
        return None
    calendar = "solar-hijri" if year < 1600 else "gregorian"
    if found.get("day") and month is not None:
        day = int(found["day"] or 0)
        last = (31 if month <= 6 else 30) if calendar == "solar-hijri" else _DAYS[month - 1]
        if not 1 <= day <= last:
            return None
    return PrintedDate(year, month, day, calendar, printed)
