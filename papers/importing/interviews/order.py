"""Tells by the seams between lines whether an order of narrow lines may be the one they were set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from papers.importing.document import Notice
from papers.importing.interviews.grammar import forbidden, is_finished, is_stub, starts_lower
from papers.importing.interviews.links import Links
from papers.importing.interviews.pieces import Piece
from papers.text.saying import say

_FEWEST = 2  # seams that a new order must mend: one may break where a line is lost or a picture stood
_MENDED = 0.5  # share of the broken seams that a new order may leave
_DOUBTFUL = 0.12  # share of broken seams, of those that can break, from which an order is doubtful
_FEWEST_DOUBTFUL = 4
_NO_WORD = -2.5  # the score of a stub with what is no rest of it
_SURE_WORD = 4.0
_FEWEST_TURNS = 8  # a few long turns may be chance
_ROOM = 2  # characters: a line with so much room would have taken the next word


Place = tuple[int, int, int]
Seam = tuple[Place, Place]


@dataclass(frozen=True)
class Order:
    """How an order reads on: at how many seams a sentence goes on, and how broken each of all seams is.

    A broken seam weighs 1, or 2 for half a word; half a word that surely becomes whole weighs -2.
    """

    open: int
    seams: dict[Seam, int]
    unsure: bool = False  # half a word goes on with what may be its rest, or not

    @property
    def sound(self) -> bool:
        return not self.unsure and not self.broken

    @property
    def broken(self) -> int:
        return sum(weight for weight in self.seams.values() if weight > 0)

    @property
    def doubtful(self) -> bool:
        return self.broken >= max(_FEWEST_DOUBTFUL, _DOUBTFUL * self.open)


def judge(pieces: Sequence[Piece], links: Links) -> Order:
    """Return how well narrow lines read on from one to the next.

    A seam is broken where no printer could have set it: a sentence ends and small letters follow, a label
    or an impossible word stands in the middle of a sentence, the next word had room on the line above, a
    speaker is named twice running.
    """
    width = _width(pieces)
    open_, speaker, unsure = 0, "", False
    seams: dict[Seam, int] = {}
    for left, right in pairwise(pieces):
        goes_on = not is_finished(left.text)
        open_ += goes_on
        speaker = links.speaker(left) or speaker
        if speaker and links.speaker(right) == speaker:
            broken = 1
        else:
            broken = _breaks_open(left, right, width, links) if goes_on else _breaks_closed(left, right)
        unsure = unsure or (not broken and is_stub(left.text))
        seams[left.place, right.place] = int(broken)
    return Order(open_, seams, unsure)


def mends(new: Order, printed: Order) -> bool:
    """Tell whether a new order mends so many seams that chance cannot have done it.

    It mends most of what is broken, or it changes hardly a seam that is not broken and breaks none.
    """
    mended = sum(broken for seam, broken in printed.seams.items() if seam not in new.seams)
    changed = sum(seam not in new.seams for seam in printed.seams)
    if sum(printed.seams.values()) - sum(new.seams.values()) < _FEWEST:
        return False
    made = any(broken > 0 for seam, broken in new.seams.items() if seam not in printed.seams)
    return new.broken <= _MENDED * printed.broken or (not made and mended >= changed)


def in_equal_turns(found: Sequence[Piece], printed: Sequence[Piece]) -> bool:
    """Tell whether an order parts the printed lines into two columns in turns of one length, but for the
    last ones: chance finds no such order.
    """
    place = {piece.place: at for at, piece in enumerate(printed)}
    at = [place[piece.place] for piece in found]
    falls = [i for i, (one, two) in enumerate(pairwise(at), start=1) if two < one]
    if len(falls) != 1:
        return False
    left = set(at[: falls[0]])
    turns = [len(list(turn)) for _, turn in groupby(range(len(at)), left.__contains__)]
    return len(turns) >= _FEWEST_TURNS and len(set(turns[:-2])) == 1


def order_notice(pieces: Sequence[Piece]) -> Notice:
    return Notice(
        min(piece.number for piece in pieces),
        "column-order-doubtful",
        say("The order of the columns is doubtful."),
    )


def _breaks_open(left: Piece, right: Piece, width: int, links: Links) -> int:
    """Return the weight of a seam within a sentence."""
    if links.begins(right):
        return 1
    if is_stub(left.text):
        score = links.score(left, right)
        return 2 * (score <= _NO_WORD) - 2 * (score >= _SURE_WORD)
    word = right.text.split(None, 1)[0]
    if forbidden(left.text.rsplit(None, 1)[-1], word):
        return 1
    return left.width + 1 + len(word) + _ROOM <= width


def _breaks_closed(left: Piece, right: Piece) -> bool:
    return starts_lower(right.text) and left.text.rstrip()[-1] not in ":;؛"


def _width(pieces: Sequence[Piece]) -> int:
    lengths = sorted(piece.width for piece in pieces)
    return lengths[len(lengths) * 9 // 10] if lengths else 0
