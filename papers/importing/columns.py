"""Undoes the weave of two narrow columns whose lines were read across instead of down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papers.importing.grammar import is_finished
from papers.importing.links import Links
from papers.importing.pieces import Piece, cut

SHORTEST_RUN = 4
_SWITCH = 3.5  # price of going over to the other column
_SWITCH_AGAIN = 0.3  # price of doing so line after line: a page read straight across
_BREAK = -1.5  # the least that two lines can say against each other
_STATES = 48  # how many readings are kept at each line, so that a long run takes linear time
_GUTTER = re.compile(r"\S(\s{3,}|\t+)(?=\S)")


@dataclass
class _Reading:
    """A reading of the lines so far: `here` ends with the newest line, `there` is the last of the other column."""

    score: float
    there: int
    switched: bool
    parent: _Reading | None


def unweave(pieces: list[Piece], links: Links) -> list[Piece]:
    """Return the pieces with each run of narrow lines sorted into its columns, left one first."""
    result: list[Piece] = []
    for run in runs(pieces, links):
        result += _sort_run(run, links) if len(run) >= SHORTEST_RUN and run[0].narrow else run
    return result


def runs(pieces: list[Piece], links: Links) -> Iterator[list[Piece]]:
    """Yield the pieces in groups: narrow lines in a row, or one other piece."""
    run: list[Piece] = []
    for piece in pieces:
        plain = piece.narrow and not links.begins(piece)
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
    readings = [_Reading(0.0, -1, False, None)]
    for i in range(len(run) - 1):
        readings = _extend(readings, run, i, links)
    return [run[i] for i in _columns(max(readings, key=lambda reading: reading.score), len(run))]


def _extend(readings: list[_Reading], run: list[Piece], i: int, links: Links) -> list[_Reading]:
    """Put line i + 1 under line i, or under the last line of the other column; keep the best readings."""
    best: dict[tuple[int, bool], _Reading] = {}
    stay = _worth(links.score(run[i], run[i + 1]))
    for reading in readings:
        other = _worth(links.score(run[reading.there], run[i + 1])) if reading.there >= 0 else -0.5
        price = _SWITCH_AGAIN if reading.switched else _SWITCH
        for new in (
            _Reading(reading.score + stay, reading.there, False, reading),
            _Reading(reading.score + other - price, i, True, reading),
        ):
            key = (new.there, new.switched)
            if key not in best or best[key].score < new.score:
                best[key] = new
    return sorted(best.values(), key=lambda reading: -reading.score)[:_STATES]


def _worth(score: float) -> float:
    return max(score, _BREAK)


def _columns(last: _Reading, count: int) -> list[int]:
    """Return the line indexes, first column first, from the chain of readings that ends with `last`."""
    switches: list[bool] = []
    reading: _Reading | None = last
    while reading is not None and reading.parent is not None:
        switches.append(reading.switched)
        reading = reading.parent
    switches.reverse()
    columns: tuple[list[int], list[int]] = ([0], [])
    at = 0
    for i, switched in enumerate(switches, start=1):
        at = 1 - at if switched else at
        columns[at].append(i)
    return columns[0] + columns[1]


def split_gutters(pieces: list[Piece], raw: dict[int, str]) -> list[Piece]:
    """Split lines that print both columns with a gutter of spaces between them; left column first.

    `raw` holds the lines with their spaces. Three lines in a row must have the gutter at one place.
    """
    result: list[Piece] = []
    block: list[tuple[Piece, str, re.Match[str]]] = []
    for piece in pieces:
        text = raw.get(piece.number, "").strip()
        gap = _GUTTER.search(text) if len(text) <= 4 * 64 else None
        near = not block or (gap is not None and abs(gap.end() - block[-1][2].end()) <= 3)
        if gap is None or not near:
            result += _two_columns(block)
            block = []
        if gap is None:
            result.append(piece)
        else:
            block.append((piece, text, gap))
    return result + _two_columns(block)


def _two_columns(block: list[tuple[Piece, str, re.Match[str]]]) -> list[Piece]:
    if len(block) < 3:
        return [piece for piece, _, _ in block]
    left, right = [], []
    for piece, text, gap in block:
        offset = len(re.sub(r"\s+", " ", text[: gap.end()]))
        if len(piece.text) != len(re.sub(r"\s+", " ", text)):  # markup was taken out: offsets do not hold
            return [piece for piece, _, _ in block]
        left.append(cut(piece, 0, offset))
        right.append(cut(piece, offset))
    return [piece for piece in left + right if piece.text]
