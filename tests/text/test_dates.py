"""Dates as a paper prints them and as a page shows them, in two calendars and three languages."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.dates import (
    PartialDate,
    expand_solar_year,
    format_date,
    format_span,
    gregorian_to_solar,
    parse_date,
    solar_month_length,
    solar_to_gregorian,
)
from papers.text.digits import persian_digits

SOLAR = "solar-hijri"


@st.composite
def partial_dates(draw, first=1822, last=2100):
    """Draw a date of either calendar and any precision, from the years that papers bear."""
    day = draw(st.dates(date(first, 1, 1), date(last, 12, 31)))
    calendar = draw(st.sampled_from(["gregorian", SOLAR]))
    parts = gregorian_to_solar(day) if calendar == SOLAR else (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(1, 3))], calendar=calendar)


def solar(*parts):
    return PartialDate(*parts, calendar=SOLAR)


def precision(partial):
    return [part is not None for part in (partial.year, partial.month, partial.day)]


@pytest.mark.parametrize(
    ("gregorian", "in_solar"),
    [
        (PartialDate(2018, 9), solar(1397, 6)),
        (PartialDate(2018, 3), solar(1396, 12)),
        (PartialDate(2018, 12), solar(1397, 9)),
        (PartialDate(2018), solar(1397)),
        (PartialDate(2018, 9, 12), solar(1397, 6, 21)),
        (PartialDate(2018, 3, 20), solar(1396, 12, 29)),
        (PartialDate(2018, 3, 21), solar(1397, 1, 1)),
    ],
)
def test_a_gregorian_date_in_the_solar_calendar(gregorian, in_solar):
    assert gregorian.in_solar() == in_solar
    assert gregorian.in_gregorian() == gregorian


@pytest.mark.parametrize(
    ("in_solar", "gregorian"),
    [
        (solar(1397, 6), PartialDate(2018, 9)),
        (solar(1397, 1), PartialDate(2018, 4)),
        (solar(1397, 10), PartialDate(2019, 1)),
        (solar(1397), PartialDate(2018)),
        (solar(1397, 6, 21), PartialDate(2018, 9, 12)),
        (solar(1399, 12, 30), PartialDate(2021, 3, 20)),
    ],
)
def test_a_solar_date_in_the_gregorian_calendar(in_solar, gregorian):
    assert in_solar.in_gregorian() == gregorian
    assert in_solar.in_solar() == in_solar


@pytest.mark.parametrize(
    ("partial", "spans"),
    [
        (PartialDate(2018), (solar(1396), solar(1397))),
        (PartialDate(2018, 9), (solar(1397, 6), solar(1397, 7))),
        (PartialDate(2018, 3), (solar(1396, 12), solar(1397, 1))),
        (PartialDate(2018, 9, 12), (solar(1397, 6, 21),)),
        (solar(1397), (PartialDate(2018), PartialDate(2019))),
        (solar(1397, 10), (PartialDate(2018, 12), PartialDate(2019, 1))),
        (PartialDate(622), (solar(1),)),
        (solar(1), (PartialDate(622), PartialDate(623))),
        (PartialDate(3799), (solar(3177),)),
    ],
)
def test_what_a_date_covers_in_the_other_calendar(partial, spans):
    assert partial.spans == spans


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ((2018, None, 5), "A day needs a month."),
        ((2018, 13), "month must be in 1..12"),
        ((2018, 0), "month must be in 1..12"),
        ((2018, 2, 29), "day is out of range for month"),
        ((2018, 2, 0), "day is out of range for month"),
        ((0,), "year 0 is out of range"),
        ((621, 12), "0621-12-01/0621-12-31 is outside the years that both calendars have."),
        ((622, 2), "0622-02-01/0622-02-28 is outside the years that both calendars have."),
        ((3800,), "3800-01-01/3800-12-31 is outside the years that both calendars have."),
        ((1397, 12, 30, SOLAR), "Month 12 of Solar Hijri year 1397 has days 1 to 29, not 30."),
        ((1397, 0, None, SOLAR), "A year has months 1 to 12, not 0."),
        ((4000, None, None, SOLAR), "The Solar Hijri years 1 to 3177 can be reckoned, not 4000."),
        ((1440, 1, 1, "lunar"), "There is no calendar 'lunar'."),
    ],
)
def test_a_date_that_does_not_exist_cannot_be_made(parts, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        PartialDate(*parts)


def test_dates_of_both_calendars_sort_together():
    in_order = [
        solar(1396),
        PartialDate(2018, 1, 1),
        PartialDate(2018),
        solar(1397, 1, 1),
        solar(1397),
        solar(1397, 6),
        PartialDate(2018, 9, 1),
        PartialDate(2018, 9),
        solar(1397, 6, 21),
        PartialDate(2018, 10),
    ]
    shuffled = in_order[1::2] + in_order[::2]
    assert sorted(shuffled, key=lambda partial: partial.sort_key) == in_order
    assert PartialDate(2018, 9).sort_key == "2018-09-01/2018-09-30"
    assert solar(1397, 6).sort_key == "2018-08-23/2018-09-22"


@pytest.mark.parametrize(
    ("partial", "en", "fa", "ru"),
    [
        (PartialDate(2018), "2018", "۲۰۱۸", "2018"),
        (PartialDate(2018, 9), "September 2018", "سپتامبر ۲۰۱۸", "сентябрь 2018"),
        (PartialDate(2018, 9, 12), "12 September 2018", "۱۲ سپتامبر ۲۰۱۸", "12 сентября 2018"),
        (PartialDate(2015, 5, 9), "9 May 2015", "۹ مه ۲۰۱۵", "9 мая 2015"),
        (solar(1397), "1397", "۱۳۹۷", "1397"),
        (solar(1397, 6), "Shahrivar 1397", "شهریور ۱۳۹۷", "шахривар 1397"),
        (solar(1397, 6, 12), "12 Shahrivar 1397", "۱۲ شهریور ۱۳۹۷", "12 шахривара 1397"),
        (solar(1400, 10, 1), "1 Dey 1400", "۱ دی ۱۴۰۰", "1 дея 1400"),
    ],
)
def test_a_date_in_words(partial, en, fa, ru):
    assert [format_date(partial, language) for language in ("en", "fa", "ru")] == [en, fa, ru]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fa-IR", "سپتامبر ۲۰۱۸"),
        ("RU", "сентябрь 2018"),
        ("en_GB", "September 2018"),
        ("de", "September 2018"),
    ],
)
def test_regions_do_not_matter_and_unknown_languages_read_english(language, words):
    assert format_date(PartialDate(2018, 9), language) == words


@pytest.mark.parametrize(
    ("partial", "en", "fa"),
    [
        (PartialDate(2018), "1396–1397", "۱۳۹۶–۱۳۹۷"),
        (PartialDate(2018, 9), "Shahrivar–Mehr 1397", "شهریور–مهر ۱۳۹۷"),
        (PartialDate(2018, 3), "Esfand 1396 – Farvardin 1397", "اسفند ۱۳۹۶ – فروردین ۱۳۹۷"),
        (PartialDate(2018, 9, 12), "21 Shahrivar 1397", "۲۱ شهریور ۱۳۹۷"),
        (solar(1397, 10), "December 2018 – January 2019", "دسامبر ۲۰۱۸ – ژانویه ۲۰۱۹"),
        (PartialDate(622), "1", "۱"),
    ],
)
def test_a_page_can_print_the_range_in_the_other_calendar(partial, en, fa):
    assert (format_span(partial, "en"), format_span(partial, "fa")) == (en, fa)


@pytest.mark.parametrize(
    ("printed", "partial"),
    [
        ("SEPTEMBER 2018", PartialDate(2018, 9)),
        ("September, 2018", PartialDate(2018, 9)),
        ("Sept. 2018", PartialDate(2018, 9)),
        (" sep  2018. ", PartialDate(2018, 9)),
        ("12 September 2018", PartialDate(2018, 9, 12)),
        ("12th of September 2018", PartialDate(2018, 9, 12)),
        ("1st May 2018", PartialDate(2018, 5, 1)),
        ("September 12, 2018", PartialDate(2018, 9, 12)),
        ("September 2nd 2018", PartialDate(2018, 9, 2)),
        ("Wednesday, 12 September 2018", PartialDate(2018, 9, 12)),
        ("Sat. 1 Dec. 2018", PartialDate(2018, 12, 1)),
        ("12-Sep-2018", PartialDate(2018, 9, 12)),
        ("12\u00a0September\u00a02018", PartialDate(2018, 9, 12)),
        ("شهریور ۱۳۹۷", solar(1397, 6)),
        ("شهريور ١٣٩٧", solar(1397, 6)),
        ("شهریور 1397", solar(1397, 6)),
        ("شهریورماه ۱۳۹۷", solar(1397, 6)),
        ("شهریور‌ماه سال ۱۳۹۷", solar(1397, 6)),
        ("آبان ماه ۱۳۹۷", solar(1397, 8)),
        ("۱۲ شهریور ۱۳۹۷", solar(1397, 6, 12)),
        ("چهارشنبه، ۲۱ شهریور ۱۳۹۷", solar(1397, 6, 21)),
        ("سه‌شنبه ۲۰ شهریور ۱۳۹۷", solar(1397, 6, 20)),
        ("۲۱ شهریور ۱۳۹۷ ه‍.ش.", solar(1397, 6, 21)),
        ("۱۳۹۷ هجری شمسی", solar(1397)),
        ("سال ۱۳۹۷", solar(1397)),
        ("Shahrivar 1397", solar(1397, 6)),
        ("21 Shahrivar 1397 SH", solar(1397, 6, 21)),
        ("1397 (A.P.)", solar(1397)),
        ("سپتامبر ۲۰۱۸", PartialDate(2018, 9)),
        ("۱۲ سپتامبر ۲۰۱۸ میلادی", PartialDate(2018, 9, 12)),
        ("ژوئیهٔ ۲۰۱۵", PartialDate(2015, 7)),
        ("جولای ۲۰۱۵", PartialDate(2015, 7)),
        ("۲۰۱۸ م.", PartialDate(2018)),
        ("сентябрь 2018", PartialDate(2018, 9)),
        ("Сентябрь 2018 г.", PartialDate(2018, 9)),
        ("12 сентября 2018 года", PartialDate(2018, 9, 12)),
        ("12-го мая 2018", PartialDate(2018, 5, 12)),
        ("среда, 12 сентября 2018", PartialDate(2018, 9, 12)),
        ("12 шахривара 1397", solar(1397, 6, 12)),
        ("2018", PartialDate(2018)),
        ("1397", solar(1397)),
        ("2018-09", PartialDate(2018, 9)),
        ("2018-09-01", PartialDate(2018, 9, 1)),
        ("2018/9/1", PartialDate(2018, 9, 1)),
        ("۱۳۹۷/۶/۲۱", solar(1397, 6, 21)),
        ("۱۳۹۷/۰۶", solar(1397, 6)),
        ("۳۱/۶/۱۳۹۷", solar(1397, 6, 31)),
        ("۴/۵/۱۳۹۷", solar(1397, 5, 4)),
        ("12.09.2018", PartialDate(2018, 9, 12)),
        ("04.05.2018 г.", PartialDate(2018, 5, 4)),
        ("25/09/2018", PartialDate(2018, 9, 25)),
        ("09/25/2018", PartialDate(2018, 9, 25)),
        ("5/5/2018", PartialDate(2018, 5, 5)),
    ],
)
def test_printed_dates_are_read(printed, partial):
    assert parse_date(printed) == partial


@pytest.mark.parametrize(
    ("printed", "year", "calendar"),
    [
        ("Spring 2018", 2018, "gregorian"),
        ("WINTER, 2018", 2018, "gregorian"),
        ("summer of 2018", 2018, "gregorian"),
        ("بهار ۱۳۹۷", 1397, "solar-hijri"),
        ("پائیز سال ۱۳۹۷", 1397, "solar-hijri"),
        ("زمستان ۱۳۹۷ ش", 1397, "solar-hijri"),
        ("Осень 2018 г.", 2018, "gregorian"),
    ],
)
def test_of_a_season_the_year_is_known(printed, year, calendar):
    assert parse_date(printed) == PartialDate(year, calendar=calendar)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "September",
        "Spring",
        "Spring 97",
        "Spring 12 May 2018",
        "Spring May 2018",
        "12 September",
        "97",
        "2/97",
        "شهریور ۹۷",
        "0622",
        "1199",
        "12345",
        "2018-2019",
        "2018-13",
        "2018-09-31",
        "2018-00-01",
        "2018-09/01",
        "31 February 2018",
        "0 May 2018",
        "۳۰ اسفند ۱۳۹۷",
        "شهریور ۲۰۱۸",
        "September 1397",
        "September 2018 SH",
        "۱۳۹۷ میلادی",
        "04/05/2018",
        "4-5-2018",
        "32/13/2018",
        "Septembre 2018",
        "in September 2018",
        "September 2018 issue",
        "12 12 September 2018",
        "Monday",
        "May may 2018",
        "\0",
        "9" * 5000,
        "1 May 2018" + " " * 60,
    ],
)
def test_anything_doubtful_is_no_date(printed):
    assert parse_date(printed) is None


@pytest.mark.parametrize(
    ("two_digits", "near", "year"),
    [
        (97, 2018, 1397),
        (96, 2018, 1396),
        (99, 2021, 1399),
        (0, 2021, 1400),
        (2, 2018, 1402),
        (99, 1990, 1399),
        (99, 1921, 1299),
        (1, 1921, 1301),
        (47, 2018, 1347),
        (46, 2018, 1446),
    ],
)
def test_two_digits_mean_the_closest_solar_year(two_digits, near, year):
    assert expand_solar_year(two_digits, near) == year


@pytest.mark.parametrize("two_digits", [-1, 100, 1397])
def test_more_or_less_than_two_digits_are_refused(two_digits):
    with pytest.raises(ValueError, match=f"^A year of two digits is 0 to 99, not {two_digits}[.]$"):
        expand_solar_year(two_digits, 2018)


@given(st.integers(0, 99), st.integers(1822, 2200))
def test_the_closest_solar_year_is_within_half_a_century(two_digits, near):
    year = expand_solar_year(two_digits, near)
    assert year % 100 == two_digits
    assert abs(year - (near - 621)) <= 50


@given(partial_dates())
def test_a_date_converts_without_gain_of_precision(partial):
    other = partial.in_solar() if partial.calendar == "gregorian" else partial.in_gregorian()
    assert precision(other) == precision(partial)
    assert other in partial.spans
    assert other.calendar != partial.calendar


@given(partial_dates())
def test_a_date_holds_more_days_of_its_conversion_than_of_any_neighbour(partial):
    days = []
    day = partial.first_day
    while day <= partial.last_day:
        parts = gregorian_to_solar(day) if partial.calendar == "gregorian" else (day.year, day.month, day.day)
        days.append(parts[: sum(precision(partial))])
        day += timedelta(days=1)
    other = partial.in_solar() if partial.calendar == "gregorian" else partial.in_gregorian()
    chosen = tuple(part for part in (other.year, other.month, other.day) if part is not None)
    assert days.count(chosen) == max(days.count(parts) for parts in days)
    assert list(dict.fromkeys(days)) == [
        tuple(part for part in (span.year, span.month, span.day) if part is not None)
        for span in partial.spans
    ]


@given(partial_dates())
def test_a_month_that_converts_comes_back(partial):
    there = partial.in_solar().in_gregorian().in_solar()
    assert there == partial.in_solar()


@given(partial_dates())
def test_the_spans_cover_the_whole_date_and_touch(partial):
    spans = partial.spans
    assert spans[0].first_day <= partial.first_day
    assert spans[-1].last_day >= partial.last_day
    for one, following in pairwise(spans):
        assert one.last_day + timedelta(days=1) == following.first_day


@given(partial_dates(), st.sampled_from(["en", "fa", "ru"]))
def test_what_a_page_prints_can_be_read_again(partial, language):
    assert parse_date(format_date(partial, language)) == partial
    assert parse_date(persian_digits(format_date(partial, language))) == partial


@given(partial_dates())
def test_iso_dates_and_persian_dates_in_figures_are_read(partial):
    parts = [part for part in (partial.year, partial.month, partial.day) if part is not None]
    assert parse_date("-".join(f"{part:02}" for part in parts)) == partial
    assert parse_date(persian_digits("/".join(map(str, parts)))) == partial


@given(partial_dates(), partial_dates())
def test_the_sort_key_orders_by_days(one, other):
    days = ((d.first_day, d.last_day) for d in (one, other))
    assert (one.sort_key < other.sort_key) == (next(days) < next(days))


@given(
    st.one_of(
        st.text(max_size=70), st.from_regex(r"\A[0-9۰-۹]{1,4}[ /.-][a-zа-яا-ی0-9]{1,9}[ /.-]?[0-9]{0,4}\Z")
    )
)
def test_no_text_makes_reading_fail(text):
    read = parse_date(text)
    assert read is None or read.first_day <= read.last_day


@given(st.integers(1200, 1599), st.integers(1, 12))
def test_a_solar_month_has_the_days_of_its_span(year, month):
    whole = solar(year, month)
    assert (whole.last_day - whole.first_day).days + 1 == solar_month_length(year, month)
    assert whole.first_day == solar_to_gregorian(year, month, 1)
