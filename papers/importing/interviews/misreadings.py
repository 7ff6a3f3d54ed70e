"""Points out words that OCR may have misread; it never changes them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from papers.importing.document import Block, Notice
from papers.text.saying import say

# Letters that print alike: OCR takes one of a pair for the other.
_ALIKE = frozenset(frozenset(pair) for pair in ("np", "ij", "ce", "hb", "il", "uv", "nu", "gq", "tf", "rn"))
_SHORTEST = 6
_WORD = re.compile(r"[^\W\d_]+")


def misreading_notices(blocks: Iterable[Block]) -> list[Notice]:
    """Return a notice for each word printed once that is another word but for one look-alike letter.

    Only the first letter is compared that way ("nowers" beside "powers"): inside a word such pairs are
    often two good words.
    """
    blocks = [block for block in blocks if block.text]
    counts = Counter(word for block in blocks for word in _WORD.findall(block.text) if len(word) >= _SHORTEST)
    tails: dict[str, list[str]] = {}
    for word in counts:
        tails.setdefault(word[1:], []).append(word)
    notices = []
    for block in blocks:
        for word in dict.fromkeys(_WORD.findall(block.text)):
            twin = next((other for other in tails.get(word[1:], ()) if _is_twin(word, other, counts)), None)
            if twin:
                notices.append(
                    Notice(
                        block.lines[0],
                        "possible-misreading",
                        say("“{word}” may be a misreading of “{twin}”.", word=word, twin=twin),
                        word,
                    )
                )
    return notices


def _is_twin(word: str, other: str, counts: Counter[str]) -> bool:
    return (
        word != other
        and counts[word] == 1
        and counts[other] > 1
        and word[0].islower() == other[0].islower()
        and frozenset((word[0].lower(), other[0].lower())) in _ALIKE
    )
