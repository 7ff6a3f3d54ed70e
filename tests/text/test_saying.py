"""What was said in English is recognised, with its values, and said in another language."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.saying import LONGEST, Sentences, pattern_of, say

PERSIAN = {
    "The file is empty.": "پرونده خالی است.",
    "The {our_kind} has {count} pages.": "این {our_kind} {count} صفحه دارد.",
    "The name stands elsewhere: {our_places}.": "این نام جای دیگر آمده است: {our_places}.",
    "contents “{name}” (line {line})": "فهرست «{name}» (سطر {line})",
    "“{name}” stays; the table has “{value}”.": "«{name}» می‌ماند؛ جدول «{value}» دارد.",
    "“{name}” stays; the table has “{value}”, and before had “{old}”.": "«{name}»، «{value}»، «{old}»",
    "{one} and again {one}": "{one} دو بار",
    "Word document": "سند ورد",
    "; ": "؛ ",
}
SAID = Sentences(PERSIAN)
WORDS = st.text(st.sampled_from(string.ascii_letters + "ابپ۱ \n%{}*+\\"), min_size=1, max_size=30)


@given(WORDS, WORDS)
def test_values_come_back_as_they_were(name, value):
    said = say("“{name}” stays; the table has “{value}”.", name=name, value=value)
    assert SAID.again(said) == f"«{name}» می‌ماند؛ جدول «{value}» دارد."


@given(st.text(max_size=200))
def test_what_was_never_said_is_nobodys_sentence(text):
    if text not in PERSIAN and not any(pattern_of(words).fullmatch(text) for words in PERSIAN):
        assert SAID.again(text) is None


@pytest.mark.parametrize(
    ("said", "again"),
    [
        (say("The file is empty."), "پرونده خالی است."),
        (
            say("The {our_kind} has {count} pages.", our_kind=say("Word document"), count=3),
            "این سند ورد 3 صفحه دارد.",
        ),
        (
            say(
                "The name stands elsewhere: {our_places}.",
                our_places="; ".join(
                    say("contents “{name}” (line {line})", name="A; b", line=at) for at in (1, 2)
                ),
            ),
            "این نام جای دیگر آمده است: فهرست «A; b» (سطر 1)؛ فهرست «A; b» (سطر 2).",
        ),
        ("The file is empty.; The file is empty.", "پرونده خالی است.؛ پرونده خالی است."),
        (
            say(
                "“{name}” stays; the table has “{value}”, and before had “{old}”.",
                name="a",
                value="b",
                old="c",
            ),
            "«a»، «b»، «c»",
        ),
        (say("{one} and again {one}", one="x y"), "x y دو بار"),
    ],
)
def test_sentences_hold_sentences(said, again):
    assert SAID.again(said) == again


@pytest.mark.parametrize(
    "said",
    [
        "",
        "The file is empty",
        "The presentation has 3 pages.",  # no word of ours
        "The file is empty.; and more",
        "x and again y",
        "“{}” stays; the table has “{}”.".format("a" * LONGEST, "b"),
    ],
)
def test_what_is_not_wholly_known_stays_as_it_is(said):
    assert SAID.again(said) is None


def test_quotations_are_prepared_and_words_of_ours_are_not():
    said = say("The {our_kind} has {count} pages.", our_kind="Word document", count=3)
    assert SAID.again(said, lambda value: f"<{value}>") == "این سند ورد <3> صفحه دارد."


def test_braces_in_values_are_no_places():
    assert say("“{name}” stays; the table has “{value}”.", name="{value}", value="{0}") == (
        "“{value}” stays; the table has “{0}”."
    )
    assert say("100 % of {it}", it="{x}") == "100 % of {x}"


def test_a_pattern_takes_nothing_in_the_sentence_for_its_own_language():
    assert re.fullmatch(pattern_of("(*.txt) {name}?"), "(*.txt) a?")
    assert not re.fullmatch(pattern_of("(*.txt) {name}?"), "(xtxt) a")
