"""Finds on a title page whose it is: the institute, what it says of itself, its Persian name, a partner.

institute = heading about+
"""

from __future__ import annotations

import re

from papers.importing.document import Notice
from papers.importing.reports.lines import Row, title_key
from papers.importing.reports.titlefacts import (
    ACRONYM,
    LONG,
    LONGEST_SERIES,
    TitlePage,
    is_report_type,
    place,
    text_of,
)
from papers.text.direction import script_of
from papers.text.letters import fold, fold_letters
from papers.text.saying import say

_INSTITUTE = re.compile(
    r"\b(?:institute|cent(?:er|re)|university|foundation|council|academy|school|association|society)\b"
    r"|\b(?:پژوهشکده|پژوهشگاه|مؤسسه|موسسه|مرکز|دانشگاه|بنیاد)\b"
    r"|\b(?:институт\w*|университет\w*|академи[яию]|(?:центр|фонд)(?:а|у|е|ом)?)\b",
    re.IGNORECASE,
)
_LOST_JOINER = re.compile(r"[^\W\d_]{3,}های$")


def names_institute(text: str) -> bool:
    """Say whether the text has the word for an institution; «مرکزی» (central) is another word."""
    return bool(_INSTITUTE.search(fold_letters(text)))


def take_persian_name(page: TitlePage, groups: list[list[Row]], only_named: bool) -> list[list[Row]]:
    """On a Latin title page the lines in Persian are the institute's name, one word a line.

    `only_named`: the page may be in Persian itself, so only a line that names an institution is taken.
    """
    left: list[list[Row]] = []
    for group in groups:
        text = text_of(group)
        if (
            script_of(text) == "arabic"
            and len(text) < LONG
            and not page.persian_name
            and (names_institute(text) or not only_named)
        ):
            page.persian_name = text
            place(page, group)
            for row in group:
                if lost := next((word for word in row.text.split() if _LOST_JOINER.match(word)), ""):
                    message = say(
                        "A zero-width non-joiner (ZWNJ) seems lost in this word of the Persian name."
                    )
                    page.notices.append(Notice(row.number, "zwnj-lost", message, lost))
        else:
            left.append(group)
    return left


def take_about(page: TitlePage, groups: list[list[Row]]) -> list[list[Row]]:
    """Long paragraphs are what the institute says of itself; the line before the first one is its name."""
    left: list[list[Row]] = []
    for at, group in enumerate(groups):
        text = text_of(group)
        if len(text) < LONG:
            left.append(group)
            continue
        if not page.about and at and names_institute(text_of(groups[at - 1])) and left:
            page.institute = text_of(left[-1])
            place(page, left.pop())
        page.about.append(text)
        place(page, group)
    return left


def take_institutes(page: TitlePage, groups: list[list[Row]], quoted: str) -> None:
    """Of the names left, the one with an acronym is the institute; another one is a partner."""
    names = [group for group in groups if names_institute(text_of(group))]
    own = [group for group in names if _is_own(text_of(group), page.institute, quoted)] or names[:1] * (
        not page.institute
    )
    for group in groups:
        text = text_of(group)
        if any(group is name for name in own):
            page.institute = page.institute or _as_quoted(text, quoted)
        elif any(group is name for name in names) and not page.partner:
            page.partner = text
        elif not page.report_type and is_report_type(text):
            page.report_type = text
        elif not page.series and page.number and text.isupper() and len(text) <= LONGEST_SERIES:
            page.series = text
        else:
            continue
        place(page, group)


def is_logo(text: str) -> bool:
    return text.isupper() and names_institute(text)


def _is_own(text: str, institute: str, quoted: str) -> bool:
    if institute:
        return title_key(text) in title_key(institute) or title_key(institute) in title_key(text)
    return bool(ACRONYM.search(text)) or title_key(text) in title_key(quoted)


def _as_quoted(text: str, quoted: str) -> str:
    """Return a name in capitals as the reference line spells it, if it does."""
    at = fold(quoted).find(fold(text))
    same_length = len(fold(quoted)) == len(quoted)
    return quoted[at : at + len(fold(text))] if text.isupper() and at >= 0 and same_length else text
