"""Reads the printed contents: `title (author) 12`, with tabs, dots, spaces or nothing before the page.

contents = "Contents"? row+
row      = title [ "(" authors ")" ] ( tab | dots | spaces ) page
         | title [ "(" authors ")" ]           ; only in one run with rows before it
         | authors ":" title … page            ; see `_author_first`
         | title newline authors … page        ; see `_lines_of_authors`
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from papers.importing.document import ContentsRow
from papers.importing.reports.lines import Row, title_key
from papers.importing.reports.names import looks_like_name, split_names
from papers.text.digits import latin_digits

_PAGE = re.compile(r"(?P<leader>[\s.…·_]*)(?P<page>\d{1,4})\s*$")
_TRAILING_LEADER = re.compile(r"(?:[.…·_]{3,}|\t)\s*$")
_AUTHORS = re.compile(r"\s*\(([^()]{3,200})\)\s*[.…·_]*\s*$")
_INITIALS = re.compile(
    r"(?:[^\W\d_]{1,3}\.[\s\u200c-]?){1,4}\s*[^\W\d_][\w'’\u200c -]*$|[^\W\d_]\.[^\W\d_]\s+\S.*$"
)
_AUTHOR_FIRST = re.compile(r"([^:：]{3,120}?)\s*[:：]\s+(?=\S)(.*)$")
_ROWS_WITHOUT_LABEL = 3
_MOST_LINES_OF_A_TITLE = 3
_LONGEST_ROW = 200


@dataclass(frozen=True)
class Contents:
    """The rows, and the source lines they took; `start` and `end` are positions in the rows looked at."""

    rows: tuple[ContentsRow, ...] = ()
    lines: tuple[int, ...] = ()
    start: int = 0
    end: int = 0


def find_contents(rows: Sequence[Row]) -> Contents:
    """Find the contents by its label, or by three rows with a tab or dots before a rising page number."""
    for at, row in enumerate(rows):
        if row.part == "contents":
            return _read_rows(rows, at, at + 1)
    paged = [_with_page(row.text) for row in rows]
    for at in range(len(rows) - _ROWS_WITHOUT_LABEL + 1):
        run = paged[at : at + _ROWS_WITHOUT_LABEL]
        if all(found and found[2] for found in run):
            pages = [found[1] for found in run if found]
            if pages == sorted(pages):
                return _read_rows(rows, at, at)
    return Contents()


def _read_rows(rows: Sequence[Row], start: int, at: int) -> Contents:
    found: list[ContentsRow] = []
    seen: set[str] = set()
    first, last_page, open_title = at, 0, ""
    titles, signed = _lines_of_authors(rows, at)
    lines = [number for row in rows[start:at] for number in row.numbers]
    while at < len(rows):
        row = rows[at]
        if row.part is not None or (title_key(row.text) in seen and at not in titles):
            break
        paged = _with_page(row.text)
        if paged and not paged[2] and not last_page <= paged[1] <= last_page + 100:
            paged = None  # `Iran in 2018` is a title with a year
        title, page = (paged[0], paged[1]) if paged else (_TRAILING_LEADER.sub("", row.text), None)
        title, authors = ("", title) if at in signed else split_authors(title)
        if paged is None and not authors and not _is_in_run(rows, at, first):
            break
        title = f"{open_title} {title}".strip()
        open_title = ""
        if paged is None and not authors and (at in titles or _wraps(rows, at)):
            open_title = title
        else:
            found.append(ContentsRow(title, authors, page, row.number))
            seen.add(title_key(title))
            last_page = page or last_page
        lines += row.numbers
        at += 1
    return Contents(_author_first(found, rows[at:]), tuple(lines), start, at)


def _lines_of_authors(rows: Sequence[Row], first: int) -> tuple[set[int], set[int]]:
    """Return the rows of titles before a line that brings authors and page, and the rows of those lines.

    A title's second line may look like a name, so most lines with a page must be such, and two at least
    unless the title stands below.
    Case: contents-of-two-lines.
    """
    titles: set[int] = set()
    signed: set[int] = set()
    others = open_rows = last = 0
    for at in range(first, len(rows)):
        open_rows = 0 if rows[at].gap else open_rows
        paged = _with_page(rows[at].text)
        if rows[at].part is not None or (signed and at - last > _MOST_LINES_OF_A_TITLE + 1):
            break
        if paged is None:
            open_rows += 1
            continue
        if 0 < open_rows <= _MOST_LINES_OF_A_TITLE and are_names(paged[0]):
            signed.add(at)
            last = at
            titles.update(range(at - open_rows, at))
        else:
            others += 1
        open_rows = 0
    alone = len(signed) == 1 and _stands_below(rows, min(titles), last)
    return (titles, signed) if len(signed) > others and (alone or len(signed) > 1) else (set(), set())


def _stands_below(rows: Sequence[Row], at: int, end: int) -> bool:
    """Say whether the row stands once more behind row `end`, as the title of an essay does."""
    return any(row.letters == rows[at].letters for row in rows[end + 1 :] if len(row.text) <= _LONGEST_ROW)


def _author_first(found: Sequence[ContentsRow], after: Sequence[Row]) -> tuple[ContentsRow, ...]:
    """Part `E. Koolae: Water and Power` into author and title, where most rows are of that form.

    What stands before a colon may be a part of the title that looks like a name (`Central Asia: …`): initials
    tell, or the text, where the title stands with or without it. Case: contents-with-authors-first.
    """
    parted = [None if row.author_short else _before_colon(row.title) for row in found]
    if sum(one is not None for one in parted) * 3 < len(found) * 2:
        return tuple(found)
    texts = {title_key(row.text) for row in after if len(row.text) <= _LONGEST_ROW} if any(parted) else set()
    rows: list[ContentsRow] = []
    for row, one in zip(found, parted, strict=True):
        if one and title_key(row.title) not in texts:
            names = split_names(one[0])
            short = len(found) > 1 and all(_INITIALS.match(name) for name in names)
            if short or title_key(one[1]) in texts:
                row = replace(row, title=one[1], author_short=one[0])
        rows.append(row)
    return tuple(rows)


def _before_colon(title: str) -> tuple[str, str] | None:
    match = _AUTHOR_FIRST.match(title)
    return (match[1].strip(), match[2]) if match and are_names(match[1]) else None


def are_names(text: str) -> bool:
    """Say whether the text is one name or several, full or with initials."""
    names = split_names(text)
    return bool(names) and all(_INITIALS.match(name) or looks_like_name(name) for name in names)


def _with_page(text: str) -> tuple[str, int, bool] | None:
    """Part a row into title, page and whether a tab, dots or two spaces stand between them."""
    if len(text) > 600 or not text.rstrip()[-1:].isdecimal():
        return None
    latin = latin_digits(text)
    match = _PAGE.search(latin, max(0, len(latin) - 300))
    if not match or match.start() == 0 or not match["leader"]:
        return None
    leader = match["leader"]
    title = text[: match.start()].strip()
    clear = "\t" in leader or "  " in leader or len(leader.strip()) > 1 or title.endswith(")")
    if not title or (not clear and not leader.isspace()):
        return None
    return title, int(match["page"]), clear


def split_authors(title: str) -> tuple[str, str]:
    """Cut `(E. Koolae)` or `(A. B & C. D)` off a row; brackets that hold no names belong to the title."""
    match = _AUTHORS.search(title, max(0, len(title) - 260))
    if not match:
        return title.strip(), ""
    if are_names(match.group(1)):
        return title[: match.start()].strip(), match.group(1).strip()
    return title.strip(), ""


def _is_in_run(rows: Sequence[Row], at: int, first: int) -> bool:
    """Say whether a row without a page and an author stands in one block of lines with its neighbours."""
    beside_previous = at > first and not rows[at].gap
    beside_next = at + 1 < len(rows) and not rows[at + 1].gap and rows[at + 1].part is None
    return len(rows[at].text) <= _LONGEST_ROW and (beside_previous or beside_next)


def _wraps(rows: Sequence[Row], at: int) -> bool:
    """Say whether the row goes on in the next line, which then brings the page, while this one has none."""
    if at + 1 >= len(rows) or rows[at + 1].gap:
        return False
    return _with_page(rows[at + 1].text) is not None and any(
        _with_page(row.text) for row in rows[max(0, at - 3) : at]
    )
