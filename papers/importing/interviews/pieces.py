"""The lines of an interview as pieces of plain text: markup read, furniture set aside, seams cut open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from papers.importing.document import Line, Span
from papers.importing.interviews.grammar import SENTENCE_ENDS, ends_in_abbreviation, forbidden
from papers.importing.interviews.hyphens import is_suspended
from papers.importing.markup import Plain, plain_text

NARROW = 64
"""A line of one newspaper column is hardly longer (characters); a paragraph on one line is."""

_WHOLE = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1([.?!؟:]?)$")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_MOST_SEAMS = 6
_MARKS = ("**", "__", "*", "_")
_CLOSING = {
    mark: re.compile(rf"(?<=[^\s\\{mark[0]}]){re.escape(mark)}(?=[.?!؟:]?(?:\s|$))(?!.*{re.escape(mark)})")
    for mark in _MARKS
}


@dataclass(frozen=True)
class Piece:
    """A run of text from one source line. `level` is that of a `#` heading, else 0.

    `part` counts the pieces of one line from 0; `follows` tells that the piece was cut off its forerunner
    at a seam, so that it takes its old place again if it finds no better one. `gap` tells that an empty line
    stands above it. `printed` is the width of the line in characters with its marks, 0 if it was cut.
    `column` is 1 for what stood right of a gutter. `opens` is the mark of emphasis at the head of the line
    that closes on another one, `closes` the offset behind what such a mark ends, and the mark; `carried`
    tells that the first span came from them.
    """

    number: int
    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    part: int = 0
    follows: bool = False
    gap: bool = False
    printed: int = 0
    column: int = 0
    opens: str = ""
    closes: tuple[int, str] | None = None
    carried: bool = False

    @property
    def place(self) -> tuple[int, int, int]:
        return self.number, self.column, self.part

    @property
    def width(self) -> int:
        return self.printed or len(self.text)

    @property
    def narrow(self) -> bool:
        return len(self.text) <= NARROW


def read_pieces(lines: tuple[Line, ...]) -> list[Piece]:
    """Return each line that has text as one piece without markup, in printed order.

    A mark of bold or italics that closes on another line is `opens` or `closes`.
    """
    pieces = []
    for i, line in enumerate(lines):
        if text := re.sub(r"\s+", " ", line.text).strip():
            gap = i == 0 or not lines[i - 1].text.strip()
            pieces.append(replace(read_line(line.number, text), gap=gap, printed=len(text)))
    return pieces


def read_line(number: int, text: str) -> Piece:
    """Return one line of text, without outer spaces, as a piece."""
    opens = closes = ""
    for mark in _MARKS:
        if not _odd(text, mark):
            continue
        if not opens and text.startswith(mark) and text[len(mark) :].strip():
            opens, text = mark, text[len(mark) :].lstrip()
        elif not closes and (found := _CLOSING[mark].search(text)) and text[: found.start()].strip():
            before, after = text[: found.start()], text[found.end() :]
            if not plain_text(after).spans and not any(sign in after for sign in _MARKS):
                closes, kept = mark, _read(number, before)
                return replace(kept, text=kept.text + after, opens=opens, closes=(len(kept.text), mark))
    return replace(_read(number, text), opens=opens)


def _odd(text: str, mark: str) -> bool:
    """Tell whether a text holds an odd number of this mark, none of them part of a longer one."""
    if mark not in text:
        return False
    sign = re.escape(mark[0])
    return len(re.findall(rf"(?<![\\{sign}]){sign}{{{len(mark)}}}(?!{sign})", text)) % 2 == 1


def _read(number: int, text: str) -> Piece:
    level = 0
    if heading := _HEADING.match(text):
        level, text = len(heading.group(1)), heading.group(2) or text
    plain = _read_whole(text)
    kept = plain.text.strip()
    shift = len(plain.text) - len(plain.text.lstrip())
    spans = tuple(
        replace(span, start=max(0, span.start - shift), end=min(len(kept), span.end - shift))
        for span in plain.spans
    )
    return Piece(number, kept or text, tuple(span for span in spans if span.start < span.end), level)


def _read_whole(text: str) -> Plain:
    """Read a line that is emphasised from end to end, however long, or any other line."""
    found = _WHOLE.match(text)
    if not found or found.group(1)[0] in re.sub(r"\\.", "", found.group(2)).replace(
        found.group(1)[0] * 2, ""
    ):
        return plain_text(text)
    mark, inner = found.group(1), plain_text(found.group(2))
    if len(mark) < 3 and mark in found.group(2):
        return plain_text(text)
    kinds = ("strong", "em") if len(mark) == 3 else ("strong",) if len(mark) == 2 else ("em",)
    whole = tuple(Span(0, len(inner.text), kind) for kind in kinds)
    return Plain(inner.text + found.group(3), whole + inner.spans, inner.dropped)


def cut(piece: Piece, start: int, end: int | None = None) -> Piece:
    """Return the part of a piece between two offsets, without outer spaces, its spans moved along."""
    end = len(piece.text) if end is None else end
    raw = piece.text[start:end]
    start += len(raw) - len(raw.lstrip())
    text = raw.strip()
    whole = text == piece.text
    closes = None
    if piece.closes and start < piece.closes[0] <= start + len(text):
        closes = (piece.closes[0] - start, piece.closes[1])
    return replace(
        piece,
        text=text,
        spans=cut_spans(piece.spans, start, start + len(text)),
        printed=piece.printed if whole else 0,
        opens=piece.opens if start == 0 else "",
        closes=closes,
        carried=piece.carried and start == 0,
    )


def cut_spans(spans: tuple[Span, ...], start: int, end: int) -> tuple[Span, ...]:
    """Return the parts of spans between two offsets, counted from the first."""
    inside = (
        replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start) for span in spans
    )
    return tuple(span for span in inside if span.start < span.end)


def split_seams(piece: Piece) -> list[Piece]:
    """Cut a line wherever two columns may have met inside it.

    A line with many such places is no line of two columns, but a text in small letters: it stays whole.
    """
    found = list(islice(seams(piece.text), _MOST_SEAMS + 1))
    if len(found) > _MOST_SEAMS:
        return [piece]
    offsets = [0, *found, len(piece.text)]
    parts = [cut(piece, start, end) for start, end in pairwise(offsets)]
    return [replace(part, part=i, follows=i > 0) for i, part in enumerate(parts) if part.text]


def seams(text: str) -> Iterator[int]:
    """Yield the offset of each place inside a line that no sentence passes.

    A small letter after a full stop ("issues. standing"), a hyphen inside the line ("perspec- fluence"),
    an article before what cannot follow one ("a it will").
    """
    found = list(re.finditer(r"\S+", text))
    for left, right in pairwise(found):
        word, following = left.group(), right.group()
        stripped = word.rstrip("\"'”’»)]")
        stops = (
            stripped[-1:] in SENTENCE_ENDS and not stripped.endswith(("..", "…")) and following[0].islower()
        )
        if stops and not word.endswith((".)", ".]")) and not _quoted_aside(stripped, word, following):
            if stripped[-1] != "." or not (ends_in_abbreviation(stripped) or "." in stripped[:-1]):
                yield right.start()
        elif len(word) > 2 and word[-1] == "-" and word[-2].isalpha() and following[0].islower():
            if not is_suspended(following):
                yield right.start()
        elif word.islower() and following.islower() and forbidden(word, following) and _is_article(word):
            yield right.start()


def _quoted_aside(stripped: str, word: str, following: str) -> bool:
    """Tell whether a quotation's own mark ends inside a sentence: "Why?" he asked."""
    return word != stripped or (
        stripped[-1] in "?!" and bool(re.match(r"(he|she|they|i|said|asks?|asked)\b", following))
    )


def _is_article(word: str) -> bool:
    return word in ("a", "an", "the")
