"""English words: one spelling for what Britain and America spell in two ways, and then the stem."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("english")
IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "criteria": "criterion", "phenomena": "phenomenon",
    "theses": "thesis", "fought": "fight", "sought": "seek", "bought": "buy", "brought": "bring",
    "taught": "teach",
    "led": "lead", "held": "hold", "sold": "sell", "built": "build", "sent": "send", "spent": "spend",
    "withdrew": "withdraw", "withdrawn": "withdraw", "took": "take", "taken": "take", "gave": "give",
    "given": "give", "chose": "choose", "chosen": "choose", "began": "begin", "begun": "begin",
    "wrote": "write", "written": "write", "spoke": "speak", "spoken": "speak", "drove": "drive",
    "driven": "drive", "grew": "grow", "grown": "grow", "knew": "know", "known": "know",
}  # fmt: skip
"""Forms from which no rule leads to their word."""
_AFTER_OUR = "(?:s|ed|ing|al|able|ably|ites?|ers?|hoods?|ly)?"
_ALWAYS_WITH_S = re.compile("(?:vi|pri|romi|remi|[ehnrx]ci|umci|wi|gui|chi|andi|rti|spi|rai|noi)s")
"""Revise, surprise, promise, precise, advertise: no -ize, which their kin (revision) would lose."""
_WITH_Z = r"\1z\2"
_SPELLINGS = (
    (
        re.compile("(?<=[a-z]{2}[a-rt-z])(?<!^the)s[ei]s$"),
        "se",
    ),  # crisis and crises, but a thesis is not these
    (re.compile("(?<=[a-z]{3})([iy])s(e[ds]?|ing|ers?|ations?|ational)$"), _WITH_Z),  # organise, analyse
    (re.compile(f"(?<=[a-z][bdgilmnv])our(?={_AFTER_OUR}$)"), "or"),  # labour, neighbouring
    (re.compile("(?<=[a-z]{2})([bt])re(s?)$"), r"\1er\2"),  # centre, theatre, fibre
    (re.compile("fence(s|less)?$"), r"fense\1"),  # defence, offence
    (re.compile("gramme(s?)$"), r"gram\1"),
)
"""What Britain and America, or one number and the other, spell in two ways. Both become one, right or not."""


@lru_cache(maxsize=100_000)
def english_stem(word: str) -> str:
    """Return the stem of a word in small Latin letters: negotiations and negotiated, not policy and police.

    The stem of a stem may be another one, so terms are never analysed again.
    """
    if len(word) < 3:
        return word
    word = IRREGULAR.get(word, word)
    if len(word) > 5:
        for pattern, spelling in _SPELLINGS:
            if spelling != _WITH_Z or not _ALWAYS_WITH_S.search(word):
                word = pattern.sub(spelling, word)
    return _STEMMER.stemWord(word)
