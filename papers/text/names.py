"""Personal names: how they are taken apart, shown, put in order and compared."""

from __future__ import annotations

from papers.text.alphabets import alphabetical_key
from papers.text.name_likeness import Likeness, initials_match, same_person
from papers.text.name_parts import Name, display_family_first, split_name

__all__ = [
    "Likeness",
    "Name",
    "display_family_first",
    "initials_match",
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
    name = split_name(text)
    parts = (alphabetical_key(part) for part in (name.whole_family, name.given, name.suffix))
    return _FAMILY_END.join(part for part in parts if part)[:LONGEST_SORT_KEY]
