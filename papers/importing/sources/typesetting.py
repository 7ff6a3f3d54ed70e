"""Puts the words of a page into lines, and the lines into columns in the order in which they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from papers.importing.sources.glyphs import Word, bracketed, turned

HYPHEN = "\u00ad"
"""Stands at the end of a line for a hyphen that breaks a word there."""
_EASTERN_DIGITS = frozenset("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩")
_PLACES = range(25, 76)
"""Hundredths of the width of a page's text at which a gutter between two columns may stand."""
_FEWEST_LINES = 4
_NARROWEST = 0.2
_FEWEST_LETTERS = 12
_BESIDE = 1.3
"""Times the size of type: lines of two columns this near in height stand side by side."""


Side = Literal["whole", "left", "right"]
Piece = list[Word]


@dataclass
class Line:
    """Words on one base line of one column; `side` is the column's."""

    words: list[Word] = field(default_factory=list)
    side: Side = "whole"

    def __post_init__(self) -> None:
        base = [word for word in self.words if not word.raised] or self.words
        widest = max(base, key=lambda word: len(word.text))
        self.left, self.right = min(w.left for w in self.words), max(w.right for w in self.words)
        self.y, self.size = widest.y, widest.size
        self.from_right = is_from_right("".join(word.text for word in self.words))
        self.words = _in_order(self.words, self.from_right)
        text = _text_of(self.words, self.size)
        self.text = bracketed(text) if self.from_right else text

    @property
    def first_width(self) -> float:
        return self.words[0].right - self.words[0].left


def is_from_right(text: str) -> bool:
    """Say whether most letters of a text are written from right to left, or its digits where it has none."""
    letters = [unicodedata.bidirectional(character) for character in text if character.isalpha()]
    if not letters:
        return bool(_EASTERN_DIGITS & set(text))
    return sum(kind in ("R", "AL") for kind in letters) * 2 > len(letters)


def columns_of(pages: Sequence[Sequence[Word]]) -> list[list[list[Line]]]:
    """Return the columns of each page in reading order, each with its lines from top to bottom.

    The last page of a text may hold too few lines to show its two columns: it has those of the others.
    """
    pieces = [[piece for row in _rows(words) for piece in _pieces(row)] for words in pages]
    gutters = [_gutter(page) for page in pieces]
    found = [
        _borders(page, gutter) for page, gutter in zip(pieces, gutters, strict=True) if gutter is not None
    ]
    if len(found) > 1:
        usual = tuple(median(borders) for borders in zip(*found, strict=True))
        gutters = [
            (sum(usual) / 2 if _keeps_to(page, usual) else None) if gutter is None else gutter
            for page, gutter in zip(pieces, gutters, strict=True)
        ]
    return [_columns_of(page, gutter) for page, gutter in zip(pieces, gutters, strict=True)]


def _columns_of(pieces: Sequence[Piece], gutter: float | None) -> list[list[Line]]:
    if not pieces:
        return []
    if gutter is None:
        return [_lines(pieces, "whole")]
    right_first = is_from_right("".join(word.text for piece in pieces for word in piece))
    return [_lines(column, side) for side, column in _columns(pieces, gutter, right_first) if column]


def _borders(pieces: Sequence[Piece], gutter: float) -> tuple[float, float]:
    """Return where the left column ends and where the right one begins."""
    edges = [_edges(piece) for piece in pieces]
    return max(right for _, right in edges if right <= gutter), min(
        left for left, _ in edges if left >= gutter
    )


def _keeps_to(pieces: Sequence[Piece], borders: tuple[float, float]) -> bool:
    """Say whether the lines of a page stand in two columns with these borders, side by side."""
    edges = [_edges(piece) for piece in pieces]
    left = [right for _, right in edges if right <= borders[0] + 1]
    right = [left for left, _ in edges if left >= borders[1] - 1]
    aligned = sum(left - borders[1] < 2 for left in right) * 2 >= len(right)
    return (
        bool(left and right)
        and aligned
        and (len(edges) - len(left) - len(right)) * 2 <= len(left) + len(right)
    )


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Group words by base line, from the top; small raised words join the line they stand on."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.left)):
        if rows and abs(rows[-1][0].y - word.y) <= 0.15 * max(word.size, rows[-1][0].size):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row, below in pairwise(rows):
        for word in list(row):
            if any(_stands_on(word, base) for base in below):
                row.remove(word)
                word.raise_mark()
                below.append(word)
    return [row for row in rows if row]


