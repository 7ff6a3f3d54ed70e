"""ROR iDs: an address that identifies a research organization, its last two digits checked.

See https://ror.readme.io/docs/identifier: a zero, six letters or digits of Crockford's base 32, and the check
of ISO/IEC 7064 MOD 97-10.
"""

from __future__ import annotations

import re

ADDRESS = "https://ror.org/"
_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"
_WRITTEN = re.compile(rf"(?:https?://)?(?:(?:www\.)?ror\.org/)?(0[{_DIGITS}]{{6}})([0-9]{{2}})/?", re.ASCII)


def read_ror(text: str) -> str:
    """Return the iD as its address, "" where the text is none or its last digits are wrong.

    The address may be left out, and the letters may be large.
    """
    match = _WRITTEN.fullmatch(text.strip().lower())
    if not match:
        return ""
    number = 0
    for digit in match[1]:
        number = number * 32 + _DIGITS.index(digit)
    return f"{ADDRESS}{match[1]}{match[2]}" if int(match[2]) == 98 - number * 100 % 97 else ""
