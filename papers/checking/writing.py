"""The Persian writing of a work: every slip with its words and the part it stands in, and its repair."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from papers.models import WorkPage
from papers.text.digits import latin_digits
from papers.text.letters import fold_letters
from papers.text.passages import Passage
from papers.text.persian_checks import Finding, check

from .places import Place, places_of, put

_AROUND = 40
_NEAR = 12
_PASSES = 12
_LONGEST = 80
"""Characters: of a longer stretch, as of a whole quotation, its beginning and its end are shown."""


@dataclass(frozen=True)
class Slip:
    """What a check found in one place of a work."""

    place: Place
    finding: Finding
    text: str
    is_safe: bool

    @property
    def code(self) -> str:
        return self.finding.code

    @cached_property
    def key(self) -> str:
        """Return what stays of a slip when others are mended or the text moves: part, words, neighbours.

        Neighbours count by their letters, which no repair changes.
        """
        before, words, after = self.context
        near = (letters_of(before)[-_NEAR:], words, letters_of(after)[:_NEAR])
        said = "\x1f".join((self.place.part, self.code, *near))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def context(self) -> tuple[str, str, str]:
        """Return the words before, the words meant, and the words after, of one line."""
        start, end = self.finding.start, self.finding.end
        before = self.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
        return before, self.finding.words, self.text[end : end + _AROUND].partition("\n")[0]

    @property
    def words(self) -> str:
        return shortened(self.finding.words)

    @property
    def replacement(self) -> str:
        """Return the words as they would be; "" where a person has to decide."""
        return shortened(self.finding.replacement or "") if self.is_safe else ""


def letters_of(words: str) -> str:
    return "".join(sign for sign in latin_digits(fold_letters(words)) if sign.isalnum())


def shortened(words: str) -> str:
    half = _LONGEST // 2
    return words if len(words) <= _LONGEST else f"{words[:half]} … {words[-half:]}"


def slips_of(work: WorkPage) -> list[Slip]:
    """Return what the checks find in a Persian work, in reading order; nothing in any other one."""
    if work.language != "fa":
        return []
    return [slip for place in places_of(work) for slip in slips_in(place)]


def slips_in(place: Place) -> list[Slip]:
    if place.text.isascii():
        return []
    passage = Passage(place.text, place.is_rich)
    return [
        Slip(place, finding, passage.text, bool(finding.edits) and passage.can_change(finding.edits))
        for finding in check(passage.text)
    ]


def mend(work: WorkPage, key: str) -> list[Slip]:
    """Make the repair of one slip, in memory, where it is still found as it was; return what was mended."""
    slip = next((slip for slip in slips_of(work) if slip.key == key and slip.is_safe), None)
    if slip is None:
        return []
    put(work, [(slip.place, with_edits(slip.place, [slip]))])
    return [slip]


def mend_all(work: WorkPage) -> list[Slip]:
    """Make all safe repairs, in memory, and those that they bring to light; return what was mended."""
    mended: list[Slip] = []
    for _ in range(_PASSES):
        by_place: dict[Place, list[Slip]] = {}
        for slip in slips_of(work):
            if slip.is_safe:
                by_place.setdefault(slip.place, []).append(slip)
        if not by_place:
            break
        put(work, [(place, with_edits(place, slips)) for place, slips in by_place.items()])
        mended += [slip for slips in by_place.values() for slip in slips]
    return mended


def with_edits(place: Place, slips: Iterable[Slip]) -> str:
    edits = [edit for slip in slips for edit in slip.finding.edits]
    return Passage(place.text, place.is_rich).changed(edits)
