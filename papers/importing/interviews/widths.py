"""Lines that were set to a width: which of them end short of it without a reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from papers.importing.interviews.grammar import is_finished, is_stub, starts_lower
from papers.importing.interviews.pieces import Piece

_FEWEST = 6  # open lines that show how much room lines leave
_MANY = 12  # open lines that show that lines were filled to a number of characters,
_FEW = 0.1  # if the next word had room on so small a share of them, those where text is lost
_USUAL = 0.8  # share of open lines that leave no more room than is usual
_MORE = 3  # characters beyond which room is unusual
_LEAST = 0.2  # share of the width: a line set in letters of many widths may leave less


def short_lines(pieces: Sequence[Piece]) -> set[int]:
    """Return the indexes of narrow lines that break off: the sentence is open, no small letter goes on with
    it, and the next word would have had room.
    """
    short: set[int] = set()
    start = 0
    for end in range(1, len(pieces) + 1):
        if end == len(pieces) or not _together(pieces[end - 1], pieces[end]):
            short |= {start + i for i in _short(pieces[start:end])}
            start = end
    return short


def _together(one: Piece, two: Piece) -> bool:
    return one.narrow and two.narrow and not one.level and not two.level


def _short(run: Sequence[Piece]) -> list[int]:
    if len(run) < _FEWEST:
        return []
    width = sorted(piece.width for piece in run)[len(run) * 9 // 10]
    room = [width - one.width - 1 - len(two.text.split(None, 1)[0]) for one, two in pairwise(run)]
    open_ = [i for i in range(len(room)) if not is_finished(run[i].text) and not is_stub(run[i].text)]
    if len(open_) < _FEWEST:
        return []
    begun = next((i for i in range(len(run)) if is_finished(run[i].text)), len(run))
    usual = max(0, sorted(room[i] for i in open_)[int(len(open_) * _USUAL)])
    counted = len(open_) >= _MANY and sum(room[i] >= 0 for i in open_) <= _FEW * len(open_)
    least = 0 if counted else max(usual + _MORE, int(width * _LEAST))
    return [i for i in open_ if i > begun and room[i] > least and not starts_lower(run[i + 1].text)]
