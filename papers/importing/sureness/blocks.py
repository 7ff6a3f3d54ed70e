"""How sure a reading is of one block: its length, its letters, its ends, its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from papers.importing.document import Block, Notice
from papers.importing.reports.joins import begins_low, is_complete
from papers.importing.sureness.doubts import (
    BLOCK_NOTICES,
    LIKELY_WRONG,
    MARKED,
    SLIGHT,
    Sureness,
    weigh,
)  # fmt: skip
from papers.text.direction import language_of
from papers.text.saying import say

LONGEST_PARAGRAPH = 600
"""Words. Of the paragraphs of printed working reports the longest have half as many."""
_FAR = 20
"""Source lines between two parts of one paragraph: more than notes and blank lines at a page's end take."""
_FEWEST_COMPARED = 8
"""Words from which the script of a block says something about its language."""
_MOST_PIECES = 3
"""Pieces that a page end and its notes make of one paragraph, and one more."""
_SAMPLE = 2000
"""Characters of a text that say what it is made of."""
_SHORT = 6
"""Words that may well stand without a full stop."""
_MOST_SIGNS = 0.6
"""Share of signs and digits from which a text of some length is no text."""
_SHORTEST_GARBLED = 10
_UNREADABLE = re.compile("\ufffd")
_MISDECODED = re.compile("[ÃÂÐÑØÙÛÚ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
"""What UTF-8 looks like when it was read as Windows-1252 or ISO 8859-1."""


def text_of(block: Block) -> str:
    """Return all words of a block: its text, its items, its cells."""
    return " ".join(
        part
        for part in (
            block.text,
            *(item.text for item in block.items),
            *(cell for row in block.rows for cell in row),
        )
        if part
    )


def lines_of(block: Block) -> tuple[int, ...]:
    return (*block.lines, *(number for item in block.items for number in item.lines))


def count_words(blocks: Iterable[Block]) -> int:
    return sum(len(text_of(block).split()) for block in blocks)


def notices_by_line(notices: Iterable[Notice], codes: Iterable[str]) -> dict[int, list[Notice]]:
    """Return the notices of these codes by the source line that they are about."""
    codes = frozenset(codes)
    found: dict[int, list[Notice]] = {}
    for notice in notices:
        if notice.code in codes:
            found.setdefault(notice.line, []).append(notice)
    return found


def assess_blocks(
    blocks: Sequence[Block], language: str, notices: dict[int, list[Notice]]
) -> tuple[Sureness, ...]:
    """Return how sure the reader is of each block of a text in this language."""
    return tuple(
        weigh(
            [
                *_told(block, notices),
                *_doubts_of_text(text_of(block), block.type == "table"),
                *_doubts_of_type(block, language),
            ]
        )
        for block in blocks
    )


def _told(block: Block, notices: dict[int, list[Notice]]) -> Iterable[tuple[float, str]]:
    """Yield what notices say of the block's lines; a loss concerns the block that is marked so alone."""
    for line in dict.fromkeys(lines_of(block)):
        for notice in notices.get(line, ()):
            if notice.code != "text-lost" or block.lost:
                yield BLOCK_NOTICES[notice.code], notice.message


def _doubts_of_text(text: str, is_table: bool) -> Iterable[tuple[float, str]]:
    text = text[:_SAMPLE]
    signs = "".join(text.split())
    lost = len(_UNREADABLE.findall(text))
    if lost:
        score = LIKELY_WRONG if lost > 3 or lost * 20 > len(signs) else 0.6
        yield score, say("Some signs of this text could not be decoded.")
    if len(_MISDECODED.findall(text)) * 8 > len(signs):
        yield LIKELY_WRONG, say("This text seems to have been decoded wrongly.")
    others = sum(not character.isalpha() for character in signs)
    if is_table or len(signs) < _SHORTEST_GARBLED or text[:1].isdecimal():
        return
    if others > _MOST_SIGNS * len(signs):
        yield LIKELY_WRONG, say("There are hardly any words in this text.")


def _doubts_of_type(block: Block, language: str) -> Iterable[tuple[float, str]]:
    text, words = text_of(block), len(block.text.split())
    if block.type == "heading" and text.rstrip().endswith((".", ",", ";", "،", "؛")):
        yield MARKED, say("This heading ends like a sentence.")
    if block.type in ("p", "answer", "question", "context") and words > LONGEST_PARAGRAPH:
        score = 0.6 if words <= 2 * LONGEST_PARAGRAPH else LIKELY_WRONG
        yield score, say("This paragraph has {words} words: it may be several.", words=words)
    if block.type == "p" and words >= _FEWEST_COMPARED and language_in(text) not in ("", language):
        yield MARKED, say("This paragraph is in another language than its essay.")
    if block.type == "p" and is_broken(block):
        yield SLIGHT, say("This paragraph seems to begin or to end in the middle of a sentence.")
    pieces = joins_of(block) + 1
    if pieces > _MOST_PIECES:
        yield MARKED, say("This paragraph was joined from {pieces} pieces: it may be several.", pieces=pieces)
    if block.type == "p" and any(two - one > _FAR or two < one for one, two in pairwise(block.lines)):
        yield SLIGHT, say("This paragraph was joined from lines that stand far apart.")


def language_in(text: str) -> str:
    """Return the language of a text by the letters of its beginning, "" where it has none."""
    return language_of(text[:_SAMPLE])


def joins_of(block: Block) -> int:
    """Return in how many places a paragraph was joined over notes or blank lines."""
    return sum(two - one > 1 for one, two in pairwise(block.lines)) if block.type == "p" else 0


def is_broken(block: Block) -> bool:
    """Say whether a paragraph of some length begins or ends where no sentence does."""
    if len(block.text.split()) <= _SHORT:
        return False
    return begins_low(block.text) or not is_complete(block.text)
