"""Arabic letters and digits that look like Persian ones, or nearly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from papers.text.digits import persian_digits
from papers.text.letters import fold_letters, has_arabic_letters
from papers.text.persian_checks.finding import Finding
from papers.text.persian_checks.prose import LETTER, MARK, Prose

CODES = ("arabic-letter", "arabic-digit")
_WORD = re.compile(f"[{LETTER}{MARK}\u200c]+")
_DIGITS = re.compile("[٠-٩]+")


def find(prose: Prose) -> Iterator[Finding]:
    """Yield each word with ي or ك, and each number in the digits of Arabic."""
    for match in prose.matches(_WORD):
        if has_arabic_letters(match.group()):
            start, end = match.span()
            yield prose.finding("arabic-letter", start, end, (start, end, fold_letters(match.group())))
    for match in prose.matches(_DIGITS):
        start, end = match.span()
        yield prose.finding("arabic-digit", start, end, (start, end, persian_digits(match.group())))
