"""How often English words follow one another: counts of a large collection of books and web pages.

The counts are Google's (Norvig, "Natural Language Corpus Data", 2009) as the package symspellpy ships them
(MIT). Only its two data files are read, and only the rows that a page asks for are kept.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path

_WORDS = "symspellpy/frequency_dictionary_en_82_765.txt"
_PAIRS = "symspellpy/frequency_bigramdictionary_en_243_342.txt"
_LEAST_PAIR = 6_400_000  # the count of the rarest pair listed
_UNLISTED = 1_000_000  # a word that is not listed is taken to be about as rare as the rarest
# What a pair says, as the logarithm of a likelihood ratio: neighbours in 12,000 words of essays against
# words of the same essays drawn by chance. Listed pairs by the logarithm of seen / expected by chance,
# pairs not listed by that of expected by chance / the rarest pair.
_LISTED = (
    (-2.0, -4.0), (-1.0, -2.6), (0.0, -2.4), (1.0, -2.0), (2.0, -1.6), (3.0, -0.73), (4.0, 0.21), (5.0, 1.01),
    (6.0, 1.72), (7.0, 2.8), (8.0, 3.9),
)  # fmt: skip
_ABSENT = (
    (-6.0, -0.28), (-5.0, -0.5), (-4.0, -0.65), (-3.0, -0.9), (-2.0, -1.1), (-1.0, -1.7), (0.0, -2.8),
    (1.0, -3.3),
)  # fmt: skip


class Pairs:
    """The counts that concern the words of one page, all of them in lower case."""

    def __init__(self, words: Collection[str]):
        asked = frozenset(words)
        self._counts = _word_counts()
        self._total = sum(self._counts.values())
        self._pairs: dict[tuple[str, str], int] = {}
        for row in _rows(_PAIRS):
            first, _, rest = row.partition(" ")
            if first in asked:  # most rows end here: no need to part them
                second, count = rest.split()
                if second in asked:
                    self._pairs[first, second] = int(count)

    def __contains__(self, word: str) -> bool:
        return word in self._counts

    def score(self, left: str, right: str) -> float:
        """Return how much likelier than chance it is that `right` follows `left` (a natural logarithm)."""
        by_chance = self._counts.get(left, _UNLISTED) * self._counts.get(right, _UNLISTED) / self._total
        count = self._pairs.get((left, right))
        if count is None:
            return _between(_ABSENT, math.log(by_chance / _LEAST_PAIR))
        return _between(_LISTED, math.log(count / by_chance))


def _between(table: Sequence[tuple[float, float]], at: float) -> float:
    """Return the value of a table of (place, value) at any place, in straight lines between its rows."""
    at = min(table[-1][0], max(table[0][0], at))
    for (left, low), (right, high) in pairwise(table):
        if at <= right:
            return low + (high - low) * (at - left) / (right - left)
    return table[-1][1]


@lru_cache(maxsize=1)
def _word_counts() -> dict[str, int]:
    return {word: int(count) for word, count in (row.split() for row in _rows(_WORDS))}


def _rows(name: str) -> Iterator[str]:
    path = Path(str(distribution("symspellpy").locate_file(name)))
    with path.open(encoding="utf-8-sig") as rows:
        yield from rows
