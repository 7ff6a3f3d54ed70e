"""Reads the block of fields at the head of a Markdown file: a small, closed part of YAML.

block   = "---" (field | comment)* ("---" | "...")
field   = name ":" (value | ">" text+ | "|" text+ | item+ | pair+)
                                                ; lines that belong to a field are indented, items may be
item    = "- " (value | pair pair*)             ; pairs of one item stand below one another
pair    = name ":" value
value   = plain | quoted | "[" value ("," value)* "]" | "{" pair ("," pair)* "}"   ; may take several lines
quoted  = '"' text with \\" and \\\\ '"' | "'" text with '' "'"
comment = "#" text                              ; on a line of its own, or after a space behind a value

Anchors, tags, and lists within lists are no part of it: nothing in a file can make a value that is not text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from papers.importing.document import Line
from papers.importing.reports.scalars import Pairs, Value, read_value, value_text

_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40})\s*:(?:\s+(?P<value>.*)|\s*)$")
_PAIR = re.compile(r"\s*(?P<name>[A-Za-z][\w-]{0,40})\s*:(?:\s+(?P<value>.*)|\s*)$")
_ITEM = re.compile(r"(?P<indent>\s*)-\s+(?P<value>\S.*)$")
_FOLDED = re.compile(r"[>|][+-]?\d?(?:\s+#.*)?$")
_SAME = {"author": "authors", "lang": "language", "tags": "keywords", "translation-of": "translation_of",
"affiliations": "affiliation", "institution": "affiliation"}  # fmt: skip


@dataclass(frozen=True)
class Person:
    """An author as the fields give one; `unknown` are the names of the fields that no author has."""

    name: str
    affiliation: str = ""
    orcid: str = ""
    unknown: tuple[str, ...] = ()


@dataclass
class Metadata:
    """Fields by name; each value is a list of texts or of pairs. `end` is the position after the last line.

    `comments` are the numbers of the lines that say nothing to the reader.
    """

    values: dict[str, list[Value]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    comments: list[int] = field(default_factory=list)
    fences: tuple[int, ...] = ()
    end: int = 0

    def text(self, name: str) -> str:
        return " ".join(self.items(name)).strip()

    def items(self, name: str) -> tuple[str, ...]:
        return tuple(text for value in self.values.get(name, []) if (text := value_text(value)))

    def people(self, name: str) -> tuple[Person, ...]:
        return tuple(person for value in self.values.get(name, []) if (person := _person(value)).name)


def _person(value: Value) -> Person:
    if isinstance(value, str):
        return Person(value)
    known = ("name", "affiliation", "orcid")
    unknown = tuple(name for name in value if name not in known)
    return Person(*(value.get(name, "") for name in known), unknown)


def read_metadata(lines: Sequence[Line]) -> Metadata:
    """Read the block if the file begins with one that is closed; an empty Metadata else."""
    begin = next((at for at, line in enumerate(lines) if line.text.strip()), len(lines))
    if begin == len(lines) or lines[begin].text.strip() != "---":
        return Metadata()
    end = next((at for at in range(begin + 1, len(lines)) if lines[at].text.strip() in ("---", "...")), -1)
    if end < 0:
        return Metadata()
    metadata = Metadata(fences=(lines[begin].number, lines[end].number), end=end + 1)
    current = ""
    groups: dict[str, list[Line]] = {}
    for line in lines[begin + 1 : end]:
        match = _FIELD.match(line.text)
        if match:
            current = _name(match["name"])
            groups.setdefault(current, []).append(line)
        elif line.text.startswith("#"):
            metadata.comments.append(line.number)
        elif current and (line.text[:1].isspace() or not line.text or _ITEM.match(line.text)):
            groups[current].append(line)
        # Any other line has no place in the block: it is a leftover.
    for name, group in groups.items():
        metadata.values[name] = _read_field(group)
        metadata.lines[name] = [line.number for line in group if line.text.strip()]
    return metadata if metadata.values else Metadata()


def _name(printed: str) -> str:
    name = printed.casefold()
    return _SAME.get(name, name)


def _read_field(group: Sequence[Line]) -> list[Value]:
    """Read the line of a field and those that belong to it. A field given twice has the values of both."""
    starts = [at for at, line in enumerate(group) if _FIELD.match(line.text)]
    values: list[Value] = []
    for start, end in zip(starts, [*starts[1:], len(group)], strict=True):
        match = _FIELD.match(group[start].text)
        printed = (match["value"] or "").strip() if match else ""
        rest = [line.text for line in group[start + 1 : end]]
        values += _read_printed(printed, rest)
    return values


def _read_printed(printed: str, rest: Sequence[str]) -> list[Value]:
    if _FOLDED.match(printed):
        return [" ".join(" ".join(rest).split())]
    rest = [text for text in rest if text.strip() and not text.lstrip().startswith("#")]
    if printed and not printed.startswith("#"):
        return read_value(" ".join([printed, *(text.strip() for text in rest)]))
    if rest and _ITEM.match(rest[0]):
        return [value for item in _items(rest) for value in _read_item(item)]
    pairs = _read_pairs(rest)
    return [pairs] if pairs else read_value(" ".join(text.strip() for text in rest))


def _items(rest: Sequence[str]) -> list[list[str]]:
    """Part the lines of a list at its dashes; deeper dashes belong to the item above them."""
    first = _ITEM.match(rest[0])
    depth = len(first["indent"]) if first else 0
    items: list[list[str]] = []
    for text in rest:
        match = _ITEM.match(text)
        if match and len(match["indent"]) <= depth:
            items.append([match["value"]])
        elif items:
            items[-1].append(text)
    return items


def _read_item(item: Sequence[str]) -> list[Value]:
    pairs = _read_pairs(item) if item[0][0] not in "\"'[{" else None
    return [pairs] if pairs else read_value(" ".join(text.strip() for text in item))


def _read_pairs(texts: Sequence[str]) -> Pairs | None:
    """Read pairs that stand below one another; a line that is none goes on the value above it."""
    printed: dict[str, list[str]] = {}
    current = ""
    for text in texts:
        match = _PAIR.match(text)
        if match:
            current = _name(match["name"])
            printed[current] = [(match["value"] or "").strip()]
        elif current:
            item = _ITEM.match(text)
            printed[current].append(item["value"] if item else text.strip())
        else:
            return None
    pairs = {}
    for name, parts in printed.items():
        folded = _FOLDED.match(parts[0])
        parts = parts[1:] if folded else [part for part in parts if part]
        pairs[name] = " ".join(parts) if folded else "; ".join(
            value_text(value) for value in read_value(" ".join(parts))
        )  # fmt: skip
    return pairs or None
