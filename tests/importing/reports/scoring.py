"""Scores what was read against what was printed: shares of fields, blocks and joins that came out right."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from papers.importing.document import Document
from papers.text.letters import fold
from tests.importing.reports.mixing import Expected

FIELDS = ("essays", "titles", "bylines", "affiliations", "keywords")


@dataclass
class Score:
    """Counts over all reports scored so far; each value is (right, found, printed)."""

    right: Counter = field(default_factory=Counter)
    found: Counter = field(default_factory=Counter)
    printed: Counter = field(default_factory=Counter)
    notes_left: int = 0

    def count(self, name: str, right: int, found: int, printed: int) -> None:
        self.right[name] += right
        self.found[name] += found
        self.printed[name] += printed

    def share(self, name: str) -> float:
        """Return the harmonic mean of precision and recall; 1.0 where nothing was printed or found."""
        total = self.found[name] + self.printed[name]
        return 2 * self.right[name] / total if total else 1.0

    def add(self, document: Document, printed: list[Expected]) -> list[str]:
        """Score one report; return the names of what is not whole."""
        before = {name: self._loss(name) for name in (*FIELDS, "blocks", "joins")}
        notes = self.notes_left
        self.count("essays", min(len(document.essays), len(printed)), len(document.essays), len(printed))
        found_blocks: Counter = Counter()
        printed_blocks: Counter = Counter()
        posts = {plain(post) for essay in printed for post in essay.affiliations if post}
        for at in range(max(len(document.essays), len(printed))):
            essay = document.essays[at] if at < len(document.essays) else None
            expected = printed[at] if at < len(printed) else None
            self._fields(essay, expected)
            found_blocks.update(_blocks(essay))
            if expected:
                printed_blocks.update((kind, _plain_of(value)) for kind, value in expected.blocks)
        right = sum((found_blocks & printed_blocks).values())
        self.count("blocks", right, sum(found_blocks.values()), sum(printed_blocks.values()))
        texts = {
            text for kind, value in found_blocks for text in (value if isinstance(value, tuple) else [value])
        }
        joined = [plain(text) for essay in printed for text in essay.joined]
        whole = sum(text in texts for text in joined)
        self.count("joins", whole, len(joined), len(joined))
        self.notes_left += sum(any(post in text for text in texts if isinstance(text, str)) for post in posts)
        wrong = [name for name in before if self._loss(name) != before[name]]
        return wrong + ["notes left"] * (self.notes_left > notes)

    def _loss(self, name: str) -> int:
        return self.found[name] + self.printed[name] - 2 * self.right[name]

    def _fields(self, essay, expected: Expected | None) -> None:
        values = {
            "titles": ([essay.title] if essay else [], [expected.title] if expected else []),
            "bylines": _signatures(essay, expected, "name", "names"),
            "affiliations": _signatures(essay, expected, "affiliation", "affiliations"),
            "keywords": (essay.keywords if essay else (), expected.keywords if expected else ()),
        }
        for name, (found, printed) in values.items():
            pairs = zip(map(plain, found), map(plain, printed), strict=False)
            self.count(name, sum(one == other for one, other in pairs), len(found), len(printed))

    def lines(self) -> list[str]:
        """Return the shares as lines to print."""
        shares = [f"{name:13}{self.share(name):.5f}" for name in (*FIELDS, "blocks", "joins")]
        return [*shares, f"{'notes left':13}{self.notes_left}"]


def plain(text: str) -> str:
    """Compare without the letters that a fold takes for one, and without extra spaces."""
    return " ".join(fold(text.replace("\u200c", "")).split())


def _plain_of(value):
    return tuple(_plain_of(part) for part in value) if isinstance(value, tuple) else plain(value)


def _blocks(essay) -> list[tuple]:
    if essay is None:
        return []
    return [
        (
            block.type,
            _plain_of(tuple(item.text for item in block.items) if block.items else block.rows or block.text),
        )
        for block in essay.blocks
    ]


def _signatures(essay, expected: Expected | None, one: str, many: str) -> tuple:
    found = [getattr(signature, one) for signature in essay.signatures] if essay else []
    return found, getattr(expected, many) if expected else ()
