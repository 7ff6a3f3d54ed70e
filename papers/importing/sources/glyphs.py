"""Puts the characters of a PDF's page together to words, in the order in which the words are read.

A printed page knows where its signs stand, and often not in which order they are read: Persian comes from
left to right, turned word by word, or both on one line. So the letters of such a word are ordered by place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

JOINER_OFF = "\u200c"
STROKE = "\u0640"
"""Stretches a line of Persian to its full width; it is no letter."""
_INVISIBLE = frozenset("\u200b\u200c\u200d\u200e\u200f\u00ad")
RAISED = str.maketrans("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 3)
"""From digits to superscript ones."""
_OPENING, _CLOSING = "([{«", ")]}»"
_OPEN = str.maketrans(_CLOSING, _OPENING)
_CLOSE = str.maketrans(_OPENING, _CLOSING)
_SIGNS = ".,،؛;:!?؟…" + _OPENING + _CLOSING
_ONE_SIDED = frozenset("اآأإٱدذرزژوؤةىء")
"""Arabic letters that never join the letter after them."""
_NUMERIC = ("AN", "EN")
_BETWEEN_DIGITS = ("CS", "ES", "ET")
_FORMS = (("\ufb00", "\ufb06"), ("\ufb50", "\ufdf9"), ("\ufe70", "\ufefc"))
"""Ligatures of Latin letters, and the shapes of Arabic ones: pictures of letters that are none."""
_APART = 0.04
"""Of the size: white between two Arabic letters that would join if nothing kept them apart."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character and its place in points: `x`, `y` where the pen stood, its ink from `left` to `right`."""

    text: str
    left: float
    right: float
    x: float
    y: float
    size: float
    raised: bool = False


@dataclass
class Word:
    """A word and its place in points from the lower left corner of the page; `y` is its base line."""

    glyphs: list[Glyph]
    text: str = ""
    raised: bool = False
    space_left: bool = False
    space_right: bool = False
    """The page has a space beside the word, however narrow it was set."""
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        first = self.glyphs[0]
        self.left, self.right, self.y, self.size = first.left, first.right, first.y, first.size
        self.raised = first.raised
        for glyph in self.glyphs[1:]:
            self.widen(glyph)

    def widen(self, glyph: Glyph) -> None:
        """Take up the room of a glyph that adds no letter."""
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)

    def add(self, glyph: Glyph) -> None:
        self.glyphs.append(glyph)
        self.widen(glyph)

    def raise_mark(self) -> None:
        """Make a small number above the line a superscript one; a mark in brackets stays as it is."""
        self.raised = True
        if not set(self.text) & set(_OPENING + _CLOSING):
            self.text = self.text.translate(RAISED)


def plain_letters(character: str) -> str:
    """Return the letters of which a ligature or a joined shape of a letter is the picture."""
    if any(first <= character <= last for first, last in _FORMS):
        return unicodedata.normalize("NFKC", character).strip()
    return character


def is_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL")


def spell(words: Sequence[Word]) -> None:
    """Set the text of each word of a page from its glyphs.

    A page that prints no zero-width non-joiner at all has lost them: white between letters shows where.
    """
    lost = not any(JOINER_OFF in glyph.text for word in words for glyph in word.glyphs) and _letters_touch(
        words
    )
    for word in words:
        word.text = _spelled(word.glyphs, lost)
        if word.raised:
            word.raise_mark()


def _letters_touch(words: Sequence[Word]) -> bool:
    """Say whether letters that join are drawn joined: then white between two of them means something."""
    pairs = [_are_apart(*pair) for word in words for pair in pairwise(_by_place(word.glyphs)) if _join(*pair)]
    return sum(pairs) * 4 < len(pairs)


