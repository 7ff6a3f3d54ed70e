"""Undoes the weave of two narrow columns whose lines were read across instead of down."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

from papers.importing.document import Notice
from papers.importing.interviews.continuations import Continuations
from papers.importing.interviews.grammar import is_finished
from papers.importing.interviews.links import Links
from papers.importing.interviews.order import in_equal_turns, judge, mends, order_notice
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.seams import Row, Seams, width_of
from papers.importing.interviews.weaves import Dealing, deal_out
from papers.text.direction import language_of

SHORTEST_RUN = 4
_PAGE = 12  # lines from which on it pays to ask how often words follow one another
# By how much (the logarithm of the ratio) another order must be likelier than the printed one to be tried, to
# be taken without a look at single seams, and to be beyond doubt. Pages printed column by column gain less
# than the first by any other order.
_LIKELIER, _PROVED, _CERTAIN = 1.0, 2.0, 3.0
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

    A run is sorted if another order is so much likelier as a whole that it is proved, or if it mends most of
    the seams that do not read on as printed. Else the printed order is kept; it is doubtful where another one
    reads on better.
    """
    result: list[Piece] = []
    notices: list[Notice] = []
    for run in runs(pieces):
        if len(run) < SHORTEST_RUN or not run[0].narrow:
            result += run
            continue
        kept, doubtful = _in_columns(run, links)
        result += kept
        if doubtful:
            notices.append(order_notice(run))
    return result, notices


def _in_columns(run: list[Piece], links: Links) -> tuple[list[Piece], bool]:
    """Return a run of narrow lines in its likeliest order, and whether that is doubtful."""
    if sum(is_finished(piece.text) for piece in run) * 2 > len(run):
        return run, judge(run, links).doubtful
    printed = judge(run, links)
    dealing = _deal(run, links)
    dealt = [run[i] for i in _down(dealing.sides)] if dealing.sides else run
    if dealing.gain >= _PROVED:
        return dealt, min(dealing.gain, dealing.lead) < _CERTAIN
    if printed.sound:
        return run, dealing.gain > _LIKELIER
    found = dealt if dealing.gain >= _LIKELIER else _sort_run(run, links)
    new = judge(found, links)
    regular = new.broken <= printed.broken and in_equal_turns(found, run)
    kept, order = (found, new) if regular or mends(new, printed) else (run, printed)
    rivals = kept is run and new.broken * 2 < printed.broken + 1 and new.broken < printed.broken
    return kept, order.doubtful or rivals or dealing.gain > _LIKELIER


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


def _deal(run: list[Piece], links: Links) -> Dealing:
    """Return the likeliest columns of the lines, weighed by the width of either column."""
    if any(two.number < one.number for one, two in itertools.pairwise(run)):
        return Dealing(None, -math.inf, math.inf)  # a gutter has parted the columns already
    rows = [Row(piece, len(piece.text)) for piece in run]
    texts = [piece.text for piece in run]
    language = language_of(" ".join(texts)) if len(run) >= _PAGE else None
    english = Continuations(texts, links.vocabulary) if language == "en" else None
    speakers = [links.speaker(piece) for piece in run]
    width = width_of(rows)
    dealing = deal_out(
        len(run), Seams(rows, links, (width, width), english, language == "fa").worth, speakers
    )
    if dealing.sides is None or dealing.gain < _LIKELIER:
        return dealing
    left, right = (
        width_of([row for row, side in zip(rows, dealing.sides, strict=True) if side == one])
        for one in (0, 1)
    )
    if (left, right) == (width, width):
        return dealing
    again = deal_out(len(run), Seams(rows, links, (left, right), english, language == "fa").worth, speakers)
    return again if again.gain >= _LIKELIER else dealing


def _down(sides: list[int]) -> list[int]:
    """Return the line indexes, first column first."""
    return sorted(range(len(sides)), key=sides.__getitem__)


def _sort_run(run: list[Piece], links: Links) -> list[Piece]:
    """Find the best way to deal the lines out to two columns in turns of which most are one line long."""
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
