"""Reads all the lines under a title that say who wrote an essay: names, and posts between or below them.

signers = names | ( name post* )+      ; `lines.Row.byline` reads one line of names
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from papers.importing.reports.bylines import Byline, Name
from papers.importing.reports.joins import begins_low, is_usual_heading
from papers.importing.reports.lines import BULLET, Row
from papers.importing.reports.names import ends_sentence_inside, looks_like_affiliation
from papers.text.letters import fold_letters

_LONGEST_POST = 250
_MOST_ROWS = 16
_TEXT = 60
"""Characters: a line as long as this is text or a part of it; names and headings are shorter."""
_SIGNS = ".,;:!?()[]\"'“”‘’«»،؛؟…*_"


class Prose:
    """The words of the running text; a name is made of others, a heading of the same."""

    def __init__(self, rows: Iterable[Row]):
        texts = (fold_letters(row.text) for row in rows if len(row.text) >= _TEXT)
        self._words = {word.strip(_SIGNS) for text in texts for word in text.split()}

    def knows(self, name: str) -> bool:
        """Say whether a word of the name stands in the text in small letters or without capitals at all.

        Only a word of more than three letters tells: `Al`, `van` and `de` are words and parts of names.
        """
        words = fold_letters(name).replace("-", " ").casefold().split()
        return any(word in self._words for word in words if len(word) > 3)


def read_signers(
    rows: Sequence[Row], at: int, is_listed: Callable[[str], bool | None], prose: Prose
) -> tuple[Byline, int]:
    """Return who signs from row `at` on, which is a byline, and the last row that says so.

    `is_listed` says of a name whether the contents or the list of authors have it, None where there are none.
    Cases: authors-on-lines, posts-on-lines.
    """
    first = rows[at].byline
    assert first is not None
    if len(first.names) > 1:
        return first, at
    block_end = _block_end(rows, at)
    names, end = [_placed(first.names[0], rows[at])], at + 1
    for here in range(at + 1, min(at + _MOST_ROWS, len(rows))):
        row = rows[here]
        if _is_post(row, here < block_end) and not names[-1].marks:
            names[-1] = _with_post(names[-1], row)
        elif row.byline and _is_next_name(rows, here, names, here + 1 < block_end, is_listed, prose):
            names.append(_placed(row.byline.names[0], row))
        else:
            break
        end = here + 1
    if len(names) > 1 or end == block_end:
        return Byline(tuple(names), first.says_by), end - 1
    return first, at


def _placed(name: Name, row: Row) -> Name:
    return replace(name, lines=row.numbers)


def _with_post(name: Name, row: Row) -> Name:
    """Add a line to what is known of the name; a line that a comma or a small letter ties on goes on it."""
    before, post = name.affiliation, row.text.strip("()")
    if before:
        tied = before.endswith((",", "،")) or begins_low(post)
        post = f"{before} {post}" if tied else f"{before}; {post}"
    return replace(name, affiliation=post, lines=(*name.lines, *row.numbers))


def _block_end(rows: Sequence[Row], at: int) -> int:
    """Return where the block of short lines that begins with the byline ends, `at` if it is no such block.

    In it every line that is no name says who the name before it is, whatever its words are.
    """
    end = at + 1
    while end < len(rows) and not rows[end].gap:
        row = rows[end]
        if end - at > _MOST_ROWS or row.is_complete or row.heads or len(row.text) > _LONGEST_POST:
            return at
        end += 1
    return end if rows[at].gap and at + 1 < end < len(rows) else at


def _is_post(row: Row, in_block: bool) -> bool:
    if len(row.text) > _LONGEST_POST or row.is_complete or row.heads or row.note or BULLET.match(row.text):
        return False
    if looks_like_affiliation(row.text):
        return not ends_sentence_inside(row.text) and not (row.byline and row.byline.affiliation)
    return in_block and row.byline is None


def _is_next_name(
    rows: Sequence[Row],
    at: int,
    before: Sequence[Name],
    in_block: bool,
    is_listed: Callable[[str], bool | None],
    prose: Prose,
) -> bool:
    """Say whether the row is the next author's: it is signed like the first one, or its name is known.

    `in_block`: the row after it stands in the block of the byline (see `_block_end`).
    """
    byline = rows[at].byline
    if byline is None or len(byline.names) > 1 or byline.says_by or is_usual_heading(rows[at].text):
        return False
    first, name = before[0], byline.names[0]
    if first.marks or name.marks:
        return bool(first.marks and name.marks)
    if name.affiliation:
        return bool(first.affiliation)  # both say beside the name who they are
    if before[-1].affiliation and at + 1 < len(rows) and _is_post(rows[at + 1], in_block):
        return True
    listed = is_listed(name.name)
    return not prose.knows(name.name) if listed is None else listed
