"""Reads the block of fields at the head of a Markdown file: a small, closed part of YAML.

block = "---" ( field | item | continuation )* ( "---" | "..." )
field = name ":" ( text | "quoted" | "[" text ("," text)* "]" | ">" | "|" )?
item  = "- " text                     ; belongs to the field above, as does an indented line
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from papers.importing.document import Line

_FIELD = re.compile(r"(?P<name>[A-Za-z][\w-]{0,40})\s*:(?:\s+(?P<value>.*)|\s*)$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.+)$")
_NAMED = re.compile(r"name\s*:\s*(?P<value>.+)$")
_LIST = re.compile(r"\[(?P<items>.*)\]$")
_QUOTED = re.compile(r"""(?P<quote>["'])(?P<text>.*)(?P=quote)$""")
_COMMENT = re.compile(r"\s+#\s.*$")
_SAME = {"author": "authors", "lang": "language", "tags": "keywords", "translation-of": "translation_of"}
_FOLDED = (">", "|", ">-", "|-")


@dataclass
class Metadata:
    """Fields by name; each value is a list of texts. `end` is the position after the closing line."""

    values: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)
    fences: tuple[int, ...] = ()
    end: int = 0

    def text(self, name: str) -> str:
        return " ".join(self.values.get(name, [])).strip()

    def items(self, name: str) -> tuple[str, ...]:
        return tuple(value for value in self.values.get(name, []) if value)


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
    for line in lines[begin + 1 : end]:
        current = _read_line(metadata, current, line)
    return metadata if metadata.values else Metadata()


def _read_line(metadata: Metadata, current: str, line: Line) -> str:
    """Read one line into the metadata; return the field that the next line may belong to."""
    text = line.text
    if not text.strip() or text.lstrip().startswith("#"):
        metadata.lines.setdefault(current or "#", []).extend([line.number] if text.strip() else [])
        return current
    match = _FIELD.match(text)
    if match:
        current = _SAME.get(match["name"].casefold(), match["name"].casefold())
        values = _values(match["value"] or "")
    elif current and (item := _ITEM.match(text)):
        named = _NAMED.match(item["value"])
        values = [_unquoted(named["value"] if named else item["value"])]
    elif current and text[:1].isspace():
        values = [] if re.match(r"\s+\w+\s*:\s", text) else [text.strip()]
        if not values:
            return current  # a nested field that is not known: it stays a leftover
    else:
        return current
    metadata.values.setdefault(current, []).extend(values)
    metadata.lines.setdefault(current, []).append(line.number)
    return current


def _values(printed: str) -> list[str]:
    text = _COMMENT.sub("", printed).strip() if not _QUOTED.match(printed.strip()) else printed.strip()
    if text in _FOLDED or not text:
        return []
    if match := _LIST.match(text):
        return [_unquoted(item) for item in _split_items(match["items"])]
    return [_unquoted(text)]


def _split_items(text: str) -> list[str]:
    """Part at commas outside quotes."""
    items, start, quote = [], 0, ""
    for at, character in enumerate(text):
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'" and not text[start:at].strip():
            quote = character
        elif character in ",،":
            items.append(text[start:at])
            start = at + 1
    return [*items, text[start:]]


def _unquoted(text: str) -> str:
    text = text.strip()
    match = _QUOTED.match(text)
    return match["text"].replace(f"\\{match['quote']}", match["quote"]) if match else text
