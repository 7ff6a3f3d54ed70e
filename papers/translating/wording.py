"""Which words of a part have changed: its text before and now as pieces that are the same or differ."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

MOST_WORDS = 3000
"""Longer stretches are not compared word by word: the time it takes grows with the square of the length."""

WORD = re.compile(r"\S+\s*|\s+")


class Piece(NamedTuple):
    """A stretch of text. `differs` says that the other text does not have it here."""

    text: str
    differs: bool


def compare(before: str, now: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts as pieces, word by word. Put together, the pieces are the text."""
    old, new = WORD.findall(before), WORD.findall(now)
    one, other = [], []
    for tag, start, end, first, last in blocks_of(old, new):
        one.append(Piece("".join(old[start:end]), tag != "equal"))
        other.append(Piece("".join(new[first:last]), tag != "equal"))
    return [piece for piece in one if piece.text], [piece for piece in other if piece.text]


def blocks_of(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    """Return the steps from one list of words to the other, as `SequenceMatcher.get_opcodes` does.

    A space after a word makes no other word of it.
    """
    old, new = [word.strip() for word in old], [word.strip() for word in new]
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        head = 0
        while head < min(len(old), len(new)) and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        ends = (len(old) - tail, len(new) - tail)
        steps = [("equal", 0, head, 0, head), ("replace", head, ends[0], head, ends[1])]
        return [*steps, ("equal", ends[0], len(old), ends[1], len(new))]
    return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
