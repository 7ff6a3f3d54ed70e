"""The non-blank lines of a source with what stands round them: the rows that every rule looks at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from papers.importing.document import Line
from papers.importing.reports.joins import between, is_complete
from papers.importing.reports.labels import label_with_text, part_of
from papers.text.digits import latin_digits
from papers.text.letters import fold

BULLET = re.compile(r"[-–—•*●▪■◦‣·]\s+(?=\S)")
NUMBER = re.compile(r"[-–—•*●▪]\s+(\d{1,3})\s?[-–.)]\s+(?=\S)|\(?(\d{1,3})(?:[.)]|\s?[-–])\s+(?=\S)")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|صفحه|ص\.?|стр\.?)\s*)?\d{1,4}(?:\s*(?:of|/|از|из)\s*\d{1,4})?[-–—|\s]*(?:p\s?a\s?g\s?e)?[-–—|\s]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*(?:[-_*=~—–]\s?){3,}$")
_MARKED = re.compile(r"\s*(?:[-–—•*●▪■◦‣·>|#⁰¹²³⁴-⁹†‡\[]|\(?\d{1,3}[.)]\s|\d{1,3}\s?[-–]\s)")
_NARROW = 120
"""Characters: a paragraph typed on one line is longer, a line of a page that was broken by hand is not."""


@dataclass(frozen=True, slots=True)
class Row:
    """One non-blank line, or several that are one broken by hand; `numbers` are their source lines.

    `gap`: a blank line stands before it. `broken`: a note, a running head or a page number does.
    """

    text: str
    numbers: tuple[int, ...]
    gap: bool = True
    broken: bool = False

    @property
    def number(self) -> int:
        return self.numbers[0]

    def as_line(self) -> Line:
        return Line(self.numbers[0], self.text)


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Drop the blank lines and remember where they stood."""
    rows: list[Row] = []
    gap = True
    for line in lines:
        text = line.text.strip()
        if text:
            rows.append(Row(text, (line.number,), gap))
            gap = False
        else:
            gap = True
    return rows


def number_of(text: str) -> tuple[int, int] | None:
    """Return the number of a numbered line (`- 1- `, `2. `, `(3) `, `۴- `) and where its text begins."""
    match = NUMBER.match(latin_digits(text[:16]) + text[16:])
    return (int(match.group(1) or match.group(2)), match.end()) if match else None


def is_page_number(text: str) -> bool:
    """Say whether the line is a page number and nothing else: `12`, `- ۱۲ -`, `Page 3 of 31`."""
    return len(text) <= 24 and bool(_PAGE_NUMBER.fullmatch(latin_digits(text)))


def is_rule(text: str) -> bool:
    """Say whether the line is a drawn rule, as between a page and its notes."""
    return len(text) <= 200 and bool(_RULE.match(text))


def title_key(title: str) -> str:
    """Return a key under which a title equals itself in the contents: letters and digits alone count."""
    return "".join(character for character in fold(title) if character.isalnum())


def letters_key(text: str) -> str:
    """Return the letters of a line alone: a running head changes its page number from page to page."""
    return "".join(character for character in title_key(text) if character.isalpha())


def are_broken_by_hand(rows: Sequence[Row]) -> bool:
    """Say whether a text is typed in narrow lines, so that a line end is no end of a paragraph."""
    pairs = [(row, following) for row, following in pairwise(rows) if not following.gap]
    if len(rows) < 6 or len(pairs) * 2 < len(rows):
        return False
    narrow = sum(len(row.text) <= _NARROW for row in rows)
    cut = sum(len(row.text) >= 40 and not is_complete(row.text) for row, _ in pairs)
    return narrow * 50 >= len(rows) * 49 and cut * 2 >= len(pairs)


def mend(rows: Sequence[Row]) -> list[Row]:
    """Put lines that were broken by hand together again; a blank line or a list mark begins anew."""
    width = sorted(len(row.text) for row in rows)[len(rows) * 9 // 10] if rows else 0
    mended: list[list[Row]] = []
    for row in rows:
        fresh = (
            row.gap
            or row.broken
            or not mended
            or bool(_MARKED.match(row.text))
            or part_of(row.text) is not None
        )
        if fresh or label_with_text(row.text) or len(mended[-1][-1].text) * 10 < width * 6:
            mended.append([row])
        else:
            mended[-1].append(row)
    return [_as_one(group) for group in mended]


def _as_one(group: Sequence[Row]) -> Row:
    text = group[0].text
    for row in group[1:]:
        text += between(text, row.text) + row.text
    return replace(group[0], text=text, numbers=tuple(number for row in group for number in row.numbers))
