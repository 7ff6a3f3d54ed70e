"""The head of an interview: headline, decks, the label of the column, who asked, and the date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from papers.importing.dates import printed_date
from papers.importing.document import PrintedDate
from papers.importing.interviews.grammar import is_finished, is_stub, starts_lower, words_of
from papers.importing.interviews.introductions import People, merge, named_field
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.speakers import Speakers

_LABEL = re.compile(
    r"[\W_]*(?:(?:exclusive|special|the|weekend|full|long)\s+)?(?:interviews?|q\s?&\s?a"
    r"|conversation|in conversation|exclusive)(?:\s+exclusive)?[\W_]*"
    r"|[\W_]*(?:گفت\s?[\u200c-]?\s?و\s?[\u200c-]?\s?گو|گفتگو|مصاحبه)(?:\u200c?ی)?(?:\s(?:اختصاصی"
    r"|ویژه|روز|هفته))?[\W_]*",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:یک|دو|سه|چهار|پنج)?\u200c?\s?شنبه|جمعه)[,،]?\s*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 30  # words
_MOST_DECKS = 4


@dataclass
class Head:
    """What stands above the text. `lines` are those of label, fields and date; the rest become blocks.

    `byline` is a plain "By NAME": who wrote the page, and so who asked if the text names nobody else.
    """

    headline: Piece | None = None
    decks: list[Piece] = field(default_factory=list)
    label: str = ""
    people: People = field(default_factory=People)
    byline: Piece | None = None
    date: PrintedDate = field(default_factory=PrintedDate)
    lines: list[int] = field(default_factory=list)

    def take(self, piece: Piece) -> bool:
        """Take a line that is a label, a byline or a date."""
        if not self.label and is_label(piece.text):
            self.label = piece.text
        elif self.byline is None and is_byline(piece.text):
            self.byline = piece
            return True
        elif people := named_field(piece.text):
            if (people.interviewer and self.people.interviewer) or (
                people.interviewee and self.people.interviewee
            ):
                return False
            self.people = merge(self.people, people)
        elif self.date == PrintedDate() and (date := date_of(piece.text)):
            self.date = date
        else:
            return False
        self.lines.append(piece.number)
        return True


def is_byline(text: str) -> bool:
    """Tell whether a line is "By NAME"."""
    return text[:3].lower() == "by " and named_field(text) is not None


def is_label(text: str) -> bool:
    """Tell whether a line is the label of the column: `INTERVIEW`, `Q&A`, `گفت‌وگو`."""
    return len(text) < 40 and bool(_LABEL.fullmatch(text))


def date_of(text: str) -> PrintedDate | None:
    """Return the date a line prints, a weekday before it allowed; None for any other line."""
    return printed_date(_WEEKDAY.sub("", text, count=1).strip()) if len(text) < 60 else None


def read_head(pieces: list[Piece], speakers: Speakers) -> tuple[Head, list[Piece]]:
    """Split the pieces into the head of the page and its text."""
    head = Head()
    for i, piece in enumerate(pieces):
        if head.take(piece):
            continue
        rest = pieces[i:]
        if speakers.label(piece.text) or _begins_text(rest):
            return head, rest
        if head.headline is None:
            head.headline = piece
        elif len(head.decks) < _MOST_DECKS and (piece.level or _is_deck(rest, bool(head.label))):
            head.decks.append(piece)
        else:
            return head, rest
    return head, []


def _begins_text(rest: list[Piece]) -> bool:
    """Tell whether the first piece is text: too long for a title, or the first line of a paragraph."""
    piece = rest[0]
    if piece.level:
        return False
    if len(words_of(piece.text)) > _LONGEST_TITLE or is_stub(piece.text) or piece.text.endswith((",", "،")):
        return True
    if starts_lower(piece.text):
        return True
    following = rest[1].text if len(rest) > 1 else ""
    if starts_lower(following) and not is_finished(piece.text):
        return True
    run = [other for other in rest[:6] if other.narrow and not is_finished(other.text) and not other.level]
    return (
        len(run) == 6
        and sum(len(other.text) for other in run[1:]) > 100
        and not starts_lower(run[0].text)
        and _caseless(run)
    )


def _caseless(run: list[Piece]) -> bool:
    return not any(character.isupper() or character.islower() for piece in run for character in piece.text)


def _is_deck(rest: list[Piece], after_label: bool) -> bool:
    """Tell whether a short line under the headline is a deck: no sentence with a full stop, unless a label
    follows.
    """
    text = rest[0].text
    if not is_finished(text) or (text.endswith((":", ";")) and len(words_of(text)) < 12):
        return not text.endswith(":") and not any(
            span.kind == "strong" for span in rest[0].spans if len(words_of(text)) > 14
        )
    if text.endswith(("?", "؟")):
        return False
    return not after_label and any(is_label(piece.text) for piece in rest[1:4])
