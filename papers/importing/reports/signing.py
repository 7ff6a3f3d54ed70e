"""Who signs an essay and who they are: the names of the byline, their notes, the lines below them.

The mark of a name gives its note; without marks, the lines under the names say who they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from papers.importing.document import Signature
from papers.importing.reports.bylines import Name
from papers.importing.reports.joins import is_complete, is_usual_heading
from papers.importing.reports.lines import BULLET, Row, number_of
from papers.importing.reports.marks import Note, split_marks
from papers.importing.reports.names import ends_sentence_inside, looks_like_affiliation
from papers.importing.reports.reading import Reading, affiliate

_LONGEST_AFFILIATION = 250


def sign(reading: Reading, head: Sequence[Row]) -> None:
    byline = reading.start.byline
    if byline is None:
        return
    line = head[-1].numbers
    names = _share_last_marks(byline.names)
    for position, name in enumerate(names):
        reading.signatures.append(Signature(name.name, name.affiliation, name.lines or line))
        reading.waiting += ((position, mark) for mark in name.marks)


def _share_last_marks(names: Sequence[Name]) -> list[Name]:
    """`A, B and C¹` is one note for three people; `A¹ and B` is one for the first."""
    if len(names) > 1 and names[-1].marks and not any(name.marks for name in names[:-1]):
        return [replace(name, marks=names[-1].marks) for name in names]
    return list(names)


def take_notes(reading: Reading, answered: frozenset[str]) -> None:
    """Take the notes out of the rows: those the names wait for, and all that can be nothing else.

    What may be a numbered heading or an item is no note for a mark that is `answered` elsewhere.
    Case: notes-and-headings.
    """
    notes = {at: note for at, row in enumerate(reading.rows) if (note := row.note) is not None}
    if not notes:
        return
    taken: dict[int, Note] = {}
    asked = {mark for _, mark in reading.waiting}
    for position, mark in list(reading.waiting):
        candidates = [
            at
            for at, note in notes.items()
            if note.mark == mark
            and (note.sure or mark not in answered)
            and _may_be_note(reading.rows, notes, at, asked)
        ]
        free = [at for at in candidates if at not in taken] or [at for at in candidates if at in taken]
        if free:
            best = max(free, key=lambda at: _likeness(at, notes[at]))
            taken[best] = notes[best]
            reading.waiting.remove((position, mark))
            affiliate(reading, position, notes[best])
    title_marks = split_marks(reading.start.title)[1]
    kept: list[Row] = []
    for at, row in enumerate(reading.rows):
        note = notes.get(at)
        if at in taken:
            continue
        if note and (note.sure or note.mark in title_marks):
            reading.notes.append(note)
        elif row.heads == ("notes", "") and at + 1 in notes:
            reading.lines += row.numbers
        else:
            broken = row.broken or (at > 0 and (at - 1 in taken or _is_sure(notes.get(at - 1))))
            kept.append(replace(row, broken=broken))
    reading.rows = kept


def _is_sure(note: Note | None) -> bool:
    return note is not None and note.sure


def _may_be_note(rows: Sequence[Row], notes: Mapping[int, Note], at: int, asked: Set[str]) -> bool:
    """Say whether a line that looks like an item of a list may be a note: no other item stands beside it.

    Two stars begin no item; and where the note beside it is a post and asked for too (`asked` are the marks
    of all the names), so is this line whatever its words. Case: notes-of-any-words.
    """
    note = notes[at]
    if note.sure or len(note.mark.strip("*")) < len(note.mark) - 1 or looks_like_affiliation(note.text):
        return True
    if is_usual_heading(note.text):
        return False
    near = [here for here in (at - 1, at + 1) if 0 <= here < len(rows)]
    others = [notes[here] for here in near if here in notes and notes[here].mark in asked - {note.mark}]
    if any(looks_like_affiliation(other.text) and not is_complete(other.text) for other in others):
        return not is_complete(note.text)
    return not any(BULLET.match(rows[here].text) or number_of(rows[here].text) for here in near)


def _likeness(at: int, note: Note) -> tuple[bool, bool, bool, int]:
    """Rank the lines that may be one note: a sure mark, a post, no sentence, the first one."""
    phrase = not is_complete(note.text)
    return note.sure, looks_like_affiliation(note.text) and phrase, phrase, -at


def take_affiliation_lines(reading: Reading) -> None:
    """Without marks the lines under the names say who they are: `Professor, University of Tehran`."""
    unsigned = [at for at, signature in enumerate(reading.signatures) if not signature.affiliation]
    if not unsigned or (reading.start.byline and reading.start.byline.marked):
        return
    taken = 0
    for row in reading.rows[:4]:
        if (
            len(row.text) > _LONGEST_AFFILIATION
            or row.is_complete
            or not looks_like_affiliation(row.text)
            or ends_sentence_inside(row.text)
        ):
            break
        if taken == len(reading.rows) - 1 or BULLET.match(row.text) or row.heads:
            break
        positions = unsigned if len(unsigned) == 1 else unsigned[taken : taken + 1]
        for position in positions:
            affiliate(reading, position, Note("", row.text.strip("()"), row.number, True))
        if not positions:
            break
        taken += 1
    reading.rows = reading.rows[taken:]
