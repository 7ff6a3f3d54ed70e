"""The text inside one paragraph of a Word document, with its emphasis, links and marks of notes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from papers.importing.sources.tree import Node

_NOTE = re.compile(r"#(?:footnote|endnote)-\S+$")
_BACK = re.compile(r"#(?:footnote|endnote)-ref-\S+$")
_LIVE = re.compile(r"(?:https?://|mailto:)[^\s()]+$", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "td", "th", "ul", "ol", "table")


@dataclass
class Wording:
    """The lines of a paragraph (a break inside it parts two) and the numbers of the notes it refers to."""

    lines: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def on_one_line(self) -> Wording:
        return Wording([" ".join(text for line in self.lines if (text := line.strip()))], self.notes)


@dataclass(frozen=True)
class Piece:
    """Letters that look alike."""

    text: str
    strong: bool = False
    emphasised: bool = False
    raised: bool = False
    address: str = ""


def note_number(address: str) -> bool:
    """Say whether an address inside the document leads to a note of it."""
    return bool(_NOTE.match(address)) and not _BACK.match(address)


def wording_of(node: Node, emphasised: bool = True) -> Wording:
    """Return the text of an element; `emphasised` is false for headings, which are strong as they are."""
    notes: list[str] = []
    pieces: list[Piece] = []
    _collect(node, Piece(""), pieces, notes)
    if not emphasised:
        pieces = [replace(piece, strong=False, emphasised=False) for piece in pieces]
    merged: list[Piece] = []
    for piece in pieces:
        if merged and replace(merged[-1], text="") == replace(piece, text=""):
            merged[-1] = replace(piece, text=merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return Wording("".join(map(_mark, merged)).split("\n"), notes)


def whole_look_of(node: Node) -> Literal["strong", "emphasised"] | None:
    """Return the emphasis of a paragraph that has one from end to end, marks of notes aside."""
    pieces: list[Piece] = []
    _collect(node, Piece(""), pieces, [])
    words = [piece for piece in pieces if any(character.isalpha() for character in piece.text)]
    if words and all(piece.strong for piece in words):
        return "strong"
    return "emphasised" if words and all(piece.emphasised for piece in words) else None


def _collect(node: Node, look: Piece, pieces: list[Piece], notes: list[str]) -> None:
    for child in node.children:
        if isinstance(child, str):
            text = child.translate(_RAISED) if look.raised and child.strip().isdecimal() else child
            # A tab parts what stands in a line, as in a table of contents; other white space is a space.
            pieces.append(replace(look, text=re.sub(r"[\r\n\f\v]+", " ", text)))
            continue
        address = child.attributes.get("href", "")
        if child.tag == "br":
            pieces.append(Piece("\n"))
        elif child.tag == "a" and note_number(address):
            number = child.text().strip("[] ")
            pieces.append(Piece(f"[{number}]"))
            notes.append(number)
        elif child.tag == "a" and _BACK.match(address):
            continue
        else:
            _collect(child, _look_of(child, look, address), pieces, notes)
            if child.tag in _BLOCKS:
                pieces.append(Piece(" "))


def _look_of(child: Node, look: Piece, address: str) -> Piece:
    if child.tag == "strong":
        return replace(look, strong=True)
    if child.tag == "em":
        return replace(look, emphasised=True)
    if child.tag == "sup":
        return replace(look, raised=True)
    if child.tag == "a" and _LIVE.match(address):
        return replace(look, address=address)
    return look


def _mark(piece: Piece) -> str:
    """Put the marks of a piece round its words: spaces at its ends stay outside."""
    words = piece.text.strip()
    if not words or "\n" in words:
        return piece.text
    before = piece.text[: len(piece.text) - len(piece.text.lstrip())]
    after = piece.text[len(piece.text.rstrip()) :]
    if piece.address and not {"[", "]"} & set(words):
        words = f"[{words}]({piece.address})"
    plain = not any(character.isalnum() for character in words) or "*" in words
    if piece.strong and not plain:
        words = f"**{words}**"
    elif piece.emphasised and not plain:
        words = f"*{words}*"
    return before + words + after
