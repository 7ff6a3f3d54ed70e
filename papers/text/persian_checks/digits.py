"""Latin digits in Persian prose: a number alone is repaired; a code, a date or a reference is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers.text.digits import persian_digits
from papers.text.persian_checks.finding import Finding
from papers.text.persian_checks.prose import OPAQUE, Prose

CODES = ("latin-digit",)
_NUMBER = re.compile(rf"(?<![\w.,/:+*#=–−\\{OPAQUE}\[-])[0-9]+(?:[.,/:–-][0-9]+)*(?![\w/*#={OPAQUE}\]])")
_LONGEST = 6
"""More digits in a row are the number of a book, a telephone or an account."""


def find(prose: Prose) -> Iterator[Finding]:
    """Yield each number in Latin digits; one with signs inside (3.5, 2/97) is a person's to judge."""
    for match in prose.matches(_NUMBER):
        start, end = match.span()
        plain = match.group().isdecimal() and end - start <= _LONGEST
        yield prose.finding(
            "latin-digit", start, end, *([(start, end, persian_digits(match.group()))] if plain else [])
        )
