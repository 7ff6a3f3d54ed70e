"""Letters that look alike: one spelling for what is stored, and one key for what is compared."""

from __future__ import annotations

import re
import unicodedata

from papers.text.clean import limit_marks
from papers.text.digits import latin_digits

_PERSIAN_FOR_ARABIC = {"ي": "ی", "ى": "ی", "ك": "ک"}
_PERSIAN = str.maketrans(_PERSIAN_FOR_ARABIC)
_RIAL_SIGN = "\ufdfc"


def _letters_of_presentation_forms() -> dict[str, str]:
    """Map each Arabic presentation form that stands for letters alone to those letters.

    Signs stay signs: the rial, and the honorific phrases, whose decomposition has spaces.
    """
    forms: dict[str, str] = {}
    for code in (*range(0xFB50, 0xFDFE), *range(0xFE70, 0xFEFD)):
        letters = unicodedata.normalize("NFKC", chr(code))
        if letters != chr(code) and " " not in letters and chr(code) != _RIAL_SIGN:
            forms[chr(code)] = "".join(_PERSIAN_FOR_ARABIC.get(letter, letter) for letter in letters)
    return forms


_STORED_LETTERS = _PERSIAN_FOR_ARABIC | _letters_of_presentation_forms()
_STORED = str.maketrans(_STORED_LETTERS)
_ANY_STORED = re.compile(f"[{''.join(_STORED_LETTERS)}]")

LATIN_LETTERS = {
    "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ŋ": "ng",
}  # fmt: skip
"""Latin letters that no decomposition takes apart; lower case, as `casefold` leaves them."""

_COMPARED = str.maketrans(
    LATIN_LETTERS
    # The heh of Urdu and Kurdish keyboards, and the Arabic teh marbuta that Persian also writes as heh.
    | {"ھ": "ه", "ہ": "ه", "ە": "ه", "ة": "ه", "ڪ": "ک", "ٱ": "ا", "ـ": ""}
    | {"،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ","}
)
_PUNCTUATION = str.maketrans(
    dict.fromkeys("“”„‟«»‹›″〝〞", '"')
    | dict.fromkeys("‘’‚‛′ʼ´`ʹ", "'")
    | dict.fromkeys("‐‑‒–—―−﹘﹣－⁃", "-")
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_SEMITIC_MARKS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]"
)
_NO_HAMZA_SEAT = re.compile("[ىك]|ي(?![\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670]*\u0654)")
_LATIN_MARKS = re.compile("([иіу]?)([\u0300-\u036f]+)")
_LETTERS_WITH_MARKS = ("и\u0306", "у\u0306", "і\u0308")
"""й, ў and ї: letters of their own, unlike ё, which Russian prints as е, and unlike stressed vowels."""


def persian_letters(text: str) -> str:
    """Write ی and ک for their Arabic look-alikes; every other character stays, so the length does too.

    A ي with a hamza of its own is the letter ئ, taken apart.
    """
    if "\u0654" in text:
        return _NO_HAMZA_SEAT.sub(lambda match: match.group().translate(_PERSIAN), text)
    return text.translate(_PERSIAN)


def fold_letters(text: str) -> str:
    """Return the text with Persian letters for their Arabic look-alikes, as names and topics are stored.

    ي and ى become ی, ك becomes ک, presentation forms (U+FB50-FEFC) become their letters. ى is safe at a
    word's end too: Persian writes موسی and علوی with the same ی, however it is read. ة and ۀ are
    spellings, not look-alikes, and stay; so do ZWNJ, digits and signs. The result is in NFC: were ئ taken
    apart first, its ي would be folded and the hamza left over.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", limit_marks(text)).translate(_STORED))


def has_look_alikes(text: str) -> bool:
    """Say quickly whether `fold_letters` may have something to replace; ئ taken apart counts too."""
    return _ANY_STORED.search(text) is not None


def has_arabic_letters(text: str) -> tuple[str, ...]:
    """Return the letters that `fold_letters` would replace, each once, in order of appearance.

    Empty, and so false, where there is none.
    """
    composed = unicodedata.normalize("NFC", limit_marks(text))
    return tuple(dict.fromkeys(letter for letter in composed if letter in _STORED_LETTERS))


def fold(text: str) -> str:
    """Return the key under which two spellings of one text are equal. Never store or show it.

    Compatibility forms, case, Arabic look-alikes, digits, quotes and dashes are unified; marks on Latin,
    Arabic and Hebrew letters, tatweel, ZWNJ and every invisible character are dropped; white space is
    collapsed. Hamza and madda are marks here, so آ أ إ compare as ا, ؤ as و, ئ as ی, ۀ as ه: people leave
    them out when they type, while a stored name keeps them (آذر is not اذر to a reader).
    й, ў and ї keep theirs; ё is е. Folding a key changes nothing.
    """
    if text.isascii():
        return " ".join(text.lower().replace("`", "'").split())
    if _LETTER_BY_LETTER.fullmatch(text):
        return " ".join(text.translate(_FOLDED_LETTERS).split())
    return _fold_in_context(text)


def _fold_in_context(text: str) -> str:
    """Fold a text in which a mark or a rare letter may change what the letter before it becomes."""
    while (folded := _fold_once(text)) != text:
        text = folded
    return text


def _fold_once(text: str) -> str:
    """One pass; a case fold can bring a form that the next normalisation takes apart, hence the loop."""
    text = unicodedata.normalize("NFC", limit_marks(_INVISIBLE.sub("", text))).translate(_PUNCTUATION)
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    text = _SEMITIC_MARKS.sub("", _LATIN_MARKS.sub(_keep_letter, text))
    text = latin_digits(fold_letters(text).translate(_COMPARED))
    return " ".join(text.split())


class _FoldedLetters(dict[int, str]):
    """What each letter becomes by itself, found when it first comes up."""

    def __missing__(self, code: int) -> str:
        # Between two letters a space stays, which at the ends of a text would not.
        self[code] = folded = _fold_in_context(f"x{chr(code)}x")[1:-1]
        return folded


_FOLDED_LETTERS = _FoldedLetters()
_LETTER_BY_LETTER = re.compile(
    "[\0-\u017f\u0400-\u0482\u048a-\u04ff\u060c-\u060f\u061b-\u064a\u0660-\u066f\u0671-\u06d5\u06f0-\u06f9"
    "\u200b-\u200f\u2010-\u2027\u202f-\u203a\u2070-\u2079\u20ac\u2116]*"
)
"""Without marks, and without letters that compose with others: what nearly every line is made of."""


def _keep_letter(match: re.Match[str]) -> str:
    letter, marks = match.groups()
    whole = letter + marks[:1]
    return whole if whole in _LETTERS_WITH_MARKS else letter
