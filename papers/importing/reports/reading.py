"""One essay being read: what is found of it so far, and what still waits for a note elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from papers.importing.document import Block, Essay, Notice, Signature
from papers.importing.markup import plain_text
from papers.importing.reports.lines import Row
from papers.importing.reports.marks import Note, split_marks
from papers.importing.reports.starts import Start
from papers.text.direction import language_of


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
                "note", (plain := plain_text(note.text)).text, note.lines, spans=plain.spans, mark=note.mark
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


def affiliate(reading: Reading, position: int, note: Note) -> None:
    """Give a name what its note says; a second note adds to the first."""
    signature = reading.signatures[position]
    text = plain_text(note.text).text
    affiliation = f"{signature.affiliation}; {text}" if signature.affiliation else text
    reading.signatures[position] = replace(
        signature, affiliation=affiliation, lines=tuple(dict.fromkeys((*signature.lines, *note.lines)))
    )


def _text(block: Block) -> str:
    return " ".join([block.text, *(item.text for item in block.items)])
