"""Direction marks that open and never close, close what is not open, or do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers.text.persian_checks.finding import Finding
from papers.text.persian_checks.prose import LETTER, Prose

CODES = ("unbalanced-direction", "stray-direction", "direction-override")
_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = "\u202d\u202e"
_CLOSED_BY = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
_STRAY = re.compile(
    f"(?<=[{LETTER}])[\u200e\u200f\u061c]+(?=[{LETTER}])"
    f"|^[\u200f\u061c]+(?=[{LETTER}])|(?<=[{LETTER}])[\u200f\u061c]+$",
    re.M,
)


def find(prose: Prose) -> Iterator[Finding]:
    """Yield each control without its partner, each override, and each mark between Persian letters.

    An override shows letters in another order than they are stored in; who wrote it knows what for.
    """
    for start, end in prose.lines:
        open_ones: list[re.Match[str]] = []
        for match in _CONTROL.finditer(prose.text, start, end):
            sign = match.group()
            if sign in _CLOSED_BY:
                open_ones.append(match)
            elif open_ones and _CLOSED_BY[open_ones[-1].group()] == sign:
                opening = open_ones.pop()
                if opening.group() in _OVERRIDES:
                    yield prose.finding("direction-override", opening.start(), match.end())
            else:
                yield dropped(prose, "unbalanced-direction", match)
        for match in open_ones:
            yield dropped(prose, "unbalanced-direction", match)
    for match in prose.matches(_STRAY):
        yield dropped(prose, "stray-direction", match)


def dropped(prose: Prose, code: str, match: re.Match[str]) -> Finding:
    start, end = match.span()
    if prose.is_shut(start, end):
        return prose.finding(code, start, end)
    return prose.finding(code, start, end, (start, end, ""))
