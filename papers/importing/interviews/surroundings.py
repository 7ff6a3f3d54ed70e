"""Takes out of the lines of an interview what stands round its text: running heads, captions, pull quotes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers.importing.interviews.furniture import is_caption, is_furniture
from papers.importing.interviews.grammar import is_finished, is_stub, starts_lower, words_of
from papers.importing.interviews.hyphens import Vocabulary
from papers.importing.interviews.paragraphs import Paragraph, assemble
from papers.importing.interviews.pieces import NARROW, Piece

_HEAD_WORDS = 8
_MASTHEAD = 8  # lines at the top in which the name of the paper stands where it belongs
_MOST_LINES = 4  # of one caption
_CAPTION_WORDS = 24
_PARTED = 0.7  # share of long groups of lines that end a sentence, where blank lines part paragraphs
_SHINGLE = 5  # words from which on a text that is said twice is a quote
_MOST_PLACES = 8
_OPENS = re.compile(
    r"[\[(]\s*(?:photos?|pictures?|images?|caption|figure|file photo|عکس|تصویر|شرح عکس)\b[^\])]*$", re.I
)
_LABEL = re.compile(r"(?:photos?|pictures?|images?|caption|عکس|تصویر|شرح عکس)\s*:", re.I)


@dataclass(frozen=True)
class Caption:
    """A caption as one piece, and all source lines it was printed on."""

    piece: Piece
    lines: tuple[int, ...]


def running_heads(pieces: Sequence[Piece]) -> set[int]:
    """Return the numbers of the lines that repeat the paper's name beside a page number or "continued on".

    The name has to stand somewhere else too: at the top of the file, or on another page.
    """
    keys = [_key(piece.text) for piece in pieces]
    named = Counter(keys)
    for piece in pieces[:_MASTHEAD]:
        for part in piece.text.split("|")[:-1] if "|" in piece.text else ():
            named[_key(part)] += 1
    aside = [is_furniture(piece.text) for piece in pieces]
    heads: set[str] = set()
    for i, piece in enumerate(pieces):
        beside = any(aside[j] for j in (i - 1, i + 1) if 0 <= j < len(pieces))
        if i and beside and not aside[i] and named[keys[i]] > 1 and _may_be_head(piece):
            heads.add(keys[i])
    return {
        piece.number
        for i, (piece, key) in enumerate(zip(pieces, keys, strict=True))
        if key in heads and (i >= _MASTHEAD or aside[i - 1])
    }


def _may_be_head(piece: Piece) -> bool:
    return len(piece.text.split()) <= _HEAD_WORDS and piece.text[-1] not in ".?!؟:،,;؛…-"


def _key(text: str) -> str:
    return " ".join(words_of(text)).casefold()


def take_captions(
    pieces: Sequence[Piece], begins: set[int], dated: set[int]
) -> tuple[list[Caption], list[Piece]]:
    """Return the captions and the other pieces; a caption may go over several lines.

    `begins` holds the numbers of the lines that begin a turn, `dated` those of lines of the masthead that
    name a day: neither begins a caption.
    """
    groups = _groups(pieces)
    long = [group for group in groups if sum(len(line.text) for line in group) > NARROW]
    told = sum(len(line.text) for group in long for line in group)
    prose = told * 3 >= sum(len(piece.text) for piece in pieces)
    parted = prose and sum(is_finished(group[-1].text) for group in long) >= _PARTED * len(long)
    first = next((i for i, group in enumerate(groups) if is_finished(group[-1].text)), len(groups))
    captions: list[Caption] = []
    rest: list[Piece] = []
    for i, group in enumerate(groups):
        around = (groups[i - 1][-1], groups[i + 1][0]) if first < i < len(groups) - 1 else None
        if parted and around and _stands_inside(group, around, begins):
            captions.append(_caption(group))
            continue
        at = 0
        while at < len(group):
            count = 0 if group[at].number in dated else _caption_lines(group[at:], parted)
            if count:
                captions.append(_caption(group[at : at + count]))
            else:
                rest.append(group[at])
            at += max(count, 1)
    return captions, rest


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces in groups between which the file has a blank line, or a line that was taken out."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if groups and piece.number == groups[-1][-1].number + 1:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _caption_lines(lines: Sequence[Piece], parted: bool) -> int:
    """Return how many of the lines are a caption that begins with the first one, 0 if it begins none."""
    if _OPENS.match(lines[0].text):
        for count, line in enumerate(lines[:_MOST_LINES], start=1):
            if re.search(r"[\])]\W*$", line.text):
                return count
    if not is_caption(lines[0].text):
        return 0
    whole = parted and len(lines) <= _MOST_LINES and _LABEL.match(lines[0].text)
    return len(lines) if whole and not is_finished(lines[0].text) else 1


def _caption(lines: Sequence[Piece]) -> Caption:
    text = assemble(lines, Vocabulary(line.text for line in lines))
    piece = replace(lines[0], text=text.text, spans=text.spans, printed=0)
    return Caption(piece, tuple(line.number for line in lines))


def _stands_inside(group: Sequence[Piece], around: tuple[Piece, Piece], begins: set[int]) -> bool:
    """Tell whether a short group without a full stop parts a sentence that goes on behind it."""
    before, after = around
    words = sum(len(line.text.split()) for line in group)
    if len(group) > _MOST_LINES or words > _CAPTION_WORDS or is_finished(before.text) or before.level:
        return False
    if is_finished(group[-1].text) or is_stub(group[-1].text) or starts_lower(group[0].text):
        return False
    if any(line.level or line.number in begins for line in group) or after.level or after.number in begins:
        return False
    caseless = not after.text[:1].isascii() and not after.text[:1].isupper()
    return starts_lower(after.text) or caseless


def pull_quotes(paragraphs: Sequence[Paragraph], begins: set[int]) -> list[Paragraph]:
    """Return the paragraphs that only repeat words of a longer one, set apart to catch the eye."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    texts = [_key(paragraph.text).split() for paragraph in paragraphs]
    held = Counter(line for paragraph in paragraphs for line in paragraph.lines)
    short = {tuple(words[:_SHINGLE]) for words in texts if _SHINGLE <= len(words) <= _CAPTION_WORDS * 2}
    for i, words in enumerate(texts):
        for at in range(len(words) - _SHINGLE + 1):
            shingle = tuple(words[at : at + _SHINGLE])
            if shingle in short and len(places[shingle]) < _MOST_PLACES:
                places[shingle].append(i)
    return [
        paragraph
        for i, (paragraph, words) in enumerate(zip(paragraphs, texts, strict=True))
        if _SHINGLE <= len(words) <= _CAPTION_WORDS * 2
        and not paragraph.level
        and paragraph.lines[0] not in begins
        and all(held[line] == 1 for line in paragraph.lines)
        and not paragraph.text.endswith(("?", "؟"))
        and any(
            _holds(texts[j], words) for j in places[tuple(words[:_SHINGLE])] if len(texts[j]) > len(words)
        )
    ]


def _holds(words: list[str], part: list[str]) -> bool:
    return len(part) < len(words) and f" {' '.join(part)} " in f" {' '.join(words)} "
