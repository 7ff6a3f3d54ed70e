"""The ways in which a word, and words beside each other, may stand in a text: in one, joined, apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from papers.text.analysis.endings import stems
from papers.text.analysis.persian import compound, parts_of, readings
from papers.text.analysis.stopwords import ALL as STOP_WORDS
from papers.text.analysis.stopwords import HOMOGRAPHS
from papers.text.analysis.tokens import Token, analyse
from papers.text.analysis.words import ARABIC_SCRIPT, letters_of

Slot = frozenset[str]
"""Terms of which any may stand at one place."""
Phrase = tuple[Slot, ...]
"""Slots at places that follow each other."""
Group = tuple[Phrase, ...]
"""Phrases of which any is enough."""

MOST_SLOTS = 20
MOST_SPELLINGS = 12
"""Ways to join and part the words of a quoted phrase that are tried."""
SHORTEST_PART = 3
"""Letters of a part into which a Persian word is taken apart: مادر is not "ما در"."""
LONGEST_WHOLE = 24
"""Letters of the longest that is taken apart."""
_JOINT = re.compile(r"\s*|[-‐‑–]")
_TIGHT = re.compile("[-‐‑–−]?")


def groups_of(words: str, language: str) -> list[tuple[str, Group]]:
    """Return (main term, group) for each plain word; two beside each other may also be one in a text.

    A letter or two with a number behind them is one thing however it is written: S-300, S300, S 300.
    """
    tokens = analyse(words, language)
    found = [(token.terms[0], _group(words, token)) for token in tokens]
    taken = set()
    for at, (one, other) in enumerate(pairwise(tokens)):
        if _is_designation(words, one, other):
            (first, _), (second, _) = found[at : at + 2]
            found[at] = (f"{first} {second}", ((_slot(words, one), _slot(words, other)),))
            taken.add(at + 1)
        elif joined := _joined(words, one, other, language):
            for place in (at, at + 1):
                found[place] = (found[place][0], (*found[place][1], joined))
    return [row for at, row in enumerate(found) if at not in taken]


def spellings_of(words: str, language: str = "") -> Group:
    """Return the words as places that follow each other, as often as they can be joined and parted."""
    tokens = analyse(words, language)[:MOST_SLOTS]
    plain = tuple(_slot(words, token) for token in tokens)
    if not plain:
        return ()
    others = []
    for at, token in enumerate(tokens):
        if parts := _parts(words, token):
            others.append((*plain[:at], *parts, *plain[at + 1 :]))
        if at and (joined := _joined(words, tokens[at - 1], token, language)):
            others.append((*plain[: at - 1], *joined, *plain[at + 1 :]))
    return tuple(dict.fromkeys([plain, *others]))[:MOST_SPELLINGS]


def key_of(tokens: Sequence[Token]) -> str:
    """Return the main terms without words of grammar, a blank between; all where there are no others."""
    terms = [_meant(token.terms[0]) for token in tokens]
    return " ".join([term for term in terms if term not in STOP_WORDS] or terms)


def is_grammar(group: Group) -> bool:
    """Say whether a group stands for one word of grammar."""
    (first, *more) = group[0]
    return not more and not first.isdisjoint(STOP_WORDS)


def _group(words: str, token: Token) -> Group:
    written = words[token.start : token.end]
    phrases: list[Phrase] = [(_slot(words, token),)]
    if parts := _parts(words, token):
        phrases.append(parts)
    return tuple(dict.fromkeys([*phrases, *_taken_apart(written, token)]))


def _slot(words: str, token: Token) -> Slot:
    """Return the terms that mean the word itself, not what it is derived from.

    Whoever searches for us alone means the country; the other words of grammar may be meant as such.
    """
    written = words[token.start : token.end]
    if ARABIC_SCRIPT.match(written):
        pieces = _pieces(written)
        return frozenset(readings(pieces, parts_of(pieces)))
    main = token.terms[0]
    return frozenset({main, _meant(main)}) if main != "0us" else frozenset({"us"})


def _pieces(written: str) -> tuple[str, ...]:
    return tuple(letters_of(piece) for piece in re.split("[\u200c\\s]+", written))


def _meant(term: str) -> str:
    """Return the term of the acronym for the word of grammar that looks like it."""
    return term[1:] if term[:1] == "0" and term[1:] in HOMOGRAPHS else term


def _parts(words: str, token: Token) -> Phrase:
    """Return the parts of a Persian compound as words of their own; none for another word."""
    written = words[token.start : token.end]
    if not ARABIC_SCRIPT.match(written):
        return ()
    parts = compound(parts_of(_pieces(written)))
    return tuple(frozenset(stems(part)) for part in parts) if len(parts) > 1 else ()


def _taken_apart(written: str, token: Token) -> Iterator[Phrase]:
    """Yield the ways to part a long Persian word in two: writers do, where there should be a half-space."""
    word = token.terms[0]
    if ARABIC_SCRIPT.match(written) and 2 * SHORTEST_PART < len(word) <= LONGEST_WHOLE:
        for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
            yield (frozenset(stems(word[:at])[:1]), frozenset(stems(word[at:])[:1]))


def _joined(words: str, one: Token, other: Token, language: str) -> Phrase | None:
    """Return two words beside each other as the one that they may be in a text: Hamid Reza, چشم انداز."""
    terms = (one.terms[0], other.terms[0])
    if not _JOINT.fullmatch(words, one.end, other.start) or not all(term.isalpha() for term in terms):
        return None
    if not STOP_WORDS.isdisjoint(terms):
        return None
    tokens = analyse(words[one.start : one.end] + words[other.start : other.end], language)
    return (frozenset({tokens[0].terms[0]}),) if len(tokens) == 1 else None


def _is_designation(words: str, one: Token, other: Token) -> bool:
    if not (words[other.start : other.end].isdigit() and words[one.start : one.end].isalpha()):
        return False
    between = words[one.end : other.start]
    return _TIGHT.fullmatch(between) is not None or (one.end - one.start == 1 and between.isspace())
