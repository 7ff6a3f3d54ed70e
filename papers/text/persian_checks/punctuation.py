"""Latin commas, semicolons and question marks in Persian prose, doubled spaces, spaces before a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers.text.persian_checks.finding import Finding
from papers.text.persian_checks.prose import LETTER, MARK, Prose

CODES = ("latin-punctuation", "doubled-space", "space-before-sign")
_FOR = {",": "،", ";": "؛", "?": "؟"}
_LATIN_SIGN = re.compile(f"(?<=[{LETTER}{MARK}»۰-۹)])[,;?](?![0-9۰-۹٠-٩,;?])")
_SPACES = re.compile(r"(?<=[^\s\ufffc]) {2,}(?=[^\s\ufffc])")
_BEFORE_SIGN = re.compile(
    f'(?<=[{LETTER}{MARK}۰-۹»)]) (?=[،؛؟!:»)](?![،؛؟!:.])|\\.(?:[ \u00a0»)"”]|$))', re.M
)
_CONTEXT = 20


def find(prose: Prose) -> Iterator[Finding]:
    for match in prose.matches(_LATIN_SIGN):
        start, end = match.span()
        first = word_before(prose, start)
        yield prose.finding("latin-punctuation", first, end, (start, end, _FOR[match.group()]))
    for match in prose.matches(_SPACES):
        start, end = match.span()
        yield prose.finding("doubled-space", word_before(prose, start), end, (start + 1, end, ""))
    for match in prose.matches(_BEFORE_SIGN):
        start, end = match.span()
        first = word_before(prose, start)
        yield prose.finding("space-before-sign", first, end + 1, (start, end, ""))


def word_before(prose: Prose, at: int) -> int:
    """Return where the word that ends at a place begins, at most twenty characters before it."""
    start = at
    while start > max(0, at - _CONTEXT) and not prose.text[start - 1].isspace():
        start -= 1
    return start
