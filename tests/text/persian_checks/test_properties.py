"""Repairs change what was found and nothing else, whatever the text."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from papers.text.digits import latin_digits
from papers.text.letters import fold_letters
from papers.text.persian_checks import CODES, OPAQUE, apply_edits, check, repaired
from papers.text.persian_checks.prose import Prose

PERSIAN = "می نمی شود ها های تر ترین خانه ای اند بین المللی كتاب ايران در ماه از م ه ئ مؤسسه"
FOREIGN = "S-300 Iran 2018 12 3.5 ٤٥ ۱۳۹۷ https://a.b/c?d a@b.org 10.1000/12"
WORDS = st.sampled_from(
    [
        *PERSIAN.split(),
        *FOREIGN.split(),
        *'()«»“”,،?.;!:"',
        *"\u200c\u200f\u200e\u202a\u202b\u202c\u202e\u2067\u2069\n",
        OPAQUE,
    ]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "  ", "\u200c", "\u00a0"])), max_size=25).map(
    lambda rows: "".join(word + gap for word, gap in rows)
)
ANY = st.one_of(TEXTS, st.text(max_size=60))


def letters_of(text):
    """Return the letters in their order, figures as Latin ones; marks, signs and spaces left out."""
    folded = latin_digits(unicodedata.normalize("NFC", fold_letters(text)))
    return [sign for sign in folded if sign.isalnum()]


@given(ANY)
def test_what_is_mended_needs_no_mending(text):
    once = repaired(text)
    assert repaired(once) == once
    assert [finding for finding in check(once) if finding.edits] == []


@given(ANY)
def test_no_letter_is_lost_and_none_changes_its_place(text):
    assert letters_of(repaired(text)) == letters_of(text)


@given(ANY)
def test_latin_words_addresses_and_marks_stay(text):
    for stretch in Prose(text).foreign():
        assert stretch in text
    once = apply_edits(text, [edit for finding in check(text) for edit in finding.edits])
    at = 0
    for stretch in Prose(text).foreign():
        at = once.index(stretch, at) + len(stretch)
    assert repaired(text).count(OPAQUE) == text.count(OPAQUE)
    assert repaired(text).count("\n") == text.count("\n")


@given(ANY)
def test_nothing_changes_outside_what_was_found(text):
    findings = check(text)
    for finding in findings:
        assert finding.code in CODES
        assert text[finding.start : finding.end] == finding.words
        assert all(finding.start <= edit.start <= edit.end <= finding.end for edit in finding.edits)
    edits = sorted(edit for finding in findings for edit in finding.edits)
    assert all(one.end < other.start for one, other in pairwise(edits))


@given(ANY)
def test_the_words_of_a_finding_become_its_replacement(text):
    for finding in check(text):
        if finding.edits:
            mended = apply_edits(text, finding.edits)
            assert mended == text[: finding.start] + finding.replacement + text[finding.end :]


def test_a_hundred_thousand_of_anything_are_no_work():
    for bit in ("می ", "ها ", '"', "«", "\u200c", "\u202b", "a@", "a ", "1.", "  ", "کتاب ", "ه ای ", ","):
        text = "متن " + bit * 30_000
        assert len(check(text)) <= len(text)
