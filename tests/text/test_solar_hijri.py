"""The Iranian calendar, checked against the sky, against history, and against itself day by day."""

import re
from datetime import date, timedelta
from math import cos, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.solar_hijri import (
    FIRST_DAY,
    LAST_DAY,
    gregorian_to_solar,
    is_solar_leap,
    solar_month_length,
    solar_to_gregorian,
)

LEAP_YEARS = [
    1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366,
    1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436,
    1441, 1445, 1449, 1453, 1457, 1461, 1465, 1469, 1474, 1478, 1482, 1486, 1490, 1494, 1498,
]  # fmt: skip
"""Those up to 1403 have been; for the later ones the test of the equinox below is a second witness."""

KNOWN_DAYS = [
    ((1285, 5, 14), date(1906, 8, 6)),
    ((1300, 1, 1), date(1921, 3, 21)),
    ((1304, 9, 24), date(1925, 12, 15)),
    ((1329, 12, 29), date(1951, 3, 20)),
    ((1332, 5, 28), date(1953, 8, 19)),
    ((1357, 11, 22), date(1979, 2, 11)),
    ((1358, 1, 12), date(1979, 4, 1)),
    ((1359, 6, 31), date(1980, 9, 22)),
    ((1367, 4, 27), date(1988, 7, 18)),
    ((1375, 12, 30), date(1997, 3, 20)),
    ((1378, 10, 11), date(2000, 1, 1)),
    ((1382, 10, 5), date(2003, 12, 26)),
    ((1394, 4, 23), date(2015, 7, 14)),
    ((1395, 12, 30), date(2017, 3, 20)),
    ((1397, 1, 1), date(2018, 3, 21)),
    ((1397, 2, 18), date(2018, 5, 8)),
    ((1397, 6, 21), date(2018, 9, 12)),
    ((1398, 12, 29), date(2020, 3, 19)),
    ((1399, 1, 1), date(2020, 3, 20)),
    ((1400, 1, 1), date(2021, 3, 21)),
    ((1403, 12, 30), date(2025, 3, 20)),
    ((1404, 1, 1), date(2025, 3, 21)),
]
"""Days that history dates in both calendars: a coup, a revolution, a war, an earthquake, new years."""


@pytest.mark.parametrize(("solar", "gregorian"), KNOWN_DAYS)
def test_days_that_history_knows_in_both_calendars(solar, gregorian):
    assert solar_to_gregorian(*solar) == gregorian
    assert gregorian_to_solar(gregorian) == solar


def test_leap_years_of_two_centuries():
    assert [year for year in range(1300, 1501) if is_solar_leap(year)] == LEAP_YEARS


def test_every_day_of_two_centuries_follows_the_one_before():
    """Counts on by the lengths of months alone, from one known day."""
    day = date(1921, 3, 21)
    for year in range(1300, 1501):
        esfand = 30 if year in LEAP_YEARS else 29
        for month, length in enumerate([31] * 6 + [30] * 5 + [esfand], start=1):
            assert solar_month_length(year, month) == length
            for number in range(1, length + 1):
                assert gregorian_to_solar(day) == (year, month, number)
                assert solar_to_gregorian(year, month, number) == day
                day += timedelta(days=1)
    assert day == solar_to_gregorian(1501, 1, 1)


EQUINOX_TERMS = (
    (485, 324.96, 1934.136), (203, 337.23, 32964.467), (199, 342.08, 20.186), (182, 27.85, 445267.112),
    (156, 73.14, 45036.886), (136, 171.52, 22518.443), (77, 222.54, 65928.934), (74, 296.72, 3034.906),
    (70, 243.58, 9037.513), (58, 119.81, 33718.147), (52, 297.17, 150.678), (50, 21.02, 2281.226),
    (45, 247.54, 29929.562), (44, 325.15, 31555.956), (29, 60.93, 4443.417), (18, 155.12, 67555.328),
    (17, 288.79, 4562.452), (16, 198.04, 62894.029), (14, 199.76, 31436.921), (12, 95.39, 14577.848),
    (12, 287.11, 31931.756), (12, 320.81, 34777.259), (9, 227.73, 1222.114), (8, 15.45, 16859.074),
)  # fmt: skip


