"""Compares what a report says in several places and reports where it contradicts itself."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence

from papers.importing.document import ContentsRow, Contributor, Essay, Line, Notice, Preface, Report
from papers.importing.reports.labels import part_of
from papers.importing.reports.lines import number_of, title_key
from papers.importing.reports.names import fits_initials, may_be_same, name_key, same_person, split_names
from papers.text.letters import fold
from papers.text.saying import SEVERAL, say

_MOST_COMPARED = 400
"""Lists of more names than this are compared for equal keys alone: each with each takes too long."""


def match_contents(essays: Sequence[Essay], rows: Sequence[ContentsRow]) -> list[ContentsRow | None]:
    """Return the contents row of each essay: by title in order, else by place where the counts agree."""
    essay_rows = [row for row in rows if part_of(row.title) is None]
    by_title: dict[str, deque[ContentsRow]] = {}
    for row in essay_rows:
        by_title.setdefault(_key(row.title), deque()).append(row)
        if row.author_short:
            by_title.setdefault(_key(f"{row.title} {row.author_short}"), deque()).append(row)
    found: list[ContentsRow | None] = []
    for essay in essays:
        waiting = by_title.get(_key(essay.title))
        found.append(waiting.popleft() if waiting else None)
    if len(essays) == len(essay_rows):
        taken = {id(row) for row in found if row}
        for at, row in enumerate(essay_rows):
            if found[at] is None and id(row) not in taken:
                found[at] = row
    return found


def _key(title: str) -> str:
    found = number_of(title)
    return title_key(title[found[1] :] if found else title)


def compare_contents(
    essays: Sequence[Essay], rows: Sequence[ContentsRow], matched: Sequence[ContentsRow | None]
) -> list[Notice]:
    """Report titles that differ (quotes, dashes and case aside), and another number of essays."""
    essay_rows = [row for row in rows if part_of(row.title) is None]
    if not essay_rows:
        return []
    notices = []
    if len(essay_rows) != len(essays):
        message = say(
            "The contents list {our_listed}, the report has {our_found}.",
            our_listed=_count(len(essay_rows)),
            our_found=_count(len(essays)),
        )
        notices.append(Notice(rows[0].line, "contents-count", message))
    for essay, row in zip(essays, matched, strict=True):
        line = essay.lines[0] if essay.lines else 0
        if row is None:
            if len(essay_rows) == len(essays):
                continue
            notices.append(
                Notice(line, "contents-differ", say("The contents do not list this essay."), essay.title)
            )
        elif _key(row.title) != _key(essay.title) and _key(f"{row.title} {row.author_short}") != _key(
            essay.title
        ):
            message = say(
                "The contents (line {line}) have another title: “{title}”.", line=row.line, title=row.title
            )
            notices.append(Notice(line, "contents-differ", message, essay.title))
    return notices


def _count(number: int) -> str:
    return say("{number} essay", number=1) if number == 1 else say("{number} essays", number=number)


def compare_names(
    essays: Sequence[Essay],
    matched: Sequence[ContentsRow | None],
    people: Sequence[Contributor],
    preface: Preface | None,
) -> list[Notice]:
    """Report each author whose name is spelled otherwise in the contents, the closing list or the preface."""
    listed = _listed([signature.name for essay in essays for signature in essay.signatures], people)
    notices = []
    for essay, row in zip(essays, matched, strict=True):
        shorts = split_names(row.author_short) if row and row.author_short else ()
        for position, signature in enumerate(essay.signatures):
            others: list[str] = []
            if row and len(shorts) == len(essay.signatures):
                short = shorts[position]
                if not fits_initials(short, signature.name) or _cuts_name(short, signature.name):
                    others.append(say("contents “{name}” (line {line})", name=short, line=row.line))
            person = listed.get(signature.name)
            if person and _differs(person.name, signature.name):
                others.append(say("closing list “{name}” (line {line})", name=person.name, line=person.line))
            signatory = preface.signatory.name if preface else ""
            if signatory and _differs(signatory, signature.name) and same_person(signatory, signature.name):
                others.append(say("preface “{name}”", name=signatory))
            line = signature.lines[0] if signature.lines else 0
            if others:
                message = say(
                    "The name is spelled differently elsewhere: {our_places}.",
                    our_places=SEVERAL.join(others),
                )
                notices.append(Notice(line, "name-differs", message, signature.name))
            elif people and person is None:
                message = say("The closing list of authors does not have this name.")
                notices.append(Notice(line, "name-missing", message, signature.name))
    return notices


def _differs(one: str, other: str) -> bool:
    return " ".join(one.split()) != " ".join(other.split())


def _cuts_name(short: str, full: str) -> bool:
    """Say whether a short form drops part of a double family name: `D. Zandi` for `Gharayagh-Zandi`."""
    family = full.split()[-1] if full.split() else ""
    first, last = short.split()[0], short.split()[-1]
    return (
        len(name_key(first)) > 2 and fold(last) != fold(family) and name_key(family).endswith(name_key(last))
    )


def _listed(names: Sequence[str], people: Sequence[Contributor]) -> dict[str, Contributor]:
    """Find each name in the closing list: exactly, then with the same letters, then nearly so."""
    by_name = {person.name: person for person in people}
    by_key = {name_key(person.name): person for person in people}
    found: dict[str, Contributor] = {}
    for name in names:
        person = by_name.get(name) or by_key.get(name_key(name))
        if person:
            found[name] = person
    taken = {person.name for person in found.values()}
    open_people = [person for person in people if person.name not in taken]
    open_names = [name for name in names if name not in found]
    if len(open_people) > _MOST_COMPARED or len(open_names) > _MOST_COMPARED:
        return found
    for name in open_names:
        near = [
            person
            for person in open_people
            if same_person(person.name, name) or may_be_same(person.name, name)
        ]
        if len(near) == 1:
            found[name] = near[0]
    return found


def compare_series(report: Report, reference: str, line: int) -> list[Notice]:
    """Report a series that the reference line names otherwise than the title page."""
    if not report.series_printed or not reference or title_key(report.series_printed) in title_key(reference):
        return []
    if not report.report_type:
        return []
    message = say(
        "The title page calls the series “{one}”, the reference line “{other}”.",
        one=report.series_printed,
        other=report.report_type,
    )
    return [Notice(line, "series-differs", message, reference)]


def find_cut_partner(report: Report, essays: Sequence[Essay], lines: Sequence[Line]) -> list[Notice]:
    """Report a partner whose name goes on in an affiliation: a logo that lost a line."""
    if not report.partner:
        return []
    partner = fold(report.partner)
    for essay in essays:
        for signature in essay.signatures:
            for place in re.split(r"[,،;؛]|\s[-–—]\s", signature.affiliation):
                whole = " ".join(place.split())
                if fold(whole).startswith(f"{partner} "):
                    message = say("The partner's name seems cut: an affiliation has “{whole}”.", whole=whole)
                    return [Notice(_line_of(report.partner, lines), "partner-cut", message, report.partner)]
    return []


def _line_of(text: str, lines: Sequence[Line]) -> int:
    """Return the first line that begins the text."""
    return next(
        (line.number for line in lines if line.text.strip() and text.startswith(line.text.strip())), 1
    )
