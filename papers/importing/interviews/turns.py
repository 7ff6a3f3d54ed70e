"""Deals lines out that were taken from two columns in turns of any length.

In the order of the page each line either goes on with the line before it, or with the last line of the
other column. A state is thus the line at which the other column stands; with it go the place where the
second column began, the length of the first, and who speaks in each. Of the states the likeliest are kept.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

Worth = Callable[[int, int, int], float]
"""How much likelier than chance it is that line j follows line i in the column of the given side (0, 1)."""

_STATES = 200  # readings kept at each line
_WORK = 60_000  # readings weighed in all: a long page keeps fewer at each line
# Most turns are of few lines, all lengths equally likely; of the others each length is the rarer the longer
# it is.
_FEW, _SHORT, _LONGEST = 0.95, 12, 400
_SAME_SPEAKER = 5.0  # price of a label that the column has just had: speakers take turns
_SKEW, _SKEW_LINE = 1.0, 0.3  # price of columns of two lengths, and of each line more
_EVEN = 1


class _State(NamedTuple):
    """`there` is the last line of the other column (-1: none), `opening` the first one of the second."""

    there: int
    side: int
    opening: int
    left: int
    speakers: tuple[str, str]
    first: str


_Step = tuple[float, _State | None]


def read_in_turns(count: int, worth: Worth, speakers: Sequence[str]) -> tuple[float, list[int]]:
    """Return the score of the best reading in two columns, and the column (0, 1) of each of the lines.

    `speakers` holds for each line the role that a label at its head names, else "". The score of a page
    that cannot be read so is -inf.
    """
    kept = max(8, min(_STATES, _WORK // max(count, 1)))
    steps: dict[_State, _Step] = {_State(-1, 0, -1, 1, (speakers[0], ""), ""): (0.0, None)}
    history = [steps]
    for i in range(count - 1):
        steps = _extend(steps, i, worth, speakers[i + 1])
        if len(steps) > kept:
            steps = dict(heapq.nlargest(kept, steps.items(), key=lambda step: step[1][0]))
        history.append(steps)
    score, last = max(
        ((step[0] + _closing(state, count, worth), state) for state, step in steps.items()),
        key=lambda one: one[0],
    )
    return score, _sides(last, history)


def price_of_speakers(speakers: Sequence[str]) -> float:
    """Return what a row of labels costs in which the same speaker comes twice running."""
    return _SAME_SPEAKER * sum(one == two for one, two in itertools.pairwise(speakers))


def _extend(steps: dict[_State, _Step], i: int, worth: Worth, speaker: str) -> dict[_State, _Step]:
    """Put line i + 1 under line i, or under the last line of the other column."""
    result: dict[_State, _Step] = {}
    for old, (score, _) in steps.items():
        ends, goes_on = _TURN_ENDS[min(i - old.there, _LONGEST)]
        for side in (0, 1):
            stays = side == old.side
            above = i if stays else old.there
            new = _State(
                old.there if stays else i,
                side,
                i + 1 if above < 0 else old.opening,
                old.left + (side == 0),
                _spoken(old.speakers, side, speaker),
                (old.first or speaker) if side else old.first,
            )
            total = score + (goes_on if stays else ends) + (worth(above, i + 1, side) if above >= 0 else 0.0)
            if speaker and speaker == old.speakers[side]:
                total -= _SAME_SPEAKER
            if new not in result or result[new][0] < total:
                result[new] = (total, old)
    return result


def _spoken(speakers: tuple[str, str], side: int, speaker: str) -> tuple[str, str]:
    if not speaker:
        return speakers
    return (speakers[0], speaker) if side else (speaker, speakers[1])


def _closing(state: _State, count: int, worth: Worth) -> float:
    """Score a whole reading: the foot of the first column leads to the top of the second one."""
    if state.opening < 0:
        return -math.inf
    foot = count - 1 if state.side == 0 else state.there
    score = worth(foot, state.opening, 0)
    skew = abs(2 * state.left - count)
    if skew > _EVEN:
        score -= _SKEW + _SKEW_LINE * skew
    return score - (_SAME_SPEAKER if state.first and state.first == state.speakers[0] else 0.0)


def _sides(last: _State, history: list[dict[_State, _Step]]) -> list[int]:
    sides = []
    state: _State | None = last
    for steps in reversed(history):
        assert state is not None
        sides.append(state.side)
        state = steps[state][1]
    return sides[::-1]


def _turn_ends() -> list[tuple[float, float]]:
    """Return for each length of a turn so far the logarithms of its chances to end there and to go on."""
    lengths = range(1, _LONGEST + 1)
    whole = sum(1 / length for length in lengths)
    chances = [_FEW * (length <= _SHORT) / _SHORT + (1 - _FEW) / length / whole for length in lengths]
    rest = [*itertools.accumulate(reversed(chances))][::-1]
    ends = [chance / left for chance, left in zip(chances[:-1], rest[:-1], strict=True)]
    ends = [ends[0], *ends, ends[-1]]
    return [(math.log(chance), math.log(1 - chance)) for chance in ends]


_TURN_ENDS = _turn_ends()