def march_equinox_in_tehran(gregorian_year):
    """Return the days from 1 January 2000, 0:00 at 52.5 degrees east to the equinox.

    J. Meeus, "Astronomical Algorithms", chapter 27, good to a minute; ΔT as it was and is foreseen.
    """
    y = (gregorian_year - 2000) / 1000
    mean = 2451623.80984 + 365242.37404 * y + 0.05169 * y**2 - 0.00411 * y**3 - 0.00057 * y**4
    t = (mean - 2451545) / 36525
    w = radians(35999.373 * t - 2.47)
    size = 1 + 0.0334 * cos(w) + 0.0007 * cos(2 * w)
    terms = sum(a * cos(radians(b + c * t)) for a, b, c in EQUINOX_TERMS)
    clock_error = 25 + max(0, gregorian_year - 1960) * 0.8
    return mean + 0.00001 * terms / size - clock_error / 86400 - 2451544.5 + 3.5 / 24


@pytest.mark.parametrize("year", range(1300, 1501))
def test_new_year_is_the_day_whose_noon_follows_the_equinox(year):
    """The law of 1925: an equinox before noon of Tehran makes that day 1 Farvardin, a later one the next.

    Two minutes are allowed for the method. They matter in 1309 alone, where the equinox fell on noon
    itself and the list above decides; in every other year it was ten minutes away or more.
    """
    minutes = 2 / (24 * 60)
    equinox = march_equinox_in_tehran(year + 621)
    nowruz = solar_to_gregorian(year, 1, 1)
    noon = (nowruz - date(2000, 1, 1)).days + 0.5
    assert noon - 1 - minutes < equinox < noon + minutes


def test_the_lengths_of_a_year():
    assert [solar_month_length(1397, month) for month in range(1, 13)] == [31] * 6 + [30] * 5 + [29]
    assert solar_month_length(1399, 12) == 30


@pytest.mark.parametrize(
    ("solar", "message"),
    [
        ((1397, 0, 1), "A year has months 1 to 12, not 0."),
        ((1397, 13, 1), "A year has months 1 to 12, not 13."),
        ((1397, 12, 30), "Month 12 of Solar Hijri year 1397 has days 1 to 29, not 30."),
        ((1397, 7, 31), "Month 7 of Solar Hijri year 1397 has days 1 to 30, not 31."),
        ((1397, 1, 0), "Month 1 of Solar Hijri year 1397 has days 1 to 31, not 0."),
        ((0, 1, 1), "The Solar Hijri years 1 to 3177 can be reckoned, not 0."),
        ((3178, 12, 1), "The Solar Hijri years 1 to 3177 can be reckoned, not 3178."),
        ((10**12, 1, 1), "The Solar Hijri years 1 to 3177 can be reckoned, not 1000000000000."),
    ],
)
def test_days_that_do_not_exist(solar, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        solar_to_gregorian(*solar)


@pytest.mark.parametrize("day", [date.min, date(622, 3, 21), LAST_DAY + timedelta(days=1), date.max])
def test_days_outside_the_calendar(day):
    with pytest.raises(ValueError, match=f"^{day} is outside the Solar Hijri years 1 to 3177[.]$"):
        gregorian_to_solar(day)


def test_the_calendar_begins_and_ends_with_whole_years():
    assert (FIRST_DAY, gregorian_to_solar(FIRST_DAY)) == (date(622, 3, 22), (1, 1, 1))
    assert gregorian_to_solar(LAST_DAY) == (3177, 12, solar_month_length(3177, 12))


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_every_day_converts_there_and_back(day):
    assert solar_to_gregorian(*gregorian_to_solar(day)) == day


@given(st.dates(FIRST_DAY, LAST_DAY - timedelta(days=1)))
def test_a_later_day_has_a_later_date(day):
    assert gregorian_to_solar(day) < gregorian_to_solar(day + timedelta(days=1))


@given(st.integers(1, 3176))
def test_a_leap_year_is_a_day_longer(year):
    length = (solar_to_gregorian(year + 1, 1, 1) - solar_to_gregorian(year, 1, 1)).days
    assert length == (366 if is_solar_leap(year) else 365)
    assert sum(solar_month_length(year, month) for month in range(1, 13)) == length
