"""Takes the Markdown out of a line: what is left is plain text with spans over it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from papers.importing.document import Span

_TOKEN = re.compile(
    r"\\(?P<escaped>[\\`*_{}\[\]()<>#+\-.!|$~>&])"
    r"|\[(?P<label>[^\[\]\n]{1,500})\]\((?P<href>(?:[^()\s]|\([^()\s]*\)){0,2000})(?:\s+\"[^\"\n]{0,200}\")?\)"
    r"|\*\*(?P<strong>[^\s*](?:[^*\n]{0,500}[^\s*])?)\*\*"
    r"|(?<![\w*])\*(?P<em>[^\s*](?:[^*\n]{0,500}[^\s*])?)\*(?![\w*])"
    r"|(?<![\w_])_(?P<under>[^\s_](?:[^_\n]{0,500}[^\s_])?)_(?![\w_])"
)
_LIVE = re.compile(r"(?i)(?:https?://|mailto:)\S")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()<>#+\-.!|$~>&])")


@dataclass(frozen=True)
class Plain:
    """A text without markup. `dropped` holds (word, href) of each link that leads nowhere."""

    text: str
    spans: tuple[Span, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()


def plain_text(printed: str) -> Plain:
    """Read the few marks of Markdown that texts use: escapes, links, `*em*` and `**strong**`.

    A link is kept if it leads to http, https or mailto; any other one leaves its word alone.
    Markup inside emphasis is one level deep: `*[word](#)*` is an emphasised word.
    """
    if not any(sign in printed for sign in "\\[*_"):
        return Plain(printed)
    pieces: list[str] = []
    spans: list[Span] = []
    dropped: list[tuple[str, str]] = []
    length = end = 0
    for match in _TOKEN.finditer(printed):
        before = printed[end : match.start()]
        pieces.append(before)
        length += len(before)
        inner, kind, href = _read(match)
        pieces.append(inner.text)
        spans += (replace(span, start=span.start + length, end=span.end + length) for span in inner.spans)
        dropped += inner.dropped
        if kind == "link" and not _LIVE.match(href):
            dropped.append((inner.text, href))
        elif kind:
            spans.append(Span(length, length + len(inner.text), kind, href))
        length += len(inner.text)
        end = match.end()
    return Plain("".join([*pieces, printed[end:]]), tuple(spans), tuple(dropped))


def _read(match: re.Match[str]) -> tuple[Plain, Literal["", "em", "strong", "link"], str]:
    if match["escaped"]:
        return Plain(match["escaped"]), "", ""
    if match["label"] is not None:
        return Plain(_ESCAPED.sub(r"\1", match["label"])), "link", match["href"]
    if match["strong"]:
        return plain_text(match["strong"]), "strong", ""
    return plain_text(match["em"] or match["under"]), "em", ""


def join_plain(first: Plain, second: Plain, between: str = " ") -> Plain:
    """Put two texts after each other; the spans of the second move along."""
    return join_pieces([first, Plain(between), second])


def join_pieces(pieces: Iterable[Plain]) -> Plain:
    """Put texts after each other with nothing between them; their spans move along."""
    texts: list[str] = []
    spans: list[Span] = []
    dropped: list[tuple[str, str]] = []
    shift = 0
    for piece in pieces:
        texts.append(piece.text)
        spans += (replace(span, start=span.start + shift, end=span.end + shift) for span in piece.spans)
        dropped += piece.dropped
        shift += len(piece.text)
    return Plain("".join(texts), tuple(spans), tuple(dropped))
