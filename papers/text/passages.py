"""Stored text as plain words with a way back: what is found in the words is mended inside the markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from papers.text.markup import pieces_of

OPAQUE = "\ufffc"
"""Stands for what a reader sees and no check reads: the mark of a note, a picture, a sign in code."""

_TAG_NAME = re.compile("</?([a-zA-Z0-9]+)")
_BLOCKS = {
    "p",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "div",
    "td",
    "tr",
}
_SMALL = {"sup", "sub"}
_SIGN = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});|(?s:.)")


class Passage:
    """A stored text, plain or rich: `text` is what is read in it, with a line end between paragraphs."""

    def __init__(self, source: str, is_rich: bool):
        self.source, self.is_rich = source, is_rich
        signs = list(signs_of(source)) if is_rich else None
        self.text = "".join(sign for sign, _, _ in signs) if signs is not None else source
        self._places = [(start, end) for _, start, end in signs] if signs is not None else None

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where the characters stand in the source; None where a tag stands between them."""
        if self._places is None:
            return start, end
        places = self._places[start:end]
        if not places or any(one[1] != other[0] for one, other in pairwise(places)):
            return None
        if any(low == high for low, high in places) or OPAQUE in self.text[start:end]:
            return None
        return places[0][0], places[-1][1]

    def can_change(self, edits: Iterable[tuple[int, int, str]]) -> bool:
        return all(self.place(start, end) is not None for start, end, _ in edits)

    def changed(self, edits: Iterable[tuple[int, int, str]]) -> str:
        """Return the source with the edits of its words made. Raises ValueError for one across a tag."""
        pieces, at = [], 0
        for start, end, text in sorted(edits):
            place = self.place(start, end)
            if place is None:
                raise ValueError(f"The characters {start} to {end} do not stand together.")
            pieces += (self.source[at : place[0]], html.escape(text, quote=False) if self.is_rich else text)
            at = place[1]
        return "".join([*pieces, self.source[at:]])


def signs_of(source: str) -> Iterator[tuple[str, int, int]]:
    """Yield (character, start, end) of all that is read in rich text; a line end has no extent of its own."""
    small = 0
    for start, end, is_tag in pieces_of(source):
        piece = source[start:end]
        if is_tag:
            name = _TAG_NAME.match(piece)
            if name and name[1].lower() in _SMALL:
                small = max(0, small + (-1 if piece.startswith("</") else 1))
            elif name and name[1].lower() in _BLOCKS:
                yield "\n", start, start
            elif name and name[1].lower() == "embed":
                yield OPAQUE, start, start
        elif small:
            yield OPAQUE, start, end
        else:
            for sign in _SIGN.finditer(piece):
                read = html.unescape(sign.group()) if len(sign.group()) > 1 else sign.group()
                yield read if len(read) == 1 else OPAQUE, start + sign.start(), start + sign.end()
