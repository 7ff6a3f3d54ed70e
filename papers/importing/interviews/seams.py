"""How likely one narrow line stands under another in a column: words, case, labels and the line's width."""

from __future__ import annotations

import math
from dataclasses import dataclass

from papers.importing.interviews.continuations import Continuations
from papers.importing.interviews.grammar import (
    is_finished,
    is_stub,
    starts_lower,
    starts_upper,
)
from papers.importing.interviews.links import Links, emphasis_turns
from papers.importing.interviews.persian import goes_on
from papers.importing.interviews.pieces import Piece

# What the score of a broken word says: (least score, worth).
_BROKEN = ((8.0, 4.5), (6.0, 3.6), (3.1, 0.8), (-0.1, -0.3), (-3.0, -0.9), (-math.inf, -5.0))
_REMEMBERED = 200_000  # pairs of lines whose score is kept


@dataclass(frozen=True)
class Row:
    """A narrow line as it is weighed; `printed` is the line's width in characters."""

    piece: Piece
    printed: int


class Seams:
    """The scores of all pairs of lines of one page, as logarithms of likelihood ratios."""

    def __init__(
        self,
        rows: list[Row],
        links: Links,
        widths: tuple[int, int],
        english: Continuations | None = None,
        persian: bool = False,
    ):
        self._rows = rows
        self._links = links
        self._widths = widths
        self._english = english
        self._persian = persian
        self._seen: dict[tuple[int, int], float] = {}
        self._finished = [is_finished(row.piece.text) for row in rows]
        self._stub = [is_stub(row.piece.text) for row in rows]
        self._lower = [starts_lower(row.piece.text) for row in rows]
        self._upper = [starts_upper(row.piece.text) for row in rows]
        self._begins = [links.begins(row.piece) for row in rows]
        self._first = [len(row.piece.text.split(None, 1)[0]) for row in rows]

    def worth(self, i: int, j: int, side: int) -> float:
        """Return the score of line j under line i in column `side`."""
        key = (i, j)
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        if key not in self._seen:
            self._seen[key] = self._words(i, j)
        return self._seen[key] + self._room(i, j, side)

    def _words(self, i: int, j: int) -> float:
        one, two = self._rows[i], self._rows[j]
        if self._begins[j] or emphasis_turns(one.piece, two.piece):
            return 2.5 if self._finished[i] else -5.0
        if two.piece.closes and one.piece.closes:
            return -5.0  # nothing opens between the two
        if self._english and self._stub[i]:
            return self._english.completion(one.piece.text, two.piece.text)
        score = self._links.score(one.piece, two.piece)
        if self._stub[i]:
            return next(worth for least, worth in _BROKEN if score >= least)
        if self._persian and one.piece.text[-1] not in ":;؛":
            return goes_on(one.piece.text, two.piece.text, score)
        if self._finished[i]:
            if self._lower[j]:
                return 0.2 if one.piece.text.rstrip()[-1] in ":;؛" else -3.1
            return 1.6 if self._upper[j] else 0.2
        if self._english:
            return self._english.score(one.piece.text, two.piece.text)
        if self._lower[j] or self._upper[j]:
            return max(-4.0, min(2.5, 0.65 * score - 0.5 if self._lower[j] else 0.5 * score - 0.2))
        return max(-3.0, min(2.0, 0.65 * score - 0.6))

    def _room(self, i: int, j: int, side: int) -> float:
        """Score the width: a word that still had room on the line above begins a paragraph."""
        if self._stub[i]:
            return 0.0
        room = self._widths[side] - (self._rows[i].printed + 1 + self._first[j])
        if room < 0:
            return -0.5 if self._begins[j] else 0.5
        if not self._finished[i]:
            return max(-3.5, -1.5 - 0.5 * room)
        return 0.5 if self._begins[j] else -0.5


def width_of(rows: list[Row]) -> int:
    """Return the width to which lines were set, in characters; a few odd lines may be wider."""
    lengths = sorted(row.printed for row in rows)
    return lengths[len(lengths) * 9 // 10] if lengths else 0
