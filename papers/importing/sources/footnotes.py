"""Takes the notes at the foot of a printed page out of the text that they interrupt.

A note stands below all text of its column, in smaller type; it begins with a mark that the page
prints raised.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from papers.importing.sources.glyphs import RAISED
from papers.importing.sources.typesetting import Line

_MARK = re.compile(r"(?P<bare>[0-9۰-۹]{1,3})(?=[.)]?\s|[^\W\d])|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|\[\d{1,3}\]|[*†‡§]{1,3}")
_SMALLER = 0.93
"""Times the size of the text."""

Page = list[list[Line]]


def take_footnotes(pages: Sequence[Page]) -> tuple[list[Page], list[list[Line]]]:
    """Return the pages without their notes, and the lines of the notes of each page."""
    size = _size_of_text(pages)
    kept, notes = [], []
    for page in pages:
        marks = {word.text for column in page for line in column for word in line.words if word.raised}
        found: list[Line] = []
        columns = []
        for column in page:
            begin = _begin_of_notes(column, size, marks)
            found += column[begin:]
            columns.append(column[:begin])
        kept.append([column for column in columns if column])
        notes.append(found)
    return kept, notes


def _size_of_text(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for column in page:
            for line in column:
                sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _begin_of_notes(column: Sequence[Line], size: float, marks: set[str]) -> int:
    """Return the position of the first note of a column, or its length; bare numbers become raised marks."""
    begin = len(column)
    for at in range(len(column) - 1, -1, -1):
        line = column[at]
        if line.size > _SMALLER * size:
            break
        match = _MARK.match(line.text)
        if match is None:
            continue
        printed = match.group()
        if match["bare"]:
            raised = printed.translate(RAISED)
            if raised not in marks:
                continue
            line.text = f"{raised} {line.text[match.end() :].lstrip()}"
        begin = at
    return begin
