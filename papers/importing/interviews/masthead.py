"""Lines of a masthead that say neither what an interview is called nor who talks: paper, date, bare names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers.importing.dates import printed_date
from papers.importing.document import PrintedDate
from papers.importing.interviews.grammar import CLASSES, is_finished, tag, words_of
from papers.importing.interviews.pieces import Piece

_WEEKDAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:یک|دو|سه|چهار|پنج)?[\u200c\s]?شنبه|جمعه)[,،]?\s*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|¦·•]\s*|[,،]\s+|\s+[–—/-]\s+|:\s+")
_LONGEST_DATELINE = 100  # characters
_LONGEST_PLACE = 5  # words beside a date: a town, a paper, a page
_LONGEST_PAPER = 6  # words
_PAPER = re.compile(
    r"\b(?:news|agency|times|post|daily|journal|press|tribune|review|magazine|weekly|monthly|quarterly|gazette"
    r"|herald|observer|monitor|dispatch|chronicle|courier|mail|mirror|echo|bulletin|telegraph|guardian|standard"
    r"|globe|star|sun|argus|mercury|register|record|newspaper)\b"
    r"|^(?:روزنامه|هفته\u200c?\s?نامه|ماهنامه|فصلنامه|دوهفته\u200cنامه|مجله|خبرگزاری|نشریه|گاهنامه|پایگاه)(?:\s|ٔ|\u200cی)",
    re.IGNORECASE,
)
_PERSIAN_WORD = re.compile(r"[\u0621-\u06cc\u064b-\u0654\u200c]{2,}")
_CREDIT = re.compile(r"(?:گفت\s?\u200c?\s?و\s?\u200c?\s?گو|گفتگو|مصاحبه|گزارش)\s(?:از|توسط)\s(?P<name>.+)")
_FAR = 40  # lines in which a name has to come again


def date_of(text: str) -> PrintedDate | None:
    """Return the date that a line prints by itself or beside a weekday, a place, the paper or the page."""
    if len(text) > _LONGEST_DATELINE or not re.search(r"\d", text):
        return None
    ends = [(0, 0), *((found.start(), found.end()) for found in _SEPARATOR.finditer(text))]
    ends.append((len(text), len(text)))
    if len(ends) > 8:
        return None
    for length in range(len(ends) - 1, 0, -1):
        for i in range(len(ends) - length):
            date = text[ends[i][1] : ends[i + length][0]]
            beside = _SEPARATOR.split(text[: ends[i][0]]) + _SEPARATOR.split(text[ends[i + length][1] :])
            if all(_may_stand_beside(part) for part in beside) and (found := _date(date)):
                return found
    return None


def _date(text: str) -> PrintedDate | None:
    return printed_date(_WEEKDAY.sub("", text, count=1).strip()) if re.search(r"\d", text) else None


def _may_stand_beside(text: str) -> bool:
    return len(words_of(text)) <= _LONGEST_PLACE and not is_finished(text)


def is_paper(rest: Sequence[Piece], titles: int) -> bool:
    """Tell whether the first line of a page is the paper's own name: the line after it dates the page.

    `titles` counts the lines under the date that may be a headline. A paper is told by a word for one, or
    by leaving both a headline and a deck to the lines under it.
    """
    if len(rest) < 2 or rest[0].level or is_finished(rest[0].text) or not titles:
        return False
    text = rest[0].text
    if len(text.split()) > _LONGEST_PAPER or any(mark in text for mark in ',،:?؟«»"'):
        return False
    return bool(_PAPER.search(text)) or (titles >= 2 and _is_titled(text))


def _is_titled(text: str) -> bool:
    """Tell whether each longer word begins with a capital; letters without case have to be few words."""
    words = words_of(text)
    if not any(character.isupper() or character.islower() for character in text):
        return len(words) <= 3
    return all(word[:1].isupper() for word in words if len(word) > 3)


def credited(text: str) -> str:
    """Return the name behind the words «گفت‌وگو از», or the text itself."""
    found = _CREDIT.fullmatch(text)
    return found["name"] if found else text


def is_bare_name(text: str, below: Sequence[Piece]) -> bool:
    """Tell whether a line is nothing but a name that the text below prints again."""
    words = text.split()
    if not 2 <= len(words) <= 4 or text.isupper():
        return False
    named = all(re.fullmatch(r"[^\W\d_a-z][\w'’.-]*", word) and not word.isdigit() for word in words)
    if not named or any(tag(word) in CLASSES or tag(word).startswith("fa-") for word in words):
        return False
    if not text[0].isupper() and not all(_PERSIAN_WORD.fullmatch(word) for word in words):
        return False
    return text in " ".join(piece.text for piece in below[:_FAR])
