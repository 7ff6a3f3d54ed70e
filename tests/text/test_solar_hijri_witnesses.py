"""The Iranian calendar equals two libraries that reckon otherwise, on every day of two centuries.

Ours goes by a table of break points. `persiantools` goes by cycles of 33 years and their exceptions,
`convertdate` by the equinox of each year as PyMeeus finds it in the sky.
"""

from datetime import date, timedelta
from functools import cache

import pytest
from convertdate import persian
from persiantools.jdatetime import JalaliDate

from papers.text.solar_hijri import (
    gregorian_to_solar,
    is_solar_leap,
    solar_month_length,
    solar_to_gregorian,
)

FIRST, LAST = 1300, 1500
YEARS = range(FIRST, LAST + 1)
EQUINOX = cache(persian.equinox_jd)
"""`convertdate` looks at the sky again for each day; a year has one equinox."""


@pytest.fixture(autouse=True)
def each_equinox_is_reckoned_once(monkeypatch):
    monkeypatch.setattr(persian, "equinox_jd", EQUINOX)


def days():
    """Yield each Gregorian day of the two centuries."""
    day, end = solar_to_gregorian(FIRST, 1, 1), solar_to_gregorian(LAST + 1, 1, 1)
    assert (day, end) == (date(1921, 3, 21), date(2122, 3, 21))
    while day < end:
        yield day
        day += timedelta(days=1)


def test_every_day_is_the_same_in_a_calendar_of_cycles():
    differences, count = [], 0
    for day in days():
        solar = gregorian_to_solar(day)
        theirs = JalaliDate(day)
        if (theirs.year, theirs.month, theirs.day) != solar or JalaliDate(*solar).to_gregorian() != day:
            differences.append((day, solar))
        count += 1
    assert (count, differences) == (73_414, [])


def test_every_day_is_the_same_in_a_calendar_of_the_sky():
    differences, count = [], 0
    for day in days():
        solar = gregorian_to_solar(day)
        there = persian.from_gregorian(day.year, day.month, day.day)
        back = persian.to_gregorian(*solar)
        if (there, back) != (solar, (day.year, day.month, day.day)):
            differences.append((day, solar))
        count += 1
    assert (count, differences) == (73_414, [])


@pytest.mark.parametrize("month", range(1, 13))
def test_months_have_their_lengths_in_both(month):
    ours = [solar_month_length(year, month) for year in YEARS]
    assert ours == [JalaliDate.days_in_month(month, year) for year in YEARS]
    assert ours == [persian.month_length(year, month) for year in YEARS]


def test_leap_years_are_leap_years_in_both():
    ours = [year for year in YEARS if is_solar_leap(year)]
    assert ours == [year for year in YEARS if JalaliDate.is_leap(year)]
    assert ours == [year for year in YEARS if persian.leap(year)]
    assert (len(ours), ours[:3], ours[-1]) == (49, [1300, 1304, 1309], 1498)


def test_the_last_day_of_a_leap_year_turns_back():
    """30 Esfand, which a calendar without leap years would call 1 Farvardin."""
    for year in filter(is_solar_leap, YEARS):
        day = solar_to_gregorian(year, 12, 30)
        assert gregorian_to_solar(day) == (year, 12, 30)
        assert gregorian_to_solar(day + timedelta(days=1)) == (year + 1, 1, 1)
