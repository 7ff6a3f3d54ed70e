"""What a check says: where, which words, and the edits that mend them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """`text` in place of the characters from `start` to `end`; an insertion has both the same."""

    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """A slip in `words`, the characters from `start` to `end`. Without edits no repair is safe."""

    code: str
    start: int
    end: int
    words: str
    edits: tuple[Edit, ...] = ()

    @property
    def replacement(self) -> str | None:
        """Return the words as repaired, None where a person has to decide."""
        if not self.edits:
            return None
        moved = [Edit(edit.start - self.start, edit.end - self.start, edit.text) for edit in self.edits]
        return apply_edits(self.words, moved)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made; no two of them may overlap."""
    pieces, at = [], 0
    for start, end, new in sorted(edits):
        pieces += (text[at:start], new)
        at = end
    return "".join([*pieces, text[at:]])


class Edits:
    """Edits that neither overlap nor touch: what one changes is what another one has looked at."""

    def __init__(self) -> None:
        self._taken: list[Edit] = []

    def take(self, edits: tuple[Edit, ...]) -> bool:
        """Take the edits of one finding, all of them or none."""
        if any(self._is_met(edit) for edit in edits):
            return False
        for edit in edits:
            insort(self._taken, edit)
        return True

    def _is_met(self, edit: Edit) -> bool:
        at = bisect_left(self._taken, edit)
        before, after = self._taken[max(0, at - 1) : at], self._taken[at : at + 1]
        return any(one.end >= edit.start for one in before) or any(one.start <= edit.end for one in after)
