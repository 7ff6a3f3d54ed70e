"""Which block of a translation says what which block of the original says. Pure: kinds, order and lengths."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple


class Unit(NamedTuple):
    """One block of a text: its stable id, its kind ("heading2", "paragraph", "note") and its letters."""

    id: str
    kind: str
    length: int = 1


Pair = tuple[int | None, int | None]
"""Places in the one text and in the other; None where a unit stands alone."""

MOST_CELLS = 250_000
"""Of the table that compares two stretches: some 500 blocks each. Longer ones are paired in their order."""

SAME_KIND, OTHER_KIND, ALONE, NEVER = 3.0, 0.5, -1.0, float("-inf")
RUNNING = {"paragraph", "quote", "items", "question", "answer"}
"""Kinds that a translator may have exchanged for one another; a heading or a note is never a paragraph."""


def align(one: Sequence[Unit], other: Sequence[Unit]) -> list[Pair]:
    """Return the pairs of both texts, each unit once, in an order that keeps the order of either text.

    Where the texts share ids, a translation made by copying, the ids alone decide. Else headings divide
    both, and between them kinds, order and lengths say what belongs together.
    """
    shared = common_in_order([unit.id for unit in one], [unit.id for unit in other])
    if shared:
        return _with_loners(shared, len(one), len(other))
    return _with_loners(list(_by_structure(one, other)), len(one), len(other))


def common_in_order(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the most names that both hold in the same order; names are unique in each."""
    places = {name: at for at, name in enumerate(other) if name}
    met = [(at, places[name]) for at, name in enumerate(one) if name in places]
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, place) in enumerate(met):
        rank = bisect_left(ends, place)
        ends[rank:] = [place, *ends[rank + 1 :]]
        last[rank:] = [at, *last[rank + 1 :]]
        before.append(last[rank - 1] if rank else -1)
    chain, at = [], last[-1] if last else -1
    while at >= 0:
        chain.append(met[at])
        at = before[at]
    return chain[::-1]


def _with_loners(pairs: Sequence[tuple[int, int]], first: int, second: int) -> list[Pair]:
    """Return the pairs, and before each the units of either text that have no partner."""
    found: list[Pair] = []
    at, place = 0, 0
    for left, right in [*pairs, (first, second)]:
        found += [(index, None) for index in range(at, left)]
        found += [(None, index) for index in range(place, right)]
        if left < first:
            found.append((left, right))
        at, place = left + 1, right + 1
    return found


def _by_structure(one: Sequence[Unit], other: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield what belongs together: first the headings, as sections, then what stands between them."""
    heads = [[at for at, unit in enumerate(text) if unit.kind.startswith("heading")] for text in (one, other)]
    levels = [[text[at] for at in places] for text, places in zip((one, other), heads, strict=True)]
    anchors = [(heads[0][left], heads[1][right]) for left, right in _best(*levels)]
    at, place = 0, 0
    for left, right in [*anchors, (len(one), len(other))]:
        for first, second in _best(one[at:left], other[place:right]):
            yield at + first, place + second
        if left < len(one):
            yield left, right
        at, place = left + 1, right + 1


def _best(one: Sequence[Unit], other: Sequence[Unit]) -> list[tuple[int, int]]:
    """Return the pairs of two stretches that fit best as a whole, by a table of all beginnings."""
    if len(one) * len(other) > MOST_CELLS:
        return [(at, at) for at in range(min(len(one), len(other))) if _fit(one[at], other[at], 1.0) > ALONE]
    ratio = (sum(unit.length for unit in other) or 1) / (sum(unit.length for unit in one) or 1)
    best = [[ALONE * place for place in range(len(other) + 1)]]
    for at, unit in enumerate(one, start=1):
        row = [ALONE * at]
        for place, partner in enumerate(other, start=1):
            together = best[-1][place - 1] + _fit(unit, partner, ratio)
            row.append(max(together, best[-1][place] + ALONE, row[-1] + ALONE))
        best.append(row)
    found, at, place = [], len(one), len(other)
    while at and place:
        if best[at][place] == best[at - 1][place] + ALONE:  # of equal ways, the one that pairs early
            at -= 1
        elif best[at][place] == best[at][place - 1] + ALONE:
            place -= 1
        else:
            found.append((at - 1, place - 1))
            at, place = at - 1, place - 1
    return found[::-1]


def _fit(unit: Unit, partner: Unit, ratio: float) -> float:
    """Return how well two units fit; a translation is about as long as the two texts as wholes let expect."""
    if unit.kind == partner.kind or _are_headings(unit, partner):
        kind = SAME_KIND if unit.kind == partner.kind else OTHER_KIND
    elif unit.kind in RUNNING and partner.kind in RUNNING:
        kind = OTHER_KIND
    else:
        return NEVER
    unlike = abs(log(max(partner.length, 1) / (max(unit.length, 1) * ratio)))
    return kind - min(2.0, unlike)


def _are_headings(unit: Unit, partner: Unit) -> bool:
    return unit.kind.startswith("heading") and partner.kind.startswith("heading")
