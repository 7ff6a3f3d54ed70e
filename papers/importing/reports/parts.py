"""Parts the rows of a report: front, contents, essays, back."""

from __future__ import annotations

from collections.abc import Sequence

from papers.importing.reports.backmatter import is_contact_line, read_contributors, split_sections
from papers.importing.reports.contents import Contents, find_contents
from papers.importing.reports.furniture import without_running_heads
from papers.importing.reports.labels import Part
from papers.importing.reports.lines import Row
from papers.importing.reports.notes import closing_notes, join_wrapped_notes
from papers.importing.reports.starts import Start, find_starts

BACK: frozenset[Part] = frozenset({"notes", "authors", "board", "reference", "contact", "copyright"})


class Parts:
    """The rows of a report, parted: front, contents, essays, back."""

    def __init__(self, rows: Sequence[Row]):
        rows = join_wrapped_notes(rows)
        titles = [row.title for row in find_contents(rows).rows]
        rows, self.running_heads = without_running_heads(rows, titles)
        self.contents: Contents = find_contents(rows)
        before, after = rows[: self.contents.start], rows[self.contents.end :]
        listed = _closing_list(after)
        self.starts: list[Start] = find_starts(after, self.contents.rows, read_contributors(listed)[0])
        first = self.starts[0].first if self.starts else len(after)
        self.front = [*before, *after[:first]]
        self.after = after
        end = _back_begins(after, self.starts[-1].end) if self.starts else first
        self.back = after[end:]
        ends = [*(start.first for start in self.starts), end][1:]
        self.essays = [
            (start, after[start.first : start.end], after[start.end : stop])
            for start, stop in zip(self.starts, ends, strict=True)
        ]
        marks = [start.marks for start in self.starts]
        self.marks = [mark for own in marks for mark in own]
        self.closing: list[Row] = []
        if self.essays:
            start, head, body = self.essays[-1]
            self.closing = closing_notes(body, marks[-1], self.marks)
            taken = {row.number for row in self.closing}
            self.essays[-1] = start, head, [row for row in body if row.number not in taken]


def _closing_list(rows: Sequence[Row]) -> list[Row]:
    """Return the rows of the last list of authors, up to the next labelled part."""
    _, sections = split_sections(rows, BACK)
    last = next(
        (section for section in reversed(sections) if section.part == "authors" and not section.text), None
    )
    return list(last.rows) if last else []


def _back_begins(rows: Sequence[Row], floor: int) -> int:
    """Return where the last essay ends: at the first label of the back matter."""
    _, sections = split_sections(rows[floor:], BACK)
    for section in sections:
        follows = section.rows[0] if section.rows else None
        own_notes = section.part == "notes" and not (follows and follows.note)
        if own_notes or (section.part == "authors" and section.text):
            continue
        return next(at for at in range(floor, len(rows)) if rows[at] is section.label)
    return next((at for at in range(floor, len(rows)) if is_contact_line(rows[at].text)), len(rows))
