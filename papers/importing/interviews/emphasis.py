"""Bold and italics that open on one line and close on a later one, also where other lines came between.

A mark at the head of a line opens, one behind a later line closes. On a woven page the lines between the two
may belong to the other column, so that what lies inside is only known when the columns are in order.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import replace

from papers.importing.document import Span
from papers.importing.interviews.grammar import CLOSERS, is_finished
from papers.importing.interviews.pieces import Piece

_REACH = {"**": 120, "__": 120, "*": 40, "_": 40}
"""Lines over which a mark may stay open."""
_KINDS = {"*": "em", "_": "em", "**": "strong", "__": "strong"}
_FEWEST = 2


def pair_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with the marks that open and close something, in printed order; a mark without its
    other half goes back into the text.
    """
    waiting: dict[str, deque[int]] = {}
    paired: set[tuple[int, str]] = set()
    for i, piece in enumerate(pieces):
        if piece.closes and (mark := piece.closes[1]) in waiting:
            opened = waiting[mark]
            while opened and i - opened[0] > _REACH[mark]:
                opened.popleft()
            if opened:
                paired |= {(opened.popleft(), "opens"), (i, "closes")}
        if piece.opens:
            waiting.setdefault(piece.opens, deque()).append(i)
    asking = _balanced(pieces)
    return [
        _restore(
            piece,
            (i, "opens") in paired or piece.opens in asking,
            (i, "closes") in paired or bool(piece.closes and piece.closes[1] in asking),
        )
        for i, piece in enumerate(pieces)
    ]


def _balanced(pieces: Sequence[Piece]) -> set[str]:
    """Return the marks that hold questions and close as often as they open.

    Where columns were woven, a question may close above the line on which it opens.
    """
    opened = Counter(piece.opens for piece in pieces if piece.opens)
    closed = Counter(piece.closes[1] for piece in pieces if piece.closes)
    return {mark for mark in asking_marks(pieces) if opened[mark] == closed[mark]}


def _restore(piece: Piece, opens: bool, closes: bool) -> Piece:
    if piece.closes and not closes:
        at, mark = piece.closes
        spans = tuple(replace(span, end=span.end + len(mark) * (span.end > at)) for span in piece.spans)
        piece = replace(piece, text=piece.text[:at] + mark + piece.text[at:], spans=spans, closes=None)
    if piece.opens and not opens:
        shift = len(piece.opens)
        spans = tuple(replace(span, start=span.start + shift, end=span.end + shift) for span in piece.spans)
        closing = (piece.closes[0] + shift, piece.closes[1]) if piece.closes else None
        piece = replace(piece, text=piece.opens + piece.text, spans=spans, opens="", closes=closing)
    return piece


def carry(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with spans over all that lies between two marks, in the order given.

    A mark that never closes in this order holds to the end of its sentence: the end of it was lost.
    """
    result = [loosen(piece) for piece in pieces]
    i = 0
    while i < len(result):
        opens = result[i].opens
        if not opens:
            i += 1
            continue
        last = _last(result, i)
        for j in range(i, last + 1):
            closes = result[j].closes
            end = closes[0] if j == last and closes else len(result[j].text)
            result[j] = _stress(result[j], end, _KINDS[opens])
        i = last + 1 if last > i else i + 1
    return result


def loosen(piece: Piece) -> Piece:
    """Return a piece without the emphasis that other lines brought to it."""
    if not piece.carried:
        return piece
    return replace(piece, spans=piece.spans[1:], carried=False)


def _stress(piece: Piece, end: int, kind: str) -> Piece:
    if not piece.text[:end].strip():
        return piece
    span = Span(0, len(piece.text[:end].rstrip()), "strong" if kind == "strong" else "em")
    return replace(piece, spans=(span, *piece.spans), carried=True)


def _last(pieces: Sequence[Piece], first: int) -> int:
    """Return the index of the line on which the mark that opens on a line closes."""
    mark = pieces[first].opens
    finished = -1
    for i in range(first, min(first + _REACH[mark], len(pieces))):
        closes = pieces[i].closes
        if closes and closes[1] == mark:
            return i
        if i > first and (pieces[i].opens or pieces[i].level):
            return finished if finished >= 0 else i - 1
        if finished < 0 and is_finished(pieces[i].text):
            finished = i
    return finished if finished >= 0 else first


def asking_marks(pieces: Sequence[Piece]) -> frozenset[str]:
    """Return the marks that hold whole questions of the talk."""
    opened = Counter(piece.opens for piece in pieces if piece.opens)
    closed: Counter[str] = Counter()
    asking: Counter[str] = Counter()
    for piece in pieces:
        if piece.closes:
            closed[piece.closes[1]] += 1
            asking[piece.closes[1]] += asks(piece.text[: piece.closes[0]])
    return frozenset(
        mark
        for mark in opened
        if opened[mark] >= _FEWEST and asking[mark] >= _FEWEST and asking[mark] * 2 >= closed[mark]
    )


def emphasis_roles(pieces: Sequence[Piece]) -> dict[tuple[int, int], str]:
    """Return who speaks on the lines (number, column) where an asking mark opens or closes: the one that
    opens it begins a question, the one that closes it is the last one before an answer.
    """
    marks = asking_marks(pieces)
    roles: dict[tuple[int, int], str] = {}
    for piece in pieces:
        if piece.opens in marks:
            roles[piece.number, piece.column] = "question"
        elif piece.closes and piece.closes[1] in marks:
            roles[piece.number, piece.column] = "answer"
    return roles


def asks(text: str) -> bool:
    return text.rstrip(CLOSERS + " ").endswith(("?", "؟"))
