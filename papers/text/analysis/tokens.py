"""From a text to the terms that it is found by, each with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from papers.text.analysis.persian import gathered, terms_of_pieces
from papers.text.analysis.words import Word, letters_of, words_of

LONGEST_TERM = 64
"""Characters."""
_ENGLISH = snowballstemmer.stemmer("english")
_RUSSIAN = snowballstemmer.stemmer("russian")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_POSSESSIVE = re.compile("['’ʼ](?:[sS]|$)$|['’ʼ]$")
HOMOGRAPHS = {"us", "who", "it", "am", "or"}
"""English words of grammar that are acronyms in capitals; the word's own term begins with 0."""


class Token(NamedTuple):
    """A word at text[start:end]: its place among the words, and its terms, the main one first."""

    position: int
    start: int
    end: int
    terms: tuple[str, ...]


def analyse(text: str, language: str = "") -> list[Token]:
    """Return the tokens of a text in order. Each term is letters and digits alone, folded and stemmed.

    A word is analysed by its script: English words on a Persian page as English, and Latin letters count
    as English whatever the page's `language` is.
    """
    tokens = []
    words = words_of(text)
    if not text.isascii():
        words = gathered(words, text)
    for word in words:
        terms = terms_of(word)
        if terms:
            tokens.append(Token(len(tokens), word.start, word.end, terms))
    return tokens


def terms_of(word: Word) -> tuple[str, ...]:
    if word.kind == "acronym":
        letters = letters_of(word.pieces[0])
        return (letters,) if letters else ()
    if word.kind == "designation":
        joined = letters_of(word.pieces[0])
        digits = joined.lstrip("".join(filter(str.isalpha, joined)))
        return (joined, joined[: -len(digits)], digits) if digits and digits != joined else (joined,)
    if word.is_arabic:
        return terms_of_pieces(tuple(letters_of(piece) for piece in word.pieces))
    return _terms("".join(word.pieces))


@lru_cache(maxsize=100_000)
def _terms(written: str) -> tuple[str, ...]:
    """Return the terms of a word in Latin, Cyrillic or other letters, or of a number."""
    letters = letters_of(_POSSESSIVE.sub("", written))[:LONGEST_TERM]
    if not letters:
        return ()
    if letters in HOMOGRAPHS and not written.isupper():
        return (f"0{letters}",)
    return (stem(letters),)


def stem(letters: str) -> str:
    """Return the stem of a folded word of English or Russian; other words are their own."""
    if letters.isascii():
        return _ENGLISH.stemWord(letters) if letters.isalpha() and len(letters) > 2 else letters
    return _RUSSIAN.stemWord(letters) if _CYRILLIC.search(letters) else letters
