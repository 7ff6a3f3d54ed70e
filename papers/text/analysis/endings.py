"""The light endings of Persian words: what is taken away, and what a word can also be or comes from."""

from __future__ import annotations

import re
from functools import lru_cache

PLURALS = (
    "هایشان", "هایمان", "هایتان", "هاشان", "هایی", "هایم", "هایت", "هایش", "های", "ها",
)  # fmt: skip
COMPARISONS = ("ترین", "تری", "تر")
POSSESSIVES = ("شان", "مان", "تان")
WHOLE = {
    "تنها", "انتها", "انها", "اینها", "بها", "رها", "دفتر", "دختر", "مادر", "استاندارد", "سازمان", "میان",
    "گفتمان", "ساختمان", "پارلمان", "شادمان", "درخشان", "فیلتر", "توییتر", "تیاتر", "کیلومتر", "هلیکوپتر",
    "کامپیوتر", "ناتوان", "پهلوان", "کاروان", "سلیمان", "طالبان", "امارات", "علی", "ولی", "یعنی", "وقتی",
}  # fmt: skip
"""Words that only look as if they had an ending. Where the rest would be no word, no entry is needed."""
_CLASSIC = re.compile("(گفت|جست|شست)و(گو|جو|شو|شنود)")


@lru_cache(maxsize=50_000)
def stems(word: str) -> tuple[str, ...]:
    """Return the word without its endings; further answers where an ending can be read in two ways.

    A reading that is no word harms nobody: no text holds it.
    """
    word = _CLASSIC.sub(r"\1\2", word)
    if word in WHOLE:
        return (word,)
    for ending in PLURALS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = stems(word[: -len(ending)])
            return (*stem, word) if ending == "های" else stem  # منطقهای is منطقه‌ای too
    for ending in COMPARISONS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return (word[: -len(ending)],)
    for ending in POSSESSIVES:
        if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ستان"):
            return (word[: -len(ending)],)
    return _of_persons(word)


def _of_persons(word: str) -> tuple[str, ...]:
    """Return the readings of a plural in ان or ات: رهبران, نمایندگان, ایرانیان, دانشجویان, مذاکرات."""
    if word.endswith("گان") and len(word) > 6:
        return (word[:-3] + "ه", word)
    if word.endswith(("ایان", "ویان")) and len(word) > 6:
        return (word[:-3], word)
    if word.endswith("ان") and len(word) > 5 and not word.endswith("ستان"):
        return (word, word[:-2])
    if word.endswith("ات") and len(word) > 5:
        return (word, word[:-2] + "ه")
    return (word,)


@lru_cache(maxsize=50_000)
def wider(word: str) -> tuple[str, ...]:
    """Return what a stem is derived from: who searches for امنیت wants امنیتی too, but not the reverse.

    A ی behind ا or و is mostly the link to the next word: شورای امنیت holds شورا.
    """
    if word in WHOLE:
        return ()
    if word.startswith("نمی") and len(word) > 5:
        return (word[1:],)
    if word.endswith("های") and len(word) > 4:
        return (word[:-2],)
    if word.endswith(("ایی", "ویی")) and len(word) > 5:
        return (word[:-2],)
    if word.endswith("ی") and len(word) > 3:
        return stems(word[:-1])[:1]
    if word.endswith("ات") and len(word) > 5:
        return (word[:-2],)
    return ()
