"""Deals the narrow lines of a page out to its two columns, however the columns were woven together.

Inside one column the order of the lines is kept; only where the reading goes over to the other column is
unknown. Each number of lines in a turn is one hypothesis, and the page as it stands another; the reading that
is likeliest as a whole is taken. Losses and captions may break single turns off.
"""

from __future__ import annotations

import heapq
import itertools
import math
import operator
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from papers.importing.interviews.turns import Worth, price_of_speakers, read_in_turns

_STATES = 32  # readings kept at each line, the best ones
_TRIED_AGAIN = 2  # lengths of turns with which single turns may break off, the likeliest ones
_TRIED = 600  # lines by which the hypotheses are told apart, so that a long page takes linear time
_KEPT = 0.97  # chance that a regular turn is kept
_STRAY = 0.001  # chance that it is broken off at any line
_UNEVEN = 2  # lines by which one of two equal columns may be longer
_ALIKE = 0.05  # share of the lines that two nearly equal readings deal out differently
_LOSS = -2.0  # the least that one seam says against the page as it stands: text may be lost there
_CHOICE = 3.0  # price of choosing one of the regular readings
_BROKEN = 3.0  # price of a reading in which single turns may break off, more than of one without
_SKEW = 0.5  # price of each line that one column is longer than the other
_MOST_SKEW = 6.0
_Block = tuple[int, int, int]


@dataclass(frozen=True)
class Dealing:
    """The column of each line (0 left, 1 right), None for fewer lines than two columns have.

    `gain` is by how much that is likelier than the page as it stands, `lead` by how much likelier than any
    other dealing that is not nearly the same (logarithms of the ratios); turns of any length have no lead, as
    too many of them are nearly as likely.
    """

    sides: list[int] | None
    gain: float
    lead: float


@dataclass(eq=False)
class _Reading:
    """A reading up to a line: `there` is the last line of the other column (-1: none yet).

    `left` counts the lines of the left column, `opening` is the first line of the right one.
    """

    score: float
    there: int
    side: int
    left: int
    opening: int
    parent: _Reading | None


def deal_out(count: int, worth: Worth, speakers: Sequence[str] = ()) -> Dealing:
    """Return the likeliest way to deal `count` lines out to two columns, however they were woven.

    `speakers` holds the role that a label at the head of each line names, "" where there is none.
    """
    speakers = speakers or [""] * count
    tried = min(count, _TRIED)
    seams = [worth(i, i + 1, 0) for i in range(tried - 1)]
    worst = min(seams, default=0.0)
    stands = sum(seams) - worst + max(worst, _LOSS) - _price(range(tried), speakers)
    found = [*_in_equal_turns(count, tried, worth, speakers)]
    free = read_in_turns(count, worth, speakers) if tried == count > 1 else (-math.inf, [0] * count)
    found.append(free)
    found = [(score, sides) for score, sides in found if sides.count(0) % count]
    if not found:
        return Dealing(None, -math.inf, math.inf)
    best, sides = max(found, key=lambda one: one[0])
    if free[1] is sides:
        return Dealing(sides, best - stands, 0.0)
    others = [score for score, other in found if sum(map(operator.ne, other, sides)) > _ALIKE * count]
    return Dealing(sides, best - stands, best - max(others, default=-math.inf))


def _in_equal_turns(
    count: int, tried: int, worth: Worth, speakers: Sequence[str]
) -> Iterator[tuple[float, list[int]]]:
    """Yield the score and the columns of readings in equal turns, of which a few may break off.

    The lengths of a turn are told apart by the first `tried` lines.
    """
    for score, period, left in _regular(tried, worth, speakers[:tried]):
        if tried == count:
            blocks = _blocks(period, left, count)
            yield score - _CHOICE, [side for start, stop, side in blocks for _ in range(start, stop)]
        last = _read(count, worth, period)
        if last.opening >= 0:
            sides = _sides(last, count)
            value = last.score - _price(_order(sides), speakers) if tried == count else score
            yield value - _CHOICE - _BROKEN, sides


def _order(sides: Sequence[int]) -> list[int]:
    return sorted(range(len(sides)), key=sides.__getitem__)


def _price(order: Iterable[int], speakers: Sequence[str]) -> float:
    return price_of_speakers([speakers[i] for i in order if speakers[i]])


