"""From a text to the terms that it is found by, each with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import snowballstemmer

from papers.text.analysis.english import english_stem
from papers.text.analysis.persian import gathered, terms_of_pieces
from papers.text.analysis.stopwords import HOMOGRAPHS
from papers.text.analysis.words import ARABIC_SCRIPT, LONGEST, Word, letters_of, words_of

LONGEST_TERM = LONGEST
"""Characters."""
_RUSSIAN = snowballstemmer.stemmer("russian")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_HYPHEN = re.compile("[-‐‑]")
_POSSESSIVE = re.compile("['’ʼ](?:[sS])?$")
_LONG_CAPITALS = re.compile("[A-Z]{6}")


class Token(NamedTuple):
    """A word at text[start:end]: its place among the words, and its terms, the main one first."""

    position: int
    start: int
    end: int
    terms: tuple[str, ...]


def analyse(text: str, language: str = "") -> list[Token]:
    """Return the tokens of a text in order. Each term is letters and digits alone, folded and stemmed.

    A word is analysed by its script: English words on a Persian page as English, and Latin letters count
    as English whatever the page's `language` is. In a heading in capitals US may be "us" as well.
    """
    tokens = []
    in_capitals = text.isupper() and _LONG_CAPITALS.search(text) is not None
    words = words_of(text)
    if not text.isascii():
        words = gathered(words, text)
    for word in words:
        terms = terms_of(word)
        if terms:
            if in_capitals and terms[0] in HOMOGRAPHS and word.kind == "word":
                terms = (f"0{terms[0]}", *terms)
            tokens.append(Token(len(tokens), word.start, word.end, terms))
    return _joined_at_hyphens(tokens, text)


def _joined_at_hyphens(tokens: list[Token], text: str) -> list[Token]:
    """Give both parts of counter-terrorism the term of counterterrorism too."""
    found = list(tokens)
    for at, (one, other) in enumerate(pairwise(tokens)) if _HYPHEN.search(text) else ():
        if other.start - one.end != 1 or not _HYPHEN.match(text, one.end):
            continue
        letters = letters_of(text[one.start : one.end]) + letters_of(text[other.start : other.end])
        if letters.isalpha() and len(letters) <= LONGEST_TERM and not ARABIC_SCRIPT.match(letters):
            term = stem(letters)
            for place in (at, at + 1):
                found[place] = found[place]._replace(terms=tuple(dict.fromkeys((*found[place].terms, term))))
    return found


def terms_of(word: Word) -> tuple[str, ...]:
    """Return the terms of a word by its kind and script; none where nothing but marks would remain."""
    if word.kind != "word":
        letters = letters_of(without_possessive(word.pieces[0]))
        return (letters,) if letters else ()
    if word.is_arabic:
        return terms_of_pieces(tuple(letters_of(piece) for piece in word.pieces))
    return _terms("".join(word.pieces))


@lru_cache(maxsize=100_000)
def _terms(written: str) -> tuple[str, ...]:
    """Return the terms of a word in Latin, Cyrillic or other letters, or of a number."""
    written = without_possessive(written)
    letters = letters_of(written)
    if not letters:
        return ()
    if letters in HOMOGRAPHS and not written.isupper():
        return (f"0{letters}",)
    return (stem(letters),)


def without_possessive(written: str) -> str:
    """Return a word without the 's, or the apostrophe alone, of what it owns."""
    return _POSSESSIVE.sub("", written)


def stem(letters: str) -> str:
    """Return the stem of a folded word of English or Russian; other words are their own."""
    if letters.isascii():
        return english_stem(letters) if letters.isalpha() else letters
    return _RUSSIAN.stemWord(letters) if _CYRILLIC.search(letters) else letters
