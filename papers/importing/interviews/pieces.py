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
_REACH = 40  # lines over which emphasis may stay open


@dataclass(frozen=True)
class Piece:
    """A run of text from one source line. `level` is that of a `#` heading, else 0.

    `part` counts the pieces of one line from 0; `follows` tells that the piece was cut off its forerunner
    at a seam, so that it takes its old place again if it finds no better one.
    """

    number: int
    text: str
    spans: tuple[Span, ...] = ()
    level: int = 0
    part: int = 0
    follows: bool = False

    @property
    def narrow(self) -> bool:
        return len(self.text) <= NARROW


def read_pieces(lines: tuple[Line, ...]) -> list[Piece]:
    """Return each line that has text as one piece without markup, in printed order."""
    texts = [re.sub(r"\s+", " ", line.text).strip() for line in lines]
    for mark in ("**", "__", "*", "_"):
        texts = close_marks(texts, mark)
    return [_read(line.number, text) for line, text in zip(lines, texts, strict=True) if text]


def close_marks(texts: list[str], mark: str) -> list[str]:
    """Give each line its own pair of marks where emphasis opens on one line and closes on a later one."""
    closed = list(texts)
    skip = 0
    for i, text in enumerate(texts):
        if i < skip or not text.startswith(mark) or not _odd(text, mark):
            continue
        reach = range(i + 1, min(i + 1 + _REACH, len(texts)))
        end = next((j for j in reach if _odd(texts[j], mark)), None)
        if end is None or not re.search(re.escape(mark) + r"[.?!؟:]?$", texts[end]):
            continue
        closed[i] = text + mark
        closed[end] = mark + texts[end]
        for j in range(i + 1, end):
            closed[j] = f"{mark}{texts[j]}{mark}" if texts[j] else ""
        skip = end + 1
    return closed


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
    return replace(piece, text=text, spans=cut_spans(piece.spans, start, start + len(text)))


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
