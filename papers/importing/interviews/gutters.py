"""Parts lines that print both columns side by side, with a gutter of spaces between them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from papers.importing.interviews.pieces import NARROW, Piece, read_line

_GAP = re.compile(r"\S(\s{3,}|\t+)(?=\S)")
_MARKED = re.compile(r"\S[*_]\s*$")  # marks of emphasis fill the gutter, or a part of it
_FEWEST = 3  # lines with the gutter at one place
_NEAR = 3  # characters by which that place may differ


@dataclass
class _Block:
    """Lines one under the other, each with its text left and right of the gutter that begins at `at`."""

    at: int = -1
    gaps: int = 0
    rows: list[tuple[Piece, str, str]] = field(default_factory=list)


def split_gutters(pieces: Sequence[Piece], raw: Mapping[int, str]) -> list[Piece]:
    """Split lines that print both columns with a gutter of spaces between them; left column first.

    `raw` holds the lines with their spaces. Three lines must have the gutter at one place; between and
    behind them may stand lines that fill one side of it alone.
    """
    result: list[Piece] = []
    block = _Block()
    for piece in pieces:
        text = raw.get(piece.number, "").rstrip()
        parts = _parts(text, block.at) if piece.level == 0 and piece.text else None
        if parts is None:
            result += _two_columns(block)
            block = _Block()
            parts = _parts(text, -1) if piece.level == 0 else None
        if parts is None:
            result.append(piece)
            continue
        left, right, at = parts
        block.rows.append((piece, left, right))
        if left and right:
            if not block.gaps:
                _take_back(result, block, at, raw)
            block.at, block.gaps = at, block.gaps + 1
    return result + _two_columns(block)


def _take_back(result: list[Piece], block: _Block, at: int, raw: Mapping[int, str]) -> None:
    """Move the line above a block into it, if marks of emphasis filled its gutter."""
    if not result or result[-1].level or result[-1].column or len(block.rows) > 1:
        return
    text = raw.get(result[-1].number, "").rstrip()
    parts = _parts(text, at) if len(text) > at and _MARKED.search(text[:at]) else None
    if parts and parts[0] and parts[1]:
        block.rows.insert(0, (result.pop(), parts[0], parts[1]))


def _parts(text: str, at: int) -> tuple[str, str, int] | None:
    """Return the text left and right of the gutter and where its right side begins; None if there is none.

    `at` is where the right side begins on the lines above, -1 above the first such line.
    """
    if len(text) > 4 * NARROW:
        return None
    start = len(text) - len(text.lstrip())
    gaps = [found.end() for found in _GAP.finditer(text)]
    if at < 0:
        return (text[: gaps[0]].strip(), text[gaps[0] :].strip(), gaps[0]) if gaps else None
    place = next((gap for gap in gaps if abs(gap - at) <= _NEAR), None)
    if place is None and len(text) > at and _MARKED.search(text[:at]):
        place = at
    if place is not None:
        return text[:place].strip(), text[place:].strip(), place
    if abs(start - at) <= _NEAR:
        return "", text.strip(), at
    return (text.strip(), "", at) if not gaps and len(text) < at else None


def _two_columns(block: _Block) -> list[Piece]:
    if block.gaps < _FEWEST:
        return [piece for piece, _, _ in block.rows]
    left = [_half(piece, text, 0) for piece, text, _ in block.rows if text]
    return left + [_half(piece, text, 1) for piece, _, text in block.rows if text]


def _half(piece: Piece, text: str, column: int) -> Piece:
    text = re.sub(r"\s+", " ", text)
    half = read_line(piece.number, text)
    return replace(half, gap=piece.gap, printed=len(text), column=column)
