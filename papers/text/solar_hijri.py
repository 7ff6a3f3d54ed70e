"""The arithmetic of the Solar Hijri calendar, the official one of Iran, against the Gregorian one.

After K. M. Borkowski, "The Persian calendar for 3000 years", Earth, Moon and Planets 74 (1996): leap years
come in cycles of 29, 33 and 37 years, and a table of break points says where the astronomical Nowruz leaves
a cycle. Years before 1304 (1925) are reckoned with the same months, which were not yet in use then.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import pairwise

_BREAKS = (
    -61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060,
    2097, 2192, 2262, 2324, 2394, 2456, 3178,
)  # fmt: skip
FIRST_YEAR, LAST_YEAR = 1, _BREAKS[-1] - 1
_GREGORIAN_OFFSET = 621
"""1 Farvardin of Solar Hijri year y falls in March of the Gregorian year y + 621."""


def is_solar_leap(year: int) -> bool:
    """Say whether Esfand of that Solar Hijri year has 30 days. Raises ValueError outside 1-3177."""
    jump, past = _place_in_cycle(year)
    if jump - past < 6:
        past += (jump + 4) // 33 * 33 - jump
    return ((past + 1) % 33 - 1) % 4 == 0


def solar_month_length(year: int, month: int) -> int:
    """Return the days of a Solar Hijri month: 31 up to Shahrivar, 30 up to Bahman, 29 or 30 in Esfand.

    Raises ValueError for a month that does not exist.
    """
    if not 1 <= month <= 12:
        raise ValueError(f"A year has months 1 to 12, not {month}.")
    if month == 12:
        return 30 if is_solar_leap(year) else 29
    _place_in_cycle(year)
    return 31 if month <= 6 else 30


def solar_to_gregorian(year: int, month: int, day: int) -> date:
    """Return the Gregorian date of a Solar Hijri day. Raises ValueError for a day that does not exist."""
    length = solar_month_length(year, month)
    if not 1 <= day <= length:
        raise ValueError(f"Month {month} of Solar Hijri year {year} has days 1 to {length}, not {day}.")
    days_of_past_months = 31 * (month - 1) - max(0, month - 7)
    return _nowruz(year) + timedelta(days=days_of_past_months + day - 1)


def gregorian_to_solar(day: date) -> tuple[int, int, int]:
    """Return (year, month, day) of the Solar Hijri calendar.

    Raises ValueError for a day before `FIRST_DAY` (22 March 622) or after `LAST_DAY` (in March 3799).
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"{day.isoformat()} is outside the Solar Hijri years {FIRST_YEAR} to {LAST_YEAR}.")
    year = min(day.year - _GREGORIAN_OFFSET, LAST_YEAR)
    if day < _nowruz(year):
        year -= 1
    past = (day - _nowruz(year)).days
    if past < 6 * 31:
        return year, past // 31 + 1, past % 31 + 1
    past -= 6 * 31
    return year, past // 30 + 7, past % 30 + 1


def _place_in_cycle(year: int) -> tuple[int, int]:
    """Return the years between the two break points round a year, and the years since the first one."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"The Solar Hijri years {FIRST_YEAR} to {LAST_YEAR} can be reckoned, not {year}.")
    index = bisect_right(_BREAKS, year)
    return _BREAKS[index] - _BREAKS[index - 1], year - _BREAKS[index - 1]


def _nowruz(year: int) -> date:
    """Return the Gregorian date of 1 Farvardin, from the leap days of both calendars up to then."""
    jump, past = _place_in_cycle(year)
    leap_days = -14
    for start, end in pairwise(_BREAKS):
        if end > year:
            break
        leap_days += (end - start) // 33 * 8 + (end - start) % 33 // 4
    leap_days += past // 33 * 8 + (past % 33 + 3) // 4
    if jump % 33 == 4 and jump - past == 4:
        leap_days += 1
    gregorian_year = year + _GREGORIAN_OFFSET
    gregorian_leap_days = gregorian_year // 4 - (gregorian_year // 100 + 1) * 3 // 4 - 150
    return date(gregorian_year, 3, 1) + timedelta(days=19 + leap_days - gregorian_leap_days)


FIRST_DAY = solar_to_gregorian(FIRST_YEAR, 1, 1)
LAST_DAY = solar_to_gregorian(LAST_YEAR, 12, solar_month_length(LAST_YEAR, 12))
