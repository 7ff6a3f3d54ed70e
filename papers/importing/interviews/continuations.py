"""How well one line of English goes on with another: counts of word pairs, grammar, the page's own pairs."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from papers.importing.interviews.grammar import CLASS_OF, bare, demands_more, rule_score, starts_upper, tag
from papers.importing.interviews.hyphens import Vocabulary, remainder_of, stub_of
from papers.importing.interviews.pairs import Pairs

# What each sign adds to the logarithm of the likelihood ratio; fitted by logistic regression to lines set
# from twelve essays in English, each line with the true next one and with another one of its essay.
_PAIR, _RULE, _OWN_PAIR = 0.94, 0.45, 0.42
_COMMA, _AFTER_COMMA = -0.3, 0.72
_NAME_BEGINS, _CLOSED_BEGINS, _DEMANDS = 0.1, -1.1, 0.2
_UNKNOWN = -1.5  # the line starts with what is no word: the rest of a broken one
_WHOLE, _NO_WORD = 3.5, -3.0  # a stub and its rest make a word, or none
_MOST = 5.0
_OFTEN = 4  # neighbours of one word from which on the page's own pairs say more than chance
# Which word follows a comma, as a logarithm: seen in the same essays / expected by chance.
_COMMA_WORDS = {
    "of": -2.5, "to": -2.5, "and": 0.5, "or": 1.2, "but": 2.5, "a": -1.4, "that": -1.7, "is": -0.4, "as": 1.0,
    "while": 2.5, "which": 2.2, "who": 1.5, "it": 1.9, "they": 1.8, "there": 2.5, "for": -0.6,
}  # fmt: skip
_COMMA_CLASSES = {
    "plural": -0.7, "be": -1.4, "word": -0.7, "noun": -1.1, "adverb": 1.1, "these": 1.3, "ing": 1.2,
    "subordinator": 2.2, "subject": 1.6, "object": -2.4, "relative": 0.7, "ed": -0.4, "adjective": -0.3,
}  # fmt: skip


class Continuations:
    """The scores of pairs of English lines of one page."""

    def __init__(self, texts: Iterable[str], vocabulary: Vocabulary):
        rows = [text.split() for text in texts]
        words = Counter(_plain(word) for row in rows for word in row)
        edges = [row[0] for row in rows if row]
        stubs = [stub_of(row[-1]).lower() for row in rows if row]
        joined = {stub + remainder_of(edge).lower() for stub in stubs if stub for edge in edges}
        self._vocabulary = vocabulary
        self._words = words
        self._total = sum(words.values())
        self._pairs = Pairs(words.keys() | joined)
        self._near: Counter[tuple[str, str]] = Counter()
        self._firsts: Counter[str] = Counter()
        for row in rows:
            for left, right in pairwise(row):
                if left[-1].isalnum():
                    self._near[_plain(left), _plain(right)] += 1
                    self._firsts[_plain(left)] += 1

    def score(self, left: str, right: str) -> float:
        """Return how much likelier than chance it is that `right` goes on with the open sentence `left`."""
        before, after = left.split()[-3:], right.split()[:3]
        word, following = _plain(before[-1]), _plain(after[0])
        score = _RULE * max(-5.0, min(3.0, rule_score(before, after))) + _DEMANDS * demands_more(left)
        if before[-1][-1] in ",;":
            score += _COMMA + _AFTER_COMMA * _COMMA_WORDS.get(
                following, _COMMA_CLASSES.get(tag(following), 0.0)
            )
        elif before[-1][-1].isalnum():
            score += self._meets(word, following)
        if starts_upper(right) and after[0] != "I":
            score += _NAME_BEGINS + (_CLOSED_BEGINS if following in CLASS_OF else 0.0)
        elif following not in self._pairs and following not in self._vocabulary and following.isalpha():
            score = min(score, 0.0) + _UNKNOWN
        return max(-_MOST, min(_MOST, score))

    def completion(self, left: str, right: str) -> float:
        """Score `right` as what completes the broken word at the end of `left`, and goes on behind it."""
        before, after = left.split(), right.split()
        whole = (stub_of(left) + remainder_of(right)).lower()
        if not remainder_of(right)[:1].islower() or (
            whole not in self._pairs and whole not in self._vocabulary
        ):
            return _NO_WORD
        score = _WHOLE
        if len(before) > 1 and before[-2][-1].isalnum():
            score += 0.6 * self._meets(_plain(before[-2]), whole)
        if len(after) > 1 and after[0][-1].isalnum():
            score += 0.6 * self._meets(whole, _plain(after[1]))
        return score

    def _meets(self, left: str, right: str) -> float:
        """Score two words side by side: in the language at large, and in the lines of this page."""
        chance = (self._words[right] + 0.5) / (self._total + 1)
        seen = (self._near[left, right] + _OFTEN * chance) / (self._firsts[left] + _OFTEN)
        return _PAIR * self._pairs.score(left, right) + _OWN_PAIR * math.log(seen / chance)


def _plain(word: str) -> str:
    return bare(word).lower()
