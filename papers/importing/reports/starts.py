"""Finds where each signed essay begins: a title followed by a byline, with or without contents to confirm it.

A title alone proves nothing (a heading, a phrase and a running head look the same), nor does a name. What
counts together: the title stands in the contents; the byline has a note mark or says "By"; the contents or
the closing list know the name; the line before is the end of another essay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papers.importing.document import ContentsRow, Contributor, Line
from papers.importing.reports.bylines import Byline, read_byline
from papers.importing.reports.joins import is_complete
from papers.importing.reports.labels import label_with_text, part_of
from papers.importing.reports.lines import BULLET, Row, is_page_number, is_rule, number_of, title_key
from papers.importing.reports.marks import note_of
from papers.importing.reports.names import (
    ends_sentence_inside,
    fits_initials,
    looks_like_affiliation,
    name_key,
    same_person,
    split_names,
)

_FRONT = ("copyright", "preface", "contents")
_LONGEST_TITLE = 300
_LONG = 120
"""Characters: a line as long as this is text, not a title or a name."""
_SHORT = 40
"""Characters: text that a page end cut is as long at least."""


@dataclass(frozen=True)
class Start:
    """The beginning of an essay: rows `first` to `last` are its title; `byline_at` is -1 without a byline."""

    first: int
    last: int
    title: str
    byline: Byline | None = None
    byline_at: int = -1

    @property
    def end(self) -> int:
        """Return the position of the first row after title and byline."""
        return max(self.last, self.byline_at) + 1


class Known:
    """The titles and names that the contents and the closing list know."""

    def __init__(self, contents: Sequence[ContentsRow], contributors: Sequence[Contributor]):
        self.titles = {_unnumbered_key(row.title) for row in contents}
        self.titles |= {title_key(f"{row.title} {row.author_short}") for row in contents if row.author_short}
        self._full = {name_key(person.name) for person in contributors}
        self._families: dict[str, list[str]] = {}
        for person in contributors:
            self._families.setdefault(_family(person.name), []).append(person.name)
        for row in contents:
            for name in split_names(row.author_short):
                self._families.setdefault(_family(name), []).append(name)
        self.lists_names = bool(self._families)

    def title(self, title: str) -> bool:
        return _unnumbered_key(title) in self.titles

    def name(self, name: str) -> bool:
        if name_key(name) in self._full:
            return True
        near = self._families.get(_family(name), ())[:50]
        return any(fits_initials(other, name) or same_person(other, name) for other in near)


def _family(name: str) -> str:
    """Group names by a few letters of the last word: enough for spellings of one name to meet."""
    words = name.replace("-", " ").split()
    return name_key(words[-1])[:3] if words else ""


def _unnumbered_key(title: str) -> str:
    found = number_of(title)
    return title_key(title[found[1] :] if found else title)


def find_starts(
    rows: Sequence[Row], contents: Sequence[ContentsRow], contributors: Sequence[Contributor]
) -> list[Start]:
    """Return the essays' beginnings in order; `rows` has no contents in it."""
    known = Known(contents, contributors)
    starts: list[Start] = []
    ended = False  # the rows since the last line of keywords are notes, page numbers and the like
    for at, row in enumerate(rows):
        start = _start_at(rows, at, known, ended, starts[-1].end if starts else 0)
        if start and not (starts and _is_repeated(start, starts, known, ended)):
            starts.append(start)
        if _is_keywords(row.text):
            ended = True
        elif ended and not _is_furniture(row):
            ended = (
                at + 1 < len(rows) and len(row.text) < _LONG and read_byline(rows[at + 1].text) is not None
            )
    starts = _with_first(rows, _after_front(rows, starts))
    return _with_unsigned(rows, starts, known)


def _is_repeated(start: Start, starts: Sequence[Start], known: Known, ended: bool) -> bool:
    """Say whether title and byline are running heads of the essay being read: they carry no note marks.

    Another essay of the same title has other authors; another one of the same author has another title, which
    the contents know. Case: running heads.
    """
    byline, last = start.byline, starts[-1]
    if byline is None or byline.marked:
        return False
    names = {name_key(name.name) for name in byline.names}
    same_names = names <= {name_key(name.name) for name in (last.byline.names if last.byline else ())}
    same_title = title_key(start.title) == title_key(last.title)
    if same_title:
        return same_names or not (ended or any(known.name(name.name) for name in byline.names))
    return same_names and not ended and not known.title(start.title)


def _is_keywords(text: str) -> bool:
    found = label_with_text(text)
    return (found is not None and found[0] == "keywords") or part_of(text) == "keywords"


def _is_furniture(row: Row) -> bool:
    note = note_of(row.as_line())
    return is_page_number(row.text) or is_rule(row.text) or (note is not None and note.sure)


