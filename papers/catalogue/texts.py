"""What of a work is searched, and by which weight: its text, the names of who signed it, of its topics."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from papers.models.parts import note_anchor, parts_of_blocks
from papers.text.analysis import Token, analyse

from .engines import Fields

ANALYSIS = 3
"""Counts up whenever the same text is to be analysed again."""
TITLE = {"title"}
NAMES = {"keywords_printed", "interviewer", "name"}
SUMMARY = {"subtitle", "abstract", "decks", "heading", "number"}


class Text(NamedTuple):
    """The words of a work: `parts` are (anchor, kind, text) as readers read them, each found in its place.

    `names` are (name, language): those by which it is found besides, in other languages and spellings.
    """

    language: str
    parts: list[list[str]]
    names: list[tuple[str, str]]

    @property
    def digest(self) -> str:
        """Return 32 hexadecimal digits that are the same for the same words to analyse."""
        said = json.dumps([ANALYSIS, *self], ensure_ascii=False, separators=(",", ":"))
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()

    def fields(self) -> Fields:
        """Return the words analysed."""
        said = [(kind, text) for _anchor, kind, text in self.parts if kind not in NAMES]
        parts = [(kind, analyse(text, self.language)) for kind, text in said]
        return Fields(
            title=[tokens for kind, tokens in parts if kind in TITLE],
            names=self.field_of_names(),
            summary=[tokens for kind, tokens in parts if kind in SUMMARY],
            body=[tokens for kind, tokens in parts if kind not in TITLE | SUMMARY],
        )

    def field_of_names(self) -> list[list[Token]]:
        """Return the names analysed: those that the work says, and those by which it is found besides."""
        said = [analyse(text, self.language) for _anchor, kind, text in self.parts if kind in NAMES]
        return [*said, *(analyse(name, language) for name, language in self.names)]


def text_of_work(work, series: str, number: str, signed: Iterable[tuple[str, str]], names) -> Text:
    """Return the words of a whole work; `signed` are (name, affiliation) as printed.

    A field has no anchor: an address cannot point at it. A part of the text has the id of its block, and a
    note its own; the marks that call notes are no words.
    """
    parts = []
    for name in work.text_fields:
        value = getattr(work, name)
        if isinstance(value, str):
            parts.append(["", name, value])
        else:
            blocks = without_calls(value.get_prep_value())
            anchors = anchors_of_notes(blocks)
            parts += [[anchors.get(part.name, part.name), *part[1:]] for part in parts_of_blocks(blocks)]
    for name, affiliation in signed:
        parts += [["", "name", name], ["", "affiliation", affiliation]]
    parts.append(["", "number", " ".join(word for word in (series, number) if word)])
    said = [part for part in parts if part[2].strip()]
    return Text(work.language, said, sorted(set(names)))


_CALL = re.compile(r"<sup>\s*[^<>&\s]{1,8}\s*</sup>")


def without_calls(stored):
    """Return stored blocks without the marks that call notes: they would hang on the words before them."""
    if isinstance(stored, str):
        return _CALL.sub("", stored)
    if isinstance(stored, dict):
        return {name: without_calls(value) for name, value in stored.items()}
    return [without_calls(value) for value in stored] if isinstance(stored, list) else stored


def anchors_of_notes(blocks: Iterable[dict]) -> dict[str, str]:
    """Return {id of a note's block: the id of the note on the page}."""
    seen: Counter = Counter()
    anchors = {}
    for block in blocks:
        if block["type"] == "note":
            mark = block["value"]["mark"].strip()
            seen[mark] += 1
            anchors[block["id"]] = note_anchor(mark, seen[mark])
    return anchors
