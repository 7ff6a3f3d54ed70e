"""Where text of an interview is lost: broken ends, beginnings inside a sentence, words nobody could read."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from papers.importing.document import Notice
from papers.importing.interviews.grammar import (
    CLASS_OF,
    demands_more,
    is_finished,
    is_stub,
    starts_lower,
    words_of,
)
from papers.importing.interviews.paragraphs import Paragraph
from papers.text.saying import say

_MOSTLY = 0.6  # share of finished paragraphs from which a missing full stop means something
_SHORT = 6  # words that may well stand without a full stop
_QUOTED = 60  # characters of a broken end that a notice quotes
_AROUND = 24  # characters on either side of words that are missing
_UNREAD = re.compile(
    r"[\[(<]\s*(?:(?:words?|lines?|text|part|passage)\s)?(?:is\s|are\s)?"
    r"(?:illegible|unreadable|unclear|inaudible|indistinct|missing|lost|torn|damaged|cut off|lacuna)"
    r"(?:\s[^\[\]()<>]{0,30})?\s*[\])>]"
    r"|[\[(<]\s*(?:[^\[\]()<>]{0,20}\s)?(?:ناخوانا|نامفهوم|ناخواناست|افتادگی|افتاده|مخدوش"
    r"|محو شده|پاک شده|پاره شده)"
    r"(?:\s[^\[\]()<>]{0,30})?\s*[\])>]"
    r"|\[\s*(?:\.{2,6}|…|\?{1,3}|؟{1,3})\s*\]|\ufffd{3,}|[□■▯]{2,}",
    re.IGNORECASE,
)
# No sentence begins with these: what they belong to stood before them.
_NO_BEGINNING = {
    word for word, name in CLASS_OF.items() if name in ("fa-object", "fa-be") and word not in ("باشد", "شد")
} | {"که"}


def mark_losses(
    paragraphs: Sequence[Paragraph], spoken_from: Callable[[str], int] = lambda text: 0
) -> list[Paragraph]:
    """Return the paragraphs with `lost` set where the source breaks off or sets in within a sentence.

    `spoken_from` tells for a text the offset behind the label at its head.
    """
    finished = sum(is_finished(paragraph.text) for paragraph in paragraphs)
    punctuated = finished >= _MOSTLY * max(1, len(paragraphs))
    text = next((i for i, paragraph in enumerate(paragraphs) if is_finished(paragraph.text)), 0)
    return [
        replace(paragraph, lost=_lost(paragraph, spoken_from(paragraph.text), punctuated and i >= text))
        for i, paragraph in enumerate(paragraphs)
    ]


def _lost(paragraph: Paragraph, start: int, punctuated: bool) -> str:
    text = paragraph.text
    if paragraph.level:
        return ""
    if is_stub(text):
        return "end"
    if not is_finished(text) and (demands_more(text) or (punctuated and len(words_of(text)) > _SHORT)):
        return "end"
    spoken = text[start:].lstrip()
    if not spoken or not punctuated:
        return ""
    first = spoken.split(None, 1)[0]
    return "start" if (starts_lower(spoken) and first.islower()) or first in _NO_BEGINNING else ""


def loss_notice(text: str, lines: tuple[int, ...], lost: str) -> Notice:
    """Return the notice that says where text is lost and quotes the broken end."""
    if lost == "start":
        quoted = re.match(rf".{{0,{_QUOTED}}}(?!\S)", text)
        return Notice(
            lines[0],
            "text-lost",
            say("The beginning of this text is missing."),
            quoted.group() if quoted else text[:_QUOTED],
        )
    quoted = re.search(rf"(?<!\S).{{0,{_QUOTED}}}$", text)
    return Notice(
        lines[-1],
        "text-lost",
        say("The end of this text is missing."),
        quoted.group() if quoted else text[-_QUOTED:],
    )


def unread_notices(paragraph: Paragraph) -> list[Notice]:
    """Return a notice for each place where the source says that words are missing: "[illegible]"."""
    return [
        Notice(
            max((line for offset, line in paragraph.starts if offset <= found.start()), default=0),
            "text-lost",
            say("Words are missing inside this text."),
            _around(paragraph.text, found.start(), found.end()),
        )
        for found in _UNREAD.finditer(paragraph.text)
    ]


def _around(text: str, start: int, end: int) -> str:
    """Return a part of a text with some whole words on either side."""
    before = re.sub(r"^\S*\s", "", text[start - _AROUND : start]) if start > _AROUND else text[:start]
    after = text[end : end + _AROUND]
    return before + text[start:end] + (re.sub(r"\s\S*$", "", after) if len(text) > end + _AROUND else after)