def _start_at(rows: Sequence[Row], at: int, known: Known, ended: bool, floor: int) -> Start | None:
    """Take row `at` for the last line of a title if a byline follows it and the evidence suffices."""
    following = at + 1
    while following < len(rows) and following < at + 4 and is_page_number(rows[following].text):
        following += 1
    if following >= len(rows) or not may_be_title(rows[at].text):
        return None
    byline = read_byline(rows[following].text)
    if byline is None:
        return None
    first, title = _whole_title(rows, at, known, floor)
    in_contents = known.title(title)
    if not in_contents and len(title) >= _LONG and ends_sentence_inside(title):
        return None  # a paragraph that a page end cut before a running head
    names_known = any(known.name(name.name) for name in byline.names)
    after = rows[following + 1].text if following + 1 < len(rows) else ""
    long_enough = len(after) >= (_SHORT if ended or names_known else _LONG)
    before_text = long_enough or is_complete(after) or bool(byline.affiliation)
    signed = byline.marked or byline.says_by
    if in_contents:
        enough = True
    elif signed:
        enough = names_known or ended or not known.lists_names
    else:
        enough = before_text and (ended or names_known)
    return Start(first, at, title, byline, following) if enough else None


def may_be_title(text: str) -> bool:
    """Say whether a line may be (the last line of) a title, by its form alone."""
    if len(text) > _LONGEST_TITLE or not any(character.isalpha() for character in text):
        return False
    if text.rstrip("\"'”’»)").endswith((".", ":", ";", ",", "،", "؛")) and not text.endswith(
        ("U.S.", "S.A.")
    ):
        return False
    return not (BULLET.match(text) or part_of(text) or label_with_text(text) or _is_note(text))


def _is_note(text: str) -> bool:
    note = note_of(Line(0, text))
    return note is not None and (note.sure or looks_like_affiliation(note.text))


def _whole_title(rows: Sequence[Row], at: int, known: Known, floor: int) -> tuple[int, str]:
    """Return where the title that ends in row `at` begins; a title may take up to three lines."""
    title = plain_title(rows[at].text)
    if known.title(title):
        return at, title
    longer = title
    for first in (at - 1, at - 2):
        if first < floor or not may_be_title(rows[first].text):
            break
        longer = f"{plain_title(rows[first].text)} {longer}"
        if known.title(longer):
            return first, longer
    beside = (
        at - 1 >= floor and not rows[at].gap and rows[at - 1].gap and at + 1 < len(rows) and rows[at + 1].gap
    )
    if beside and may_be_title(rows[at - 1].text) and not number_of(rows[at - 1].text):
        return at - 1, f"{plain_title(rows[at - 1].text)} {title}"
    return at, title


def plain_title(text: str) -> str:
    """Drop the signs of a Markdown heading."""
    return text.strip().lstrip("#").strip() if text.startswith("#") else text.strip()


def _after_front(rows: Sequence[Row], starts: list[Start]) -> list[Start]:
    """Drop what looks like a beginning before the copyright, the preface or the contents."""
    for part in _FRONT:
        label = next((at for at, row in enumerate(rows) if part_of(row.text) == part), -1)
        later = [start for start in starts if start.first > label]
        if later:
            starts = later
    return starts


def _with_first(rows: Sequence[Row], starts: list[Start]) -> list[Start]:
    """Add the first essay where each is known by the end of the one before alone: it has none before."""
    if not starts or all(start.byline and start.byline.marked for start in starts):
        return starts
    stop = starts[0].first
    labels = [at for at in range(stop) if part_of(rows[at].text) in _FRONT]
    for at in range(labels[-1] + 1 if labels else 0, stop - 2):
        byline = read_byline(rows[at + 1].text)
        if byline and len(rows[at + 2].text) >= _LONG and may_be_title(rows[at].text):
            return [Start(at, at, plain_title(rows[at].text), byline, at + 1), *starts]
    return starts


def _with_unsigned(rows: Sequence[Row], starts: list[Start], known: Known) -> list[Start]:
    """Add the essays of the contents that nobody signs: the title stands alone on a line, once."""
    if not known.titles:
        return starts
    left = known.titles - {_unnumbered_key(start.title) for start in starts}
    taken = {at for start in starts for at in range(start.first, start.end)}
    added: list[Start] = []
    for at, row in enumerate(rows[:-1] if left else ()):
        key = _unnumbered_key(row.text) if len(row.text) <= _LONGEST_TITLE else ""
        if key in left and at not in taken and may_be_title(row.text):
            left.discard(key)
            added.append(Start(at, at, plain_title(row.text)))
    return sorted([*starts, *added], key=lambda start: start.first)
