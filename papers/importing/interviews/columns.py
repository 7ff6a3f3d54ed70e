"""Undoes the weave of two narrow columns whose lines were read across instead of down."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from papers.importing.document import Notice
from papers.importing.interviews.continuations import Continuations
from papers.importing.interviews.grammar import is_finished
from papers.importing.interviews.links import Links
from papers.importing.interviews.order import in_equal_turns, judge, mends, order_notice
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.seams import Row, Seams, width_of
from papers.importing.interviews.weaves import deal_out
from papers.text.direction import language_of

SHORTEST_RUN = 4
_PAGE = 12  # lines from which on it pays to ask how often words follow one another
_SWITCH = 3.5  # price of going over to the other column
_SWITCH_AGAIN = 0.3  # price of doing so line after line: a page read straight across
_ACROSS = 2.5  # by how much reading straight across has to be better than any other reading
_BREAK = -1.5  # the least that two lines can say against each other
_STATES = 48  # how many readings are kept at each line, so that a long run takes linear time


@dataclass
class _Reading:
    """A reading of the lines so far: it has come to a line in column `side` (0 or 1).

    `there` is the last line of the other column (-1: none yet), `opening` the first line of column 1.
    """

    score: float
    there: int
    switched: bool
    side: int
    opening: int
    parent: _Reading | None


def unweave(pieces: list[Piece], links: Links) -> list[Piece]:
    """Return the pieces with each run of narrow lines sorted into its columns, left one first."""
    return unweave_and_doubt(pieces, links)[0]


def unweave_and_doubt(pieces: list[Piece], links: Links) -> tuple[list[Piece], list[Notice]]:
    """Return the pieces in order, and a notice for each run of narrow lines whose order is doubtful.

    A run is sorted only if that mends most of the seams that do not read on as printed. Where another order
    reads on better, but not so much better that it is proved, the printed one is kept and doubtful.
    """
    result: list[Piece] = []
    notices: list[Notice] = []
    for run in runs(pieces):
        if len(run) < SHORTEST_RUN or not run[0].narrow:
            result += run
            continue
        printed = judge(run, links)
        found = run if printed.sound else _sort_run(run, links)
        new = judge(found, links) if found != run else printed
        regular = new.broken <= printed.broken and in_equal_turns(found, run)
        kept, order = (found, new) if regular or mends(new, printed) else (run, printed)
        result += kept
        rivals = kept is run and new.broken * 2 < printed.broken + 1 and new.broken < printed.broken
        if order.doubtful or rivals:
            notices.append(order_notice(run))
    return result, notices


def runs(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces in groups: narrow lines in a row, or one other piece."""
    run: list[Piece] = []
    for piece in pieces:
        plain = piece.narrow and not piece.level
        if run and not plain:
            yield run
            run = []
        if plain:
            run.append(piece)
        else:
            yield [piece]
    if run:
        yield run


def _sort_run(run: list[Piece], links: Links) -> list[Piece]:
    """Find the best way to deal the lines out to two columns, without changing the order inside either."""
    if sum(is_finished(piece.text) for piece in run) * 2 > len(run):
        return run
    sides = _turns(run, links)
    if sides is not None:
        return [run[i] for side in (0, 1) for i in range(len(run)) if sides[i] == side]
    readings = [_Reading(0.0, -1, False, 0, -1, None)]
    for i in range(len(run) - 1):
        readings = _extend(readings, run, i, links)
    score, best = max(
        ((_total(reading, run, links), reading) for reading in readings), key=lambda one: one[0]
    )
    across = [*range(0, len(run), 2), *range(1, len(run), 2)]
    if _flow(across, run, links) - _ACROSS > score:
        return [run[i] for i in across]
    return [run[i] for i in _columns(best, len(run))]


def _turns(run: list[Piece], links: Links) -> list[int] | None:
    """Return the column of each line if the lines were taken in equal turns, else None."""
    if any(two.number < one.number for one, two in itertools.pairwise(run)):
        return None  # a gutter has parted the columns already
    rows = [Row(piece, len(piece.text)) for piece in run]
    texts = [piece.text for piece in run]
    english = None
    if len(run) >= _PAGE and language_of(" ".join(texts)) == "en":
        english = Continuations(texts, links.vocabulary)
    speakers = [links.speaker(piece) for piece in run]
    width = width_of(rows)
    sides = deal_out(len(run), Seams(rows, links, (width, width), english).worth, speakers)
    if sides is None:
        return None
    left, right = (
        width_of([row for row, side in zip(rows, sides, strict=True) if side == one]) for one in (0, 1)
    )
    if (left, right) == (width, width):
        return sides
    return deal_out(len(run), Seams(rows, links, (left, right), english).worth, speakers) or sides


def _flow(order: list[int], run: list[Piece], links: Links) -> float:
    """Return what the links of an order are worth."""
    return sum(_worth(links.score(run[i], run[j])) for i, j in itertools.pairwise(order))


def _extend(readings: list[_Reading], run: list[Piece], i: int, links: Links) -> list[_Reading]:
    """Put line i + 1 under line i, or under the last line of the other column; keep the best readings."""
    best: dict[tuple[int, bool], _Reading] = {}
    stay = _worth(links.score(run[i], run[i + 1]))
    for old in readings:
        other = _worth(links.score(run[old.there], run[i + 1])) if old.there >= 0 else 0.0
        price = _SWITCH_AGAIN if old.switched else _SWITCH
        opening = i + 1 if old.there < 0 else old.opening
        for new in (
            _Reading(old.score + stay, old.there, False, old.side, old.opening, old),
            _Reading(old.score + other - price, i, True, 1 - old.side, opening, old),
        ):
            key = (new.there, new.switched)
            if key not in best or best[key].score < new.score:
                best[key] = new
    return sorted(best.values(), key=lambda reading: -reading.score)[:_STATES]


def _total(reading: _Reading, run: list[Piece], links: Links) -> float:
    """Return the score of a whole reading, with the step from the foot of the first column to the second."""
    if reading.opening < 0:
        return reading.score
    foot = len(run) - 1 if reading.side == 0 else reading.there
    return reading.score + _worth(links.score(run[foot], run[reading.opening]))


def _worth(score: float) -> float:
    return max(score, _BREAK)


def _columns(last: _Reading, count: int) -> list[int]:
    """Return the line indexes, first column first, from the chain of readings that ends with `last`."""
    columns: tuple[list[int], list[int]] = ([], [])
    reading: _Reading | None = last
    for i in range(count - 1, -1, -1):
        assert reading is not None
        columns[reading.side].append(i)
        reading = reading.parent
    return columns[0][::-1] + columns[1][::-1]
