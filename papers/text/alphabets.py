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
    folded = fold(fold_letters(text).replace("آ", _ALEF_WITH_MADDA)).replace("'", "")
    runs = groupby(folded, key=_alphabet_of)
    return _WORD_END.join(
        digit + "".join(_rank(character, digit) for character in run) for digit, run in runs if digit
    )


def _alphabet_of(character: str) -> str:
    for digit, alphabet in _ALPHABETS:
        if character in alphabet:
            return digit
    return _OTHER_SCRIPTS if character.isalnum() else ""


def _rank(character: str, digit: str) -> str:
    if digit == _OTHER_SCRIPTS:
        return f"{ord(character):06x}"
    return dict(_ALPHABETS)[digit][character]
