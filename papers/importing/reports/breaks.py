"""Compares the page breaks that the contents' page numbers predict with those that the text shows.

Where each essay begins on a new page, two page numbers say how many pages the first essay fills, and so how
many page ends lie inside it. A note at a page's foot or a cut sentence shows most of them. Where one is
missing, a page ended exactly with a paragraph or a sentence was cut at its full stop: only a reader can say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from statistics import median

from papers.importing.document import Block, ContentsRow, Notice
from papers.importing.reports.reading import Reading
from papers.text.saying import say

_TRUSTED_SHARE = 0.8
_FEWEST_CHECKED = 4


def uncertain_breaks(readings: Sequence[Reading], contents: Sequence[ContentsRow | None]) -> list[Notice]:
    """Return a notice for each missing break; `contents` holds the row of each essay.

    The page numbers are trusted only if they explain at least four essays of five: a count that is often
    wrong says nothing about the text.
    """
    checked: list[tuple[Reading, int, list[int]]] = []
    for reading, row, following in zip(readings, contents, contents[1:], strict=False):
        if row and following and row.page is not None and following.page is not None:
            expected = following.page - row.page - 1
            if expected >= 0:
                checked.append((reading, expected, _shown(reading)))
    right = sum(expected == len(shown) for _, expected, shown in checked)
    if len(checked) < _FEWEST_CHECKED or right < _TRUSTED_SHARE * len(checked):
        return []
    capacity = _capacity([(reading, shown) for reading, expected, shown in checked if expected == len(shown)])
    return [
        notice
        for reading, expected, shown in checked
        if expected == len(shown) + 1 and (notice := _missing(reading, shown, capacity))
    ]


def _shown(reading: Reading) -> list[int]:
    """Return the positions of the body's rows before which a page ends for certain."""
    continued = {number for block in reading.blocks for number in _continuations(block)}
    return [at for at, row in enumerate(reading.body_rows) if at and (row.broken or row.number in continued)]


def _continuations(block: Block) -> list[int]:
    if block.items:
        return [number for item in block.items for number in item.lines[1:]]
    return list(block.lines[1:]) if block.type == "p" else []


def _lengths(reading: Reading, begin: int, end: int) -> int:
    return sum(len(row.text) for row in reading.body_rows[begin:end])


def _capacity(essays: Sequence[tuple[Reading, list[int]]]) -> tuple[float, float]:
    """Return how many characters a first page and a later one hold: medians of the pages known to be full."""
    first, later = [], []
    for reading, shown in essays:
        for begin, end in zip([0, *shown], shown, strict=False):
            (later if begin else first).append(_lengths(reading, begin, end))
    if not first and not later:
        return 0.0, 0.0
    return median(first or later), median(later or first)


def _missing(reading: Reading, shown: Sequence[int], capacity: tuple[float, float]) -> Notice | None:
    """Look for the break in the longest stretch without one, where a full page would end."""
    rows = reading.body_rows
    edges = [0, *shown, len(rows)]
    stretches = [(begin, end) for begin, end in pairwise(edges) if end - begin > 1]
    if not stretches or not capacity[0]:
        return None
    begin, end = max(stretches, key=lambda stretch: _lengths(reading, *stretch))
    full = capacity[1] if begin else capacity[0]
    filled = list(accumulate(len(row.text) for row in rows[begin : end - 1]))
    at = min(range(begin + 1, end), key=lambda at: abs(filled[at - begin - 1] - full))
    message = say(
        "The contents give this essay one page more than its text shows: a page seems to end between lines "
        "{first} and {last}. Is this one paragraph or two?",
        first=rows[at - 1].numbers[-1],
        last=rows[at].number,
    )
    return Notice(
        rows[at].number, "break-uncertain", message, f"{rows[at - 1].text[-40:]} | {rows[at].text[:40]}"
    )
