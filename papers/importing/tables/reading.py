"""Reads a table: bytes become rows of cleaned cells, or a list of faults, each with its line and column.

table  = head row*
head   = names of columns, each once, in any order and case
row    = cells in the order of the head; cells behind its last one are empty
cell   = text | names               ; see `papers.importing.tables.cells`
Fields of a CSV are parted by a comma, a semicolon or a tab, and quoted as spreadsheets quote them (RFC 4180);
of a workbook (XLSX) the first sheet is the table. The two are told apart by their bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from papers.importing.document import UnreadableSource
from papers.importing.sources.limits import Limits
from papers.importing.sources.plain import split_lines
from papers.importing.sources.process import ask
from papers.importing.tables.cells import parted, unguarded
from papers.text.clean import clean_text
from papers.text.letters import fold
from papers.text.saying import say

LARGEST = 20 * 1024 * 1024
"""Bytes; a hundred thousand topics in five languages are less."""
LONGEST_LINE = 100_000
MOST_ROWS = 100_000
MOST_FAULTS = 20
"""Faults that are told; whoever mends these sees the next ones."""
SEPARATORS = ",;\t"
_USUAL = Limits()
_FORMULA = re.compile(r"[=@]|[+-](?=\S)")


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of the table; without a column it is the line's."""

    line: int
    message: str
    column: str = ""

    def __str__(self):
        place = f"line {self.line}, column {self.column}" if self.column else f"line {self.line}"
        return f"{place}: {self.message}"


class UnreadableTable(Exception):
    """The file is no such table. `faults` say why, one line each."""

    def __init__(self, *faults: Fault):
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@dataclass(frozen=True)
class Row:
    """The cells that hold something, by column; `line` is where the row begins, from 1."""

    line: int
    cells: dict[str, str]
    by_any_name: bool = False
    """Whether it is about whatever has one of its names, or only about what has one of its preferred ones."""

    def text(self, column: str) -> str:
        return self.cells.get(column, "")

    def line_text(self, column: str) -> str:
        """Return the cell on one line, as names are stored."""
        return " ".join(self.text(column).split())

    def name(self, column: str) -> str:
        """Return the first name in the cell, "" where there is none."""
        return next(iter(parted(self.text(column))), "")

    def names(self, column: str) -> list[str]:
        """Return the names in the cell, each once."""
        found: dict[str, str] = {}
        for name in parted(self.text(column)):
            found.setdefault(fold(name), name)
        return list(found.values())


@dataclass(frozen=True)
class Table:
    """The rows of a file; `data` is its bytes, untouched. `notices` tell what cleaning took away."""

    name: str
    data: bytes = field(repr=False)
    sha256: str
    rows: tuple[Row, ...] = field(repr=False)
    notices: tuple[Fault, ...] = ()
    encoding: str = "utf-8"


def read_table(name: str, data: bytes, columns: Iterable[str], limits: Limits = _USUAL) -> Table:
    """Return the table in the file; raises UnreadableTable for one with other columns than these."""
    refuse_size(data)
    is_book = data.startswith(b"PK")
    book = read_book(data, limits) if is_book else {"rows": parsed(decoded(data)), "faults": [], "sheets": []}
    head, *rows = book["rows"]
    names = named_columns(head, {column.casefold(): column for column in columns})
    faults = [
        Fault(line, words, names[at] if at < len(names) else str(at + 1))
        for line, at, words in book["faults"]
    ]
    notices: list[Fault] = []
    if (count := len(book["sheets"])) > 1:
        first = shortened(book["sheets"][0])
        message = say("Of {count} sheets only the first one, “{first}”, was read.", count=count, first=first)
        notices.append(Fault(1, message))
    found = []
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            found.append(Row(line, read_cells(line, cells, names, faults, notices)))
        if len(faults) >= MOST_FAULTS:
            break
    if faults:
        raise UnreadableTable(*faults[:MOST_FAULTS])
    if not found:
        raise UnreadableTable(Fault(1, say("The table has no rows.")))
    digest, encoding = hashlib.sha256(data).hexdigest(), "spreadsheet" if is_book else "utf-8"
    return Table(name, data, digest, tuple(found), tuple(notices), encoding)


