"""The names of months in the languages of the site, to print dates and to read them."""

from __future__ import annotations

from typing import Literal

from papers.text.letters import fold

Calendar = Literal["gregorian", "solar-hijri"]

MONTHS: dict[tuple[str, Calendar], tuple[str, ...]] = {
    ("en", "gregorian"): (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    ("en", "solar-hijri"): (
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar",
        "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
    ),
    ("fa", "gregorian"): (
        "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن",
        "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ),
    ("fa", "solar-hijri"): (
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
        "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
    ),
    ("ru", "gregorian"): (
        "январь", "февраль", "март", "апрель", "май", "июнь",
        "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    ),
    ("ru", "solar-hijri"): (
        "фарвардин", "ордибехешт", "хордад", "тир", "мордад", "шахривар",
        "мехр", "абан", "азар", "дей", "бахман", "эсфанд",
    ),
}  # fmt: skip

MONTHS_AFTER_A_DAY: dict[tuple[str, Calendar], tuple[str, ...]] = MONTHS | {
    ("ru", "gregorian"): (
        "января", "февраля", "марта", "апреля", "мая", "июня",
        "июля", "августа", "сентября", "октября", "ноября", "декабря",
    ),
    ("ru", "solar-hijri"): (
        "фарвардина", "ордибехешта", "хордада", "тира", "мордада", "шахривара",
        "мехра", "абана", "азара", "дея", "бахмана", "эсфанда",
    ),
}  # fmt: skip
"""Russian puts the month in the genitive when a day comes before it."""

_OTHER_SPELLINGS: dict[Calendar, dict[int, str]] = {
    "gregorian": {
        1: "jan ژانویهٔ янв", 2: "feb فوریهٔ фев февр", 3: "mar мар", 4: "apr آپریل апр", 5: "می مهٔ",
        6: "jun جون", 7: "jul ژوییهٔ جولای", 8: "aug آگوست авг", 9: "sep sept سپتمبر сен сент",
        10: "oct اکتوبر окт", 11: "nov نومبر ноя нояб", 12: "dec دسمبر дек",
    },
    "solar-hijri": {
        2: "ordibehest urdibihisht", 3: "xordad", 5: "amordad امرداد", 6: "shahrivār sharivar",
        8: "آبانماه", 9: "آذرماه", 10: "dei дэй", 12: "espand اسپند",
    },
}  # fmt: skip


SEASONS = (
    *("spring", "summer", "autumn", "fall", "winter"),
    *("بهار", "تابستان", "پاییز", "زمستان"),
    *("весна", "лето", "осень", "зима"),
)
"""Folded. A journal's season is no month: of "Winter 2018" the year is known."""


def _months_by_name() -> dict[str, tuple[Calendar, int]]:
    names: dict[str, tuple[Calendar, int]] = {}
    for table in (MONTHS, MONTHS_AFTER_A_DAY):
        for (_, calendar), months in table.items():
            names |= {fold(name): (calendar, month) for month, name in enumerate(months, start=1)}
    for calendar, spellings in _OTHER_SPELLINGS.items():
        for month, words in spellings.items():
            names |= {fold(name): (calendar, month) for name in words.split()}
    return names


_MONTHS_BY_NAME = _months_by_name()


def month_of(name: str) -> tuple[Calendar, int] | None:
    """Return the calendar and the number of a month by any of its names, None for any other word.

    Case, a full stop after a short form and the Persian word for month at its end do not matter:
    "Sept.", "SEPTEMBER", "сентября", "شهریورماه".
    """
    key = fold(name).removesuffix(".")
    return _MONTHS_BY_NAME.get(key) or _MONTHS_BY_NAME.get(key.removesuffix("ماه").rstrip())
