"""Names that are spelt otherwise once: found by the report's own usage, with few false alarms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.checking.rules.spellings import is_slip, names_in, rare_spellings

from .drafts import essay, place

pytestmark = pytest.mark.django_db


def rare(*texts, **fields):
    """Return {rare: usual} of a report whose essays have these texts."""
    works = {at: names_in(essay(text, **fields)) for at, text in enumerate(texts)}
    return {one.words: one.other for found in rare_spellings(works).values() for one in found}


@pytest.mark.parametrize(
    ("usual", "slip"),
    [
        ("Trump", "Tramp"),
        ("JCPOA", "JCOPA"),
        ("Moscow", "Mosocw"),
        ("Afghanistan", "Afganistan"),
        ("Путин", "Путен"),
    ],
)
def test_slips(usual, slip):
    expected = {slip: usual}
    assert rare(f"{usual} came. " * 10 + f"But {slip} went.") == expected


def test_another_essay_of_the_report_may_have_the_usual_spelling():
    assert rare("Trump came. " * 10, "Tramp went.") == {"Tramp": "Trump"}


@pytest.mark.parametrize(
    ("usual", "other"),
    [
        ("Syria", "Syrian"),
        ("Turk", "Turks"),
        ("Iraq", "Iran"),
        ("Turkish", "Kurdish"),
        ("Trump", "Trump's"),
        ("NATO", "NATA"),
        ("USA", "UAS"),
        ("Eastern", "Western"),
        ("State", "states"),
    ],
)
def test_what_is_another_word(usual, other):
    assert rare(f"{usual} came. " * 10 + f"But {other} went.") == {}


def test_a_word_that_is_written_small_too_is_no_name():
    assert rare("Trade came. " * 10 + "Trace went. A trace.") == {}


def test_a_spelling_that_is_as_usual_is_no_slip():
    assert rare("Trump came. " * 10 + "Tramp went. " * 5) == {}


def test_persian_names_are_those_of_titles_keywords_and_signatures():
    text = "روحانی آمد. " * 20 + "روحاتی رفت."
    assert rare(text, language="fa", title="سیاست روحانی") == {"روحاتی": "روحانی"}
    assert rare(text, language="fa", title="سیاست") == {}


def test_persian_endings_are_no_slips():
    text = "روحانی آمد. " * 20 + "روحانیت رفت. روحانیان هم."
    assert rare(text, language="fa", title="سیاست روحانی") == {}


def test_the_place_is_that_of_the_first():
    work = {1: names_in(essay("Trump. " * 9, "Tramp went.", "Tramp again."))}
    assert [(one.words, one.place) for one in rare_spellings(work)[1]] == [("Tramp", place(2))]


LETTERS = st.text(st.sampled_from("abcdef"), min_size=6, max_size=8).map(str.capitalize)


@given(LETTERS, LETTERS)
def test_a_slip_goes_both_ways(word, other):
    assert is_slip(word, other, "name") == is_slip(other, word, "name")