def refuse_size(data: bytes) -> None:
    if len(data) > LARGEST:
        message = say("The file is larger than {size} MB; no table is.", size=LARGEST // 1024 // 1024)
        raise UnreadableTable(Fault(1, message))
    if not data.strip():
        raise UnreadableTable(Fault(1, say("The file is empty.")))


def read_book(data: bytes, limits: Limits) -> dict:
    """Return what `read_spreadsheet` says, from a process of its own."""
    try:
        book = ask("spreadsheet", data, limits)
    except UnreadableSource as reason:
        raise UnreadableTable(Fault(reason.line, str(reason))) from None
    if not book["rows"]:
        found = [Fault(line, words) for line, _at, words in book["faults"]]
        raise UnreadableTable(*found or [Fault(1, say("The table has no columns."))])
    return book


def decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as reason:
        line = data.count(b"\n", 0, reason.start) + 1
        message = say("The file is not UTF-8 here; save it as “CSV UTF-8”.")
        raise UnreadableTable(Fault(line, message)) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableTable(Fault(line, say("There is a NUL character; this is no table of text.")))
    if not text.strip():
        raise UnreadableTable(Fault(1, say("The file is empty.")))
    for number, line in enumerate(split_lines(text), 1):
        if len(line) > LONGEST_LINE:
            raise UnreadableTable(
                Fault(number, say("The line is longer than {most} characters.", most=LONGEST_LINE))
            )
    return text


def parsed(text: str) -> list[tuple[int, list[str]]]:
    """Return (line, cells) of each row, the head first."""
    head = text.lstrip("\r\n").splitlines()[0]
    separator = max(SEPARATORS, key=re.sub(r'"[^"]*"', "", head).count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for cells in reader:
            if rows or any(cell.strip() for cell in cells):
                rows.append((line, cells))
            if len(rows) > MOST_ROWS + 1:
                raise UnreadableTable(
                    Fault(line, say("The table has more than {most} rows.", most=MOST_ROWS))
                )
            line = reader.line_num + 1
    except csv.Error as reason:
        unclosed = "unexpected end" in str(reason)
        message = say("This is no row of a table ({reason}).", reason=reason)
        if unclosed:
            message = say("A quotation mark is not closed.")
        raise UnreadableTable(Fault(line, message)) from None
    if not rows:
        raise UnreadableTable(Fault(1, say("The table has no columns.")))
    return rows


def named_columns(head: tuple[int, list[str]], known: dict[str, str]) -> list[str]:
    """Return the columns of the head under the names of `known`."""
    line, cells = head
    names = [" ".join(clean_text(cell).text.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    faults = []
    for at, name in enumerate(names):
        if name.casefold() in [earlier.casefold() for earlier in names[:at]]:
            faults.append(Fault(line, say("The column “{name}” is there twice.", name=shortened(name))))
        elif name.casefold() not in known:
            columns = ", ".join(known.values())
            message = say(
                "There is no column “{name}”; the columns are: {columns}.",
                name=shortened(name),
                columns=columns,
            )
            if not name:
                message = say(
                    "The column number {number} has no name; the columns are: {columns}.",
                    number=at + 1,
                    columns=columns,
                )
            faults.append(Fault(line, message))
    if faults:
        raise UnreadableTable(*faults[:MOST_FAULTS])
    return [known[name.casefold()] for name in names]


def read_cells(line: int, cells: list[str], names: list[str], faults: list, notices: list) -> dict[str, str]:
    found = {}
    for at, cell in enumerate(cells):
        cleaned = clean_text(cell)
        text = cleaned.text.strip()
        column = names[at] if at < len(names) else str(at + 1)
        if at >= len(names) and text:
            faults.append(Fault(line, say("There is no column for “{cell}”.", cell=shortened(text)), column))
        elif _FORMULA.match(text):
            message = say("“{cell}” begins like the formula of a spreadsheet.", cell=shortened(text))
            faults.append(Fault(line, message, column))
        elif text:
            found[column] = unguarded(text)
        notices += [
            Fault(line, say("{character} was left out.", character=finding.name), column)
            for finding in cleaned.findings
        ]
    return found


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
