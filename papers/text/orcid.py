"""ORCID iDs: sixteen digits that identify a researcher, the last one checked (ISO 7064, 11-2)."""

from __future__ import annotations

import re

_WRITTEN = re.compile(r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?")


def read_orcid(text: str) -> str:
    """Return the iD as 0000-0000-0000-0000, "" where the text is none or its last digit is wrong.

    The iD may be written as an address, and without hyphens.
    """
    match = _WRITTEN.fullmatch(text.strip())
    if not match:
        return ""
    groups = [group.upper() for group in match.groups()]
    *digits, last = "".join(groups)
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return "-".join(groups) if last == ("X" if check == 10 else str(check)) else ""
