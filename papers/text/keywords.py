"""One key for the ways in which languages write one keyword; other words for it are the vocabulary's."""

from __future__ import annotations

import re

from papers.text.clean import clean_text
from papers.text.letters import fold, fold_letters

_ACRONYM = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])\.?")
_ARTICLE = re.compile(r"\Athe (?=[^\W_])")
_ROUND_A_KEYWORD = " \"'.,;:"
_ARABIC_LETTER = "[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]"
_SPACE_IN_ARABIC = re.compile(f"(?<={_ARABIC_LETTER}) (?={_ARABIC_LETTER})")


def keyword_name(text: str) -> str:
    """Return the keyword as the name of a topic is stored: cleaned, on one line, in Persian letters."""
    return fold_letters(" ".join(clean_text(text).text.split()))


def keyword_key(text: str) -> str:
    """Return the key under which two spellings of one keyword are equal. Never store or show it as a name.

    Beside what `fold` unifies (case, look-alike letters, ZWNJ, marks, digits): quotation marks round the
    keyword and a stop behind it, the stops of an acronym (U.S. is US), the leading English article (the
    Middle East), a hyphen for a space (Post-Soviet), and every space between two Arabic letters: Persian
    writes the parts of a word apart, with a half-space or in one, and typists differ. Nothing else is safe:
    a plural can be another topic (Relation, Relations), so numbers and synonyms are names of their own.

    A text of signs alone is its own folded self; the key of a key is the key.
    """
    folded = fold(text)
    key = _without_frame(folded)
    return key or folded


def _without_frame(key: str) -> str:
    while True:
        shorter = _ACRONYM.sub(lambda match: match.group().replace(".", ""), key.replace("-", " "))
        shorter = _ARTICLE.sub("", " ".join(shorter.strip(_ROUND_A_KEYWORD).split()))
        shorter = _SPACE_IN_ARABIC.sub("", shorter) if not shorter.isascii() else shorter
        if shorter == key:
            return key
        key = shorter