def _regular(count: int, worth: Worth, speakers: Sequence[str]) -> list[tuple[float, int, int]]:
    """Return the best readings of two columns about equally long, woven in equal turns from first to last.

    Each comes as its score, the lines in a turn and those of the left column; one for each length of turn.
    """
    lefts = range(max(1, count // 2 - _UNEVEN), min(count, count // 2 + _UNEVEN + 2))
    flows = tuple(_flow(count, worth, side) for side in (0, 1))
    spoken = [i for i in range(count) if speakers[i]]
    best = [
        max(
            (
                _score(_blocks(period, left, count), flows, worth, speakers, spoken)
                - _SKEW * max(0, abs(2 * left - count) - 1),
                period,
                left,
            )
            for left in lefts
        )
        for period in range(1, count // 2 - _UNEVEN)
    ]
    return heapq.nlargest(_TRIED_AGAIN, best)


def _flow(count: int, worth: Worth, side: int) -> list[float]:
    """Return what the lines are worth one under the other, from the first down to each."""
    return list(itertools.accumulate((worth(i, i + 1, side) for i in range(count - 1)), initial=0.0))


def _score(
    blocks: list[_Block],
    flows: Sequence[list[float]],
    worth: Worth,
    speakers: Sequence[str],
    spoken: Sequence[int],
) -> float:
    """Score a reading by its seams; lines inside a block stay as they stand, so that only its ends count.

    `spoken` holds the lines at whose heads a speaker is named.
    """
    score, feet, top = 0.0, [-1, -1], -1
    for start, stop, side in blocks:
        score += flows[side][stop - 1] - flows[side][start]
        if feet[side] >= 0:
            score += worth(feet[side], start, side)
        elif side:
            top = start
        feet[side] = stop - 1
    if spoken:
        starts = [start for start, _, _ in blocks]
        spoken = sorted(spoken, key=lambda i: blocks[bisect_right(starts, i) - 1][2])
        score -= _price(spoken, speakers)
    return score + (worth(feet[0], top, 0) if top >= 0 else 0.0)


def _blocks(period: int, left: int, count: int) -> list[_Block]:
    """Return the blocks of lines (start, stop, column) that two columns give in turn."""
    blocks: list[_Block] = []
    rest, at = [left, count - left], 0
    while any(rest):
        for side in (0, 1):
            turn = min(period, rest[side])
            if turn:
                blocks.append((at, at + turn, side))
            rest[side] -= turn
            at += turn
    return blocks


def _read(count: int, worth: Worth, period: int) -> _Reading:
    """Return the best reading in turns of mostly `period` lines, left column first."""
    readings = [_Reading(0.0, -1, 0, 1, -1, None)]
    for i in range(count - 1):
        readings = _extend(readings, i, worth, period)
    for reading in readings:
        if reading.opening >= 0:
            foot = count - 1 if reading.side == 0 else reading.there
            skew = abs(2 * reading.left - count)
            reading.score += worth(foot, reading.opening, 0) - min(_SKEW * skew, _MOST_SKEW)
    return max(readings, key=lambda reading: reading.score)


def _extend(readings: Sequence[_Reading], i: int, worth: Worth, period: int) -> list[_Reading]:
    """Put line i + 1 under line i, or under the last line of the other column."""
    result: list[_Reading] = []
    over: dict[tuple[int, int], _Reading] = {}
    for old in readings:
        chance = _KEPT if i - old.there == period else _STRAY
        stay = old.score + math.log(1 - chance) + worth(i, i + 1, old.side)
        result.append(_Reading(stay, old.there, old.side, old.left + (old.side == 0), old.opening, old))
        other = 1 - old.side
        first = old.there < 0
        score = old.score + math.log(chance) + (0.0 if first else worth(old.there, i + 1, other))
        left = old.left + (other == 0)
        best = over.get((other, left))
        if best is None or best.score < score:
            over[other, left] = _Reading(score, i, other, left, i + 1 if first else old.opening, old)
    result += over.values()
    return heapq.nlargest(_STATES, result, key=lambda reading: reading.score)


def _sides(last: _Reading, count: int) -> list[int]:
    sides = [0] * count
    reading: _Reading | None = last
    for i in range(count - 1, -1, -1):
        assert reading is not None
        sides[i] = reading.side
        reading = reading.parent
    return sides
