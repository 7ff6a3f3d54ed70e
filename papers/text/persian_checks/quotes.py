"""Quotation marks of other scripts round Persian words; Persian prints «»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers.text.persian_checks.finding import Finding
from papers.text.persian_checks.prose import LETTER, Prose

CODES = ("foreign-quotes", "unpaired-quote")
_MARK = re.compile('["“”«»]')
_PERSIAN = re.compile(f"[{LETTER}]")
_OPENS = "«“"


def find(prose: Prose) -> Iterator[Finding]:
    """Yield each quotation in "" or “”, repaired where both marks are found, and each mark without partner.

    A quotation inside another one keeps its marks: «… “…” …». Words in Latin letters keep theirs.
    """
    for start, end in prose.lines:
        found = _MARK.finditer(prose.text, start, end)
        yield from pairs_of(prose, [match for match in found if not prose.is_shut(*match.span())])


def pairs_of(prose: Prose, marks: list[re.Match[str]]) -> Iterator[Finding]:
    open_ones: list[re.Match[str]] = []
    straight_is_open = False
    for match in marks:
        sign = match.group()
        if sign in _OPENS or (sign == '"' and not straight_is_open):
            straight_is_open = straight_is_open or sign == '"'
            open_ones.append(match)
            continue
        if not open_ones or not fits(open_ones[-1].group(), sign):
            yield prose.finding("unpaired-quote", *match.span())
            continue
        opening = open_ones.pop()
        straight_is_open = straight_is_open and sign != '"'
        start, end = opening.start(), match.end()
        if opening.group() == "«" or open_ones or not _PERSIAN.search(prose.text, start, end):
            continue
        yield prose.finding("foreign-quotes", start, end, (start, start + 1, "«"), (end - 1, end, "»"))
    for match in open_ones:
        yield prose.finding("unpaired-quote", *match.span())


def fits(opening: str, closing: str) -> bool:
    return opening + closing in ("«»", "“”", '""')
