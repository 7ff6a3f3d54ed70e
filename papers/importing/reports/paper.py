"""Reads a single paper: a title, perhaps a byline and a date, a text, perhaps fields at its head.

paper = fields? title ( date | byline )* abstract? body keywords?
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from papers.importing.dates import printed_date
from papers.importing.document import Document, Line, Notice, Paper, PrintedDate, Signature, UnreadableSource
from papers.importing.markup import plain_text
from papers.importing.reports.bylines import Byline
from papers.importing.reports.essays import read_essay
from papers.importing.reports.furniture import furniture_notice, without_running_heads
from papers.importing.reports.joins import Evidence, is_usual_heading
from papers.importing.reports.keywords import split_keywords
from papers.importing.reports.lines import Row, letters_key, rows_of
from papers.importing.reports.metadata import Metadata, Person, read_metadata
from papers.importing.reports.names import looks_like_affiliation
from papers.importing.reports.notes import join_wrapped_notes
from papers.importing.reports.starts import Start
from papers.importing.reports.telling import essay_notices, with_leftovers
from papers.importing.reports.titles import may_be_title, plain_title
from papers.text.saying import say

_LANGUAGES = {"en": "en", "eng": "en", "english": "en", "fa": "fa", "fas": "fa", "per": "fa",
"persian": "fa", "farsi": "fa",
              "ru": "ru", "rus": "ru", "russian": "ru"}  # fmt: skip
_ORCID = re.compile(r"(?:https?://)?(?:orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])", re.ASCII)
_KNOWN_FIELDS = (
    "title",
    "subtitle",
    "authors",
    "date",
    "language",
    "keywords",
    "abstract",
    "slug",
    "translation_of",
)


def read_paper(lines: Sequence[Line]) -> Document:
    """Read the lines of a paper. Raises UnreadableSource if it has no title or no text."""
    metadata = read_metadata(lines)
    rows = rows_of(lines[metadata.end :])
    title, head, rest = _head(metadata, rows)
    date, date_rows, rest = _take_date(metadata, rest)
    byline, byline_row, rest = _byline(metadata, rest)
    if date is None:
        date, date_rows, rest = _take_date(metadata, rest)
    if not rest:
        raise UnreadableSource(say("There is a title but no text."), rows[0].number if rows else 1)
    rest, running_heads = without_running_heads(join_wrapped_notes(rest), [title])
    start = Start(0, 0, title, byline, 1)
    head_rows = [*head, *([byline_row] if byline_row else [])]
    names = [name.name for name in byline.names] if byline else []
    heads = frozenset(key for text in (title, *names) if (key := letters_key(text)))
    reading = read_essay(start, head_rows, rest, heads, Evidence(row.text for row in rest))
    if byline_row is None:
        reading.signatures = []
    essay = reading.essay()
    authors = tuple(
        Signature(person.name, person.affiliation, _lines(metadata, "authors"))
        for person in metadata.people("authors")
    )
    language = _LANGUAGES.get(metadata.text("language").casefold().split("-")[0], "") or essay.language
    essay = replace(
        essay,
        signatures=authors or essay.signatures,
        keywords=_keywords(metadata) or essay.keywords,
        abstract=metadata.text("abstract") or essay.abstract,
        language=language,
    )
    date_lines = [number for row in date_rows for number in row.numbers]
    paper = Paper(
        metadata.text("subtitle"),
        date or PrintedDate(),
        metadata.text("slug"),
        metadata.text("translation_of"),
        tuple(sorted({*metadata.fences, *metadata.comments, *_known_lines(metadata), *date_lines})),
    )
    document = Document(kind="paper", language=language, essays=(essay,), paper=paper)
    notices = [
        *essay_notices([reading]),
        *furniture_notice([*running_heads, *reading.furniture]),
        *_metadata_notices(metadata, date),
    ]
    return with_leftovers(document, lines, notices)


def _head(metadata: Metadata, rows: list[Row]) -> tuple[str, list[Row], list[Row]]:
    """Return the title, the rows that print it, and the rows after them."""
    title = metadata.text("title")
    if title and not (rows and letters_key(plain_title(rows[0].text)) == letters_key(title)):
        return title, [], rows
    if not rows:
        raise UnreadableSource(say("There is no text."), metadata.fences[0] if metadata.fences else 1)
    if not may_be_title(rows[0]):
        raise UnreadableSource(say("No title was found: the first line is no title."), rows[0].number)
    taken = 1
    printed = plain_title(rows[0].text)
    if len(rows) > 2 and not rows[1].gap and rows[2].gap and may_be_title(rows[1]) and rows[1].byline is None:
        printed, taken = f"{printed} {rows[1].text}", 2
    return title or plain_text(printed).text, rows[:taken], rows[taken:]


def _take_date(metadata: Metadata, rows: list[Row]) -> tuple[PrintedDate | None, list[Row], list[Row]]:
    if metadata.text("date"):
        return printed_date(metadata.text("date")), [], rows
    date = printed_date(rows[0].text) if len(rows) > 1 else None
    return (date, rows[:1], rows[1:]) if date else (None, [], rows)


def _byline(metadata: Metadata, rows: list[Row]) -> tuple[Byline | None, Row | None, list[Row]]:
    """Take the row after the title for a byline if it says so, has a mark, or is a name before a text."""
    if len(rows) < 2 or rows[0].text.startswith("#") or is_usual_heading(rows[0].text):
        return None, None, rows
    byline = rows[0].byline
    if byline is None:
        return None, None, rows
    listed = {letters_key(name) for name in metadata.items("authors")}
    if listed and not listed & {letters_key(name.name) for name in byline.names}:
        return None, None, rows
    sure = byline.says_by or byline.marked or bool(byline.affiliation) or bool(listed)
    if sure or not looks_like_affiliation(rows[0].text):
        return byline, rows[0], rows[1:]
    return None, None, rows


def _keywords(metadata: Metadata) -> tuple[str, ...]:
    items = metadata.items("keywords")
    return split_keywords(items[0]) if len(items) == 1 else items


def _lines(metadata: Metadata, name: str) -> tuple[int, ...]:
    return tuple(metadata.lines.get(name, ()))


def _known_lines(metadata: Metadata) -> list[int]:
    return [number for name in _KNOWN_FIELDS for number in _lines(metadata, name)]


def _metadata_notices(metadata: Metadata, date: PrintedDate | None) -> list[Notice]:
    notices = [
        Notice(
            lines[0],
            "field-unknown",
            say("No paper has the field “{name}”; it was left out.", name=name),
            name,
        )
        for name, lines in metadata.lines.items()
        if name not in _KNOWN_FIELDS
    ]
    for person in metadata.people("authors"):
        notices += _person_notices(person, _lines(metadata, "authors")[0])
    if metadata.text("date") and date is None:
        message = say("This date cannot be read; 2018, 2018-09 and 2018-09-01 can.")
        notices.append(Notice(_lines(metadata, "date")[0], "date-unreadable", message, metadata.text("date")))
    language = metadata.text("language")
    if language and language.casefold().split("-")[0] not in _LANGUAGES:
        message = say("This language is none of en, fa and ru; the text's own was taken.")
        notices.append(Notice(_lines(metadata, "language")[0], "language-unknown", message, language))
    return notices


def _person_notices(person: Person, line: int) -> list[Notice]:
    """Say what is known of an author that has no place in a signature."""
    notices = [
        Notice(
            line, "field-unknown", say("No author has the field “{name}”; it was left out.", name=name), name
        )
        for name in person.unknown
    ]
    if person.orcid:
        identifier = _ORCID.fullmatch(person.orcid)
        if identifier and _has_check_digit(identifier[1]):
            message = say(
                "The ORCID of {name} is given; it belongs on the page of the author.", name=person.name
            )
            notices.append(Notice(line, "orcid-given", message, identifier[1].upper()))
        else:
            message = say(
                "The ORCID of {name} is mistyped; it has sixteen digits, the last a check.", name=person.name
            )
            notices.append(Notice(line, "orcid-unreadable", message, person.orcid))
    return notices


def _has_check_digit(identifier: str) -> bool:
    """Check the last sign of an ORCID (ISO 7064, MOD 11-2)."""
    digits = identifier.upper().replace("-", "")
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2 % 11
    return "0123456789X"[(12 - total) % 11] == digits[-1]
