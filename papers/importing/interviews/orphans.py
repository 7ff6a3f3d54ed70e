"""Finds the gap for a piece that one column lost to a line of the other: "standing and become a"."""

from __future__ import annotations

import re

from papers.importing.interviews.grammar import forbidden, is_stub, tag
from papers.importing.interviews.links import Links
from papers.importing.interviews.pieces import Piece

_ENOUGH = 2.0
_WORDS = 400  # gaps looked at in one line


def find_gap(
    alien: Piece, beside: Piece | None, hosts: list[tuple[Piece, int, bool]], links: Links
) -> tuple[int, int] | None:
    """Return (index of the host, offset in its text) of the gap that `alien` fits best, None if it fits none.

    `beside` is what stands after the piece on its line; a host comes with its distance in pieces and with
    whether its line holds a foreign piece as well. Grammar decides: the word before the gap must go with
    the first word of the piece, the last word of the piece with the word after the gap. Two lines that
    exchanged pieces were printed side by side, so that what follows in both is about as long.
    """
    best: tuple[float, int, int] | None = None
    for index, (host, distance, exchanged) in enumerate(hosts):
        for offset, left, right in _gaps(host.text):
            score = _fit(alien.text, left, right, links)
            if score is None:
                continue
            score -= 0.2 * distance
            if exchanged:
                score += 1.0
            if exchanged and beside is not None and is_stub(host.text):
                score += _level(alien.text, beside.text, host.text[offset:])
            if best is None or score > best[0]:
                best = (score, index, offset)
    return (best[1], best[2]) if best is not None and best[0] >= _ENOUGH else None


def _gaps(text: str) -> list[tuple[int, list[str], list[str]]]:
    """Return each gap inside a sentence of a text: its offset, the words before it and after it."""
    found = list(re.finditer(r"\S+", text))[:_WORDS]
    words = [match.group() for match in found]
    return [
        (found[i].start(), words[max(0, i - 3) : i], words[i : i + 3])
        for i in range(1, len(found))
        if words[i - 1][-1].isalnum() and words[i][0].islower()
    ]


def _fit(alien: str, left: list[str], right: list[str], links: Links) -> float | None:
    """Score a gap by the words at both seams; None where grammar forbids one."""
    words = alien.split()
    if forbidden(left[-1], words[0]) or forbidden(words[-1], right[0]):
        return None
    if tag(words[-1]) in ("a", "an") and tag(right[0]) not in (
        "word",
        "noun",
        "adjective",
        "adverb",
        "number",
    ):
        return None
    if tag(left[-1]) in ("a", "an", "modal", "subject", "to", "be"):
        return None
    return links.agreement.score(left, words[:3]) + links.agreement.score(words[-3:], right)


def _level(alien: str, beside: str, tail: str) -> float:
    """Score 2..-2 how well the host's text after the gap agrees in length with the text beside the piece.

    Both columns go down the page line by line, so from the piece's line on they print about as much. The
    piece is one line of its column: its own length is the measure.
    """
    apart = abs(len(tail) - len(beside)) / max(12, len(alien))
    return 2.0 - min(4.0, 2.0 * apart)
