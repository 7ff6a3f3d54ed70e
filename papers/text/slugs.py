"""One Latin slug for any title: the same address serves a paper in every language."""

from __future__ import annotations

import re
import unicodedata

from papers.text.clean import limit_marks
from papers.text.digits import latin_digits
from papers.text.letters import LATIN_LETTERS, fold_letters

LONGEST_SLUG = 80
_SHORTEST_CUT = 40
"""Rather than lose more than half of the slug to one endless word, the word itself is cut."""

_CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэіґў", "abvgdeziyklmnoprstufyeigu", strict=True)) | {
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "",
    "ю": "yu", "я": "ya", "ї": "yi", "є": "ye",
}  # fmt: skip
"""The everyday romanisation of Russian (BGN/PCGN without its marks), and four letters of Ukrainian."""

_PERSIAN = dict(
    zip("اآأإٱبپتثجحدذرزسصضطظعفقکگلمنوؤهةۀیئ", "aaaaabptsjhdzrzssztzafqkglmnvvhhhyy", strict=True)
) | {
    "چ": "ch", "خ": "kh", "ژ": "zh", "ش": "sh", "غ": "gh", "ء": "", "ـ": "",
}  # fmt: skip
"""Letter by letter: Persian writes no short vowels, and a rule that guessed them would be wrong."""

_LETTERS = str.maketrans(_CYRILLIC | _PERSIAN | LATIN_LETTERS)
_APOSTROPHES = re.compile("['’‘ʼ´`]")
_ABBREVIATION = re.compile(r"(?<![^\W_])([^\W\d_])\.(?=[^\W\d_](?![^\W_])|[\W_]|$)")
_NOT_OF_A_SLUG = re.compile("[^a-z0-9]+")


def latin_slug(text: str, fallback: str = "") -> str:
    """Return a slug of a-z, 0-9 and single hyphens: never empty, at most 80 characters, cut at a word.

    Latin letters lose their marks, Russian and Persian ones are transliterated, ZWNJ and every sign
    become a hyphen ("2/97" is "2-97", "منطقه‌ای" is "mntqh-ay"), abbreviations close up ("U.S." is "us").
    A text without any such letter (an emoji, a Chinese title) gets the slug of `fallback`, and without
    one "untitled". A slug is its own slug, and the same text always has the same one.
    """
    for candidate in (text, fallback):
        if slug := _cut(_slug(candidate)):
            return slug
    return "untitled"


def _slug(text: str) -> str:
    text = fold_letters(text).casefold()
    text = _ABBREVIATION.sub(r"\1", _APOSTROPHES.sub("", text))
    text = latin_digits(unicodedata.normalize("NFC", text).translate(_LETTERS))
    text = unicodedata.normalize("NFKD", limit_marks(text))
    text = "".join(character for character in text if not unicodedata.combining(character))
    return _NOT_OF_A_SLUG.sub("-", text.casefold().translate(_LETTERS)).strip("-")


def _cut(slug: str) -> str:
    if len(slug) <= LONGEST_SLUG:
        return slug
    words, _, _ = slug[: LONGEST_SLUG + 1].rpartition("-")
    return words if len(words) >= _SHORTEST_CUT else slug[:LONGEST_SLUG].rstrip("-")
