"""Digits are converted, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.digits import latin_digits, persian_digits, superscript_number


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("شهریور ۱۳۹۷", "شهریور 1397"),
        ("۲/۹۷", "2/97"),
        ("۱٫۵ و ۲٬۰۰۰", "1٫5 و 2٬000"),
        ("note ¹⁰, ½, Ⅳ, １２, 二", "note ¹⁰, ½, Ⅳ, １２, 二"),
        ("ي ك آ", "ي ك آ"),
    ],
)
def test_latin_digits(text, latin):
    assert latin_digits(text) == latin


@pytest.mark.parametrize(
    ("text", "persian"),
    [
        ("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
        ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"),
        ("2018 - 1397", "۲۰۱۸ - ۱۳۹۷"),
        ("5+1 گروه", "۵+۱ گروه"),
        ("¹⁰ ½ كي", "¹⁰ ½ كي"),
    ],
)
def test_persian_digits(text, persian):
    assert persian_digits(text) == persian


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("¹", 1),
        ("¹⁰", 10),
        ("⁰", 0),
        ("⁴²", 42),
        ("⁵⁶⁷⁸⁹", 56789),
        ("²³", 23),
    ],
)
def test_superscript_digits_are_a_number(text, number):
    assert superscript_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "1", "¹0", "¹.", " ¹", "¹ ²", "ⁿ", "⁺¹", "₁", "۱", "a¹", "¹" * 10, "¹" * 10_000]
)
def test_anything_else_is_no_superscript_number(text):
    assert superscript_number(text) is None


@given(st.text())
def test_converting_there_and_back_loses_only_the_script_of_digits(text):
    assert latin_digits(persian_digits(text)) == latin_digits(text)
    assert persian_digits(latin_digits(text)) == persian_digits(text)


@given(st.text(st.sampled_from("0۵٩aیé¹½ \u200c-")))
def test_only_digits_change_and_each_in_its_place(text):
    for converted in (latin_digits(text), persian_digits(text)):
        assert len(converted) == len(text)
        assert [c for c in zip(text, converted, strict=True) if c[0] != c[1] and c[0] not in "0۵٩"] == []


@given(st.integers(min_value=0, max_value=999_999_999))
def test_every_number_of_a_note_can_be_read(number):
    assert superscript_number(str(number).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))) == number
