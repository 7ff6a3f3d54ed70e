"""How well one piece of text goes on with another: the score on which all reordering rests."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from papers.importing.interviews.grammar import (
    OPENERS,
    Agreement,
    demands_more,
    ends_in_abbreviation,
    is_finished,
    is_stub,
    starts_lower,
    starts_upper,
    tag,
)
from papers.importing.interviews.hyphens import Vocabulary, is_suspended, remainder_of, stub_of
from papers.importing.interviews.pieces import Piece

REFUSED = -6.0


class Links:
    """Scores of pairs of pieces, with the vocabulary and the habits of one document.

    `starters` are the lines (number, column) that begin a paragraph, `roles` tells who speaks in a line.
    """

    def __init__(
        self,
        texts: list[str],
        starters: Collection[tuple[int, int]] = frozenset(),
        roles: Mapping[tuple[int, int], str] | None = None,
    ):
        self.vocabulary = Vocabulary(texts)
        self.agreement = Agreement(texts)
        self._starters = starters
        self._roles = roles or {}
        self._seen: dict[tuple[str, str], float] = {}

    def begins(self, piece: Piece) -> bool:
        """Tell whether a piece surely begins a paragraph: it has a label, or is a heading."""
        return bool(piece.level) or (piece.part == 0 and (piece.number, piece.column) in self._starters)

    def speaker(self, piece: Piece) -> str:
        """Return the role that the label at the head of a piece names, "" without a label."""
        return self._roles.get((piece.number, piece.column), "") if piece.part == 0 else ""

    def score(self, left: Piece, right: Piece) -> float:
        """Return how well `right` goes on with `left`: above 0 for, below 0 against; words alone, no
        distance.
        """
        if self.begins(right) or left.level:
            return 0.0 if is_finished(left.text) else -4.0
        ends, starts = left.text[-48:], right.text[:48]
        key = (ends, starts)
        if key not in self._seen:
            self._seen[key] = self._score(left.text, right.text, ends, starts)
        if left.spans or right.spans:
            return self._seen[key] + _emphasis_score(left, right)
        return self._seen[key]

    def _score(self, left: str, right: str, ends: str, starts: str) -> float:
        if is_stub(left):
            return self._broken(ends, starts)
        lower, upper = starts_lower(right), starts_upper(right)
        before, after = ends.split()[-3:], starts.split()[:3]
        if is_finished(left):
            if left.rstrip("\"'”’»)")[-1:] in ":;؛" or ends_in_abbreviation(left):
                return 0.8 if lower else 0.2
            return -3.0 if lower else 0.3
        meets = self.agreement.score(before, after)
        if lower:
            stranger = remainder_of(right) and remainder_of(right).lower() not in self.vocabulary
            return 1.0 + meets - (0.7 if stranger else 0.0)
        if upper and after[0] != "I" and tag(after[0]) not in ("name", "number"):
            # A capital on a closed word ("If", "The") begins a sentence, after a comma one that is quoted.
            return -3.0 if left.rstrip()[-1:] in ",:;—–" or right[0] in OPENERS else -4.5
        if upper or not right[:1].isalpha():
            return -1.0 + min(meets, 2.0) + (1.5 if demands_more(left) else 0.0)
        return 0.5 + meets + (1.0 if demands_more(left) else 0.0)

    def _broken(self, ends: str, starts: str) -> float:
        """Score what follows a stub: the rest of the word, or the second half of a compound of two names."""
        stub, remainder = stub_of(ends), remainder_of(starts)
        if not stub or not remainder:
            return REFUSED
        if is_suspended(starts):
            return 1.0
        if remainder[0].isupper():
            return (
                0.5
                if stub[0].isupper() and f"{stub}-{remainder}".lower() in self.vocabulary.words
                else REFUSED
            )
        return self.vocabulary.completion(stub, remainder)


def _emphasis_score(left: Piece, right: Piece) -> float:
    """Score a change of bold or italics at the seam: sentences seldom change there, paragraphs do."""
    ends = {span.kind for span in left.spans if span.end == len(left.text)}
    starts = {span.kind for span in right.spans if span.start == 0}
    if ends == starts or is_finished(left.text):
        return 0.0
    return -1.5 if starts_lower(right.text) else -4.0


def emphasis_turns(left: Piece, right: Piece) -> bool:
    """Tell whether bold or italics that hold a whole line begin or end between two lines."""
    one = {span.kind for span in left.spans if span.start == 0 and span.end >= len(left.text) - 1}
    two = {span.kind for span in right.spans if span.start == 0 and span.end >= len(right.text) - 1}
    opens = {span.kind for span in right.spans if span.start == 0}
    closes = {span.kind for span in left.spans if span.end >= len(left.text) - 1}
    if left.opens and not left.closes:
        return False  # what is inside is not known before the columns are in order
    return bool((one - opens and not right.closes) or two - closes or (left.closes and not right.closes))
