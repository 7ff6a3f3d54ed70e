"""Puts the words of a page into lines, and the lines into columns in the order in which they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

HYPHEN = "\u00ad"
"""Stands at the end of a line for a hyphen that breaks a word there."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIGNS = ".,،؛;:!?؟()[]«»…"
_MIRROR = str.maketrans("()[]«»", ")(][»«")
_NUMERIC = ("AN", "EN", "CS", "ES", "ET")
_PLACES = range(25, 76)
"""Hundredths of the width of a page's text at which a gutter between two columns may stand."""
_FEWEST_LINES = 4
_NARROWEST = 0.2
_FEWEST_LETTERS = 12
_BESIDE = 1.3
"""Times the size of type: lines of two columns this near in height stand side by side."""


@dataclass
class Word:
    """A word and its place in points from the lower left corner of the page; `y` is its base line."""

    text: str
    left: float
    right: float
    y: float
    size: float
    raised: bool = False
    ascending: bool = False
    """Its last letter stands to the right of its first one."""

    def add(self, glyph: Word) -> None:
        self.text += glyph.text
        self.ascending = glyph.right > self.right
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)


@dataclass
class Line:
    """Words on one base line of one column."""

    words: list[Word] = field(default_factory=list)

    def __post_init__(self) -> None:
        base = [word for word in self.words if not word.raised] or self.words
        widest = max(base, key=lambda word: len(word.text))
        self.left, self.right = min(w.left for w in self.words), max(w.right for w in self.words)
        self.y, self.size = widest.y, widest.size
        self.from_right = is_from_right("".join(word.text for word in self.words))
        self.words = _in_order(self.words, self.from_right)
        self.text = _text_of(self.words, self.size)

    @property
    def first_width(self) -> float:
        return self.words[0].right - self.words[0].left


def is_from_right(text: str) -> bool:
    """Say whether most letters of a text are written from right to left."""
    letters = [unicodedata.bidirectional(character) for character in text if character.isalpha()]
    return sum(kind in ("R", "AL") for kind in letters) * 2 > len(letters)


def lines_of(words: Sequence[Word]) -> list[list[Line]]:
    """Return the columns of a page in reading order, each with its lines from top to bottom."""
    pieces = [piece for row in _rows(words) for piece in _pieces(row)]
    if not pieces:
        return []
    gutter = _gutter(pieces)
    if gutter is None:
        return [_lines(pieces)]
    right_first = is_from_right("".join(word.text for piece in pieces for word in piece))
    return [_lines(column) for column in _columns(pieces, gutter, right_first) if column]


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
                word.raised = True
                word.text = word.text.translate(_RAISED)
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


def _columns(pieces: Sequence[list[Word]], gutter: float, right_first: bool) -> list[list[list[Word]]]:
    """Return the pieces column by column; one that crosses the gutter ends the columns above it."""
    order: list[list[list[Word]]] = []
    sides: tuple[list, list] = ([], [])

    def close() -> None:
        order.extend(reversed(sides) if right_first else sides)

    for piece in pieces:
        left, right = _edges(piece)
        if left < gutter < right:
            close()
            sides = ([], [])
            order.append([piece])
        else:
            sides[left >= gutter].append(piece)
    close()
    return order


def _lines(pieces: Sequence[list[Word]]) -> list[Line]:
    """Put the pieces of one row together again where no gutter parts them."""
    rows: list[list[Word]] = []
    for piece in pieces:
        base = max(piece, key=lambda word: word.size)
        if rows and abs(max(rows[-1], key=lambda word: word.size).y - base.y) <= 0.15 * base.size:
            rows[-1] = rows[-1] + piece
        else:
            rows.append(piece)
    return [Line(row) for row in rows]


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
        if word.ascending:
            word.text = _turned(word.text)
        ordered.append(word)
    return ordered + phrase


def _turned(text: str) -> str:
    """Put the signs round a number where a right-to-left line has them; it was taken from left to right."""
    number = text.strip(_SIGNS)
    if not number or any(unicodedata.bidirectional(character) not in _NUMERIC for character in number):
        return text
    begin = text.index(number)
    before, after = text[:begin], text[begin + len(number) :]
    return after[::-1].translate(_MIRROR) + number + before[::-1].translate(_MIRROR)


def _text_of(words: Sequence[Word], size: float) -> str:
    text = words[0].text
    for before, word in pairwise(words):
        leap = max(word.left - before.right, before.left - word.right)
        text += ("" if leap < 0.12 * size else "\t" if leap > 3 * size else " ") + word.text
    return text