def _by_place(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Order glyphs in the direction of their letters; those of one sign, or over one, stay together."""
    clusters: list[list[Glyph]] = []
    for glyph in glyphs:
        hangs = unicodedata.category(glyph.text[0]) == "Mn"
        if clusters and (hangs or abs(glyph.x - clusters[-1][0].x) < 0.01 * glyph.size):
            clusters[-1].append(glyph)
        else:
            clusters.append([glyph])
    from_right = any(is_right_to_left(glyph.text[0]) for glyph in glyphs)
    clusters.sort(key=lambda cluster: -cluster[0].x if from_right else cluster[0].x)
    return [glyph for cluster in clusters for glyph in _in_sign(cluster)]


def _in_sign(cluster: list[Glyph]) -> list[Glyph]:
    """Order the letters of one sign: the base before its marks, and lam before the alef it is tied to."""
    cluster = sorted(cluster, key=lambda glyph: unicodedata.category(glyph.text[0]) == "Mn")
    if len(cluster) == 2 and cluster[1].text == "ل" and cluster[0].text in "اآأإ":
        cluster.reverse()
    return cluster


def _join(first: Glyph, second: Glyph) -> bool:
    both = is_right_to_left(first.text[-1]) and is_right_to_left(second.text[0])
    return both and first.text[-1].isalpha() and second.text[0].isalpha() and first.text[-1] not in _ONE_SIDED


def _are_apart(first: Glyph, second: Glyph) -> bool:
    return first.x > second.x and first.left - second.right > _APART * first.size


def _spelled(glyphs: Sequence[Glyph], joiners_lost: bool) -> str:
    ordered = _by_place(glyphs)
    if not any(is_right_to_left(glyph.text[0]) for glyph in glyphs):
        return "".join(glyph.text for glyph in ordered)
    parts = []
    for glyph, following in pairwise([*ordered, None]):
        parts.append(glyph.text)
        if following and joiners_lost and _join(glyph, following) and _are_apart(glyph, following):
            parts.append(JOINER_OFF)
    return _with_joiners(_numbers_turned("".join(parts).replace(STROKE, "")))


def _with_joiners(text: str) -> str:
    """Move a non-joiner that parts nothing before its letter: one sign stood for the two."""
    letters = list(text)
    for at in range(1, len(letters) - 1):
        if (
            letters[at] == JOINER_OFF
            and letters[at - 1] in _ONE_SIDED
            and letters[at - 2 :][:1] != [JOINER_OFF]
        ):
            letters[at - 1], letters[at] = letters[at], letters[at - 1]
    return "".join(letters).strip(JOINER_OFF)


def _numbers_turned(text: str) -> str:
    """Turn what runs from left to right inside a word: numbers and Latin letters."""
    kinds = [unicodedata.bidirectional(character) for character in text]
    runs_left = [kind == "L" or kind in _NUMERIC for kind in kinds]
    for at in range(1, len(text) - 1):
        runs_left[at] |= kinds[at] in _BETWEEN_DIGITS and runs_left[at - 1] and kinds[at + 1] in _NUMERIC
    groups = groupby(zip(text, runs_left, strict=True), key=lambda pair: pair[1])
    texts = (("".join(character for character, _ in group), left) for left, group in groups)
    return "".join(part[::-1] if left else part for part, left in texts)


def bracketed(line: str) -> str:
    """Set the brackets of a right-to-left line: they open before a word and close after it."""
    return re.sub(r"(?:(?!\.{3})\S)+", lambda match: _bracketed(match.group()), line)


def _bracketed(word: str) -> str:
    inner = word.strip(_SIGNS)
    if not inner:
        return word
    begin = word.index(inner)
    return word[:begin].translate(_OPEN) + inner + word[begin + len(inner) :].translate(_CLOSE)


def turned(text: str) -> str:
    """Return a number of a right-to-left line, taken from left to right, with the signs round it as read."""
    number = text.strip(_SIGNS)
    allowed = (*_NUMERIC, *_BETWEEN_DIGITS)
    if any(map(is_right_to_left, text)) or any(
        unicodedata.bidirectional(sign) not in allowed for sign in number
    ):
        return text
    begin = text.index(number)
    return text[begin + len(number) :][::-1] + number + text[:begin][::-1]


def is_invisible(character: str) -> bool:
    return character in _INVISIBLE
