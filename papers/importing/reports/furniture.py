"""Finds what is printed on each page and belongs to none of the texts: running heads, and page numbers.

A running head is known by its repetition: the same letters, beside page numbers or in the middle of sentences
that a page end has cut. A heading recurs too (`Conclusion`), but never inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from papers.importing.document import Notice
from papers.importing.reports.joins import begins_low, is_usual_heading
from papers.importing.reports.lines import BULLET, Row, are_broken_by_hand, letters_key
from papers.importing.reports.marks import split_marks
from papers.importing.reports.names import looks_like_affiliation
from papers.importing.reports.numbering import ISSUE, NUMBER
from papers.text.digits import latin_digits
from papers.text.saying import say

_NUMBER_FIRST = re.compile(r"\d{4}[.)]?\s|\d{1,3}\s+[^\W\d]")
_NEVER_LAST = (".", ":", ";", ",", "؛", "،")
"""What ends the rest of a sentence, and no running head."""
_LONGEST = 110
_FEWEST = 2
_FARTHEST = 6
"""Rows between a cut sentence and what stands in it: notes, a page number, heads."""
_MOST_LINES_BETWEEN_GAPS = 10
"""Rows to a blank line in a text that parts its paragraphs so: there no head stands inside a paragraph."""
_PROSE = 120
"""Characters: a line as long as this is text."""


def without_running_heads(rows: Sequence[Row], titles: Iterable[str]) -> tuple[list[Row], list[Row]]:
    """Part rows into the text and its running heads; the row after a head knows that a page ended before it.

    `titles` are those that the contents list. A head that repeats one of them stays: where its essay begins
    is not known yet (see `essays`). Case: running heads.
    """
    known = {letters_key(title) for title in titles}
    places = {key: found for key, found in _recurring(rows).items() if key not in known}
    if not places:
        return list(rows), []
    recurring = {at for found in places.values() for at in found}
    numbers = [row.is_page_number for row in rows]
    pages = sum(numbers)
    text_begins = _text_begins(rows)
    hand_broken = are_broken_by_hand(rows)
    if sum(row.gap for row in rows) * _MOST_LINES_BETWEEN_GAPS >= len(rows):
        apart = {
            key: [at for at in found if _begins_apart(rows, at, recurring, numbers)]
            for key, found in places.items()
        }
        places = {key: found for key, found in apart.items() if len(found) >= _FEWEST}
    heads: set[int] = set()
    for found in places.values():
        own = found[0] < text_begins and not (
            _is_numbered(rows[found[0]].text) or _stands_in_sentence(rows, found[0], recurring, numbers)
        )
        if _is_running_head(rows, found, recurring, numbers, pages, own, hand_broken):
            heads.update(
                at
                for at in found[own:]
                if own or _is_no_title(rows[at].text) or not _may_begin_essay(rows, at)
            )
    kept: list[Row] = []
    broken = False
    for at, row in enumerate(rows):
        if at in heads:
            broken = True
        else:
            kept.append(replace(row, broken=True) if broken else row)
            broken = False
    return kept, [rows[at] for at in sorted(heads)]


def _text_begins(rows: Sequence[Row]) -> int:
    """Return where the title page ends at the latest: at a paragraph, be it of one line or of many."""
    length = 0
    for at, row in enumerate(rows):
        length = len(row.text) + (0 if row.gap else length)
        if len(row.text) >= _PROSE or length >= 2 * _PROSE:
            return at
    return len(rows)


def _recurring(rows: Sequence[Row]) -> dict[str, list[int]]:
    """Return the places of each short line that stands more than once, by its letters.

    A line with a note mark, or before one, is the beginning of an essay: what shares its letters repeats the
    author or the title, and is found where that essay is read.
    """
    places: dict[str, list[int]] = {}
    signed: set[str] = set()
    for at, row in enumerate(rows):
        text = row.text
        if (
            len(text) > _LONGEST
            or text.endswith(_NEVER_LAST)
            or BULLET.match(text)
            or "\t" in text
            or text.startswith(("|", ">"))
        ):
            continue
        key = row.letters
        if len(key) < 3 or row.heads is not None:
            continue
        if split_marks(text, digits=True)[1] or _is_note(row) or _is_signed(rows, at):
            signed.add(key)
        places.setdefault(key, []).append(at)
    return {key: found for key, found in places.items() if len(found) >= _FEWEST and key not in signed}


def _is_note(row: Row) -> bool:
    """Say whether the line is a note; `12 The Title` and `1397. The rest` are none."""
    note = row.note
    if note is None or note.sure:
        return note is not None
    return looks_like_affiliation(row.text) or not _NUMBER_FIRST.match(row.text)


def _is_signed(rows: Sequence[Row], at: int) -> bool:
    """Say whether a line of authors with note marks follows."""
    if at + 1 >= len(rows) or len(rows[at + 1].text) > _LONGEST * 2:
        return False
    byline = rows[at + 1].byline
    return byline is not None and byline.marked


def _may_begin_essay(rows: Sequence[Row], at: int) -> bool:
    """Say whether the line is a title or a byline with text below: its own running heads repeat it."""
    return _is_title(rows, at) or (at > 0 and _is_title(rows, at - 1))


def _is_title(rows: Sequence[Row], at: int) -> bool:
    if at + 2 >= len(rows) or len(rows[at + 1].text) > _LONGEST * 2 or len(rows[at + 2].text) < 40:
        return False
    title = rows[at]
    if len(title.text) > _LONGEST or title.is_page_number or BULLET.match(title.text):
        return False
    return rows[at + 1].byline is not None


def _is_running_head(
    rows: Sequence[Row],
    found: Sequence[int],
    recurring: set[int],
    numbers: Sequence[bool],
    pages: int,
    own: bool,
    hand_broken: bool,
) -> bool:
    """Say whether most of the places are beside page numbers, or at least two inside cut sentences.

    One sentence is enough for what stands on the title page too (`own`), which is no page that has a head;
    none is needed for the number of the issue.
    Cases: running heads, heads-of-pages.
    """
    last = len(rows) - 1
    beside = sum(
        (at > 0 and numbers[at - 1]) or (at < last and numbers[at + 1]) or _is_numbered(rows[at].text)
        for at in found[own:]
    )
    if (own or beside == len(found)) and all(_is_line_of_issue(rows, at, numbers) for at in found[own:]):
        return True
    cuts = sum(_stands_in_sentence(rows, at, recurring, numbers, hand_broken) for at in found)
    if cuts >= (1 if own else 2):
        return True
    if len(found) < 3 or is_usual_heading(rows[found[0]].text):
        return False
    return beside * 10 >= len(found[own:]) * 7 and len(found) * 5 >= pages * 2


def _is_no_title(text: str) -> bool:
    return _is_numbered(text) or _names_issue(text)


def _is_line_of_issue(rows: Sequence[Row], at: int, numbers: Sequence[bool]) -> bool:
    """Say whether a line that gives the number of the issue stands apart: `see Resolution No. 2231` does not.

    Case: heads-of-pages.
    """
    apart_above = rows[at].gap or numbers[at - 1]
    apart_below = at + 1 == len(rows) or rows[at + 1].gap or numbers[at + 1]
    return bool(apart_above and apart_below) and _names_issue(rows[at].text)


def _names_issue(text: str) -> bool:
    """Say whether the line gives the number of an issue, which is on the title page and in no text."""
    latin = latin_digits(text)
    return bool(NUMBER.search(latin) or ISSUE.search(latin))


def _is_numbered(text: str) -> bool:
    """Say whether a page number stands on the line, before or after the words."""
    words = text.split()
    return len(words) > 1 and (words[0].isdecimal() or words[-1].isdecimal())


def _stands_in_sentence(
    rows: Sequence[Row], at: int, recurring: set[int], numbers: Sequence[bool], hand_broken: bool = False
) -> bool:
    """Say whether the text before a line lacks its end and the text after it goes on.

    Where each line is broken by hand, the end of a line says nothing: a blank line on both sides must show
    that a page ended.
    """

    def is_page_edge(near: int) -> bool:
        return numbers[near] or near in recurring or (len(rows[near].text) <= 300 and _is_note(rows[near]))

    above, below = range(at - 1, max(-1, at - _FARTHEST), -1), range(at + 1, min(len(rows), at + _FARTHEST))
    before = next((near for near in above if not is_page_edge(near)), -1)
    after = next((near for near in below if not is_page_edge(near)), -1)
    if before < 0 or after < 0 or BULLET.match(rows[before].text):
        return False
    if hand_broken and not (rows[before + 1].gap and rows[after].gap):
        return False
    text, following = rows[before].text, rows[after].text
    if hand_broken and not rows[before].gap and before:
        text = f"{rows[before - 1].text} {text}"
    if len(text) < 40 or rows[before].is_complete or rows[after].heads:
        return False
    first = following[:1]
    caseless = first.isalpha() and first.upper() == first.lower()
    return begins_low(following) or (caseless and len(text) >= 60)


def _begins_apart(rows: Sequence[Row], at: int, recurring: set[int], numbers: Sequence[bool]) -> bool:
    """Say whether a blank line or a page number is beside the row, or its first line where it has two.

    What stands between other lines recurs by chance: the second line of a note, a line that was broken by
    hand. Case: heads-in-narrow-lines.
    """
    if rows[at].gap or at == 0 or numbers[at - 1] or (at + 1 < len(rows) and numbers[at + 1]):
        return True
    return rows[at - 1].gap and at - 1 in recurring


def furniture_notice(rows: Sequence[Row]) -> list[Notice]:
    """Return one notice for all running heads and page numbers; a single one is no repetition."""
    ordered = sorted(rows, key=lambda row: row.number)
    if len(ordered) < 2:
        return []
    heads = [row for row in ordered if not row.is_page_number]
    what = say("Running heads") if heads else say("Page numbers")
    if heads and len(heads) < len(ordered):
        what = say("Running heads and page numbers")
    message = say(
        "{our_lines} stand on {count} lines between the texts; they are left out.",
        our_lines=what,
        count=len(ordered),
    )
    return [Notice(ordered[0].number, "running-head", message, (heads or ordered)[0].text)]
