"""Finds notes by the lines beside them: those that take several lines, and those behind the last essay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from papers.importing.reports.joins import between
from papers.importing.reports.lines import BULLET, Row, number_of
from papers.importing.reports.names import looks_like_affiliation

_NARROW = 120
"""Characters: a line that was broken by hand is no longer than this."""
_SHORTEST = 40
"""Characters: a line that was broken by hand is no shorter, but for the last one of its paragraph."""
_MOST_LINES = 6


def join_wrapped_notes(rows: Sequence[Row]) -> list[Row]:
    """Put a note that was broken by hand together; blank lines stand round it. Case: wrapped-notes."""
    cut = sorted(len(row.text) for row, following in pairwise(rows) if not following.gap and _is_line(row))
    width = cut[len(cut) * 3 // 4] if cut else 0
    joined: list[Row] = []
    at = 0
    while at < len(rows):
        end = _end_of_note(rows, at, width) if _begins_note(joined, rows[at]) else at + 1
        text = rows[at].text
        for row in rows[at + 1 : end]:
            text += between(text, row.text) + row.text
        numbers = tuple(number for row in rows[at:end] for number in row.numbers)
        joined.append(replace(rows[at], text=text, numbers=numbers) if end > at + 1 else rows[at])
        at = end
    return joined


def _begins_note(before: Sequence[Row], row: Row) -> bool:
    """Say whether the row begins a note after a blank line, or after another note."""
    return row.note is not None and (row.gap or not before or before[-1].note is not None)


def _is_line(row: Row) -> bool:
    return _SHORTEST <= len(row.text) <= _NARROW


def _end_of_note(rows: Sequence[Row], at: int, width: int) -> int:
    """Return where the note that begins in row `at` ends: `at + 1` if it takes one line."""
    end = at + 1
    while end < len(rows) and end - at < _MOST_LINES and not rows[end].gap and _goes_on(rows, end, width):
        end += 1
    closed = end == len(rows) or rows[end].gap or rows[end].note is not None
    text = " ".join(row.text for row in rows[at:end])
    note = rows[at].note
    is_note = note is not None and (note.sure or looks_like_affiliation(text))
    return end if closed and is_note else at + 1


def _goes_on(rows: Sequence[Row], at: int, width: int) -> bool:
    """Say whether the row goes on the line before, which was full: the first word had no room there."""
    before, row = rows[at - 1], rows[at]
    if not _is_line(before) or before.is_complete or len(row.text) > _NARROW:
        return False
    if row.note or row.heads or row.is_page_number or BULLET.match(row.text) or number_of(row.text):
        return False
    return (len(before.text) + 1 + len(row.text.split(None, 1)[0])) * 10 >= width * 9


def closing_notes(rows: Sequence[Row], own: Sequence[str], asked: Sequence[str]) -> list[Row]:
    """Return the notes at the end of the last essay's rows that belong to the names of all essays.

    `own` are the marks of the last essay's names, `asked` those of all. Case: notes-without-label.
    """
    found: list[Row] = []
    for row in reversed(rows):
        if row.note is not None:
            found.append(row)
        elif not row.is_page_number:
            break
    marks = Counter(row.note.mark for row in found if row.note)
    posts = sum(looks_like_affiliation(row.text) for row in found)
    if len(found) <= len(own) or posts * 2 < len(found) or not marks <= Counter(asked):
        return []
    return found[::-1]


def answered_marks(rows: Sequence[Row], asked: Sequence[str]) -> frozenset[str]:
    """Return the marks to which the notes at the report's end say who is meant, each as often as asked."""
    notes = [row.note for row in rows if row.note is not None]
    posts = sum(looks_like_affiliation(note.text) for note in notes)
    if posts * 2 < len(notes):
        return frozenset()
    found, wanted = Counter(note.mark for note in notes), Counter(asked)
    return frozenset(mark for mark in wanted if found[mark] >= wanted[mark])
