"""What may enter a model: the gate drops what no page can show and keeps what Persian needs."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.clean import Cleaned, Finding, clean_text, limit_marks

ANY_TEXT = st.text(st.characters())
"""Every code point, lone surrogates and noncharacters included."""

HOSTILE = st.text(
    st.sampled_from(
        "aé\u0301\u0315\u0344كيی\u0654\0\x0b\x1f\x7f\x85\u200c\u202e\u2028\u2066\ufeff\ufffe\ud800\r\n\t "
    )
)


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("", ""),
        ("Iran and Russia", "Iran and Russia"),
        ("a\0b", "ab"),
        ("a\x01\x1f\x7f\x80\x9fb", "ab"),
        ("one\ttwo\nthree", "one\ttwo\nthree"),
        ("\ufeffFirst line", "First line"),
        ("half\ud83d pair", "half pair"),
        ("\U0001f600 pair", "\U0001f600 pair"),
        ("not\ufffe a\uffff letter\ufdd0\ufdef\U0010ffff", "not a letter"),
        ("Cafe\u0301", "Café"),
        ("منطقه\u200cای", "منطقه\u200cای"),
        ("ها\u200d \u200eA\u200f \u061c", "ها\u200d \u200eA\u200f \u061c"),
        ("§\u00a05", "§\u00a05"),
    ],
)
def test_text_is_stored_as_a_reader_expects_it(given_text, stored):
    assert clean_text(given_text) == Cleaned(stored)


@pytest.mark.parametrize("line_end", ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_newline(line_end):
    assert clean_text(f"above{line_end}below").text == "above\nbelow"


def test_two_line_ends_stay_two():
    assert clean_text("above\n\rbelow\r\n\r\nend").text == "above\n\nbelow\n\nend"


@pytest.mark.parametrize(
    ("control", "name"),
    [
        ("\u202a", "LEFT-TO-RIGHT EMBEDDING"),
        ("\u202b", "RIGHT-TO-LEFT EMBEDDING"),
        ("\u202c", "POP DIRECTIONAL FORMATTING"),
        ("\u202d", "LEFT-TO-RIGHT OVERRIDE"),
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE"),
        ("\u2066", "LEFT-TO-RIGHT ISOLATE"),
        ("\u2067", "RIGHT-TO-LEFT ISOLATE"),
        ("\u2068", "FIRST STRONG ISOLATE"),
        ("\u2069", "POP DIRECTIONAL ISOLATE"),
    ],
)
def test_controls_that_mislead_a_reader_are_stripped_and_reported(control, name):
    assert clean_text(f"ab{control}c") == Cleaned("abc", (Finding(2, name),))


def test_a_finding_counts_characters_of_the_given_text():
    cleaned = clean_text("\ufeff\r\ne\u0301\u202etxt.exe\u202c")
    assert cleaned.text == "\nétxt.exe"
    assert cleaned.findings == (
        Finding(5, "RIGHT-TO-LEFT OVERRIDE"),
        Finding(13, "POP DIRECTIONAL FORMATTING"),
    )


def test_a_mark_behind_a_dropped_character_composes_with_its_letter():
    assert clean_text("e\0\u0301").text == "é"


def test_marks_beyond_thirty_in_a_row_are_dropped():
    assert clean_text("x" + "\u0315" * 45 + "y").text == "x" + "\u0315" * 30 + "y"


def test_thirty_marks_on_each_of_two_letters_stay():
    text = ("x" + "\u0315" * 30) * 2
    assert clean_text(text).text == text


def test_marks_that_a_normal_form_doubles_are_still_bounded():
    """U+0344 becomes two marks in NFC."""
    assert clean_text("q" + "\u0344" * 30).text == "q" + "\u0308\u0301" * 15


def test_a_hundred_thousand_marks_on_one_letter_are_no_work():
    """Unbounded, this normalisation takes minutes; the assertion is only reached when it does not."""
    assert len(limit_marks("a" + "\u0315\u0300" * 50_000)) == 31
    assert len(clean_text("a" + "\u0315\u0300" * 50_000).text) <= 31


@given(st.one_of(ANY_TEXT, HOSTILE))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_text(text)
    assert clean_text(once.text) == Cleaned(once.text)


@given(st.one_of(ANY_TEXT, HOSTILE))
def test_a_cleaned_text_can_be_stored_sent_and_shown(text):
    cleaned = clean_text(text).text
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"] == []
    assert [c for c in cleaned if unicodedata.bidirectional(c) in BIDI_CLASSES] == []
    assert "\ufeff" not in cleaned


BIDI_CLASSES = ("LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI")


@given(st.one_of(ANY_TEXT, HOSTILE))
def test_each_finding_points_at_what_it_names(text):
    for finding in clean_text(text).findings:
        assert unicodedata.name(text[finding.position]) == finding.name


@given(
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z"), exclude_characters="\u2028\u2029"))
)
def test_words_and_punctuation_are_only_normalised(text):
    assert clean_text(text) == Cleaned(unicodedata.normalize("NFC", text))
