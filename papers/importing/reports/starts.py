"""Finds where each signed essay begins: a title followed by a byline, with or without contents to confirm it.

A title alone proves nothing (a heading, a phrase and a running head look the same), nor does a name. What
counts together: the title stands in the contents; the byline has a note mark or says "By"; the contents or
the closing list know the name; the line before is the end of another essay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papers.importing.document import ContentsRow, Contributor
from papers.importing.reports.bylines import Byline
from papers.importing.reports.joins import is_complete, is_usual_heading
from papers.importing.reports.keywords import SEPARATORS
from papers.importing.reports.known import Known, unnumbered_key
from papers.importing.reports.lines import Row, is_rule, title_key
from papers.importing.reports.names import (
    ends_sentence_inside,
    name_key,
)
from papers.importing.reports.signers import Prose, read_signers
from papers.importing.reports.titles import (
    LONGEST_TITLE,
    ends_title,
    is_note,
    may_be_title,
    plain_title,
    whole_title,
)

_FRONT = ("copyright", "preface", "contents")
_LONG = 120
"""Characters: a line as long as this is text, not a title or a name."""
_SHORT = 40
"""Characters: text that a page end cut is as long at least."""


@dataclass(frozen=True)
class Start:
    """The beginning of an essay: rows `first` to `last` are its title; who signs stands in `byline_at`.

    It is the last row that says so, -1 without a byline. `weak`: nothing but the form of the lines shows it.
    """

    first: int
    last: int
    title: str
    byline: Byline | None = None
    byline_at: int = -1
    weak: bool = False

    @property
    def end(self) -> int:
        """Return the position of the first row after title and byline."""
        return max(self.last, self.byline_at) + 1

    @property
    def marks(self) -> list[str]:
        """Return the note marks of the names in order."""
        return [mark for name in self.byline.names for mark in name.marks] if self.byline else []


def find_starts(
    rows: Sequence[Row], contents: Sequence[ContentsRow], contributors: Sequence[Contributor]
) -> list[Start]:
    """Return the essays' beginnings in order; `rows` has no contents in it."""
    known = Known(contents, contributors)
    prose = Prose(rows)
    front = max(_front_labels(rows), default=-1)
    starts: list[Start] = []
    ended = False  # the rows since the last line of keywords are notes, page numbers and the like
    for at, row in enumerate(rows):
        floor = starts[-1].end if starts and starts[-1].first > front else 0
        start = _start_at(rows, at, known, prose, ended, floor) if at >= floor else None
        if start and not (starts and _is_repeated(start, starts, known, ended)):
            starts.append(start)
        if row.heads is not None and row.heads[0] == "keywords":
            ended = True
        elif ended and not (_is_furniture(row) or rows[at - 1].text.endswith(SEPARATORS)):
            ended = at + 1 < len(rows) and len(row.text) < _LONG and rows[at + 1].byline is not None
    starts = _with_first(rows, _after_front(rows, _without_weak(starts)))
    return _with_unsigned(rows, starts, known)


def _without_weak(starts: list[Start]) -> list[Start]:
    """Drop what its form alone shows where other essays have marks or a word for "by": reports sign alike.

    Case: unmarked-essays.
    """
    signed = any(start.byline and (start.byline.marked or start.byline.says_by) for start in starts)
    kept = [start for start in starts if not start.weak or (start.byline and start.byline.affiliation)]
    return kept if signed else starts


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


def _is_furniture(row: Row) -> bool:
    return row.is_page_number or is_rule(row.text) or (row.note is not None and row.note.sure)


def _start_at(
    rows: Sequence[Row], at: int, known: Known, prose: Prose, ended: bool, floor: int
) -> Start | None:
    """Take row `at` for the last line of a title if a byline follows it and the evidence suffices."""
    following = at + 1
    while following < len(rows) and following < at + 4 and rows[following].is_page_number:
        following += 1
    if following >= len(rows) or not (may_be_title(rows[at]) or ends_title(rows, at)):
        return None
    if rows[following].byline is None or _is_rather_a_title(rows, following, known, prose):
        return None
    byline, last = read_signers(rows, following, known.listed, prose)
    first, title = whole_title(rows, at, known, floor)
    in_contents = known.title(title)
    if not in_contents and len(title) >= _LONG and ends_sentence_inside(title):
        return None  # a paragraph that a page end cut before a running head
    names_known = any(known.name(name.name) for name in byline.names)
    after = rows[last + 1].text if last + 1 < len(rows) else ""
    long_enough = len(after) >= (_SHORT if ended or names_known else _LONG)
    before_text = long_enough or is_complete(after) or bool(byline.affiliation)
    signed = byline.marked or byline.says_by
    weak = False
    begins = _may_begin(rows, first, floor) and _text_follows(rows, last + 1)
    clear = begins and _is_signed_plainly(rows, at, byline, last, prose)
    if in_contents:
        enough = True
    elif signed:
        enough = names_known or ended or not known.lists_names or clear
    else:
        enough = (before_text and (ended or names_known)) or (clear and names_known)
        weak = not enough and clear and not known.titles and not known.lists_names
    return Start(first, at, title, byline, last, weak) if enough or weak else None


