"""The head of an interview: headline, decks, the label of the column, who asked, and the date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from papers.importing.document import PrintedDate
from papers.importing.interviews.grammar import is_finished, is_stub, starts_lower, words_of
from papers.importing.interviews.introductions import People, merge, named_field
from papers.importing.interviews.masthead import credited, date_of, is_bare_name, is_paper
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.speakers import Speakers

_LABEL = re.compile(
    r"[\W_]*(?:(?:exclusive|special|the|weekend|full|long)\s+)?(?:interviews?|q\s?&\s?a"
    r"|conversation|in conversation|exclusive)(?:\s+exclusive)?[\W_]*"
    r"|[\W_]*(?:گفت\s?[\u200c-]?\s?و\s?[\u200c-]?\s?گو|گفتگو|مصاحبه)(?:\u200c?ی)?(?:\s(?:اختصاصی"
    r"|ویژه|روز|هفته))?[\W_]*",
    re.IGNORECASE,
)
_LONGEST_TITLE = 30  # words
_MOST_DECKS = 4


@dataclass
class Head:
    """What stands above the text. `lines` are those of label, fields and date; the rest become blocks.

    `byline` is a plain "By NAME", or a name alone: who wrote the page, and so who asked if the text names
    nobody else. `paper` is the line that names the newspaper.
    """

    headline: Piece | None = None
    decks: list[Piece] = field(default_factory=list)
    label: str = ""
    people: People = field(default_factory=People)
    byline: Piece | None = None
    paper: Piece | None = None
    date: PrintedDate = field(default_factory=PrintedDate)
    lines: list[int] = field(default_factory=list)

    @property
    def writer(self) -> str:
        """The name in the byline, "" without one."""
        if self.byline is None:
            return ""
        people = named_field(self.byline.text)
        return people.interviewer if people else credited(self.byline.text)

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


def read_head(
    pieces: list[Piece], speakers: Speakers, marked: frozenset[int] = frozenset()
) -> tuple[Head, list[Piece]]:
    """Split the pieces into the head of the page and its text. `marked` lines begin a turn of the talk."""
    head = Head()
    apart = len(pieces) > 1 and pieces[1].gap
    for i, piece in enumerate(pieces):
        rest = pieces[i:]
        if i == 0 and _dates_the_page(pieces) and is_paper(pieces[:2], _titles(pieces[2:], speakers, apart)):
            head.paper = piece
            continue
        if head.take(piece):
            continue
        if speakers.label(piece.text) or piece.number in marked or _begins_text(rest, apart):
            return head, rest
        if head.headline is None:
            head.headline = piece
        elif head.byline is None and is_bare_name(credited(piece.text), rest[1:]):
            head.byline = piece
        elif len(head.decks) < _MOST_DECKS and (piece.level or _is_deck(rest, bool(head.label))):
            head.decks.append(piece)
        else:
            return head, rest
    return head, []


def _dates_the_page(pieces: list[Piece]) -> bool:
    """Tell whether the second line is a date or a label: what stands over it names the paper or the page."""
    return len(pieces) > 2 and (date_of(pieces[1].text) is not None or is_label(pieces[1].text))


def _titles(pieces: list[Piece], speakers: Speakers, apart: bool) -> int:
    """Count the lines before the text that may be headlines: no labels, dates, bylines or bare names."""
    head, count = Head(), 0
    for i, piece in enumerate(pieces[: _MOST_DECKS + 3]):
        if head.take(piece) or (count and is_bare_name(credited(piece.text), pieces[i + 1 :])):
            continue
        if speakers.label(piece.text) or _begins_text(pieces[i:], apart) or is_finished(piece.text):
            break
        count += 1
    return count


def _begins_text(rest: list[Piece], apart: bool = False) -> bool:
    """Tell whether the first piece is text: too long for a title, or the first line of a paragraph.

    `apart` tells that the lines of the head stand apart, each by itself.
    """
    piece = rest[0]
    if piece.level:
        return False
    if len(words_of(piece.text)) > _LONGEST_TITLE or is_stub(piece.text) or piece.text.endswith((",", "،")):
        return True
    if starts_lower(piece.text):
        return True
    alone = len(rest) < 2 or rest[1].gap
    following = rest[1].text if len(rest) > 1 else ""
    if starts_lower(following) and not is_finished(piece.text) and not (apart and alone):
        return True
    if apart and not alone:
        return _is_paragraph(rest)
    run = [other for other in rest[:6] if other.narrow and not is_finished(other.text) and not other.level]
    return (
        len(run) == 6
        and sum(len(other.text) for other in run[1:]) > 100
        and not starts_lower(run[0].text)
        and _caseless(run)
        and all(other.gap for other in run) == piece.gap
        and not any(Head().take(other) for other in run)
    )


def _is_paragraph(rest: list[Piece]) -> bool:
    """Tell whether the lines up to the next empty one are a paragraph: a whole sentence, or many words."""
    words = 0
    for i, piece in enumerate(rest):
        if i and piece.gap:
            return is_finished(rest[i - 1].text) and not rest[i - 1].text.endswith(("?", "؟"))
        words += len(words_of(piece.text))
        if words > _LONGEST_TITLE:
            return True
    return is_finished(rest[-1].text)


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
    return not after_label and any(is_label(piece.text) for piece in rest[1:4])