def _stands_on(word: Word, base: Word) -> bool:
    if word.size > 0.85 * base.size or not 0 < word.y - base.y < 0.7 * base.size:
        return False
    return max(word.left - base.right, base.left - word.right) < 0.5 * base.size


def _pieces(row: Sequence[Word]) -> list[list[Word]]:
    """Part a row where a column, a tab or nothing may stand between two words."""
    pieces: list[list[Word]] = []
    end = 0.0
    for word in sorted(row, key=lambda word: word.left):
        if pieces and word.left - end <= 1.2 * word.size:
            pieces[-1].append(word)
        else:
            pieces.append([word])
            end = word.right
        end = max(end, word.right)
    return pieces


def _edges(piece: Sequence[Word]) -> tuple[float, float]:
    return min(word.left for word in piece), max(word.right for word in piece)


def _gutter(pieces: Sequence[Sequence[Word]]) -> float | None:
    """Return the place between two columns: few lines cross it, and text stands on both sides."""
    edges = [_edges(piece) for piece in pieces]
    begin, end = min(left for left, _ in edges), max(right for _, right in edges)
    best, fewest = None, len(pieces) * 0.35
    for hundredth in _PLACES:
        place = begin + (end - begin) * hundredth / 100
        crossing = sum(left < place < right for left, right in edges)
        if crossing < fewest and _stand_beside(pieces, edges, place, end - begin):
            best, fewest = place, crossing
    return best


def _stand_beside(pieces: Sequence, edges: Sequence[tuple[float, float]], place: float, width: float) -> bool:
    sides = (
        [at for at, (_, right) in enumerate(edges) if right <= place],
        [at for at, (left, _) in enumerate(edges) if left >= place],
    )
    for side in sides:
        if len(side) < _FEWEST_LINES:
            return False
        widths = sum(edges[at][1] - edges[at][0] for at in side) / len(side)
        letters = sum(len(word.text) for at in side for word in pieces[at]) / len(side)
        if widths < _NARROWEST * width or letters < _FEWEST_LETTERS:
            return False
    few, many = sorted(([pieces[at][0] for at in side] for side in sides), key=len)
    beside = sum(any(abs(word.y - other.y) < _BESIDE * word.size for other in many) for word in few)
    return beside * 2 >= len(few)


def _columns(pieces: Sequence[Piece], gutter: float, right_first: bool) -> list[tuple[Side, list[Piece]]]:
    """Return the pieces column by column; one that crosses the gutter ends the columns above it."""
    order: list[tuple[Side, list[Piece]]] = []
    sides: tuple[list, list] = ([], [])

    def close() -> None:
        both: list[tuple[Side, list[Piece]]] = [("left", sides[0]), ("right", sides[1])]
        order.extend(reversed(both) if right_first else both)

    for piece in pieces:
        left, right = _edges(piece)
        if left < gutter < right:
            close()
            sides = ([], [])
            order.append(("whole", [piece]))
        else:
            sides[left >= gutter].append(piece)
    close()
    return order


def _lines(pieces: Sequence[Piece], side: Side) -> list[Line]:
    """Put the pieces of one row together again where no gutter parts them."""
    rows: list[list[Word]] = []
    for piece in pieces:
        base = max(piece, key=lambda word: word.size)
        if rows and abs(max(rows[-1], key=lambda word: word.size).y - base.y) <= 0.15 * base.size:
            rows[-1] = rows[-1] + piece
        else:
            rows.append(piece)
    return [Line(row, side) for row in rows]


def _in_order(words: Sequence[Word], from_right: bool) -> list[Word]:
    """Order words as they are read; a Latin phrase in a Persian line runs the other way."""
    if not from_right:
        return sorted(words, key=lambda word: word.left)
    ordered: list[Word] = []
    phrase: list[Word] = []
    for word in sorted(words, key=lambda word: -word.right):
        if not is_from_right(word.text) and any(character.isalpha() for character in word.text):
            phrase.insert(0, word)
            continue
        ordered += phrase
        phrase = []
        word.text = turned(word.text)
        ordered.append(word)
    return ordered + phrase


def _text_of(words: Sequence[Word], size: float) -> str:
    text = words[0].text
    for before, word in pairwise(words):
        leap = max(word.left - before.right, before.left - word.right)
        printed = (before.space_right and word.space_left) or (before.space_left and word.space_right)
        near = leap < 0.12 * size and not printed
        text += ("" if near else "\t" if leap > 3 * size else " ") + word.text
    return text
