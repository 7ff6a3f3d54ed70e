"""Reads one signed essay, from its title to the row before the next one.

essay = title byline affiliation? abstract? body keywords?    ; notes and page furniture anywhere
note  = mark text                                             ; the mark of a name gives the affiliation
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from papers.importing.document import Block, Essay, Notice, Signature
from papers.importing.markup import plain_text
from papers.importing.reports.backmatter import heads
from papers.importing.reports.bylines import Name
from papers.importing.reports.joins import Evidence, is_complete
from papers.importing.reports.keywords import split_keywords
from papers.importing.reports.lines import (
    BULLET,
    Row,
    are_broken_by_hand,
    is_page_number,
    letters_key,
    mend,
    number_of,
)
from papers.importing.reports.marks import Note, note_of, split_marks
from papers.importing.reports.names import ends_sentence_inside, looks_like_affiliation
from papers.importing.reports.rules import read_body
from papers.importing.reports.starts import Start
from papers.text.direction import language_of

_LONGEST_AFFILIATION = 250
_LONGEST_HEAD = 200
_OPEN_KEYWORDS = (",", "،", ";", "؛", "|")


@dataclass
class Reading:
    """One essay being read: its names still wait for notes that may stand at the end of the report."""

    start: Start
    rows: list[Row]
    signatures: list[Signature] = field(default_factory=list)
    waiting: list[tuple[int, str]] = field(default_factory=list)
    """(position in signatures, mark) of each mark whose note is not found yet."""
    notes: list[Note] = field(default_factory=list)
    """Notes of this essay that belong to none of its names."""
    blocks: tuple[Block, ...] = ()
    keywords: tuple[str, ...] = ()
    abstract: str = ""
    lines: list[int] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    body_rows: list[Row] = field(default_factory=list)
    furniture: list[Row] = field(default_factory=list)
    """Page numbers and running heads."""

    def essay(self) -> Essay:
        """Return what was read; notes of no name come after the body, with their marks."""
        words = " ".join([self.start.title, *(_text(block) for block in self.blocks)])
        notes = tuple(
            Block(
                "note", (plain := plain_text(note.text)).text, (note.line,), spans=plain.spans, mark=note.mark
            )
            for note in self.notes
        )
        title, _ = self.title()
        return Essay(
            title, tuple(self.signatures), (*self.blocks, *notes), self.keywords,
            language_of(words) or "en", self.abstract, tuple(sorted(self.lines)),
        )  # fmt: skip

    def title(self) -> tuple[str, tuple[str, ...]]:
        """Return the plain title and the marks that stood after it."""
        bare, marks = split_marks(self.start.title)
        if not any(note.mark in marks for note in self.notes):
            bare, marks = self.start.title, ()
        return plain_text(bare).text, marks


def _text(block: Block) -> str:
    return " ".join([block.text, *(item.text for item in block.items)])


def read_essay(
    start: Start, head: Sequence[Row], rows: Sequence[Row], heads_to_skip: frozenset[str], evidence: Evidence
) -> Reading:
    """Read an essay. `head` is its title and byline, `rows` all that follows up to the next essay.

    `heads_to_skip` are keys of the texts that running heads repeat (see `lines.letters_key`).
    """
    reading = Reading(start, list(rows), lines=[number for row in head for number in row.numbers])
    _sign(reading, head)
    reading.rows = _without_furniture(reading, heads_to_skip)
    if are_broken_by_hand(reading.rows):
        reading.rows = mend(reading.rows)
    _take_notes(reading)
    _take_affiliation_lines(reading)
    _take_keywords(reading)
    body = read_body(_take_abstract(reading, reading.rows), evidence)
    reading.body_rows = list(body.rows)
    reading.blocks = tuple(draft.finish() for draft in body.blocks)
    reading.notices += body.notices
    reading.lines += body.rule_lines
    return reading


def _sign(reading: Reading, head: Sequence[Row]) -> None:
    byline = reading.start.byline
    if byline is None:
        return
    line = head[-1].numbers
    names = _share_last_marks(byline.names)
    for position, name in enumerate(names):
        reading.signatures.append(Signature(name.name, byline.affiliation, line))
        reading.waiting += ((position, mark) for mark in name.marks)


def _share_last_marks(names: Sequence[Name]) -> list[Name]:
    """`A, B and C¹` is one note for three people; `A¹ and B` is one for the first."""
    if len(names) > 1 and names[-1].marks and not any(name.marks for name in names[:-1]):
        return [Name(name.name, names[-1].marks) for name in names]
    return list(names)


def _without_furniture(reading: Reading, heads_to_skip: frozenset[str]) -> list[Row]:
    """Put page numbers and running heads aside; the row after them knows that a page ended before it."""
    kept: list[Row] = []
    broken = False
    for row in reading.rows:
        if is_page_number(row.text) or (
            len(row.text) < _LONGEST_HEAD and letters_key(row.text) in heads_to_skip
        ):
            broken = True
            reading.furniture.append(row)
        else:
            kept.append(replace(row, broken=True) if broken else row)
            broken = False
    return kept


def _take_notes(reading: Reading) -> None:
    """Take the notes out of the rows: those the names wait for, and all that can be nothing else."""
    notes = {at: note for at, row in enumerate(reading.rows) if (note := note_of(row.as_line())) is not None}
    if not notes:
        return
    taken: dict[int, Note] = {}
    for position, mark in list(reading.waiting):
        candidates = [
            at for at, note in notes.items() if note.mark == mark and _may_be_note(reading.rows, at, note)
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
        elif heads(row.text) == ("notes", "") and at + 1 in notes:
            reading.lines += row.numbers
        else:
            broken = row.broken or (at > 0 and (at - 1 in taken or _is_sure(notes.get(at - 1))))
            kept.append(replace(row, broken=broken))
    reading.rows = kept


def _is_sure(note: Note | None) -> bool:
    return note is not None and note.sure


def _may_be_note(rows: Sequence[Row], at: int, note: Note) -> bool:
    """Say whether a line that looks like an item of a list may be a note: no other item stands beside it."""
    if note.sure or looks_like_affiliation(note.text):
        return True
    beside = [rows[near].text for near in (at - 1, at + 1) if 0 <= near < len(rows)]
    return not any(BULLET.match(text) or number_of(text) for text in beside)


def _likeness(at: int, note: Note) -> tuple[bool, bool, int]:
    """Rank the lines that may be one note: a sure mark, a post or place of work, the first one."""
    return note.sure, looks_like_affiliation(note.text) and not is_complete(note.text), -at


def affiliate(reading: Reading, position: int, note: Note) -> None:
    """Give a name what its note says; a second note adds to the first."""
    signature = reading.signatures[position]
    text = plain_text(note.text).text
    affiliation = f"{signature.affiliation}; {text}" if signature.affiliation else text
    reading.signatures[position] = replace(
        signature, affiliation=affiliation, lines=tuple(dict.fromkeys((*signature.lines, note.line)))
    )


def _take_affiliation_lines(reading: Reading) -> None:
    """Without marks the lines under the names say who they are: `Professor, University of Tehran`."""
    unsigned = [at for at, signature in enumerate(reading.signatures) if not signature.affiliation]
    if not unsigned or (reading.start.byline and reading.start.byline.marked):
        return
    taken = 0
    for row in reading.rows[:4]:
        if (
            len(row.text) > _LONGEST_AFFILIATION
            or is_complete(row.text)
            or not looks_like_affiliation(row.text)
            or ends_sentence_inside(row.text)
        ):
            break
        if taken == len(reading.rows) - 1 or BULLET.match(row.text) or heads(row.text):
            break
        positions = unsigned if len(unsigned) == 1 else unsigned[taken : taken + 1]
        for position in positions:
            affiliate(reading, position, Note("", row.text.strip("()"), row.number, True))
        if not positions:
            break
        taken += 1
    reading.rows = reading.rows[taken:]


def _take_keywords(reading: Reading) -> None:
    """Take the keywords wherever they stand; a line that ends in a separator goes on in the next one."""
    kept: list[Row] = []
    printed: list[str] = []
    open_label = False
    for row in reading.rows:
        head = heads(row.text)
        if head is not None and head[0] == "keywords" and not printed:
            open_label = True
            reading.lines += row.numbers
            printed = [head[1]] if head[1] else []
        elif open_label and (not printed or printed[-1].endswith(_OPEN_KEYWORDS)) and len(row.text) < 400:
            printed.append(row.text)
            reading.lines += row.numbers
        else:
            open_label = False
            kept.append(row)
    reading.rows = kept
    reading.keywords = split_keywords(" ".join(printed))


def _take_abstract(reading: Reading, rows: Sequence[Row]) -> list[Row]:
    """Take an abstract that stands before the body, on the line of its label or on the next one."""
    head = heads(rows[0].text) if rows else None
    if head is None or head[0] != "abstract":
        return list(rows)
    end = 1 if head[1] else 2
    if len(rows) <= end and not head[1]:
        return list(rows)
    reading.abstract = plain_text(head[1] or rows[1].text).text
    reading.lines += (number for row in rows[:end] for number in row.numbers)
    return list(rows[end:])
