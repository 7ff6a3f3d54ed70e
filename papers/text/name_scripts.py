"""Whether a Persian and a Latin spelling may be one person's name: enough to ask, never enough to be sure.

Persian writes no short vowels, and Latin spellings of its names follow no one rule (Koolaee, Kulayi). What
both print are consonants; they are compared without those that either may leave out or write as a vowel.
"""

from __future__ import annotations

import re
from functools import lru_cache

from papers.text.letters import fold
from papers.text.name_parts import split_name

_PERSIAN_LETTER = re.compile("[\u0620-\u06ff]")
_LATIN_LETTER = re.compile("[a-z]")

_PERSIAN = dict(zip("بپتطثسصجژچخدذزضظرشغقفکگلمن", "bpttsssjjcxdzzzzrSqqfkglmn", strict=True))
"""Sounds that Persian letters write; letters without one (ا و ی ه ح ع) are vowels, or may be left out."""

_LATIN_PAIRS = {"kh": "x", "sh": "S", "ch": "c", "zh": "j", "gh": "q", "ph": "f"}
_LATIN = {letter: letter for letter in "bptsjdzrqfkglmn"} | {"c": "k", "x": "ks"}
_LATIN_SOUNDS = re.compile("kh|sh|ch|zh|gh|ph|[a-z]")

_FEWEST_CONSONANTS = 3
"""Of both names together; with fewer, half of a list of authors would be alike."""


def may_be_written_in_two_scripts(a: str, b: str) -> bool:
    """Say whether one name is Persian and the other Latin, and given and family names have one sound.

    حمیدرضا عزیزی and Hamidreza Azizi, نیکلای کوژانوف and Nikolay Kozhanov. False for names of one script, and
    without a given name in full. Other people's names can sound so too: it is worth a question, no more.
    """
    one, other = sounds_of(a), sounds_of(b)
    return one is not None and other is not None and one[0] != other[0] and one[1:] == other[1:]


@lru_cache(maxsize=10_000)
def sounds_of(text: str) -> tuple[str, str, str] | None:
    """Return script and consonants of given and family name; None where they are too few to compare."""
    name = split_name(text)
    given, family = fold(name.given), fold(name.whole_family)
    persian = bool(_PERSIAN_LETTER.search(family))
    if persian == bool(_LATIN_LETTER.search(family)) or _is_initial(given):
        return None
    consonants = _persian_consonants if persian else _latin_consonants
    first, last = consonants(given), consonants(family).removesuffix("f")  # ‑ov is وف in Persian
    if not last or len(first + last) < _FEWEST_CONSONANTS:
        return None
    return ("persian" if persian else "latin", first, last)


def _is_initial(given: str) -> bool:
    return all(len(re.sub(r"\W", "", word)) < 2 for word in re.split(r"[\s.]+", given))


def _persian_consonants(text: str) -> str:
    return _once("".join(_PERSIAN.get(letter, "") for letter in text))


def _latin_consonants(text: str) -> str:
    found = _LATIN_SOUNDS.findall(text)
    return _once("".join(_LATIN_PAIRS.get(sound) or _LATIN.get(sound, "") for sound in found))


def _once(consonants: str) -> str:
    """Return the consonants with doubled ones once: Persian doubles none, Mohammad writes two."""
    return re.sub(r"(.)\1+", r"\1", consonants)
