"""Reads the printed contents: `title (author) 12`, with tabs, dots, spaces or nothing before the page.

contents = "Contents"? row+
row      = title [ "(" authors ")" ] ( tab | dots | spaces ) page
         | title [ "(" authors ")" ]           ; only in one run with rows before it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from papers.importing.document import ContentsRow
from papers.importing.reports.labels import part_of
from papers.importing.reports.lines import Row, title_key
from papers.importing.reports.names import looks_like_name, split_names
from papers.text.digits import latin_digits

_PAGE = re.compile(r"(?P<leader>[\s.…·_]*)(?P<page>\d{1,4})\s*$")
_TRAILING_LEADER = re.compile(r"(?:[.…·_]{3,}|\t)\s*$")
_AUTHORS = re.compile(r"\s*\(([^()]{3,200})\)\s*[.…·_]*\s*$")
_INITIALS = re.compile(
    r"(?:[^\W\d_]{1,3}\.[\s\u200c-]?){1,4}\s*[^\W\d_][\w'’\u200c -]*$|[^\W\d_]\.[^\W\d_]\s+\S.*$"
)
_ROWS_WITHOUT_LABEL = 3


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
        if part_of(row.text) == "contents":
            return _read_rows(rows, at, at + 1)
    for at in range(len(rows) - _ROWS_WITHOUT_LABEL + 1):
        run = [_with_page(row.text) for row in rows[at : at + _ROWS_WITHOUT_LABEL]]
        if all(found and found[2] for found in run):
            pages = [found[1] for found in run if found]
            if pages == sorted(pages):
                return _read_rows(rows, at, at)
    return Contents()


def _read_rows(rows: Sequence[Row], start: int, at: int) -> Contents:
    found: list[ContentsRow] = []
    seen: set[str] = set()
    first, last_page, open_title = at, 0, ""
    lines = [number for row in rows[start:at] for number in row.numbers]
    while at < len(rows):
        row = rows[at]
        if part_of(row.text) is not None or title_key(row.text) in seen:
            break
        paged = _with_page(row.text)
        if paged and not paged[2] and not last_page <= paged[1] <= last_page + 100:
            paged = None  # `Iran in 2018` is a title with a year
        title, page = (paged[0], paged[1]) if paged else (_TRAILING_LEADER.sub("", row.text), None)
        title, authors = split_authors(title)
        if paged is None and not authors and not _is_in_run(rows, at, first):
            break
        title = f"{open_title} {title}".strip()
        open_title = ""
        if paged is None and not authors and _wraps(rows, at):
            open_title = title
        else:
            found.append(ContentsRow(title, authors, page, row.number))
            seen.add(title_key(title))
            last_page = page or last_page
        lines += row.numbers
        at += 1
    return Contents(tuple(found), tuple(lines), start, at)


def _with_page(text: str) -> tuple[str, int, bool] | None:
    """Part a row into title, page and whether a tab, dots or two spaces stand between them."""
    if len(text) > 600:
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
    names = split_names(match.group(1))
    if names and all(_INITIALS.match(name) or looks_like_name(name) for name in names):
        return title[: match.start()].strip(), match.group(1).strip()
    return title.strip(), ""


def _is_in_run(rows: Sequence[Row], at: int, first: int) -> bool:
    """Say whether a row without a page and an author stands in one block of lines with its neighbours."""
    beside_previous = at > first and not rows[at].gap
    beside_next = at + 1 < len(rows) and not rows[at + 1].gap and part_of(rows[at + 1].text) is None
    return len(rows[at].text) <= 200 and (beside_previous or beside_next)


def _wraps(rows: Sequence[Row], at: int) -> bool:
    """Say whether the row goes on in the next line, which then brings the page, while this one has none."""
    if at + 1 >= len(rows) or rows[at + 1].gap:
        return False
    return _with_page(rows[at + 1].text) is not None and any(
        _with_page(row.text) for row in rows[max(0, at - 3) : at]
    )
