"""Paragraphs made of chained pieces: one plain text, its spans, and which source line each part came from."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from papers.importing.document import Notice, Span
from papers.importing.interviews.grammar import demands_more, is_finished, is_stub, starts_lower, words_of
from papers.importing.interviews.hyphens import Vocabulary, join
from papers.importing.interviews.pieces import Piece, cut_spans

_MOSTLY = 0.6  # share of finished paragraphs from which a missing full stop means something
_SHORT = 6  # words that may well stand without a full stop
_QUOTED = 60  # characters of a broken end that a notice quotes


@dataclass(frozen=True)
class Paragraph:
    """`starts` holds (offset in the text, source line) of each part. `lost` is that of `Block`."""

    text: str
    spans: tuple[Span, ...] = ()
    starts: tuple[tuple[int, int], ...] = ()
    level: int = 0
    lost: str = ""

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for _, number in self.starts))

    def part(self, start: int, end: int | None = None) -> Paragraph:
        """Return the text between two offsets as a paragraph; a loss stays at its own end."""
        end = len(self.text) if end is None else end
        raw = self.text[start:end]
        first = start + len(raw) - len(raw.lstrip())
        last = first + len(raw.strip())
        begins = max((offset for offset, _ in self.starts if offset <= first), default=0)
        inside = [i for i, (offset, _) in enumerate(self.starts) if begins <= offset < max(last, begins + 1)]
        lost = (
            self.lost
            if (self.lost == "start" and start == 0) or (self.lost == "end" and end == len(self.text))
            else ""
        )
        return replace(
            self,
            text=self.text[first:last],
            spans=cut_spans(self.spans, first, last),
            starts=tuple((max(0, self.starts[i][0] - first), self.starts[i][1]) for i in inside),
            lost=lost,
        )


def assemble(pieces: Iterable[Piece], vocabulary: Vocabulary) -> Paragraph:
    """Join chained pieces into one paragraph, broken words made whole."""
    text = ""
    spans: list[Span] = []
    starts: list[tuple[int, int]] = []
    level = 0
    for piece in pieces:
        text = join(text, piece.text, vocabulary)
        shift = len(text) - len(piece.text)
        for span in piece.spans:
            _add_span(spans, replace(span, start=span.start + shift, end=span.end + shift), text)
        starts.append((shift, piece.number))
        level = level or piece.level
    return Paragraph(text, tuple(spans), tuple(starts), level)


def _add_span(spans: list[Span], span: Span, text: str) -> None:
    """Add a span, as part of the last one where emphasis only went over a line's end."""
    last = spans[-1] if spans else None
    if last and (last.kind, last.href) == (span.kind, span.href) and not text[last.end : span.start].strip():
        spans[-1] = replace(last, end=span.end)
        return
    spans.append(span)


def mark_losses(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with `lost` set where the source breaks off or sets in within a sentence."""
    finished = sum(is_finished(paragraph.text) for paragraph in paragraphs)
    punctuated = finished >= _MOSTLY * max(1, len(paragraphs))
    return [replace(paragraph, lost=_lost(paragraph, punctuated)) for paragraph in paragraphs]


def _lost(paragraph: Paragraph, punctuated: bool) -> str:
    text = paragraph.text
    if paragraph.level:
        return ""
    if is_stub(text):
        return "end"
    if not is_finished(text) and (demands_more(text) or (punctuated and len(words_of(text)) > _SHORT)):
        return "end"
    first = text.split(None, 1)[0]
    return "start" if starts_lower(text) and first.islower() and punctuated else ""


def loss_notice(text: str, lines: tuple[int, ...], lost: str) -> Notice:
    """Return the notice that says where text is lost and quotes the broken end."""
    if lost == "start":
        quoted = re.match(rf".{{0,{_QUOTED}}}(?!\S)", text)
        return Notice(
            lines[0],
            "text-lost",
            "The beginning of this text is missing.",
            quoted.group() if quoted else text[:_QUOTED],
        )
    quoted = re.search(rf"(?<!\S).{{0,{_QUOTED}}}$", text)
    return Notice(
        lines[-1],
        "text-lost",
        "The end of this text is missing.",
        quoted.group() if quoted else text[-_QUOTED:],
    )


def join_notices(pieces: list[Piece], vocabulary: Vocabulary) -> list[Notice]:
    """Return a notice for each place where text goes on elsewhere on the page than on the next line."""
    notices = []
    for left, right in itertools.pairwise(pieces):
        if left.number <= right.number <= left.number + 2:
            continue
        ends, starts = " ".join(left.text.split()[-3:]), " ".join(right.text.split()[:3])
        message = f"Goes on at line {right.number}: “{ends}” + “{starts}”."
        notices.append(Notice(left.number, "column-join", message, join(ends, starts, vocabulary)))
    return notices
