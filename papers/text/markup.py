"""Rich text as it is stored: where its words are between its tags, so that words change and tags never do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_TAG = re.compile("""<[a-zA-Z/!](?:[^<>"']++|"[^"]*+"|'[^']*+')*+>""")


def pieces_of(source: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, is_tag) of each tag and each text between tags, in order.

    Together they are `source`. A "<" that begins no whole tag is text.
    """
    at = 0
    for tag in _TAG.finditer(source):
        if tag.start() > at:
            yield at, tag.start(), False
        yield tag.start(), tag.end(), True
        at = tag.end()
    if at < len(source):
        yield at, len(source), False


def change_words(source: str, change: Callable[[str], str]) -> str:
    """Return the rich text with `change` made to each text between tags; the tags stay byte for byte."""
    if "<" not in source:
        return change(source)
    pieces = (
        source[start:end] if tag else change(source[start:end]) for start, end, tag in pieces_of(source)
    )
    return "".join(pieces)
