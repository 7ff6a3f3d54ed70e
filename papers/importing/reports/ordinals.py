"""Takes the numbers off the titles of essays that are counted through: `1. `, `۲- `, `III. `."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from papers.importing.document import ContentsRow, Essay
from papers.importing.reports.labels import part_of
from papers.importing.reports.lines import number_of

Titled = TypeVar("Titled", Essay, ContentsRow)
_ROMAN = re.compile(r"([IVXL]{1,7})[.)]\s+(?=\S)")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_FEWEST = 2


def uncounted(titled: Sequence[Titled]) -> tuple[Titled, ...]:
    """Take the numbers off the titles of essays, or of rows of the contents, where they count them."""
    titles = without_ordinals([one.title for one in titled])
    return tuple(replace(one, title=title) for one, title in zip(titled, titles, strict=True))


def without_ordinals(titles: Sequence[str]) -> list[str]:
    """Return the titles without their numbers if these count the titles: all have one, and they rise from 1.

    A number may be missing, where an essay was not found. `5G and the Gulf` and `12 Lessons` have none, for
    no sign parts it from the words. Case: numbered-titles.
    """
    counted = [_ordinal(title) for title in titles if part_of(title) is None]
    numbers = [one[0] for one in counted if one]
    rising = all(one < other for one, other in pairwise(numbers))
    if len(counted) < _FEWEST or len(numbers) < len(counted) or not rising:
        return list(titles)
    if numbers[0] != 1 or numbers[-1] > 2 * len(counted):
        return list(titles)
    return [title[one[1] :] if (one := _ordinal(title)) else title for title in titles]


def _ordinal(title: str) -> tuple[int, int] | None:
    """Return the number before a title and where the words begin."""
    if found := number_of(title):
        return found
    match = _ROMAN.match(title)
    return (_value(match[1]), match.end()) if match else None


def _value(roman: str) -> int:
    values = [_VALUES[letter] for letter in roman]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
