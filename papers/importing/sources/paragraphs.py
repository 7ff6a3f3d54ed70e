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
from statistics import median

from papers.importing.sources.typesetting import HYPHEN, Line

_MARK = re.compile(
    r"[•●▪■◦‣·]|[-–—*]\s|[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]|\[\^?\d{1,4}\]|\(?[\d۰-۹]{1,2}[.)]\s|[*]{1,3}(?=[^\W\d_])"
)
_CONTENTS_ROW = re.compile(r"(?:\t|(?:[.…·]\s?){3,}|\s{3,})[\d۰-۹]{1,4}$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BROKEN = re.compile(rf"(\w*[^\W\d_])[{HYPHEN}\-‐]\n(\w+)")
_FINAL = (".", "!", "?", ":", ";", "…", "؟", "؛")
_CLOSING = "\"'”’»)]⁰¹²³⁴⁵⁶⁷⁸⁹"
_WIDER = 1.25
"""Of the usual distance of two lines: above this a space was meant."""
_NARROW = 0.6
"""Of the column: a line shorter than this says nothing about where lines end."""


@dataclass
class Margins:
    """Edges of a column in points, and the usual distance of its lines."""

    left: float
    right: float
    leading: float


def paragraphs_of(pages: Sequence[Sequence[Sequence[Line]]]) -> list[str]:
    """Return one text for each paragraph and "" for each space between two; line ends in it are newlines."""
    margins = _margins([column for page in pages for column in page])
    texts: list[str] = []
    above: Line | None = None
    edges = None
    for page in pages:
        for column in page:
            below_column = above
            above_edges, edges = edges, margins[_kind(column)]
            for line, below in pairwise([*column, None]):
                if above is None:
                    texts.append(line.text)
                elif above is below_column:
                    goes_on = _is_full(above, line, above_edges) and _may_go_on(above, line, edges)
                    if goes_on and (_is_open(above) or (below and _goes_on(line, below, edges))):
                        texts[-1] += f"\n{line.text}"
                    else:
                        texts += ["", line.text]
                elif _goes_on(above, line, edges):
                    texts[-1] += f"\n{line.text}"
                else:
                    texts += [""] if above.y - line.y > _WIDER * edges.leading else []
                    texts.append(line.text)
                above = line
    return texts


def _kind(column: Sequence[Line]) -> int:
    """Return what tells left, right and whole columns apart: where most of its lines begin and end."""
    middle = median((line.left + line.right) / 2 for line in column)
    return round(middle / 100) if len(column) > 3 else -1


def _margins(columns: Sequence[Sequence[Line]]) -> dict[int, Margins]:
    """Return the margins of each kind of column; those of columns of few lines are the page's own."""
    groups: dict[int, list[Line]] = defaultdict(list)
    leadings = []
    for column in columns:
        groups[_kind(column)] += column
        leadings += [round(above.y - line.y, 1) for above, line in pairwise(column) if above.y > line.y]
    leading = _commonest(leadings)
    every = [line for column in columns for line in column]
    groups[-1] = every or groups[-1]
    return {kind: _edges(lines, leading) for kind, lines in groups.items() if lines}


def _commonest(values: Sequence[float]) -> float:
    counts: dict[float, int] = defaultdict(int)
    for value in values:
        counts[value] += 1
    return max(counts, key=lambda value: (counts[value], -value)) if counts else 1.0


def _edges(lines: Sequence[Line], leading: float) -> Margins:
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left >= _NARROW * widest] or list(lines)
    lefts, rights = sorted(line.left for line in long), sorted(line.right for line in long)
    return Margins(lefts[len(lefts) // 20], rights[-1 - len(rights) // 20], leading)


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
    if not 0 < above.y - line.y <= _WIDER * edges.leading:
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

    return [_BROKEN.sub(joined, text).replace("\n", " ").replace(HYPHEN, "-") for text in texts]
