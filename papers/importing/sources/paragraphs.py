"""Puts the lines of a page together to paragraphs, each of which becomes one line of text.

A line goes on the one above it if the first word of it would not have fitted there. It begins a paragraph
after a wider space, in another size of type, indented, or with the mark of a list or of a note.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from papers.importing.sources.typesetting import HYPHEN, Line, Side

_MARK = re.compile(
    r"[•●▪■◦‣·]|[-–—*]\s|[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]|\[\^?\d{1,4}\]|\(?[\d۰-۹]{1,2}[.)]\s|[*]{1,3}(?=[^\W\d_])"
)
_CONTENTS_ROW = re.compile(r"(?:\t|(?:[.…·]\s?){3,}|\s{3,})[\d۰-۹]{1,4}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(rf"(\w*[^\W\d_])[{HYPHEN}\-‐]\n(\w+)")
_DASH_AT_END = re.compile(r"(?<=\w)([–—/])\n(?=\w)")
_FINAL = (".", "!", "?", ":", ";", "…", "؟", "؛")
_CLOSING = "\"'”’»)]⁰¹²³⁴⁵⁶⁷⁸⁹"
_WIDER = 1.25
"""Of the usual distance of two lines: above this a space was meant."""
_NEARLY = 0.9
_NARROW = 0.6
"""Of the column: a line shorter than this says nothing about where lines end."""


@dataclass
class Margins:
    """Edges of a column in points, the usual distance of its lines, and the usual size of their type."""

    left: float
    right: float
    leading: float
    size: float

    def spacing(self, line: Line) -> float:
        """Return how far below the line above it a paragraph goes on; larger type stands wider."""
        return _WIDER * self.leading * max(1.0, line.size / self.size)


def paragraphs_of(
    pages: Sequence[Sequence[Sequence[Line]]], notes: Sequence[Sequence[Line]] = ()
) -> list[str]:
    """Return one text for each paragraph and "" for each space between two; line ends in it are newlines.

    `notes` are the lines of the footnotes of each page: they follow the paragraph that the page ends in.
    """
    margins = _margins(pages)
    texts: list[str] = []
    waiting: list[str] = []
    above: Line | None = None
    edges = None
    for number, page in enumerate(pages):
        for column in page:
            below_column = above
            above_edges, edges = edges, margins[column[0].side, number % 2]
            for line, below in pairwise([*column, None]):
                if above is None:
                    begins, space = True, False
                elif above is below_column:
                    begins, space = not _crosses(above, line, below, above_edges, edges), True
                else:
                    begins = not _goes_on(above, line, edges)
                    space = above.y - line.y > edges.spacing(line)
                if begins:
                    texts += ["", *waiting, ""] if waiting else [""] if space else []
                    waiting.clear()
                    texts.append(line.text)
                else:
                    texts[-1] += f"\n{line.text}"
                above = line
        if number < len(notes) and notes[number]:
            waiting += paragraphs_of([[notes[number]]])
    return [*texts, "", *waiting] if waiting else texts


def _crosses(above: Line, line: Line, below: Line | None, above_edges: Margins, edges: Margins) -> bool:
    """Say whether a paragraph goes on in the next column or on the next page."""
    if not (_is_full(above, line, above_edges) and _may_go_on(above, line, edges)):
        return False
    return _is_open(above) or (below is not None and _goes_on(line, below, edges))


def _margins(pages: Sequence[Sequence[Sequence[Line]]]) -> dict[tuple[Side, int], Margins]:
    """Return the margins of each kind of column, by its side and by whether its page is an odd one.

    A bound report has wider margins at the spine. Pages without a full line have the margins of the others.
    """
    groups: dict[tuple[Side, int], list[Line]] = defaultdict(list)
    leadings = []
    for number, page in enumerate(pages):
        for column in page:
            groups[column[0].side, number % 2] += column
            leadings += [round(above.y - line.y, 1) for above, line in pairwise(column) if above.y > line.y]
    leading = _commonest(leadings)
    margins = {}
    for (side, parity), lines in groups.items():
        others = groups.get((side, 1 - parity), [])
        full = _widest(lines) >= _NEARLY * _widest([*lines, *others])
        margins[side, parity] = _edges(lines if full else [*lines, *others], leading)
    return margins


def _widest(lines: Sequence[Line]) -> float:
    return max(line.right - line.left for line in lines)


def _commonest(values: Sequence[float]) -> float:
    counts: dict[float, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return max(counts, key=lambda value: (counts[value], -value)) if counts else 1.0


def _edges(lines: Sequence[Line], leading: float) -> Margins:
    widest = _widest(lines)
    long = [line for line in lines if line.right - line.left >= _NARROW * widest] or list(lines)
    lefts, rights = sorted(line.left for line in long), sorted(line.right for line in long)
    size = _commonest([round(line.size, 1) for line in lines])
    return Margins(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20], leading, size)


def _is_full(above: Line, line: Line, edges: Margins) -> bool:
    """Say whether the first word of `line` would not have fitted at the end of the line above it."""
    if _CONTENTS_ROW.search(above.text):
        return False
    needed = line.first_width + 0.28 * line.size
    room = above.left - edges.left if above.from_right else edges.right - above.right
    return above.text.endswith((HYPHEN, "-")) or room < needed


def _is_open(line: Line) -> bool:
    """Say whether the line ends inside a sentence; a title below the last line of a page is none of it."""
    return not line.text.rstrip(_CLOSING).endswith(_FINAL)


def _may_go_on(above: Line, line: Line, edges: Margins) -> bool:
    if abs(above.size - line.size) > 0.08 * above.size or _MARK.match(line.text):
        return False
    indent = edges.right - line.right if line.from_right else line.left - edges.left
    return indent < 0.8 * line.size or abs(line.left - above.left) < 0.3 * line.size


def _goes_on(above: Line, line: Line, edges: Margins) -> bool:
    if not 0 < above.y - line.y <= edges.spacing(line):
        return False
    if abs(above.size - line.size) > 0.08 * above.size or _MARK.match(line.text):
        return False
    start_above = -above.right if above.from_right else above.left
    start = -line.right if line.from_right else line.left
    return start - start_above < 0.8 * line.size and _is_full(above, line, edges)


def join_hyphens(texts: Sequence[str]) -> list[str]:
    """Put words that a line end broke together, and the lines of a paragraph with a space.

    The hyphen stays where the text has the word with it elsewhere, or has both halves as words and the
    whole nowhere (`long-term`), or where the second half is a name (`anti-Western`).
    """
    known = {word.casefold() for text in texts for word in _WORD.findall(_BROKEN.sub(" ", text))}

    def joined(match: re.Match[str]) -> str:
        first, second = match.groups()
        whole, parted = f"{first}{second}".casefold(), f"{first}-{second}".casefold()
        halves = {first.casefold(), second.casefold()} <= known and min(len(first), len(second)) > 2
        stays = parted in known or second[0].isupper() or second[0].isdigit()
        return f"{first}-{second}" if stays or (halves and whole not in known) else f"{first}{second}"

    whole = (_DASH_AT_END.sub(r"\1", _BROKEN.sub(joined, text)) for text in texts)
    return [text.replace("\n", " ").replace(HYPHEN, "-") for text in whole]
