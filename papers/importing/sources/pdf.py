"""Takes the text layer out of a PDF: words with their places, then lines, columns and paragraphs.

pages -> words -> lines of each column -> lines without running heads -> paragraphs, each one line of text
"""

from __future__ import annotations

import ctypes
import math
import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_functions

from papers.importing.document import UnreadableSource
from papers.importing.sources.footnotes import take_footnotes
from papers.importing.sources.furniture import take_furniture
from papers.importing.sources.glyphs import (
    STROKE,
    Glyph,
    Word,
    is_invisible,
    is_right_to_left,
    plain_letters,
    spell,
)
from papers.importing.sources.limits import Limits
from papers.importing.sources.paragraphs import join_hyphens, paragraphs_of
from papers.importing.sources.typesetting import HYPHEN, Line, columns_of
from papers.text.saying import say

_FEWEST_LETTERS = 20
_PASSWORD = re.compile("password|security", re.IGNORECASE)
_LOOSE_TO_SIZE = 0.86
"""Size of a font to the height of its loosest box, which holds ascenders and descenders."""
_LEAP, _LEAP_OF_SPACED = 0.2, 0.6
"""Of the size: white that parts two words, where a page prints no spaces and where it does."""
_LOW = 0.2
"""Of the size: no letter is as low, only the stroke that stretches a line of Persian to its full width."""
_RAISED_BY = 0.2
"""Of the size: how far above the base line the ink of a superscript number begins."""


def read_pdf(data: bytes, limits: Limits) -> tuple[list[str], list[tuple[int, str, str, str]]]:
    """Return the lines of the text and notices as plain tuples. Raises UnreadableSource."""
    pages, empty = _pages(data, limits)
    pages, notices = take_furniture(pages)
    pages, notes = take_footnotes(pages)
    if empty:
        numbers = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
        one = say("One page holds no text: {numbers}.", numbers=numbers)
        several = say("{count} pages hold no text: {numbers}.", count=len(empty), numbers=numbers)
        message = one if len(empty) == 1 else several
        notices.append((1, "pages-without-text", message, ""))
    return join_hyphens(paragraphs_of(pages, notes)), notices


