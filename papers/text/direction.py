"""Which script a text is written in, and so which language and direction it most likely has."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal

from papers.text.clean import BIDI_CONTROLS

Script = Literal["latin", "arabic", "cyrillic", ""]
Language = Literal["en", "fa", "ru", ""]
Direction = Literal["ltr", "rtl"]

_RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x0041, 0x005A, "latin"),
    (0x0061, 0x007A, "latin"),
    (0x00AA, 0x02AF, "latin"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0600, 0x06FF, "arabic"),
    (0x0750, 0x077F, "arabic"),
    (0x0870, 0x08FF, "arabic"),
    (0x1C80, 0x1C8F, "cyrillic"),
    (0x1D2B, 0x1D2B, "cyrillic"),
    (0x1D00, 0x1DBF, "latin"),
    (0x1E00, 0x1EFF, "latin"),
    (0x2C60, 0x2C7F, "latin"),
    (0x2DE0, 0x2DFF, "cyrillic"),
    (0xA640, 0xA69F, "cyrillic"),
    (0xA722, 0xA7FF, "latin"),
    (0xAB30, 0xAB6F, "latin"),
    (0xFB00, 0xFB06, "latin"),
    (0xFB50, 0xFDFF, "arabic"),
    (0xFE70, 0xFEFC, "arabic"),
    (0xFF21, 0xFF5A, "latin"),
)
_LANGUAGES: dict[Script, Language] = {"latin": "en", "arabic": "fa", "cyrillic": "ru", "": ""}
_RIGHT_TO_LEFT_LANGUAGES = {
    "ar", "arc", "ckb", "dv", "fa", "glk", "he", "iw", "khw", "ks", "lrc", "mzn", "nqo",
    "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
}  # fmt: skip
_OTHER_SCRIPTS = {"arc", "dv", "he", "iw", "nqo", "syr", "yi"}
"""Languages that run right to left in other letters than Arabic ones."""
_CYRILLIC_LANGUAGES = {
    "ab",
    "ba",
    "be",
    "bg",
    "ce",
    "cv",
    "kk",
    "ky",
    "mk",
    "mn",
    "os",
    "ru",
    "sr",
    "tg",
    "tt",
    "uk",
}
_SCRIPT_SUBTAGS: dict[str, Script] = {
    "arab": "arabic", "aran": "arabic", "cyrl": "cyrillic", "latn": "latin",
}  # fmt: skip
_RIGHT_TO_LEFT_SCRIPTS = {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
_STRIP_CONTROLS = str.maketrans(dict.fromkeys(BIDI_CONTROLS))
_LINE = re.compile("[^\n\r\x1c-\x1e\x85\u2029]+")


def script_of(text: str) -> Script:
    """Return the script of most letters, the script of the first letter on a tie, "" without letters.

    Digits, punctuation and marks are of no script; an acronym in a Persian title does not make it Latin.
    """
    counts: dict[Script, int] = {}
    for character, times in Counter(text).items():  # in the order in which they first come up
        if character.isalpha() and (script := _script_of_letter(ord(character))):
            counts[script] = counts.get(script, 0) + times
    return max(counts, key=lambda script: counts[script], default="")


def language_of(text: str) -> Language:
    """Return the language that the site publishes in the text's script, "" where there is none.

    A guess by script alone: German counts as "en" and Arabic as "fa" until someone says better.
    """
    return _LANGUAGES[script_of(text)]


def script_used_by(language: str) -> Script:
    """Return the script in which texts of a language code are written, as far as this site knows scripts.

    A script subtag decides (BCP 47): "uz-Cyrl". Unknown languages are taken to use Latin letters.
    """
    first, *subtags = language.strip().lower().replace("_", "-").split("-")
    for subtag in subtags:
        if subtag in _SCRIPT_SUBTAGS:
            return _SCRIPT_SUBTAGS[subtag]
    if first in _CYRILLIC_LANGUAGES:
        return "cyrillic"
    return "arabic" if first in _RIGHT_TO_LEFT_LANGUAGES - _OTHER_SCRIPTS else "latin"


def language_in(text: str, language: str) -> Language | str:
    """Return the language of a text that stands in one of `language`: that one, unless the script differs.

    "" for a text without letters.
    """
    script = script_of(text)
    return language if script and script == script_used_by(language) else _LANGUAGES[script]


def language_of_script(script: Script) -> Language:
    """Return the language that the site publishes in a script."""
    return _LANGUAGES[script]


def letters_of(script: Script) -> str:
    """Return a script's letters as the inside of a regular expression's set: "A-Za-z..."."""
    codes = [code for first, last, of in _RANGES if of == script for code in range(first, last + 1)]
    letters = [code for code in codes if chr(code).isalpha() and _script_of_letter(code) == script]
    spans: list[list[int]] = []
    for code in letters:
        if spans and spans[-1][1] == code - 1:
            spans[-1][1] = code
        else:
            spans.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)


def direction_of(language: str) -> Direction:
    """Return the direction of a language code: "fa", "fa-IR", "fa_IR", "az-Arab". Unknown ones run "ltr".

    A script subtag decides before the language does (BCP 47): "az-Arab" is "rtl", "ks-Deva" is "ltr".
    """
    first, *subtags = language.strip().lower().replace("_", "-").split("-")
    for subtag in subtags:
        if len(subtag) == 4 and subtag.isalpha():
            return "rtl" if subtag in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT_LANGUAGES else "ltr"


def isolate(text: str) -> str:
    """Wrap the text in FSI and PDI, for plain text that cannot carry `<bdi>`: mails, titles, feeds.

    Controls inside are dropped first, for one PDI in a name would end the isolation. A line end
    ends every isolate (UAX #9), so each line gets its own. Isolating twice changes nothing.
    """
    return _LINE.sub("\u2068\\g<0>\u2069", text.translate(_STRIP_CONTROLS))


def isolate_in(text: str, language: str | None) -> str:
    """Return the text for a sentence in `language`, isolated where its letters run the other way.

    For messages that are plain text: a Persian title in an English sentence would take its signs along.
    """
    own = direction_of(language or "")
    return text if direction_of(language_of(text) or language or "") == own else isolate(text)


def _script_of_letter(code: int) -> Script:
    for first, last, script in _RANGES:
        if first <= code <= last:
            return script
    return ""
