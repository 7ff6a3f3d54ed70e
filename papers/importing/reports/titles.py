"""What may be the title of an essay by its form, and where a title of several lines begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from papers.importing.dates import printed_date
from papers.importing.reports.known import Known
from papers.importing.reports.lines import BULLET, Row, number_of
from papers.importing.reports.names import looks_like_affiliation

LONGEST_TITLE = 300
_SHORT = 40
"""Characters: a second line of a title that is nothing but years is shorter."""


def may_be_title(row: Row) -> bool:
    """Say whether a line may be (the last line of) a title, by its form alone. A date is none.

    Case: arabic-bylines.
    """
    text = row.text
    if len(text) > LONGEST_TITLE or not any(character.isalpha() for character in text):
        return False
    if text.rstrip("\"'”’»)").endswith((".", ":", ";", ",", "،", "؛")) and not text.endswith(
        ("U.S.", "S.A.")
    ):
        return False
    return not (BULLET.match(text) or row.heads or is_note(row) or _is_date(text))


def _is_date(text: str) -> bool:
    return any(map(str.isdecimal, text)) and printed_date(text) is not None


def ends_title(rows: Sequence[Row], at: int) -> bool:
    """Say whether a line of years is the second one of a title: `Trade and War,` / `1990–2019`."""
    row = rows[at]
    short = len(row.text) < _SHORT and row.text[:1].isdecimal() and not row.is_page_number
    return at > 0 and short and not row.gap and rows[at - 1].gap and _is_open_title(rows[at - 1])


def _is_open_title(row: Row) -> bool:
    """Say whether a line may be a line of a title but the last one; it may end in a comma or a colon."""
    return may_be_title(replace(row, text=row.text.rstrip(",:،؛")))


def is_note(row: Row) -> bool:
    return row.note is not None and (row.note.sure or looks_like_affiliation(row.note.text))


def whole_title(rows: Sequence[Row], at: int, known: Known, floor: int) -> tuple[int, str]:
    """Return where the title that ends in row `at` begins; a title may take up to three lines."""
    title = plain_title(rows[at].text)
    if known.title(title):
        return at, title
    longer = title
    for first in (at - 1, at - 2):
        if first < floor or not _is_open_title(rows[first]):
            break
        longer = f"{plain_title(rows[first].text)} {longer}"
        if known.title(longer):
            return first, longer
    beside = (
        at - 1 >= floor and not rows[at].gap and rows[at - 1].gap and at + 1 < len(rows) and rows[at + 1].gap
    )
    if beside and _is_open_title(rows[at - 1]) and not number_of(rows[at - 1].text):
        return at - 1, f"{plain_title(rows[at - 1].text)} {title}"
    return at, title


def plain_title(text: str) -> str:
    """Drop the signs of a Markdown heading."""
    return text.strip().lstrip("#").strip() if text.startswith("#") else text.strip()
