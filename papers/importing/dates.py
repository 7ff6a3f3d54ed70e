"""Keeps the printed form of a date beside what it says."""

from __future__ import annotations

from papers.importing.document import PrintedDate
from papers.text.dates import parse_date


def printed_date(text: str) -> PrintedDate | None:
    """Read a text that is a date and nothing else, with no more precision than it has; None otherwise."""
    found = parse_date(text.strip())
    if found is None:
        return None
    return PrintedDate(found.year, found.month, found.day, found.calendar, text.strip())
