"""What makes a reading less than sure: how strong each doubt is, and how doubts about one thing add up.

The weakest evidence decides: two small doubts do not make a large one, or long documents would never be
trusted. A doubt is about the reading, not about the paper: a dead link or an empty editorial board is read
for certain, however odd it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from papers.importing.document import Notice

CERTAIN = 1.0
UNCHECKED = 0.95
"""Nothing in the file repeats what was read, so nothing confirms it."""
SLIGHT = 0.8
MARKED = 0.7
"""Readers may meet something odd, and the page shows it for what it is."""
LIKELY_WRONG = 0.4
"""Readers would take something for the paper's words that the paper does not say so."""
MISREAD = 0.2

BLOCK_NOTICES: dict[str, float] = {
    "break-uncertain": SLIGHT,  # one paragraph or two: the words are right either way
    "column-join": SLIGHT,  # grammar and vocabulary closed the seam
    "possible-misreading": SLIGHT,
    "text-lost": 0.6,  # the page shows a gap where the words are missing
}
"""How sure a block remains of which a notice says this; the reason is the notice's own message."""

ESSAY_NOTICES: dict[str, tuple[str, float]] = {
    "contents-differ": ("title", MARKED),
    "language-unknown": ("language", SLIGHT),
    "mark-without-note": ("affiliation", 0.6),
    "name-differs": ("byline", 0.9),
    "name-missing": ("byline", SLIGHT),
    "note-without-mark": ("affiliation", MARKED),
    "start-unsure": ("boundaries", SLIGHT),
}
"""Which field of an essay such a notice lowers, and to what."""

HEAD_NOTICES: dict[str, tuple[str, float]] = {
    "column-order-doubtful": ("text", LIKELY_WRONG),
    "contents-count": ("contents", LIKELY_WRONG),  # an essay was not found, or was cut in two
    "date-unreadable": ("date", 0.6),
    "no-essays": ("text", MISREAD),
    "no-question-found": ("text", LIKELY_WRONG),
    "partner-cut": ("institute", SLIGHT),
    "series-differs": ("reference", 0.9),
    "zwnj-lost": ("institute", 0.9),
}
"""Which field of the document's head such a notice lowers, and to what."""


@dataclass(frozen=True)
class Sureness:
    """How sure the reader is, 0..1, and each reason why it is not surer, the strongest first."""

    score: float = CERTAIN
    reasons: tuple[str, ...] = ()


@dataclass
class Doubts:
    """Collects the doubts about several things, each under its name."""

    found: dict[str, list[tuple[float, str]]] = field(default_factory=dict)

    def add(self, name: str, score: float, reason: str) -> None:
        self.found.setdefault(name, []).append((score, reason))

    def heed(self, notices: Iterable[Notice], table: dict[str, tuple[str, float]]) -> None:
        """Add what the notices say, where the table knows their codes."""
        for notice in notices:
            if notice.code in table:
                name, score = table[notice.code]
                self.add(name, score, notice.message)

    def about(self, name: str) -> Sureness:
        return weigh(self.found.get(name, ()))


def weigh(doubts: Iterable[tuple[float, str]]) -> Sureness:
    """Return the weakest score with all reasons, each once, the strongest first."""
    ordered = sorted(doubts, key=lambda doubt: doubt[0])
    if not ordered:
        return Sureness()
    return Sureness(ordered[0][0], tuple(dict.fromkeys(reason for _, reason in ordered)))


def weakest(several: Iterable[Sureness], threshold: float) -> Sureness:
    """Return the lowest score of all, with the reasons of those below the threshold."""
    several = list(several)
    low = [(one.score, reason) for one in several if one.score < threshold for reason in one.reasons]
    return Sureness(min((one.score for one in several), default=CERTAIN), weigh(low).reasons)
