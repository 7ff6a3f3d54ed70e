"""Texts that somebody made to make the checks slow: twice the text costs about twice the steps."""

import sys

import pytest

from papers.checking.checking import check
from papers.checking.rules.spellings import names_in, rare_spellings

from .drafts import essay

pytestmark = pytest.mark.django_db

PIECES = {
    "one word": "a",
    "capitals": "Trump ",
    "hyphens": "ab- ",
    "spaces": "a  ",
    "a run of spaces": " ",
    "marks": "A<sup>1</sup>",
    "open tags": "<a href='#'>",
    "broken tags": "<a href=",
    "addresses": "www.a.b/",
    "one address": "https://a",
    "soft hyphens": "\u00adab",
    "entities": "&amp;",
    "quotes": "\"'",
    "persian": "روحانی ",
}


def steps_of(text) -> int:
    """Return how many lines of Python the checks take for an essay of this text."""
    draft = essay(f"<p>{text}</p>")
    steps = 0

    def count(frame, event, argument):
        nonlocal steps
        steps += 1
        return count

    sys.settrace(count)
    try:
        check(draft)
        rare_spellings({1: names_in(draft)})
    finally:
        sys.settrace(None)
    return steps


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_steps_grow_as_the_text_does(piece):
    small, large = steps_of(piece * 200), steps_of(piece * 800)
    assert large <= 4.5 * small


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_a_megabyte_is_looked_through(piece):
    """What is quadratic in a pattern would not come back from this."""
    draft = essay(piece * (1_000_000 // len(piece)))
    found = [*check(draft), *rare_spellings({1: names_in(draft)})[1]]
    assert all(len(finding.message) < 1000 for finding in found)
    assert len(found) <= 1000


def test_very_many_names_that_are_nearly_alike():
    names = [f"Ab{a}{b}{c}def" for a in "ghijklmnop" for b in "ghijklmnop" for c in "ghijklmnop"]
    draft = essay(" ".join(names * 5))
    assert rare_spellings({1: names_in(draft)})[1] == []
