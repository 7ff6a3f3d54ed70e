"""Reads one signed essay, from its title to the row before the next one.

essay = title byline affiliation? abstract? body keywords?    ; notes and page furniture anywhere
note  = mark text                                             ; the mark of a name gives the affiliation
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers.importing.markup import plain_text
from papers.importing.reports.joins import Evidence
from papers.importing.reports.keywords import SEPARATORS, split_keywords
from papers.importing.reports.lines import (
    Row,
    are_broken_by_hand,
    mend,
)
from papers.importing.reports.reading import Reading
from papers.importing.reports.rules import read_body
from papers.importing.reports.signing import sign, take_affiliation_lines, take_notes
from papers.importing.reports.starts import Start

_LONGEST_HEAD = 200
_LONGEST_KEYWORDS = 400
_MOST_WORDS_OF_A_KEYWORD = 8


def read_essay(
    start: Start,
    head: Sequence[Row],
    rows: Sequence[Row],
    heads_to_skip: frozenset[str],
    evidence: Evidence,
    answered: frozenset[str] = frozenset(),
) -> Reading:
    """Read an essay. `head` is its title and byline, `rows` all that follows up to the next essay.

    `heads_to_skip` are keys of the texts that running heads repeat (see `lines.letters_key`); `answered` are
    the marks whose notes stand at the report's end.
    """
    reading = Reading(start, list(rows), lines=[number for row in head for number in row.numbers])
    sign(reading, head)
    reading.rows = _without_furniture(reading, heads_to_skip)
    if are_broken_by_hand(reading.rows):
        reading.rows = mend(reading.rows)
    take_notes(reading, answered)
    take_affiliation_lines(reading)
    _take_keywords(reading)
    body = read_body(_take_abstract(reading, reading.rows), evidence)
    reading.body_rows = list(body.rows)
    reading.blocks = tuple(draft.finish() for draft in body.blocks)
    reading.notices += body.notices
    reading.lines += body.rule_lines
    return reading


def _without_furniture(reading: Reading, heads_to_skip: frozenset[str]) -> list[Row]:
    """Put page numbers and running heads aside; the row after them knows that a page ended before it."""
    kept: list[Row] = []
    broken = False
    for row in reading.rows:
        if row.is_page_number or (len(row.text) < _LONGEST_HEAD and row.letters in heads_to_skip):
            broken = True
            reading.furniture.append(row)
        else:
            kept.append(replace(row, broken=True) if broken else row)
            broken = False
    return kept


def _take_keywords(reading: Reading) -> None:
    """Take the keywords wherever they stand, over as many lines as they are printed on."""
    kept: list[Row] = []
    printed: list[str] = []
    open_label = False
    for at, row in enumerate(reading.rows):
        head = row.heads
        if head is not None and head[0] == "keywords" and not printed:
            open_label = True
            reading.lines += row.numbers
            printed = [head[1]] if head[1] else []
        elif open_label and (not printed or _go_on(printed[-1], reading.rows, at)):
            printed.append(row.text)
            reading.lines += row.numbers
        else:
            open_label = False
            kept.append(row)
    reading.rows = kept
    reading.keywords = split_keywords(" ".join(printed))


def _go_on(printed: str, rows: Sequence[Row], at: int) -> bool:
    """Say whether the row goes on the line of keywords before it.

    A separator at the seam says so. Without one the line's end has cut a keyword: the row is the last one
    before a blank line, in a text that parts its paragraphs so. Case: wrapped-keywords.
    """
    row = rows[at]
    if len(row.text) > _LONGEST_KEYWORDS:
        return False
    if printed.endswith(SEPARATORS) or row.text.startswith(SEPARATORS):
        return True
    alone = at + 1 == len(rows) or rows[at + 1].gap
    parted = sum(near.gap for near in rows) * 4 >= (len(rows) - 1) * 3
    if row.gap or not alone or not parted or printed.endswith(".") or row.note or row.byline:
        return False
    pieces = split_keywords(f"{printed} {row.text}")
    return len(pieces) > 1 and all(len(piece.split()) <= _MOST_WORDS_OF_A_KEYWORD for piece in pieces)


def _take_abstract(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """Take an abstract that stands before the body, on the line of its label or on the next one."""
    head = rows[0].heads if rows else None
    if head is None or head[0] != "abstract":
        return list(rows)
    end = 1 if head[1] else 2
    if len(rows) <= end and not head[1]:
        return list(rows)
    reading.abstract = plain_text(head[1] or rows[1].text).text
    reading.lines += (number for row in rows[:end] for number in row.numbers)
    return list(rows[end:])
