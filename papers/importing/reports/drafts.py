"""Blocks in the making: what the rules of a body have put together so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from papers.importing.document import Block, BlockType, Item, Notice
from papers.importing.markup import Plain, join_pieces, plain_text
from papers.importing.reports.joins import Evidence, between, is_complete, without_hyphen
from papers.importing.reports.lines import Row
from papers.text.saying import say

_END = 64
"""Characters: what a join looks at, the word before the break."""


@dataclass(slots=True)
class Draft:
    """A block in the making; `printed` is its last line as printed, which says whether it is complete."""

    type: BlockType
    pieces: list[Plain] = field(default_factory=list)
    printed: str = ""
    lines: list[int] = field(default_factory=list)
    items: list[Draft] = field(default_factory=list)
    rows: list[tuple[str, ...]] = field(default_factory=list)
    number: int | None = None
    level: int = 1
    end: str = ""
    """The last characters of the pieces together."""

    def extend(self, row: Row, plain: Plain, evidence: Evidence) -> None:
        """Put a row after what is here, closing a word that a page end cut.

        The pieces are put together in the end: a text of many would else be copied with each of them.
        """
        whole = without_hyphen(self.end, plain.text, evidence)
        between_them = between(self.end, plain.text)
        if whole != self.end:
            between_them = ""
            last = self.pieces[-1]
            length = len(last.text) - 1
            spans = tuple(replace(span, end=min(span.end, length)) for span in last.spans)
            self.pieces[-1] = replace(last, text=last.text[:length], spans=spans)
        self.pieces += (Plain(between_them), plain)
        self.end = f"{whole}{between_them}{plain.text[-_END:]}"[-_END:]
        self.printed = row.text
        self.lines += row.numbers

    def finish(self) -> Block:
        items = tuple(
            Item(plain.text, tuple(item.lines), item.number, plain.spans)
            for item in self.items
            for plain in (join_pieces(item.pieces),)
        )
        plain = join_pieces(self.pieces)
        lines = self.lines or [number for item in self.items for number in item.lines]
        return Block(
            self.type, plain.text, tuple(lines), items, tuple(self.rows), plain.spans, level=self.level,
        )  # fmt: skip


@dataclass
class Body:
    """The rows of one body, the blocks made so far, and what an editor should know."""

    rows: Sequence[Row]
    evidence: Evidence
    blocks: list[Draft] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    rule_lines: list[int] = field(default_factory=list)

    @property
    def last(self) -> Draft | None:
        return self.blocks[-1] if self.blocks else None

    def plain(self, text: str, number: int) -> Plain:
        plain = plain_text(text)
        for word, href in plain.dropped:
            message = say("The link on “{word}” leads nowhere; the word is kept, the link is not.", word=word)
            if href.strip("#"):
                message = say(
                    "The link on “{word}” leads to “{href}”; the word is kept, the link is not.",
                    word=word,
                    href=href,
                )
            self.notices.append(Notice(number, "dead-link", message, f"[{word}]({href})"))
        return plain

    def is_open(self) -> bool:
        """Say whether the last block is a paragraph that the next one may go on."""
        return self.last is not None and self.last.type == "p" and not is_complete(self.last.printed)

    def begin(self, kind: BlockType, text: str, row: Row, number: int | None = None) -> Draft:
        plain = self.plain(text, row.number)
        return Draft(kind, [plain], row.text, list(row.numbers), number=number, end=plain.text[-_END:])

    def add(self, kind: BlockType, text: str, row: Row) -> Draft:
        draft = self.begin(kind, text, row)
        self.blocks.append(draft)
        return draft
