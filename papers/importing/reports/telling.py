"""What an editor is told of a reading: its notices in order, and the lines that found no place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers.importing.document import Document, Line, Notice, placed_lines
from papers.importing.reports.marks import MARK, bare_mark
from papers.importing.reports.reading import Reading
from papers.text.digits import latin_digits
from papers.text.saying import say


def with_leftovers(document: Document, lines: Sequence[Line], notices: Sequence[Notice]) -> Document:
    """Add the notices in order of line, and each non-blank line that found no place."""
    placed = set(placed_lines(document))
    leftovers = tuple(line for line in lines if line.text.strip() and line.number not in placed)
    ordered = tuple(sorted(dict.fromkeys(notices), key=lambda notice: (notice.line, notice.code)))
    return replace(document, notices=ordered, leftovers=leftovers)


def essay_notices(readings: Sequence[Reading]) -> list[Notice]:
    """Report what the essays say themselves: dead links, marks without notes, notes without marks."""
    notices: list[Notice] = []
    for reading in readings:
        notices += reading.notices
        if reading.start.weak:
            message = say(
                "Nothing but the form of the lines shows that an essay begins here: no mark, no word for "
                "“by”, no contents."
            )
            notices.append(Notice(min(reading.lines), "start-unsure", message, reading.title()[0]))
        for position, mark in reading.waiting:
            signature = reading.signatures[position]
            message = say(
                "The mark {mark} after this name has no note, so there is no affiliation.", mark=mark
            )
            notices.append(Notice(signature.lines[0], "mark-without-note", message, signature.name))
        body = " ".join(row.text for row in reading.body_rows) if reading.notes else ""
        marks = {bare_mark(mark) for mark in MARK.findall(latin_digits(body))} | set(reading.title()[1])
        for note in reading.notes:
            if note.mark not in marks:
                message = say("No mark {mark} in the essay calls this note.", mark=note.mark)
                notices.append(Notice(note.line, "note-without-mark", message, note.text))
    return notices
