"""How each language of the site writes: calendar, digits, quotation marks, pace of reading."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple

from papers.text.digits import persian_digits
from papers.text.months import Calendar


class Writing(NamedTuple):
    """The habits of one language. `quotes` are the opening and the closing mark."""

    calendar: Calendar = "gregorian"
    digits: Callable[[str], str] = str
    quotes: tuple[str, str] = ("“", "”")
    words_a_minute: int = 230


_HABITS = {
    "en": Writing(),
    "fa": Writing("solar-hijri", persian_digits, ("«", "»"), 200),
    "ru": Writing(quotes=("«", "»"), words_a_minute=180),
}
"""Silent reading: Brysbaert (2019) found 238 words a minute for English prose; longer words take longer."""


def writing_of(language: str | None) -> Writing:
    """Return the habits of a language code, with or without a region; others write as English does."""
    first = (language or "").strip().lower().replace("_", "-").partition("-")[0]
    return _HABITS.get(first, _HABITS["en"])


def reading_minutes(words: int, language: str | None) -> int | None:
    """Return how many minutes so many words take in the language, at least one; None for no words."""
    return max(1, math.ceil(words / writing_of(language).words_a_minute)) if words else None
