"""Reads the first sheet of an XLSX workbook (ECMA-376): rows of cells, each the text that people see in it.

A number without a fraction is written without one, a day as 2018-05-21. A cell that holds a formula is
refused, not computed: what it would show is the spreadsheet's affair, and may be left out of the file.
"""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from papers.importing.document import UnreadableSource
from papers.importing.sources.archive import SPREADSHEET, refuse_archive
from papers.importing.sources.limits import Limits
from papers.text.saying import say

MOST_ROWS = 100_000
MOST_COLUMNS = 200
MOST_FAULTS = 20
ELEMENTS = 600_000
"""XML elements of a workbook: some ten for each row of five cells, and two for each text of its own."""
EXACT = 2**53
"""Beyond it a spreadsheet's numbers are no longer exact."""


def read_spreadsheet(data: bytes, limits: Limits) -> dict:
    """Return {"rows": [[line, [cells]]], "faults": [[line, place of the cell, message]], "sheets": names}.

    Lines count from 1, places from 0. Raises UnreadableSource.
    """
    refuse_archive(data, replace(limits, elements=max(limits.elements, ELEMENTS)), SPREADSHEET)
    try:
        return rows_of(data)
    except (UnreadableSource, MemoryError):
        raise
    except Exception as reason:  # the library raises whatever a broken part makes it stumble over
        raise UnreadableSource(say("The spreadsheet is damaged: its sheet cannot be read.")) from reason


def rows_of(data: bytes) -> dict:
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    if not book.worksheets:
        raise UnreadableSource(say("The spreadsheet has no sheet with cells."))
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # a file may lie about them; and a row ends where its last cell stands
    rows: list[list] = []
    faults: list[list] = []
    for row in sheet.iter_rows():
        filled = [(at, cell) for at, cell in enumerate(row) if cell.value is not None]
        if not filled:
            continue
        line, last = filled[0][1].row, filled[-1][0]
        if last >= MOST_COLUMNS:
            raise UnreadableSource(
                say("The row has more than {most} columns; no table has.", most=MOST_COLUMNS), line
            )
        if len(rows) > MOST_ROWS:
            raise UnreadableSource(say("The table has more than {most} rows.", most=MOST_ROWS), line)
        cells = [""] * (last + 1)
        for at, cell in filled:
            if cell.data_type == "f":
                faults.append([line, at, say("The cell holds a formula; put in its place what it shows.")])
            else:
                cells[at] = text_of(cell.value)
        rows.append([line, cells])
        if len(faults) >= MOST_FAULTS:
            break
    return {"rows": rows, "faults": faults, "sheets": book.sheetnames}


def text_of(value: Any) -> str:
    """Return a value as text."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
