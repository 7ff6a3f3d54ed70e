"""Digits of the site's scripts: Latin to compare and count, Persian to show, superscript to mark notes."""

from __future__ import annotations

_LATIN = "0123456789"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"

_TO_LATIN = str.maketrans(_PERSIAN + _ARABIC, _LATIN * 2)
_TO_PERSIAN = str.maketrans(_LATIN + _ARABIC, _PERSIAN * 2)
_FROM_SUPERSCRIPT = str.maketrans(_SUPERSCRIPT, _LATIN)
_LONGEST_MARK = 9
"""More digits than that are no note's number, and thousands of them would make `int()` refuse."""


def latin_digits(text: str) -> str:
    """Write Persian and Arabic digits as 0-9; every other character stays, so the length does too."""
    return text if text.isascii() else text.translate(_TO_LATIN)


def persian_digits(text: str) -> str:
    """Write Latin and Arabic digits as ۰-۹; every other character stays, so the length does too."""
    return text.translate(_TO_PERSIAN)


def superscript_number(text: str) -> int | None:
    """Return the number that superscript digits print (`¹⁰` is 10), None if anything else is there."""
    if not 1 <= len(text) <= _LONGEST_MARK or not set(text) <= set(_SUPERSCRIPT):
        return None
    return int(text.translate(_FROM_SUPERSCRIPT))
