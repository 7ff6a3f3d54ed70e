"""The one gate that every text passes before it reaches a model."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Embeddings, overrides and isolates: they can show a reader other text than the one that is stored."""

_LINE_END = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_MARKS_IN_A_ROW = 30
"""No language needs more marks on one letter: the bound of the Stream-Safe Text Format (UAX #15)."""


@dataclass(frozen=True)
class Finding:
    """A stripped character that an editor should know of.

    `position` counts characters of the given text from 0; `name` is the character's Unicode name.
    """

    position: int
    name: str


@dataclass(frozen=True)
class Cleaned:
    """A text that is safe to store, and what was stripped from it that could have misled a reader."""

    text: str
    findings: tuple[Finding, ...] = ()


def clean_text(text: str) -> Cleaned:
    """Return the text as it may be stored: in NFC, without characters that no page can show.

    Dropped: NUL and the other C0 controls except newline and tab, C1 controls, lone surrogates,
    noncharacters, the byte order mark, and combining marks beyond thirty in a row (they cost quadratic
    time to normalise). Dropped and reported: bidirectional embeddings, overrides and isolates.
    Every kind of line end becomes a newline: PostgreSQL refuses NUL, and XML feeds refuse U+000B.

    Kept: ZWNJ, ZWJ, LRM, RLM and ALM, which are Persian and Arabic orthography, and the no-break space,
    which is typography (`§ 5`, `100 %`); comparison takes it for a space (see `letters.fold`).
    Cleaning a cleaned text changes nothing and finds nothing.
    """
    findings = tuple(
        Finding(position, unicodedata.name(character))
        for position, character in enumerate(text)
        if character in BIDI_CONTROLS
    )
    kept = "".join(filter(_may_stay, _LINE_END.sub("\n", text)))
    return Cleaned(limit_marks(unicodedata.normalize("NFC", limit_marks(kept))), findings)


def limit_marks(text: str) -> str:
    """Drop the combining marks that follow thirty others without a letter between them."""
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= _MARKS_IN_A_ROW:
            kept.append(character)
    return "".join(kept)


def _may_stay(character: str) -> bool:
    code = ord(character)
    if code < 0xA0:
        return 0x20 <= code < 0x7F or character in "\n\t"
    if 0xD800 <= code <= 0xDFFF or character == "\ufeff" or character in BIDI_CONTROLS:
        return False
    return not (0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)