def _pages(data: bytes, limits: Limits) -> tuple[list[list[list[Line]]], list[int]]:
    """Return the lines of each column of each page, and the numbers of the pages without text."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as reason:
        if _PASSWORD.search(str(reason)):
            raise UnreadableSource(say("The PDF is locked with a password.")) from reason
        raise UnreadableSource(say("The PDF is damaged: it cannot be opened.")) from reason
    if not 0 < len(document) <= limits.pages:
        raise UnreadableSource(
            say("The PDF has {count} pages; a paper has 1 to {most}.", count=len(document), most=limits.pages)
        )
    pages, empty, letters, size = [], [], 0, 0
    for number in range(len(document)):
        words = _words_of(document, number, limits.text - size)
        size += sum(len(word.text) for word in words)
        found = sum(character.isalpha() for word in words for character in word.text)
        letters += found
        if not found:
            empty.append(number + 1)
        pages.append(words)
    if letters < _FEWEST_LETTERS:
        raise UnreadableSource(say("The PDF is a scan: it holds pictures of pages and no text."))
    return columns_of(pages), empty


def _words_of(document: pdfium.PdfDocument, number: int, most: int) -> list[Word]:
    try:
        page = document[number]
        text = page.get_textpage()
        count = text.count_chars()
    except pdfium.PdfiumError as reason:
        raise UnreadableSource(
            say("The PDF is damaged: page {number} cannot be read.", number=number + 1)
        ) from reason
    if count > most:
        raise UnreadableSource(say("The file holds more text than any paper does."))
    words = _parted(text.raw, count)
    text.close()
    page.close()
    return words


def _parted(text: pdfium_functions.FPDF_TEXTPAGE, count: int) -> list[Word]:
    """Part the characters of a page at spaces, at a change of height or size, and at a leap."""
    words: list[Word] = []
    characters = [pdfium_functions.FPDFText_GetUnicode(text, at) for at in range(count)]
    leap = _LEAP_OF_SPACED if characters.count(0x20) * 12 > count else _LEAP
    ruler = _Ruler(
        text, any(is_right_to_left(chr(code)) for code in set(characters) if 0x590 <= code < 0x110000)
    )
    fresh, space = True, None
    for at, code in enumerate(characters):
        character = HYPHEN if code in (0x2, 0xFFFE) else chr(code) if code < 0x110000 else " "
        unknown = character < " " and character not in "\t\r\n"
        if character.isspace() or (unknown and not ruler.joined):
            fresh = True
            space = ruler.place_of_space(at) if character in " \u00a0" else None
            if words and space is not None and ruler.y.value == words[-1].y:
                _note_space(words[-1], space)
            continue
        # A sign without a letter on a page of joined ones is the stroke that makes a word longer.
        letters = STROKE if unknown else plain_letters(character)
        if not letters:
            continue
        glyph = ruler.glyph(at, letters)
        if fresh or not (is_invisible(character) or _goes_on(words[-1], glyph, leap)):
            words.append(Word([glyph]))
            if space is not None:
                _note_space(words[-1], space)
        else:
            words[-1].add(glyph)
        fresh, space = False, None
    spell(words)
    return [word for word in words if word.text]


class _Ruler:
    """Measures the characters of a page."""

    def __init__(self, text: pdfium_functions.FPDF_TEXTPAGE, joined: bool) -> None:
        """`joined`: the page has letters that are joined, whose ink says more than the room they take."""
        self.text, self.joined = text, joined
        self.box, self.matrix = pdfium_functions.FS_RECTF(), pdfium_functions.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.ink = tuple(ctypes.c_double() for _ in range(4))

    def place_of_space(self, at: int) -> float | None:
        """Return where a space stands, or nothing for one that was only guessed from white on the page."""
        pdfium_functions.FPDFText_GetLooseCharBox(self.text, at, self.box)
        pdfium_functions.FPDFText_GetCharOrigin(self.text, at, self.x, self.y)
        printed = pdfium_functions.FPDFText_IsGenerated(self.text, at) == 0 and self.box.right > self.box.left
        return self.x.value if printed else None

    def glyph(self, at: int, letters: str) -> Glyph:
        """Return a character with its place, and as such the strokes that only make a Persian word longer."""
        pdfium_functions.FPDFText_GetLooseCharBox(self.text, at, self.box)
        pdfium_functions.FPDFText_GetCharOrigin(self.text, at, self.x, self.y)
        left, right, height = self.box.left, self.box.right, self.box.top - self.box.bottom
        pdfium_functions.FPDFText_GetMatrix(self.text, at, self.matrix)
        size = pdfium_functions.FPDFText_GetFontSize(self.text, at) * math.hypot(self.matrix.c, self.matrix.d)
        if not 0.25 * size < height < 4 * size:
            size = max(height * _LOOSE_TO_SIZE, 0.1)
        raised = False
        if self.joined or letters.isdecimal():
            ink_left, ink_right, bottom, top = self.ink
            pdfium_functions.FPDFText_GetCharBox(self.text, at, ink_left, ink_right, bottom, top)
            if letters.isdecimal():
                raised = bottom.value - self.y.value > _RAISED_BY * size
            elif is_right_to_left(letters[0]) and ink_right.value > ink_left.value:
                left, right = ink_left.value, ink_right.value
            elif letters.isalpha() and 0 < top.value - bottom.value < _LOW * size:
                letters = STROKE
        return Glyph(letters, left, right, self.x.value, self.y.value, size, raised)


def _note_space(word: Word, place: float) -> None:
    if place > (word.left + word.right) / 2:
        word.space_right = True
    else:
        word.space_left = True


def _goes_on(word: Word, glyph: Glyph, most: float) -> bool:
    if abs(word.y - glyph.y) > 0.08 * word.size or abs(word.size - glyph.size) > 0.15 * word.size:
        return False
    if word.raised != glyph.raised:
        return False
    if not glyph.text.isalpha() and is_right_to_left(word.glyphs[-1].text[0]):
        most = _LEAP
    leap = max(glyph.left - word.right, word.left - glyph.right)
    return leap < most * word.size
