"""Paragraphs made of chained pieces: one plain text, its spans, and which source line each part came from."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace

from papers.importing.document import Notice, Span
from papers.importing.interviews.hyphens import Vocabulary, join
from papers.importing.interviews.pieces import Piece, cut_spans
from papers.text.saying import say


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


def join_notices(pieces: list[Piece], vocabulary: Vocabulary) -> list[Notice]:
    """Return a notice for each place where text goes on elsewhere on the page than on the next line."""
    notices = []
    for left, right in itertools.pairwise(pieces):
        if left.number <= right.number <= left.number + 2:
            continue
        ends, starts = " ".join(left.text.split()[-3:]), " ".join(right.text.split()[:3])
        message = say(
            "Goes on at line {line}: “{ends}” + “{starts}”.", line=right.number, ends=ends, starts=starts
        )
        notices.append(Notice(left.number, "column-join", message, join(ends, starts, vocabulary)))
    return notices
