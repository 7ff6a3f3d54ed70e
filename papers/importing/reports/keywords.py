"""Parts a printed line of keywords into keywords, in printed order and spelling."""

from __future__ import annotations

import re

from papers.importing.markup import plain_text

SEPARATORS = (",", "،", ";", "؛", "|")
"""What parts keywords; at the end of a line it says that the next line goes on."""

_STRONG = ";؛|•·"
_WEAK = ",،"
_DASHES = re.compile(r"\s+[-–—]\s+")
_OPEN, _CLOSE = "([«“", ")]»”"
_ABBREVIATION = re.compile(r"(?:[^\W\d_]\.){2,}$")


def split_keywords(printed: str) -> tuple[str, ...]:
    """Return the keywords of one line without its label.

    Semicolons and bars part keywords where there are any, commas else, spaced dashes where there is
    neither; none does inside brackets (`Foreign Policy (Iran, 1979)`). One final full stop belongs to the
    line, unless it ends an abbreviation (`U.S.`).
    """
    text = plain_text(printed).text.strip().strip("*").strip()
    pieces = _split(text, _STRONG)
    if len(pieces) == 1:
        pieces = _split(text, _WEAK)
    if len(pieces) == 1:
        pieces = _DASHES.split(text)
    pieces = [" ".join(piece.split()) for piece in pieces]
    while pieces and not pieces[-1].strip(" ."):
        pieces.pop()
    if pieces:
        pieces[-1] = _without_final_stop(pieces[-1])
    return tuple(piece for piece in pieces if piece)


def _without_final_stop(keyword: str) -> str:
    if keyword.endswith(".") and not _ABBREVIATION.search(keyword):
        return keyword[:-1].rstrip()
    if keyword.endswith("..") and _ABBREVIATION.search(keyword[:-1]):
        return keyword[:-1]
    return keyword


def _split(text: str, separators: str) -> list[str]:
    pieces, start, depth = [], 0, 0
    balanced = sum(map(text.count, _OPEN)) == sum(map(text.count, _CLOSE))
    for position, character in enumerate(text):
        if balanced and character in _OPEN:
            depth += 1
        elif balanced and character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in separators and depth == 0:
            pieces.append(text[start:position])
            start = position + 1
    return [*pieces, text[start:]]
