"""Personal names: how they are taken apart, shown, put in order and compared."""

from __future__ import annotations

from papers.text.alphabets import alphabetical_key, index_letter
from papers.text.name_likeness import Likeness, initials_match, same_person
from papers.text.name_parts import Name, display_family_first, split_name

__all__ = [
    "Likeness",
    "Name",
    "display_family_first",
    "initials_match",
    "letter_of",
    "same_person",
    "sort_key",
    "split_name",
]

LONGEST_SORT_KEY = 200
_FAMILY_END = "00"
"""Lower than the "0" between two words and a letter after it: all of a family come before a longer name."""


def sort_key(text: str) -> str:
    """Return the key that sorts printed names by family name, then given name, in any database.

    At most 200 characters of 0-9 and a-z: see `alphabetical_key`. Particles count, as an index shows them:
    "van der Rohe" is under V. Names without any letter or figure have the key "" and come first.
    """
    parts = (alphabetical_key(part) for part in _in_order(text))
    return _FAMILY_END.join(part for part in parts if part)[:LONGEST_SORT_KEY]


def letter_of(text: str) -> str:
    """Return the letter of an index under which a name stands: the first that its sort key counts."""
    return next((letter for letter in map(index_letter, _in_order(text)) if letter), "")


def _in_order(text: str) -> tuple[str, str, str]:
    name = split_name(text)
    return name.whole_family, name.given, name.suffix
