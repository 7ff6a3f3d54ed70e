"""Traces of the print in running text: words broken at the end of a line, and more than one space."""

import re
from collections.abc import Iterator

from ..drafts import Draft
from ..findings import Finding

_BROKEN = re.compile(
    r"(?<![\w\u2010-\u2015-])([^\W\d_]{2,40})[-\u2010\u00ad]"
    r"(?:[ \n]{1,3}([^\W\d_]{1,40})|(?=[.,;:!?)]|\s*\Z))"
)
"""Of the parts between hyphens only the first begins a word: long-term- is not looked at from the middle."""
_INSIDE = re.compile(r"[^\W\d_]{2,40}\u00ad[^\W\d_]{2,40}")
"""A hyphen that is seen only at the end of a line stays in what is copied, and no search finds the word."""
_JOINING = frozenset(("and", "or", "nor", "to", "but", "versus", "vs", "und", "и", "или", "و", "یا", "تا"))
"""Words behind a hyphen that is meant to hang: pre- and post-war."""
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_AROUND = 20
_WORKED = frozenset({"table"})
"""Cells of tables are aligned with spaces where they came from print."""


def broken_words(draft: Draft) -> Iterator[Finding]:
    for text in draft.texts:
        for match in _BROKEN.finditer(text.words):
            following = match[2] or ""
            if following.lower() not in _JOINING and not following[:1].isupper():
                yield Finding("lost-hyphen", text.place, " ".join(match[0].split()))
        if "\u00ad" in text.words:
            for match in _INSIDE.finditer(text.words):
                yield Finding("lost-hyphen", text.place, match[0])


def double_spaces(draft: Draft) -> Iterator[Finding]:
    for text in draft.texts:
        if text.kind in _WORKED or ("  " not in text.words and "\u00a0" not in text.words):
            continue
        for match in _SPACES.finditer(text.words):
            before = text.words[max(0, match.start() - _AROUND) : match.start()].split()[-1]
            after = text.words[match.end() : match.end() + _AROUND].split()[0]
            yield Finding("double-space", text.place, f"{before}  {after}")
