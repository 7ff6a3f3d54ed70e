"""A text's letters tell its script, and the script its direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.direction import direction_of, isolate, isolate_in, language_of, script_of


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("Geopolitical Necessities", "latin", "en"),
        ("پژوهشکده مطالعات منطقه‌ای", "arabic", "fa"),
        ("Россия и Иран", "cyrillic", "ru"),
        ("برجام (JCPOA) و آینده", "arabic", "fa"),
        ("Iran’s برجام policy", "latin", "en"),
        ("МИД (MFA) России", "cyrillic", "ru"),
        ("Ä", "latin", "en"),
        ("ﻣﻠﻲ", "arabic", "fa"),
        ("۲/۹۷", "", ""),
        ("2/97, § 5 – ¹⁰", "", ""),
        ("", "", ""),
        ("漢字", "", ""),
        ("\u202e\ud800\0", "", ""),
    ],
)
def test_most_letters_decide_script_and_language(text, script, language):
    assert (script_of(text), language_of(text)) == (script, language)


def test_on_a_tie_the_first_letter_decides():
    assert (script_of("AB دو"), script_of("دو AB")) == ("latin", "arabic")


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("fa", "rtl"),
        ("ru", "ltr"),
        ("fa-IR", "rtl"),
        ("fa_ir", "rtl"),
        (" FA ", "rtl"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("ckb", "rtl"),
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("az-Arab-IR", "rtl"),
        ("ks-Deva", "ltr"),
        ("tg-Cyrl", "ltr"),
        ("", "ltr"),
        ("x", "ltr"),
        ("de-1996", "ltr"),
    ],
)
def test_direction_of_a_language(language, direction):
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("الهه کولایی", "\u2068الهه کولایی\u2069"),
        ("", ""),
        ("one\ntwo", "\u2068one\u2069\n\u2068two\u2069"),
        ("one\r\n\ntwo", "\u2068one\u2069\r\n\n\u2068two\u2069"),
        ("breaks\u2069 out \u202eof it", "\u2068breaks out of it\u2069"),
        ("می‌شود\u200f!", "\u2068می‌شود\u200f!\u2069"),
    ],
)
def test_a_text_is_isolated_line_by_line(text, isolated):
    assert isolate(text) == isolated


@given(st.text(st.sampled_from("aی\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202e\n \u2029")))
def test_no_text_escapes_its_isolate(text):
    isolated = isolate(text)
    assert isolate(isolated) == isolated
    for line in isolated.replace("\u2029", "\n").split("\n"):
        if line:
            assert (line[0], line[-1]) == ("\u2068", "\u2069")
            assert [
                c for c in line[1:-1] if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
            ] == []


@given(st.text())
def test_digits_and_signs_do_not_change_the_script(text):
    assert script_of(f"12 – {text} (۳)") == script_of(text)


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Ports", "en", "Ports"),
        ("Ports", "fa", "\u2068Ports\u2069"),
        ("بندرها", "fa", "بندرها"),
        ("بندرها", "en", "\u2068بندرها\u2069"),
        ("Порты", "en", "Порты"),
        ("2/97", "fa", "2/97"),
        ("", "en", ""),
        ("بندرها", None, "\u2068بندرها\u2069"),
    ],
)
def test_a_title_that_runs_the_other_way_is_isolated_in_a_sentence(text, language, shown):
    assert isolate_in(text, language) == shown
