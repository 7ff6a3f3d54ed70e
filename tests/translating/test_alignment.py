"""Two texts side by side: what is the same part by its id, and what seems to be by its place and length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.translating import alignment
from papers.translating.alignment import Unit, align

LETTERS = {"h": "heading2", "s": "heading3", "p": "paragraph", "n": "note", "q": "question", "a": "answer"}


def text(kinds, prefix, lengths=()):
    """Return a unit for each letter of `kinds`; `prefix` makes its ids unlike those of another text."""
    lengths = list(lengths) or [100] * len(kinds)
    return [Unit(f"{prefix}{at}", LETTERS[kind], lengths[at]) for at, kind in enumerate(kinds)]


def pairs(one, other):
    """Return the pairs as "0-0 1- -1": a place on each side of the dash, none where a unit is alone."""
    shown = (tuple("" if at is None else str(at) for at in pair) for pair in align(one, other))
    return " ".join("-".join(pair) for pair in shown)


def test_shared_ids_decide():
    one = [Unit(name, "paragraph") for name in "abcd"]
    other = [Unit(name, "paragraph") for name in "axcd"]
    assert pairs(one, other) == "0-0 1- -1 2-2 3-3"


def test_a_block_that_changed_its_kind_is_still_the_same_by_its_id():
    assert pairs([Unit("a", "paragraph")], [Unit("a", "quote")]) == "0-0"


def test_a_block_that_moved_stands_alone_on_both_sides():
    one = [Unit(name, "paragraph") for name in "abcd"]
    other = [Unit(name, "paragraph") for name in "bcda"]
    assert pairs(one, other) == "0- 1-0 2-1 3-2 -3"


def test_blocks_without_an_id_are_not_one_block():
    assert pairs([Unit("", "note")], [Unit("", "heading2")]) == "0- -0"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ppp", "ppp", "0-0 1-1 2-2"),
        ("hpphp", "hphp", "0-0 1-1 2- 3-2 4-3"),
        ("hpshp", "hpshp", "0-0 1-1 2-2 3-3 4-4"),
        ("pnp", "pp", "0-0 1- 2-1"),
        ("qaqa", "qaqa", "0-0 1-1 2-2 3-3"),
        ("qaaqa", "qaqa", "0-0 1-1 2- 3-2 4-3"),
        ("n", "p", "0- -0"),
        ("h", "p", "0- -0"),
        ("", "pp", "-0 -1"),
        ("pp", "", "0- 1-"),
        ("", "", ""),
    ],
)
def test_without_shared_ids_headings_kinds_and_order_decide(one, other, expected):
    assert pairs(text(one, "x"), text(other, "y")) == expected


def test_the_length_tells_which_paragraph_was_left_out():
    one = text("pppp", "x", [400, 90, 700, 60])
    other = text("ppp", "y", [380, 720, 55])
    assert pairs(one, other) == "0-0 1- 2-1 3-2"


def test_a_heading_of_another_level_is_still_an_anchor():
    assert pairs(text("hphp", "x"), text("hpsp", "y")) == "0-0 1-1 2-2 3-3"


def test_a_stretch_too_long_to_compare_is_paired_in_its_order(monkeypatch):
    monkeypatch.setattr(alignment, "MOST_CELLS", 3)
    assert pairs(text("ppn", "x"), text("ppp", "y")) == "0-0 1-1 2- -2"


UNITS = st.text("hspnqa", max_size=12)


@given(UNITS, UNITS)
def test_each_unit_stands_once_and_in_its_order(one, other):
    found = align(text(one, "x"), text(other, "y"))
    assert [left for left, _ in found if left is not None] == list(range(len(one)))
    assert [right for _, right in found if right is not None] == list(range(len(other)))
    assert (None, None) not in found


@given(UNITS)
def test_a_text_like_the_other_is_paired_block_by_block(kinds):
    assert align(text(kinds, "x"), text(kinds, "y")) == [(at, at) for at in range(len(kinds))]


@given(st.lists(st.sampled_from("abcdefgh"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True))
def test_what_is_paired_by_id_has_one_id(one, other):
    found = align([Unit(name, "note") for name in one], [Unit(name, "note") for name in other])
    both = [(one[left], other[right]) for left, right in found if left is not None and right is not None]
    assert set(one) & set(other) == set() or both
    if set(one) & set(other):
        assert all(left == right for left, right in both)
