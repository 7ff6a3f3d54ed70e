"""Alphabetical order as a key of plain letters and digits, so that every database sorts names alike."""

from __future__ import annotations

from itertools import groupby

from papers.text.letters import fold, fold_letters

_ALEF_WITH_MADDA = "\ue000"
"""Stands for آ, the first letter of the Persian alphabet, which `fold` would make an ا."""

_RANKS = "123456789abcdefghijklmnopqrstuvwxyz"
_PERSIAN = dict(zip(_ALEF_WITH_MADDA + "اءبپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی", _RANKS, strict=False))
_CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", _RANKS, strict=False)) | {
    variant: _RANKS["абвгдежзийклмнопрстуфхцчшщъыьэюя".index(letter)]
    for variant, letter in {"і": "и", "ї": "и", "є": "е", "ґ": "г", "ў": "у"}.items()
}
_LATIN = dict(zip("abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz", strict=True))
_FIGURES = dict(zip("0123456789", "0123456789", strict=True))
_ALPHABETS = (("1", _FIGURES), ("2", _LATIN), ("3", _CYRILLIC), ("4", _PERSIAN))
OWN_ALPHABET = {"en": "2", "ru": "3", "fa": "4"}
"""With which digit the keys of a language's own names begin; on its pages they come before all others."""

FIGURES = "0–9"
_OTHER_SCRIPTS = "5"
_WORD_END = "0"


def alphabetical_key(text: str) -> str:
    """Return a key of 0-9 and a-z that puts texts in alphabetical order when compared byte by byte.

    Figures, Latin, Cyrillic (ё as е), Persian (آ ا ء ب پ ...) and other letters (by code point) come
    in this order; case, marks, ZWNJ and apostrophes do not count, any other sign ends a word, and "Ali
    Zadeh" sorts before "Alian". Each run of letters of one alphabet starts with its digit, and "0", which
    is lower than every letter, stands between runs: hence the order survives collations that ignore
    signs and spaces. A text without letters and figures has the key "".
    """
    runs = groupby(folded_letters(text), key=_alphabet_of)
    return _WORD_END.join(
        digit + "".join(_rank(character, digit) for character in run) for digit, run in runs if digit
    )


def index_letter(text: str) -> str:
    """Return the letter under which an index shows a text: the first that its key counts, as a capital.

    Marks do not count ("É" is under E), look-alikes are one letter (ك is under ک), آ is a letter of its own,
    and all figures are under "0–9". Texts in the order of their keys have each letter once. "" for a text
    without letters and figures.
    """
    for character in folded_letters(text):
        digit = _alphabet_of(character)
        if digit == "1":
            return FIGURES
        if digit in ("2", "3"):
            alphabet = dict(_ALPHABETS)[digit]
            return next(letter for letter in alphabet if alphabet[letter] == alphabet[character]).upper()
        if digit:
            return "آ" if character == _ALEF_WITH_MADDA else character.upper()
    return ""


def folded_letters(text: str) -> str:
    return fold(fold_letters(text).replace("آ", _ALEF_WITH_MADDA)).replace("'", "")


def _alphabet_of(character: str) -> str:
    for digit, alphabet in _ALPHABETS:
        if character in alphabet:
            return digit
    return _OTHER_SCRIPTS if character.isalnum() else ""


def _rank(character: str, digit: str) -> str:
    if digit == _OTHER_SCRIPTS:
        return f"{ord(character):06x}"
    return dict(_ALPHABETS)[digit][character]
