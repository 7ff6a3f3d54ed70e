"""The names of months, as printed and as read."""

import pytest

from papers.text.months import MONTHS, MONTHS_AFTER_A_DAY, month_of


@pytest.mark.parametrize(("language", "calendar"), list(MONTHS))
def test_every_printed_name_is_read_as_its_month(language, calendar):
    for table in (MONTHS, MONTHS_AFTER_A_DAY):
        names = table[language, calendar]
        assert [month_of(name) for name in names] == [(calendar, month) for month in range(1, 13)]
        assert [month_of(name.upper()) for name in names] == [(calendar, month) for month in range(1, 13)]


def test_all_languages_name_the_months_of_both_calendars():
    languages = {language for language, _ in MONTHS}
    assert set(MONTHS) == {
        (language, calendar) for language in languages for calendar in ("gregorian", "solar-hijri")
    }
    assert set(MONTHS_AFTER_A_DAY) == set(MONTHS)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("Jan.", ("gregorian", 1)),
        ("Sept", ("gregorian", 9)),
        ("сент.", ("gregorian", 9)),
        ("آپریل", ("gregorian", 4)),
        ("می", ("gregorian", 5)),
        ("امرداد", ("solar-hijri", 5)),
        ("مهر ماه", ("solar-hijri", 7)),
        ("مهر‌ماه", ("solar-hijri", 7)),
        ("دی‌ماه", ("solar-hijri", 10)),
        ("دي", ("solar-hijri", 10)),
    ],
)
def test_other_spellings_are_read(name, month):
    assert month_of(name) == month


@pytest.mark.parametrize("name", ["", ".", "ماه", "Ma", "Septembre", "رمضان", "1"])
def test_other_words_are_no_month(name):
    assert month_of(name) is None
