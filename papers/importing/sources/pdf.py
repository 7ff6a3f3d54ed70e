"""Takes the text layer out of a PDF: words with their places, then lines, columns and paragraphs.

pages -> words -> lines of each column -> lines without running heads -> paragraphs, each one line of text
"""

from __future__ import annotations

import ctypes
import re

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_functions

from papers.importing.document import UnreadableSource
from papers.importing.sources.furniture import take_furniture
from papers.importing.sources.limits import Limits
from papers.importing.sources.paragraphs import join_hyphens, paragraphs_of
from papers.importing.sources.typesetting import HYPHEN, Line, Word, lines_of

_FEWEST_LETTERS = 20
_PASSWORD = re.compile("password|security", re.IGNORECASE)
_JOINERS = frozenset("\u200b\u200c\u200d\u200e\u200f\u00ad")
_LOOSE_TO_SIZE = 0.86
"""Size of a font to the height of its loosest box, which holds ascenders and descenders."""


def read_pdf(data: bytes, limits: Limits) -> tuple[list[str], list[tuple[int, str, str, str]]]:
    """Return the lines of the text and notices as plain tuples. Raises UnreadableSource."""
    pages, empty = _pages(data, limits)
    pages, notices = take_furniture(pages)
    if empty:
        numbers = ", ".join(map(str, empty[:20])) + (" …" if len(empty) > 20 else "")
        message = f"{len(empty)} {'page holds' if len(empty) == 1 else 'pages hold'} no text: {numbers}."
        notices.append((1, "pages-without-text", message, ""))
    return join_hyphens(paragraphs_of(pages)), notices


def _pages(data: bytes, limits: Limits) -> tuple[list[list[list[Line]]], list[int]]:
    """Return the lines of each column of each page, and the numbers of the pages without text."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as reason:
        if _PASSWORD.search(str(reason)):
            raise UnreadableSource("The PDF is locked with a password.") from reason
        raise UnreadableSource("The PDF is damaged: it cannot be opened.") from reason
    if not 0 < len(document) <= limits.pages:
        raise UnreadableSource(f"The PDF has {len(document)} pages; a paper has 1 to {limits.pages}.")
    pages, empty, letters, size = [], [], 0, 0
    for number in range(len(document)):
        words = _words_of(document, number, limits.text - size)
        size += sum(len(word.text) for word in words)
        found = sum(character.isalpha() for word in words for character in word.text)
        letters += found
        if not found:
            empty.append(number + 1)
        pages.append(lines_of(words))
    if letters < _FEWEST_LETTERS:
        raise UnreadableSource("The PDF is a scan: it holds pictures of pages and no text.")
    return pages, empty


def _words_of(document: pdfium.PdfDocument, number: int, most: int) -> list[Word]:
    try:
        page = document[number]
        text = page.get_textpage()
        count = text.count_chars()
    except pdfium.PdfiumError as reason:
        raise UnreadableSource(f"The PDF is damaged: page {number + 1} cannot be read.") from reason
    if count > most:
        raise UnreadableSource("The file holds more text than any paper does.")
    words = _parted(text.raw, count)
    text.close()
    page.close()
    return words


def _parted(text: pdfium_functions.FPDF_TEXTPAGE, count: int) -> list[Word]:
    """Part the characters of a page at white space, at a change of height or size, and at a leap."""
    words: list[Word] = []
    box, x, y = pdfium_functions.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    fresh = True
    for at in range(count):
        code = pdfium_functions.FPDFText_GetUnicode(text, at)
        character = HYPHEN if code in (0x2, 0xFFFE) else chr(code) if 0 < code < 0x110000 else " "
        if character.isspace() or character < " ":
            fresh = True
            continue
        pdfium_functions.FPDFText_GetLooseCharBox(text, at, box)
        pdfium_functions.FPDFText_GetCharOrigin(text, at, x, y)
        size = max((box.top - box.bottom) * _LOOSE_TO_SIZE, 0.1)
        glyph = Word(character, box.left, box.right, y.value, size)
        if fresh or not (character in _JOINERS or _goes_on(words[-1], glyph)):
            words.append(glyph)
        else:
            words[-1].add(glyph)
        fresh = False
    return words


def _goes_on(word: Word, glyph: Word) -> bool:
    if abs(word.y - glyph.y) > 0.08 * word.size or abs(word.size - glyph.size) > 0.15 * word.size:
        return False
    leap = max(glyph.left - word.right, word.left - glyph.right)
    return leap < 0.25 * word.size
