"""Note marks (`¹`, `*`, `[1]`, `(1)`): on a name, on a word, and before the note itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papers.importing.document import Line
from papers.text.digits import latin_digits

_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_SUPERSCRIPT, "0123456789")
_MARK = (
    rf"(?:[{_SUPERSCRIPT}]{{1,4}}|\[\^?(?:\d{{1,4}}|\*{{1,4}})\]|\((?:\d{{1,4}}|\*{{1,4}})\)"
    r"|(?:\\?\*){1,4}|[†‡§]{1,3}|<sup>\d{1,4}</sup>|\^\d{1,4})"
)
_AT_END = re.compile(rf"\s?(?:{_MARK}[,،]?\s?){{0,8}}{_MARK}$")
_GLUED_DIGITS = re.compile(r"(?<=[^\W\d_])\d{1,3}$")
MARK = re.compile(_MARK)
_NOTE = re.compile(rf"\s*({_MARK})\s?[.:)]?[\s\u200e\u200f]*(?=\S)")
_NUMBERED_NOTE = re.compile(r"\s*(\d{1,4})[.)]?\s+(?=\S)")
_LAST_SIGNS = frozenset(f"{_SUPERSCRIPT}])>*†‡§")
_EMPHASIS = re.compile(r"\s*(\*{1,3})[^\s*](?:[^*]{0,200}[^\s*])?\1")
"""`**Keywords:** …`: what begins so is emphasised, not marked."""
_SURE = re.compile(rf"\s*(?:[{_SUPERSCRIPT}]|\[\^?\d{{1,4}}\]|[†‡]|<sup>)")


@dataclass(frozen=True)
class Note:
    """A line that begins with a mark: `mark` is its bare value ("1", "*"), `text` is what follows.

    `sure` says that the mark cannot also begin an item of a list; `rest` are the lines after the first one.
    """

    mark: str
    text: str
    line: int
    sure: bool
    rest: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        return (self.line, *self.rest)


def bare_mark(printed: str) -> str:
    """Return the value of a printed mark: "1" for ¹, [1], (1) and ^1; signs stay themselves."""
    return re.sub(r"<sup>|</sup>|[\[\]()^\\]", "", printed).translate(_PLAIN)


def split_marks(text: str, digits: bool = False) -> tuple[str, tuple[str, ...]]:
    """Cut the marks off the end of a name or title; they come back as bare values.

    `digits` allows plain digits glued to the last letter (`Koolae1`).
    """
    last = text[-1:]
    if not (last.isdecimal() or last in _LAST_SIGNS):
        return text, ()
    latin = latin_digits(text)
    if last in _LAST_SIGNS or "^" in text[-5:]:
        match = _AT_END.search(latin, max(0, len(latin) - 60))
        if match and match.start() > 0:
            marks = tuple(bare_mark(mark) for mark in MARK.findall(match.group()))
            return text[: match.start()].rstrip(), marks
    if digits and (match := _GLUED_DIGITS.search(latin, max(0, len(latin) - 4))):
        return text[: match.start()].rstrip(), (match.group(),)
    return text, ()


def opens_with_emphasis(text: str) -> bool:
    """Say whether the text begins with emphasised words: `**Keywords:** …`, `*de facto* …`."""
    return bool(_EMPHASIS.match(text))


def note_of(line: Line) -> Note | None:
    """Return the line as a note if it begins with a mark. A list item `* ` or `(1)` looks the same."""
    latin = latin_digits(line.text[:40]) + line.text[40:]
    match = _NOTE.match(latin) or _NUMBERED_NOTE.match(latin)
    if match is None or opens_with_emphasis(line.text):
        return None
    return Note(
        bare_mark(match.group(1)), line.text[match.end() :].strip(), line.number, bool(_SURE.match(latin))
    )
