"""Words that are nearly the one that was typed."""

from __future__ import annotations

from collections.abc import Iterable

from symspellpy.editdistance import DistanceAlgorithm, EditDistance

from papers.text.analysis.tokens import analyse
from papers.text.analysis.words import LONGEST, letters_of

SHORTEST = 4
"""Letters of a word that may be mistyped; a shorter one is near to too many."""
TWO_SLIPS_FROM = 7
_DISTANCE = EditDistance(DistanceAlgorithm.DAMERAU_OSA)


def slips_in(word: str) -> int:
    """Return how many letters of a word may be wrong, missing, too many or exchanged."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < TWO_SLIPS_FROM else 2


def near_words(word: str, candidates: Iterable[str]) -> list[str]:
    """Return the candidates that a slip or two make of the word, the nearest first; not the word itself.

    Among those as near, one with the same first letter comes first, then one of the same length.
    """
    most = slips_in(word)
    found = []
    for candidate in set(candidates):
        distance = _DISTANCE.compare(word, candidate, most) if most and candidate else -1
        if distance > 0:
            rank = (distance, candidate[0] != word[0], abs(len(candidate) - len(word)), candidate)
            found.append((rank, candidate))
    return [candidate for _rank, candidate in sorted(found)]


def vocabulary_of(text: str, language: str = "") -> set[tuple[str, str]]:
    """Return (word, main term) for each word of the text, folded; numbers and single letters are none."""
    words = set()
    for token in analyse(text, language):
        word = letters_of(text[token.start : min(token.end, token.start + LONGEST)])
        if len(word) >= SHORTEST and not word.isdigit():
            words.add((word, token.terms[0]))
    return words
