"""A text to check: which of its characters are Persian prose, and which are Latin words or addresses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from papers.text.direction import script_of
from papers.text.persian_checks.finding import Edit, Finding

OPAQUE = "\ufffc"
LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\ufb50-\ufdf1\ufe70-\ufefc"
"""The letters of Arabic script, for a class of a pattern; digits and marks are none."""
MARK = "\u0610-\u061a\u064b-\u065f\u0670"
LATIN = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fff"
"""Latin, Greek and Cyrillic: letters whose neighbours are left alone."""

_LINE = re.compile("[^\n]+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s\ufffc]+|[^\s\ufffc@]{1,64}+@[^\s\ufffc@]{1,255}|\b10\.\d{4,9}/[^\s\ufffc]+",
    re.I,
)
_FOREIGN = re.compile(f"[{LATIN}][^{LETTER}\n\ufffc]*")
_LAST = re.compile(f"[{LATIN}0-9)\\]%\"'’”][^{LATIN}0-9)\\]%\"'’”]*\\Z")


class Prose:
    """A text and the stretches of it that no check may change."""

    def __init__(self, text: str):
        self.text = text
        self.lines = [(line.start(), line.end()) for line in _LINE.finditer(text)]
        self.lines = [(start, end) for start, end in self.lines if script_of(text[start:end]) == "arabic"]
        self._shut = merged([*self._other_lines(), *self._foreign_runs()])
        self._starts = [start for start, _ in self._shut]

    @property
    def has_persian(self) -> bool:
        return bool(self.lines)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield the pattern's matches in Persian lines that touch nothing foreign."""
        for start, end in self.lines:
            for match in pattern.finditer(self.text, start, end):
                if not self.is_shut(match.start(), match.end()):
                    yield match

    def is_shut(self, start: int, end: int) -> bool:
        """Say whether one of the characters is foreign to Persian prose."""
        at = bisect_right(self._starts, start)
        before = at > 0 and self._shut[at - 1][1] > start
        return before or (at < len(self._shut) and self._shut[at][0] < end)

    def foreign(self) -> list[str]:
        """Return the stretches that stay as they are, in order."""
        return [self.text[start:end] for start, end in self._shut]

    def finding(self, code: str, start: int, end: int, *edits: tuple[int, int, str]) -> Finding:
        return Finding(code, start, end, self.text[start:end], tuple(Edit(*edit) for edit in edits))

    def _other_lines(self) -> Iterator[tuple[int, int]]:
        """Yield what lies between the Persian lines."""
        at = 0
        for start, end in self.lines:
            yield at, start
            at = end
        yield at, len(self.text)

    def _foreign_runs(self) -> Iterator[tuple[int, int]]:
        """Yield each address, and each run from a Latin letter on until Persian letters begin again.

        Figures and signs inside belong to it ("S-300", "Smith, 2018, p. 3"), and so does what is written
        without a space before it ("(Smith", "3D").
        """
        for match in _ADDRESS.finditer(self.text):
            yield match.span()
        for match in _FOREIGN.finditer(self.text):
            start, last = match.start(), _LAST.search(match.group())
            while start and not self.text[start - 1].isspace() and not is_persian(self.text[start - 1]):
                start -= 1
            yield start, match.start() + (last.start() if last else 0) + 1


def is_persian(character: str) -> bool:
    return character == OPAQUE or _PERSIAN.match(character) is not None


_PERSIAN = re.compile(f"[{LETTER}{MARK}\u200c،؛؟«»۰-۹]")


def merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the same stretches in order, those that overlap made one, empty ones left out."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if start == end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
