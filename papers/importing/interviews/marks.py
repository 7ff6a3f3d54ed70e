"""Turns of a talk that are told by a number, a dash or a heading before them instead of a label."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from papers.importing.document import Span
from papers.importing.interviews.grammar import CLOSERS, is_finished
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.speakers import Label, Role

_NUMBER = re.compile(r"[(\[]?(?P<number>[0-9]{1,3}|[۰-۹]{1,3})\s?(?:[.)\]–-]|[.)]\s?[–-])\s+(?=\S)")
_DASH = re.compile(r"[–—―ـ-]\s+(?=\S)")
_FEWEST_NUMBERS = 2
_FEWEST_DASHES = 4
_LONGEST_HEADING = 10  # lines


def turn_labels(texts: Sequence[str]) -> dict[int, Label]:
    """Return for the paragraphs that a number or a dash marks as turns what each of them is.

    Numbers that count up from one stand before the questions, and no paragraph may follow another one
    directly: that is a list. Dashes stand before every turn, and what asks stands in the odd ones.
    """
    numbered = _counted(texts)
    lists = sum(two == one + 1 for one, two in itertools.pairwise(numbered))
    asking = sum(_asks(texts[i]) for i in numbered)
    if asking >= _FEWEST_NUMBERS and asking * 3 >= len(numbered) and lists * 4 <= asking:
        return {i: _label(_NUMBER, texts[i], "question") for i in numbered}
    dashed = [i for i, text in enumerate(texts) if _DASH.match(text)]
    asked = [turn for turn, i in enumerate(dashed) if _asks(texts[i])]
    odd = sum(turn % 2 == 0 for turn in asked)
    if len(dashed) >= _FEWEST_DASHES and len(asked) >= 2 and odd * 10 >= len(asked) * 7:
        roles: tuple[Role, Role] = ("question", "answer")
        return {i: _label(_DASH, texts[i], roles[turn % 2]) for turn, i in enumerate(dashed)}
    return {}


def marked_lines(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the numbers of the lines that surely begin a turn because a number or a dash marks it."""
    numbered = _counted([piece.text for piece in pieces])
    begun = {i for i, piece in enumerate(pieces) if i == 0 or piece.gap or is_finished(pieces[i - 1].text)}
    dashed = [i for i, piece in enumerate(pieces) if _DASH.match(piece.text)]
    marked = [i for i in numbered if i in begun] if len(numbered) > _FEWEST_NUMBERS else []
    if len(dashed) >= _FEWEST_DASHES and sum(i in begun for i in dashed) * 10 >= len(dashed) * 7:
        marked += dashed
    return frozenset(pieces[i].number for i in marked)


def asking_headings(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with headings that are the questions of the talk as bold text, all their lines.

    Such a heading ends as a sentence does, on its own line or on one that follows it without a gap.
    """
    spoken = [run for i, piece in enumerate(pieces) if piece.level and (run := _sentence(pieces, i))]
    asking = sum(_asks(pieces[run[-1]].text) for run in spoken)
    if asking < 2 or asking * 2 < len(spoken) or all(len(run) == 1 for run in spoken):
        return pieces
    bold = {i for run in spoken for i in run}
    return [_in_bold(piece) if i in bold else piece for i, piece in enumerate(pieces)]


def _sentence(pieces: list[Piece], first: int) -> range | None:
    """Return the lines of the sentence that a heading opens, None for a heading that is no sentence.

    They reach to the next empty line if it is near, else to the first line that ends a sentence.
    """
    reach = range(first + 1, min(first + _LONGEST_HEADING, len(pieces)))
    end = next((i for i in reach if pieces[i].gap or pieces[i].level), None)
    if end is None or (pieces[end].level and not pieces[end].gap):
        end = next((i + 1 for i in (first, *reach) if is_finished(pieces[i].text)), first)
    return range(first, end) if end > first and is_finished(pieces[end - 1].text) else None


def _in_bold(piece: Piece) -> Piece:
    return replace(piece, level=0, spans=(Span(0, len(piece.text), "strong"),))


def _counted(texts: Sequence[str]) -> list[int]:
    """Return the places of the texts that begin with 1, 2, 3 and so on."""
    places: list[int] = []
    for i, text in enumerate(texts):
        found = _NUMBER.match(text)
        if found and int(found["number"]) == len(places) + 1:
            places.append(i)
    return places


def _label(form: re.Pattern[str], text: str, role: Role) -> Label:
    found = form.match(text)
    assert found is not None
    return Label(role, "", found.group().strip(), found.end())


def _asks(text: str) -> bool:
    return text.rstrip(CLOSERS + " ").endswith(("?", "؟"))
