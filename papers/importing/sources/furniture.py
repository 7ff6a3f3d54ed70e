"""Finds what a printer puts on every page: running heads and page numbers, which are no part of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from papers.importing.sources.typesetting import Line
from papers.text.digits import latin_digits
from papers.text.saying import say

_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|صفحه|ص\.?|стр\.?)\s*)?(\d{1,4})(?:\s*(?:of|/|از|из)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_LAYERS = 3
"""Lines deep, from the top and from the bottom, that a running head and a number take."""
_SHARE = 0.25
_FEWEST = 3

Page = list[list[Line]]
Place = tuple[int, int, int]
"""Page, column and line, by position."""


def take_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[tuple[int, str, str, str]]]:
    """Return the pages without running heads and page numbers, and a notice for each kind that was found."""
    taken: dict[Place, str] = {}
    for _ in range(_LAYERS):
        found: dict[Place, str] = {}
        for side in (max, min):
            outermost = [_outermost(page, number, taken, side) for number, page in enumerate(pages)]
            found |= _recurring([place for place in outermost if place], pages)
        if not found:
            break
        taken |= found
    kept = [
        [
            lines
            for at, column in enumerate(page)
            if (lines := [line for row, line in enumerate(column) if (number, at, row) not in taken])
        ]
        for number, page in enumerate(pages)
    ]
    return kept, _notices(taken, pages)


def _outermost(page: Page, number: int, taken: dict[Place, str], side) -> Place | None:
    places = (
        (line.y, (number, at, row))
        for at, column in enumerate(page)
        for row, line in enumerate(column)
        if (number, at, row) not in taken
    )
    best = side(places, default=None)
    return best[1] if best else None


def _line(pages: Sequence[Page], place: Place) -> Line:
    number, column, row = place
    return pages[number][column][row]


def _recurring(places: Iterable[Place], pages: Sequence[Page]) -> dict[Place, str]:
    """Return the places whose words recur at one height of near pages, or whose numbers count the pages."""
    same: dict[tuple, list[Place]] = defaultdict(list)
    for place in places:
        line = _line(pages, place)
        number = _NUMBER.fullmatch(latin_digits(line.text))
        if number:
            same["number", int(number.group(1)) - place[0], round(line.size)].append(place)
        else:
            letters = "".join(filter(str.isalpha, line.text.casefold()))
            same[letters, round(line.y / 6), round(line.size)].append(place)
    fewest = max(min(_FEWEST, len(pages)), len(pages) * _SHARE, 2)
    return {
        place: "number" if key[0] == "number" else "head"
        for key, group in same.items()
        if key[0] and len(group) >= (2 if key[0] == "number" else fewest) and _are_near(group)
        for place in group
    }


def _are_near(places: Sequence[Place]) -> bool:
    numbers = {place[0] for place in places}
    near = sum(bool(numbers & {number - 2, number - 1, number + 1, number + 2}) for number in numbers)
    return near * 10 >= len(numbers) * 6


def _notices(taken: dict[Place, str], pages: Sequence[Page]) -> list[tuple[int, str, str, str]]:
    heads: dict[str, int] = defaultdict(int)
    for place, kind in taken.items():
        if kind == "head":
            heads[_line(pages, place).text] += 1
    numbers = sum(kind == "number" for kind in taken.values())
    notices = [
        (
            1,
            "running-head",
            say("A line printed on {count} pages was taken for their running head.", count=count),
            text,
        )
        for text, count in heads.items()
    ]
    if numbers:
        notices.append(
            (1, "page-numbers", say("The page numbers of {count} pages were left out.", count=numbers), "")
        )
    return notices
