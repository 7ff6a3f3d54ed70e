"""What the print left in the text: broken words, and more than one space."""

import pytest

from .drafts import block, essay, found, place, words

pytestmark = pytest.mark.django_db

BROKEN, SPACES = "lost-hyphen", "double-space"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the negotia- tions began", ["negotia- tions"]),
        ("they spoke of negotia-", ["negotia-"]),
        ("the negotia-, they said", ["negotia-"]),
        ("a pro\u00adgramme", ["pro\u00adgramme"]),
        ("перего- воры", ["перего- воры"]),
        ("گفت- گو", ["گفت- گو"]),
        ("the long-term view", []),
        ("pre- and post-war years", []),
        ("the short- or long-term view", []),
        ("پیش- و پس از جنگ", []),
        ("Iran - Iraq", []),
        ("the years 1979- 1988", []),
        ("Gharayagh- Zandi", []),
        ("– a dash –", []),
    ],
)
def test_broken_words(text, expected):
    assert words(essay(text), BROKEN) == expected


def test_a_word_broken_between_two_lines_of_a_paragraph():
    assert words(essay("the negotia-<br/>tions"), BROKEN) == ["negotia- tions"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one  two", ["one  two"]),
        ("one \u00a0 two   three", ["one  two", "two  three"]),
        ("یک  دو", ["یک  دو"]),
        ("one two", []),
        ("  at the edges  ", []),
    ],
)
def test_spaces(text, expected):
    assert words(essay(text), SPACES) == expected


def test_spaces_in_fields_and_not_in_tables():
    table = block("table", {"data": [["a  b"]]}, 2)
    assert found(essay(table, abstract="One  two."), SPACES) == [("One  two.", "abstract")]


def test_the_place_is_that_of_the_block():
    assert found(essay("right", "one  two"), SPACES) == [("one  two", place(2))]


def test_what_is_found_is_no_more_than_is_read():
    assert len(words(essay("a  b " * 5000), SPACES)) == 100