def _is_rather_a_title(rows: Sequence[Row], at: int, known: Known, prose: Prose) -> bool:
    """Say whether a line that may be names is the title above the byline: the next is signed more clearly.

    Case: titles-like-names.
    """
    if known.title(rows[at].text):
        return True
    here, below = rows[at].byline, rows[at + 1].byline if at + 1 < len(rows) else None
    if here is None or below is None or here.marked or here.says_by or here.affiliation:
        return False
    if below.marked or below.says_by or below.affiliation:
        return True
    one, other = ([name.name for name in byline.names] for byline in (here, below))
    return any(map(prose.knows, one)) and not any(map(prose.knows, other))


def _may_begin(rows: Sequence[Row], first: int, floor: int) -> bool:
    """Say whether what stands before the title is an end: of a sentence, a page, an essay, the front."""
    before = rows[first - 1] if first else None
    if floor == 0 or before is None:
        return True
    return first > floor and (
        before.is_complete or before.heads is not None or _is_furniture(before) or is_note(before)
    )


def _text_follows(rows: Sequence[Row], at: int) -> bool:
    """Say whether a paragraph, be it in narrow lines, begins in the row or after a heading in it."""
    for here in (at, at + 1):
        if here >= len(rows):
            return False
        row = rows[here]
        if row.heads is not None:
            return row.heads[0] in ("abstract", "keywords")
        goes_on = here + 1 < len(rows) and not rows[here + 1].gap and len(row.text) >= _SHORT
        if len(row.text) >= _LONG or row.is_complete or goes_on:
            return True
        if not may_be_title(row) or (row.byline and row.byline.marked):
            return False
    return False


def _is_signed_plainly(rows: Sequence[Row], at: int, byline: Byline, last: int, prose: Prose) -> bool:
    """Say whether lines are a title and names by their words: the text has no word of the names."""
    if is_usual_heading(rows[at].text) or is_usual_heading(rows[last].text):
        return False
    return bool(byline.affiliation) or not any(prose.knows(name.name) for name in byline.names)


def _after_front(rows: Sequence[Row], starts: list[Start]) -> list[Start]:
    """Drop what looks like a beginning before the copyright, the preface or the contents."""
    for label in _front_labels(rows):
        later = [start for start in starts if start.first > label]
        if later:
            starts = later
    return starts


def _front_labels(rows: Sequence[Row]) -> list[int]:
    """Return where each part of the front is headed for the first time."""
    firsts: dict[str, int] = {}
    for at, row in enumerate(rows):
        if row.part in _FRONT:
            firsts.setdefault(row.part, at)
    return [firsts[part] for part in _FRONT if part in firsts]


def _with_first(rows: Sequence[Row], starts: list[Start]) -> list[Start]:
    """Add the first essay where each is known by the end of the one before alone: it has none before."""
    if not starts or all(start.byline and start.byline.marked for start in starts):
        return starts
    stop = starts[0].first
    labels = [at for at in range(stop) if rows[at].part in _FRONT]
    for at in range(labels[-1] + 1 if labels else 0, stop - 2):
        byline = rows[at + 1].byline
        if byline and len(rows[at + 2].text) >= _LONG and may_be_title(rows[at]):
            return [Start(at, at, plain_title(rows[at].text), byline, at + 1), *starts]
    return starts


def _with_unsigned(rows: Sequence[Row], starts: list[Start], known: Known) -> list[Start]:
    """Add the essays of the contents that nobody signs: the title stands alone on a line, once."""
    if not known.titles:
        return starts
    left = known.titles - {unnumbered_key(start.title) for start in starts}
    taken = {at for start in starts for at in range(start.first, start.end)}
    added: list[Start] = []
    for at, row in enumerate(rows[:-1] if left else ()):
        key = unnumbered_key(row.text) if len(row.text) <= LONGEST_TITLE else ""
        if key in left and at not in taken and may_be_title(row):
            left.discard(key)
            added.append(Start(at, at, plain_title(row.text)))
    return sorted([*starts, *added], key=lambda start: start.first)
