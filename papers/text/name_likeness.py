"""Whether two printed names are one person's: certain, worth an editor's look, or not."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from papers.text.letters import fold
from papers.text.name_parts import PATRONYMIC, Name, split_name

Likeness = Literal["same", "likely", "different"]

_MOST_WORDS = 16
"""A text of more words is no name, and is like no other."""
_SHORTEST_MISSPELT_FAMILY = 4
"""Of shorter family names one letter is too large a part: Li and Lu are two families."""

_BETWEEN_WORDS = re.compile(r"[\s\u200c\u2010-\u2015-]+|(?<=\.)(?=[^\W\d_])")
_CAPITALS = re.compile(r"[A-ZА-ЯЁ]{2,3}")
_SEYED = re.compile("(?:سیده?|se?y{1,2}[ei]d(?:eh)?|sayy?[ei]d(?:eh)?|сейед)")
_SEYED_GLUED = re.compile("(?:سید|seyy?ed|sayy?[ei]d)(?=.{3})")
"""An inherited title that the same person now prints and now leaves out."""


@dataclass(frozen=True)
class _Word:
    """A folded word of a name. `initial` says that it only begins one; only given names may be left out."""

    text: str
    initial: bool
    given: bool


_Words = tuple[_Word, ...]


def same_person(a: str, b: str) -> Likeness:
    """Say whether two printed names are one person's; the order of the two does not matter.

    "same": equal but for case, letters' look-alikes, punctuation, honorifics, and spaces or hyphens inside
    a name (Hamid Reza, Hamidreza), with a given name in full. "likely", for an editor to decide: initials
    that fit; one letter's difference in a family name of four letters or more, the given name equal or
    fitting; a Seyed or a patronymic left out; Jr. or Sr. on one of the two. A family name with nothing but
    initials is "likely" even if printed alike, for two people can share it. Otherwise "different": so are
    Hamid Azizi and Hamid Reza Azizi. Names in two scripts are "different": nothing here transliterates.
    """
    one, other = _read(a), _read(b)
    if one.beginnings and other.beginnings and one.beginnings.isdisjoint(other.beginnings):
        return "different"
    return _compare(one.name, other.name)


def _compare(one: Name, other: Name) -> Likeness:
    suffixes = {fold(one.suffix).strip("."), fold(other.suffix).strip(".")}
    if len(suffixes) == 2 and "" not in suffixes:
        return "different"
    if _equal(_words(one), _words(other)):
        return "same" if len(suffixes) == 1 and _has_given_name(one) and _has_given_name(other) else "likely"
    return "likely" if _likely(one, other) else "different"


@dataclass(frozen=True)
class _Reading:
    """A name, and the letters with one of which it begins, whatever is left out of it; none if any may."""

    name: Name
    beginnings: frozenset[str]


@lru_cache(maxsize=10_000)
def _read(text: str) -> _Reading:
    """Take a name apart once: an import compares each name with all that the house knows."""
    name = split_name(text)
    words = _words(name)
    shorter = {
        words,
        _without_seyed(words),
        words[1:] if words and _SEYED.fullmatch(words[0].text) else words,
    }
    shorter |= {_without_patronymic(some) for some in shorter}
    if any(not some or not some[0].given for some in shorter) or words[-1].given:
        return _Reading(name, frozenset())  # with a family name in front, one letter's difference counts too
    return _Reading(name, frozenset(some[0].text[0] for some in shorter))


def initials_match(short: str, full: str) -> bool:
    """Say whether `short` abbreviates `full`: "E. Koolae" Elaheh Koolae, "H.R. Azizi" Hamidreza Azizi.

    The family names must be equal and the first given name must fit; `short` may leave out later given
    names. Several initials may stand for one given name written together, if their letters follow in it.
    False where no initial is in either name: then nothing is abbreviated.
    """
    return _initials_match(_words(split_name(short)), _words(split_name(full)))


def _words(name: Name) -> _Words:
    capitals = not name.family.isupper()
    words: list[_Word] = []
    for text, given in ((name.given, True), (name.whole_family, False)):
        for printed in _BETWEEN_WORDS.split(text):
            letters = re.sub(r"[\W_]", "", fold(printed))
            if given and capitals and _CAPITALS.fullmatch(printed):
                words += [_Word(letter, True, True) for letter in letters]
            elif letters:
                initial = given and (len(letters) == 1 or (len(letters) <= 3 and printed.endswith(".")))
                words.append(_Word(letters, initial, given))
    return tuple(words) if len(words) <= _MOST_WORDS else ()


def _has_given_name(name: Name) -> bool:
    return any(word.given and not word.initial for word in _words(name))


def _equal(one: _Words, other: _Words) -> bool:
    """Compare letters without regard to how one of the names divides the other's words further.

    The words of one must all end where words of the other end: Ann Alee is not Anna Lee.
    """
    if min(len(one), len(other)) == 0 or (min(len(one), len(other)) == 1 < max(len(one), len(other))):
        return False
    if "".join(word.text for word in one) != "".join(word.text for word in other):
        return False
    ends, other_ends = (set(accumulate(len(word.text) for word in words)) for words in (one, other))
    return ends <= other_ends or other_ends <= ends


def _likely(one: Name, other: Name) -> bool:
    if _alike(_words(one), _words(other)):
        return True
    family, other_family = ("".join(w.text for w in _words(name) if not w.given) for name in (one, other))
    if min(len(family), len(other_family)) < _SHORTEST_MISSPELT_FAMILY:
        return False
    respelt = replace(other, family=one.family, particles=one.particles)
    return bool(one.given) and _one_edit_apart(family, other_family) and _alike(_words(one), _words(respelt))


def _alike(one: _Words, other: _Words) -> bool:
    for first, second in ((one, other), (_without_seyed(one), _without_seyed(other))):
        if _equal(first, second):
            return True
        for short, full in ((first, second), (second, first)):
            if _initials_match(short, full) or _equal(short, _without_patronymic(full)):
                return True
    return False


def _without_seyed(words: _Words) -> _Words:
    if len(words) < 3 and not (words and _SEYED_GLUED.match(words[0].text)):
        return words
    if _SEYED.fullmatch(words[0].text):
        return words[1:]
    return (replace(words[0], text=_SEYED_GLUED.sub("", words[0].text, count=1)), *words[1:])


def _without_patronymic(words: _Words) -> _Words:
    return tuple(word for word in words if not (word.given and PATRONYMIC.search(word.text))) or words


def _initials_match(short: _Words, full: _Words) -> bool:
    if min(len(short), len(full)) < 2 or short[-1].initial or not any(w.initial for w in short + full):
        return False

    @cache
    def fits(i: int, j: int) -> bool:
        if i == len(short) or j == len(full):
            return i == len(short) and all(word.given for word in full[j:])
        if j > 0 and full[j].given and fits(i, j + 1):
            return True
        return any(
            _abbreviates(short[i:i_end], full[j:j_end]) and fits(i_end, j_end)
            for i_end in range(i + 1, len(short) + 1)
            for j_end in range(j + 1, len(full) + 1)
            if i_end == i + 1 or j_end == j + 1
        )

    return fits(0, 0)


def _abbreviates(short: _Words, full: _Words) -> bool:
    """Say whether some words stand for one word, or one word for some, or one for one."""
    if len(short) == 1:
        word, whole = short[0], "".join(word.text for word in full)
        if len(full) > 1:
            return not word.initial and not any(w.initial for w in full) and word.text == whole
        begins = (word.initial and whole.startswith(word.text)) or (
            full[0].initial and word.text.startswith(whole)
        )
        return begins or (word.text == whole and not word.initial)
    return not full[0].initial and _spells_in_order(short, full[0].text)


def _spells_in_order(short: _Words, whole: str) -> bool:
    """Say whether "h", "r" or "hamid", "r" can stand for "hamidreza".

    The first begins it, what follows a word goes on where that ends, what follows an initial comes later,
    a word at the end ends it, and an initial at the end abbreviates at least two letters.
    """
    if not any(word.initial for word in short) or not whole.startswith(short[0].text):
        return False
    position = len(short[0].text)
    for before, word in pairwise(short):
        at_end = word is short[-1] and not word.initial
        found = whole.rfind(word.text) if at_end else whole.find(word.text, position)
        if found < position or (not before.initial and found != position):
            return False
        position = found + len(word.text)
    return position < len(whole) if short[-1].initial else position == len(whole)


def _one_edit_apart(one: str, other: str) -> bool:
    """Say whether one letter put in, left out or replaced makes one text the other (or nothing does)."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    rest, other_rest = one[start:], other[start:]
    return rest[1:] == other_rest[1:] or rest == other_rest[1:] or rest[1:] == other_rest
