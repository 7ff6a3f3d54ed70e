"""Words as they stand in a text: where they begin and end, and of which pieces they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from papers.text.letters import fold

MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed\u08d3-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
INVISIBLE = "\u00ad\u034f\u061c\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
JOINER = "\u200c"
ARABIC_SCRIPT = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\ufb50-\ufdfb\ufe70-\ufefc]"
)
_LETTER = r"[^\W\d_]"
_OUTSIDE, _END = r"(?<![^\W_])", r"(?![^\W_])"
_ACRONYM = (
    rf"{_OUTSIDE}(?:(?:{_LETTER}\.){{2,}}(?:{_LETTER}{_END})?|{_LETTER}\.{_LETTER}{_END}\.?)"
    rf"(?:['’ʼ]s{_END})?"
)
_DESIGNATION = rf"{_OUTSIDE}(?P<mark>{_LETTER}{{1,5}})(?P<model>\d{{1,4}}){_END}"
_NUMBER = rf"{_OUTSIDE}\d{{1,3}}(?:[,٬]\d{{3}})+{_END}(?![,٬]\d)"
_WORD = rf"[^\W_](?:[^\W_]|[{MARKS}{INVISIBLE}]|['’ʼ](?={_LETTER}))*"
_ANY = re.compile(
    f"(?P<acronym>{_ACRONYM})|(?P<designation>{_DESIGNATION})|(?P<number>{_NUMBER})|(?P<word>{_WORD})"
)
LONGEST = 64
"""Characters of a word that are looked at, and of a term; more is no word."""


class Word(NamedTuple):
    """A word at [start, end) of the text, in the pieces that half-spaces part a Persian word into.

    `kind` is "word", "acronym" (U.S.) or "number" (1,397). S300 is two words, as S-300 and S 300 are.
    """

    start: int
    end: int
    pieces: tuple[str, ...]
    kind: str

    @property
    def is_arabic(self) -> bool:
        """Whether it is written in the letters of Persian and Arabic."""
        return ARABIC_SCRIPT.match(self.pieces[0]) is not None


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; signs, and anything that holds no letter and no digit, are none."""
    for match in _ANY.finditer(text):
        if match["mark"]:
            for part in ("mark", "model"):
                yield Word(*match.span(part), (match[part],), "word")
            continue
        start, end = match.span()
        written = match.group()[:LONGEST]
        pieces = tuple(piece for piece in written.split(JOINER) if piece) if JOINER in written else (written,)
        kind = "acronym" if match["acronym"] else "number" if match["number"] else "word"
        yield Word(start, end, pieces, kind)


def letters_of(written: str) -> str:
    """Return the folded letters and digits of a piece: what terms are made of; it may be empty."""
    if written.isascii() and written.isalnum():
        return written[:LONGEST].lower()
    folded = _composed(fold(written[:LONGEST]))
    return (folded if folded.isalnum() else "".join(filter(str.isalnum, folded)))[:LONGEST]


def _composed(folded: str) -> str:
    """Put й together again: a letter of its own, which the stems of Russian ask for."""
    if folded.isascii():
        return folded
    return folded.replace("и\u0306", "й").replace("у\u0306", "ў").replace("і\u0308", "ї")
