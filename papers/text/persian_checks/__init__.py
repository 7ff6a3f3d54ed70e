"""Finds slips of the keyboard in Persian prose, and repairs those where only one writing can be meant.

Each check is a small module with one function `find(prose)`. What is in Latin letters, an address or a code
is no Persian prose, and no check looks into it.
"""

from __future__ import annotations

from papers.text.persian_checks import digits, direction, joiners, letters, punctuation, quotes
from papers.text.persian_checks.finding import Edit, Edits, Finding, apply_edits
from papers.text.persian_checks.prose import OPAQUE, Prose

__all__ = ["CODES", "OPAQUE", "Edit", "Finding", "apply_edits", "check", "repaired"]

CHECKS = (letters, direction, joiners, quotes, punctuation, digits)
"""Where the edits of two would meet, the earlier one is taken; the other one waits for the next pass."""

CODES = tuple(code for module in CHECKS for code in module.CODES)
_PASSES = 12


def check(text: str) -> list[Finding]:
    """Return what is found in a text of one or more lines, in its order; no two edits touch each other.

    `OPAQUE` in the text stands for what is no word (the mark of a note) and is never part of an edit.
    """
    prose = Prose(text)
    if not prose.has_persian:
        return []
    taken = Edits()
    findings = [finding for module in CHECKS for finding in module.find(prose) if taken.take(finding.edits)]
    return sorted(findings, key=lambda finding: (finding.start, finding.end, finding.code))


def repaired(text: str) -> str:
    """Return the text with all safe repairs made, also those that another one brings to light."""
    for _ in range(_PASSES):
        edits = [edit for finding in check(text) for edit in finding.edits]
        if not edits:
            break
        text = apply_edits(text, edits)
    return text
