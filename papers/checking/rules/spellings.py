"""Names that a report spells once or twice otherwise than many times: shown to editors, never changed.

Latin and Cyrillic names are known by their capitals, acronyms by having nothing else. Persian has no
capitals: there a word counts as a name where a title, a keyword or a signature of the report has it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..drafts import Draft
from ..findings import Finding

Counts = dict[str, list]
"""By word: how often a work writes it, and the place of the first."""

USUAL = 4
"""So often a report writes a spelling before another one can be a slip of it."""
RATIO = 4
PERSIAN_USUAL, PERSIAN_RATIO = 10, 10
SHORTEST = {"acronym": 4, "name": 4, "persian": 5}
LONGEST = 40
MOST_WORDS = 20_000
"""Different words of a work that are counted."""

_WORD = re.compile(r"[^\W\d_]{3,}(?:['’]s\b)?")
_PERSIAN_WORD = re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06d5]{5,40}")
_POSSESSIVE = re.compile(r"['’]s\Z")


def names_in(draft: Draft) -> tuple[Counts, list[str]]:
    """Return the words of the draft that may be names, and those that it is known to name."""
    persian = draft.work.language == "fa"
    counts: Counts = {}
    for text in draft.texts:
        for word in words_in(text.words, persian):
            if word in counts:
                counts[word][0] += 1
            elif len(counts) < MOST_WORDS:
                counts[word] = [1, text.place]
    if not persian:
        return counts, []
    signed = [row.name_printed for row in draft.work.signatures.all()]
    named = " ".join([draft.work.title, *draft.work.keywords, *signed])
    return counts, sorted(set(_PERSIAN_WORD.findall(named)))


def words_in(text: str, persian: bool) -> Iterator[str]:
    """Yield the words that count: with small letters too, which tell that a word is no name."""
    if persian:
        yield from _PERSIAN_WORD.findall(text)
    for word in _WORD.findall(text):
        if not "\u0600" <= word[0] <= "\u06ff" and len(word) <= LONGEST:
            yield _POSSESSIVE.sub("", word)


def kind_of(word: str) -> str:
    """Return "acronym", "name" or "persian"; "" for a word that is none."""
    if "\u0600" <= word[0] <= "\u06ff":
        return "persian"
    if word.isupper():
        return "acronym"
    return "name" if word[0].isupper() and word[1:].islower() else ""


def rare_spellings(works: dict[int, tuple[Counts, Iterable[str]]]) -> dict[int, list[Finding]]:
    """Return the findings of each work of one report, from what `names_in` says of all of them."""
    totals: Counter = Counter()
    for counts, _known in works.values():
        for word, (times, _place) in counts.items():
            totals[word] += times
    known = {word for _counts, names in works.values() for word in names}
    usual = usual_spellings(totals, known)
    slips = {word: found for word in totals if (found := slip_of(word, totals, usual))}
    return {
        key: [
            Finding("rare-spelling", counts[word][1], word, slips[word]) for word in counts if word in slips
        ]
        for key, (counts, _known) in works.items()
    }


def usual_spellings(totals: Counter, known: set[str]) -> dict[str, list[str]]:
    """Return the usual spellings by each of the texts that they are with one letter left out."""
    found: dict[str, list[str]] = {}
    for word, times in totals.items():
        kind = kind_of(word)
        if not kind or len(word) < SHORTEST[kind] or times < (PERSIAN_USUAL if kind == "persian" else USUAL):
            continue
        if kind == "persian" and word not in known:
            continue
        for shorter in {word, *without_one(word)}:
            found.setdefault(shorter, []).append(word)
    return found


def without_one(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def slip_of(word: str, totals: Counter, usual: dict[str, list[str]]) -> str:
    """Return the usual spelling of which this word may be a slip; "" where there is none."""
    kind = kind_of(word)
    if not kind or len(word) < SHORTEST[kind] or is_ordinary(word, kind, totals):
        return ""
    times = totals[word]
    ratio = PERSIAN_RATIO if kind == "persian" else RATIO
    near = {other for shorter in (word, *without_one(word)) for other in usual.get(shorter, ())}
    for other in sorted(near, key=lambda other: (-totals[other], other)):
        if totals[other] >= ratio * times and kind_of(other) == kind and is_slip(word, other, kind):
            return other
    return ""


def is_ordinary(word: str, kind: str, totals: Counter) -> bool:
    """Return whether the report writes the word with small letters too: then no name is meant."""
    return kind == "name" and totals[word.lower()] > 0


def is_slip(word: str, other: str, kind: str) -> bool:
    """Return whether one letter is wrong, exchanged with its neighbour, missing or doubled inside the word.

    Endings make other words: Syria and Syrian, Turk and Turks; so do beginnings.
    """
    if word == other or word[0] != other[0]:
        return False
    if len(word) == len(other):
        differing = [at for at in range(len(word)) if word[at] != other[at]]
        if len(differing) == 2:
            first, second = differing
            return second == first + 1 and word[first] == other[second] and word[second] == other[first]
        return len(differing) == 1 and differing[0] < len(word) - 1 and len(word) > 4 and kind != "acronym"
    longer, shorter = sorted((word, other), key=len, reverse=True)
    if kind != "name" or len(longer) - len(shorter) != 1 or len(shorter) < 5:
        return False
    return longer[:-1] != shorter and any(less == shorter for less in without_one(longer))
