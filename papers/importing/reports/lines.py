"""The non-blank lines of a source with what stands round them: the rows that every rule looks at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from papers.importing.document import Line
from papers.importing.reports.bylines import Byline, read_byline
from papers.importing.reports.joins import begins_low, between, is_complete
from papers.importing.reports.labels import Part, heads
from papers.importing.reports.marks import Note, note_of, opens_with_emphasis
from papers.text.digits import latin_digits
from papers.text.letters import fold

BULLET = re.compile(r"[-–—•*●▪■◦‣·]\s+(?=\S)")
NUMBER = re.compile(r"[-–—•*●▪]\s+(\d{1,3})\s?[-–.)]\s+(?=\S)|\(?(\d{1,3})(?:[.)]|\s?[-–])\s+(?=\S)")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|صفحه|ص\.?|стр\.?)\s*)?\d{1,4}(?:\s*(?:of|/|از|из)\s*\d{1,4})?[-–—|\s]*(?:p\s?a\s?g\s?e)?[-–—|\s]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*(?:[-_*=~—–]\s?){3,}$")
_MARKED = re.compile(r"\s*(?:[-–—•*●▪■◦‣·>|#⁰¹²³⁴-⁹†‡]|\[\^?[\d*]{1,4}\]|\(?\d{1,3}[.)]\s|\d{1,3}\s?[-–]\s)")
_DASH = re.compile(r"[-–—]\s")
_NARROW = 120
"""Characters: a paragraph typed on one line is longer, a line of a page that was broken by hand is not."""


@dataclass(frozen=True)
class Row:
    """One non-blank line, or several that are one broken by hand; `numbers` are their source lines.

    `gap`: a blank line stands before it. `broken`: a note, a running head or a page number does.
    `indented`: white space does, as before the first line of a paragraph. What the rules ask of a line
    again and again is found once and kept on it.
    """

    text: str
    numbers: tuple[int, ...]
    gap: bool = True
    broken: bool = False
    indented: bool = False

    @property
    def number(self) -> int:
        return self.numbers[0]

    @cached_property
    def heads(self) -> tuple[Part, str] | None:
        return heads(self.text)

    @property
    def part(self) -> Part | None:
        """Return the part that the line heads with no more words on it."""
        return self.heads[0] if self.heads and not self.heads[1] else None

    @cached_property
    def letters(self) -> str:
        return letters_key(self.text)

    @cached_property
    def note(self) -> Note | None:
        note = note_of(self.as_line())
        return replace(note, rest=self.numbers[1:]) if note else None

    @cached_property
    def byline(self) -> Byline | None:
        return read_byline(self.text)

    @cached_property
    def is_page_number(self) -> bool:
        return is_page_number(self.text)

    @cached_property
    def is_complete(self) -> bool:
        return is_complete(self.text)

    def as_line(self) -> Line:
        return Line(self.numbers[0], self.text)


def rows_of(lines: Iterable[Line]) -> list[Row]:
    """Drop the blank lines and remember where they stood."""
    rows: list[Row] = []
    gap = True
    for line in lines:
        text = line.text.strip()
        if text:
            rows.append(Row(text, (line.number,), gap, indented=line.text[0].isspace()))
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
    return "".join(filter(str.isalnum, fold(title)))


def letters_key(text: str) -> str:
    """Return the letters of a line alone: a running head changes its page number from page to page."""
    return "".join(filter(str.isalpha, fold(text)))


def are_broken_by_hand(rows: Sequence[Row]) -> bool:
    """Say whether a text is typed in narrow lines, so that a line end is no end of a paragraph."""
    pairs = [(row, following) for row, following in pairwise(rows) if not following.gap]
    if len(rows) < 6 or len(pairs) * 2 < len(rows):
        return False
    narrow = sum(len(row.text) <= _NARROW or len(row.numbers) > 1 for row in rows)
    cut = sum(len(row.text) >= 40 and not row.is_complete for row, _ in pairs)
    return narrow * 50 >= len(rows) * 49 and cut * 2 >= len(pairs)


def mend(rows: Sequence[Row]) -> list[Row]:
    """Put lines that were broken by hand together again.

    A blank line begins anew, and so do a list mark, a short line before, and an indent where it is the
    exception. Cases: hand-broken, indents.
    """
    width = sorted(len(row.text) for row in rows)[len(rows) * 9 // 10] if rows else 0
    indents_begin = sum(row.indented for row in rows) * 2 <= len(rows)
    mended: list[list[Row]] = []
    for at, row in enumerate(rows):
        following = rows[at + 1] if at + 1 < len(rows) else None
        fresh = (
            not mended or row.gap or row.broken or row.heads is not None or (indents_begin and row.indented)
        )
        if fresh or _ends_short(mended[-1][-1], row, width) or _begins_item(mended[-1], row, following):
            mended.append([row])
        else:
            mended[-1].append(row)
    return [_as_one(group) for group in mended]


def _ends_short(before: Row, row: Row, width: int) -> bool:
    """Say whether the line before ended before the margin, and not only because a long word came next."""
    short = len(before.text) * 10 < width * 6
    return short and (before.is_complete or not begins_low(row.text))


def _begins_item(group: Sequence[Row], row: Row, following: Row | None) -> bool:
    """Say whether the line begins a list item or a note; a dash between words may stand there by chance."""
    if not _MARKED.match(row.text) or opens_with_emphasis(row.text):
        return False
    beside = (group[0].text, following.text if following and not following.gap else "")
    in_a_list = any(text[:1] == row.text[0] and _DASH.match(text) for text in beside)
    return not _DASH.match(row.text) or in_a_list or group[-1].is_complete


def _as_one(group: Sequence[Row]) -> Row:
    text = group[0].text
    for row in group[1:]:
        text += between(text, row.text) + row.text
    return replace(group[0], text=text, numbers=tuple(number for row in group for number in row.numbers))
