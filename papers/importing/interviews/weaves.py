"""Deals the narrow lines of a page out to its two columns, however the columns were woven together.

Inside one column the order of the lines is kept; only where the reading goes over to the other column is
unknown. Each number of lines in a turn is one hypothesis, and the page as it stands another; the reading that
is likeliest as a whole is taken. Losses and captions may break single turns off.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass

from papers.importing.interviews.turns import Worth, price_of_speakers, read_in_turns

_STATES = 32  # readings kept at each line, the best ones
_PERIODS = range(1, 16)  # lines in a turn, if all turns are equal
_TRIED = 600  # lines by which the hypotheses are told apart, so that a long page takes linear time
_KEPT = 0.97  # chance that a regular turn is kept
_STRAY = 0.001  # chance that it is broken off at any line
_UNEVEN = 2  # lines by which one of two equal columns may be longer
_CHOICE = 3.0  # price of choosing one of the regular readings
_SKEW = 0.25  # price of each line that one column is longer than the other
_MOST_SKEW = 6.0
_MARGIN = 1.0  # by how much regular turns must be likelier than the page as it stands
# What turns of any length cost a line, at the least, on pages that were not woven is twice this: less than
# half of it is a sign of a weave.
_UNWOVEN = 0.1


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


def deal_out(count: int, worth: Worth, speakers: Sequence[str] = ()) -> list[int] | None:
    """Return for each of `count` lines its column (0 left, 1 right); None if the page is best as it is.

    `speakers` holds the role that a label at the head of each line names, "" where there is none.
    """
    tried = min(count, _TRIED)
    stands = sum(worth(i, i + 1, 0) for i in range(tried - 1))
    score, sides, period = _best_regular(tried, worth)
    last = _read(count, worth, period) if period else None
    regular = max(score, last.score) if last and tried == count else score
    free, free_sides = -math.inf, sides
    if tried == count > 1:
        free, free_sides = read_in_turns(count, worth, speakers or [""] * count)
    if regular >= max(stands + _MARGIN, free):
        if last and last.opening >= 0 and (last.score > score or tried < count):
            return _sides(last, count)
        return sides if tried == count else None
    disorder = price_of_speakers([speaker for speaker in speakers if speaker])
    return free_sides if free > stands - disorder - _UNWOVEN * count else None


def _best_regular(count: int, worth: Worth) -> tuple[float, list[int], int]:
    """Return the best reading of two columns about equally long, woven in equal turns from first to last.

    It comes as its score, the column of each line, and the lines in a turn.
    """
    best: tuple[float, list[int], int] = (-math.inf, [], 0)
    for period in _PERIODS:
        for left in range(max(1, count // 2 - _UNEVEN), min(count, count // 2 + _UNEVEN + 2)):
            sides = _alternate(period, left, count - left)
            order = sorted(range(count), key=sides.__getitem__)
            score = sum(worth(i, j, sides[i]) for i, j in itertools.pairwise(order)) - _CHOICE
            best = max(best, (score, sides, period))
    return best


def _alternate(period: int, left: int, right: int) -> list[int]:
    """Return the columns of lines that two columns of these lengths give in turn."""
    sides: list[int] = []
    rest = [left, right]
    while any(rest):
        for side in (0, 1):
            turn = min(period, rest[side])
            sides += [side] * turn
            rest[side] -= turn
    return sides


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
