"""Spellings that a reader takes for one word: one stored form, one comparison key."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.letters import fold, fold_letters, has_arabic_letters, persian_letters

MIXED = st.text(
    st.sampled_from(
        "aAéßİıŁйЙёЁїأإآٱؤئۀةهھيىیكکـ"
        "\u0654\u0653\u0655\u064b\u0306\u0308\u0301\u200c\u200d\u00adﻛﻠﷲﷺ﷼ﬁ¹½۱٢’“–- \t\n"
    )
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ايران", "ایران"),
        ("كتاب", "کتاب"),
        ("سياست خارجى", "سیاست خارجی"),
        ("موسى علوى", "موسی علوی"),
        ("ﻛﺘﺎﺏ", "کتاب"),
        ("ﻣﻠﻲ", "ملی"),
        ("ﻼﻠﻪ", "لاله"),
        ("ﭘﮊﻭﻫﺸﻜﺪﻩ", "پژوهشکده"),
        ("ﷲ", "الله"),
    ],
)
def test_arabic_look_alikes_are_stored_as_persian_letters(typed, stored):
    assert fold_letters(typed) == stored


@pytest.mark.parametrize(
    "text",
    [
        "ایران",
        "منطقه‌ای",
        "مسئول",
        "مؤسسه",
        "آسیا",
        "دایرةالمعارف",
        "خانۀ ما",
        "خانهٔ ما",
        "۱۳۹۷ و ٢",
        "۱۰۰ ﷼",
        "محمد ﷺ",
        "Café №5 ½ ﬁ",
        "Ёлкин й",
    ],
)
def test_spelling_zwnj_digits_and_signs_are_stored_as_written(text):
    assert fold_letters(text) == text


def test_hamza_on_yeh_survives_however_it_is_encoded():
    apart = unicodedata.normalize("NFD", "مسئول")
    assert "ي" in apart
    assert fold_letters(apart) == "مسئول"
    assert has_arabic_letters(apart) == ()


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", ()),
        ("ایران", ()),
        ("Iran", ()),
        ("كيك", ("ك", "ي")),
        ("على ﻣﺎ", ("ى", "ﻣ", "ﺎ")),
    ],
)
def test_the_editor_is_told_which_letters_would_change(text, letters):
    assert has_arabic_letters(text) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("منطقه‌ای", "منطقهای"),
        ("ايران", "ایران"),
        ("Syrian Conflict", "syrian  conflict"),
        ("Iran’s “role” – now", 'Iran\'s "role" - now'),
        ("«برجام»", '"برجام"'),
        ("شهریور ۱۳۹۷", "شهریور 1397"),
        ("صفحه ٢", "صفحه ۲"),
        ("مُحَمَّد", "محمد"),
        ("ایـــران", "ایران"),
        ("رؤیا", "رویا"),
        ("مؤسسه", "موسسه"),
        ("کولائی", "کولایی"),
        ("آسیا", "اسیا"),
        ("خانۀ", "خانهٔ"),
        ("خانهٔ", "خانه"),
        ("دایرةالمعارف", "دایره‌المعارف"),
        ("José Müller", "jose muller"),
        ("Łódź, Kılıç, Søren", "lodz, kilic, soren"),
        ("STRAẞE", "strasse"),
        ("İstanbul", "istanbul"),
        ("ЁЛКИН", "елкин"),
        ("Ю́рий", "Юрий"),
        ("ﬁscal ｐｏｌｉｃｙ", "fiscal policy"),
        ("co\u00adoperation", "cooperation"),
        ("a\u00a0b\u2003c\n", "a b c"),
        ("\u2067برجام\u2069", "برجام"),
        ("שָׁלוֹם", "שלום"),
        ("باید، شاید؛ چرا؟", "باید, شاید; چرا?"),
    ],
)
def test_spellings_of_one_text_compare_equal(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("й", "и"),
        ("ї", "і"),
        ("ў", "у"),
        ("ایران", "ایراد"),
        ("کار", "گار"),
        ("Iran", "Iraq"),
        ("re-sign", "resign"),
        ("منطقه ای", "منطقه‌ای"),
        ("कि", "का"),
        ("1397", "1398"),
    ],
)
def test_different_texts_stay_different(one, other):
    assert fold(one) != fold(other)


def test_a_key_is_readable():
    assert fold("  «Ю́рий  Ёлкин» — Café ۱۳۹۷، ايـران\u200cشناسي ") == '"юрий елкин" - cafe 1397, ایرانشناسی'


def test_a_hundred_thousand_hidden_marks_are_no_work():
    """Marks that only a dropped character keeps apart would otherwise meet in one endless row."""
    assert fold(("\u0315\u0300" * 10 + "\u200c") * 3_000) == ""


@given(st.one_of(st.text(), MIXED))
def test_a_key_is_its_own_key(text):
    assert fold(fold(text)) == fold(text)


@given(st.one_of(st.text(), MIXED))
def test_folding_letters_twice_is_folding_them_once(text):
    assert fold_letters(fold_letters(text)) == fold_letters(text)


@given(st.one_of(st.text(), MIXED))
def test_after_folding_no_letter_is_left_to_fold(text):
    assert has_arabic_letters(fold_letters(text)) == ()


@given(st.one_of(st.text(), MIXED))
def test_stored_and_typed_spelling_have_one_key(text):
    assert fold(fold_letters(text)) == fold(text)


@given(st.one_of(st.text(), MIXED))
def test_a_key_does_not_depend_on_normal_form_or_edges(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(f" {text}\u00a0") == fold(text)


@given(st.text(st.sampled_from("abcëñپگچیکهاآ \u200c")))
def test_case_and_zwnj_never_decide(text):
    assert fold(text.upper()) == fold(text) == fold(text.replace("\u200c", ""))


@given(st.text())
def test_a_text_without_arabic_letters_is_stored_as_it_is(text):
    if not has_arabic_letters(text):
        assert fold_letters(text) == unicodedata.normalize("NFC", text)


@given(st.one_of(st.text(), MIXED))
def test_letters_fold_alone_as_they_do_beside_others(text):
    """The marks that are put behind make no letter of the text another, and the slow way is taken."""
    assert fold(f"{text} x\u0315") == fold(f"{text} x")


@given(st.one_of(st.text(), MIXED))
def test_persian_letters_keep_each_character_in_its_place(text):
    assert len(persian_letters(text)) == len(text)
    assert fold_letters(persian_letters(text)) == fold_letters(text)


def test_persian_letters():
    assert persian_letters("دكتري موسى ۀ Kiev") == "دکتری موسی ۀ Kiev"


def test_a_hamza_taken_from_its_seat_keeps_it():
    apart = unicodedata.normalize("NFD", "رئیس")
    assert persian_letters(apart) == apart
