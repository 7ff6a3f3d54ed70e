"""Gives the notes that stand after all essays, or in another essay, to the names that wait for them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from papers.importing.reports.backmatter import Section
from papers.importing.reports.lines import Row
from papers.importing.reports.marks import Note
from papers.importing.reports.names import looks_like_affiliation
from papers.importing.reports.reading import Reading, affiliate


def take_endnotes(
    readings: Sequence[Reading], sections: Sequence[Section], closing: Sequence[Row] = ()
) -> None:
    """Give notes to the names that wait for them: those at the end of the report, and strays of other essays.

    `closing` are notes at the end that no label heads.
    Notes and names come in one order, so a mark that recurs (`*` in each essay) finds the next name.
    """
    waiting = [(reading, position, mark) for reading in readings for position, mark in reading.waiting]
    by_mark: dict[str, deque[tuple[Reading, int]]] = {}
    for reading, position, mark in waiting:
        by_mark.setdefault(mark, deque()).append((reading, position))
    for reading in readings:
        kept: list[Note] = []
        for note in reading.notes:
            wanted = note.sure and note.mark.isdigit() and by_mark.get(note.mark)
            if wanted and looks_like_affiliation(note.text):
                _hand_over(by_mark[note.mark], note)
            else:
                kept.append(note)
        reading.notes = kept
    for section in sections if readings else ():
        readings[-1].lines += section.label.numbers
    for row in [*closing, *(row for section in sections for row in section.rows)]:
        note = row.note
        if note and by_mark.get(note.mark):
            _hand_over(by_mark[note.mark], note)
        elif note and readings:
            readings[-1].notes.append(note)


def _hand_over(names: deque[tuple[Reading, int]], note: Note) -> None:
    reading, position = names.popleft()
    affiliate(reading, position, note)
    reading.waiting.remove((position, note.mark))
