"""Workbooks as people save them, and workbooks made to do harm: each is read or refused with its place."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from papers.importing.tables.reading import UnreadableTable, read_table

COLUMNS = ["slug", "en", "en_other", "fa", "fa_other"]
MEBIBYTE = 1024 * 1024


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return saved(book)


def with_part(data, name, change):
    """Return the workbook with one part changed; `change` is given its bytes, b"" where it is not there."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        for entry in [*names, *({name} - set(names))]:
            content = old.read(entry) if entry in names else b""
            new.writestr(entry, change(content) if entry == name else content)
    return out.getvalue()


def read(data):
    return read_table("topics.xlsx", data, COLUMNS)


def rows(data):
    return [(row.line, row.cells) for row in read(data).rows]


def faults(data):
    with pytest.raises(UnreadableTable) as caught:
        read(data)
    return str(caught.value).splitlines()


SHEET = "xl/worksheets/sheet1.xml"
OIL = workbook(["slug", "en", "fa"], ["oil", "Oil", "نفت"])


def test_cells_are_read_as_people_see_them():
    data = workbook(
        [None, "EN", "fa", "en_other"],
        [],
        [None, 2020, "نفت", 3.0],
        [None, 2.5, datetime(2018, 5, 21), True],
        [None, date(2018, 5, 21), datetime(2018, 5, 21, 10, 30), "#N/A"],
    )
    data = with_part(data, SHEET, lambda sheet: sheet)
    with pytest.raises(UnreadableTable, match="number 1 has no name"):
        read(data)
    book = workbook(
        ["EN", "fa", "en_other"],
        [],
        [2020, "نفت", 3.0],
        [2.5, datetime(2018, 5, 21), True],
        [date(2018, 5, 21), datetime(2018, 5, 21, 10, 30), "#N/A"],
    )
    assert rows(book) == [
        (3, {"en": "2020", "fa": "نفت", "en_other": "3"}),
        (4, {"en": "2.5", "fa": "2018-05-21", "en_other": "TRUE"}),
        (5, {"en": "2018-05-21", "fa": "2018-05-21T10:30:00", "en_other": "#N/A"}),
    ]


def test_a_workbook_is_known_by_its_bytes_and_kept_untouched():
    table = read_table("topics.csv", OIL, COLUMNS)
    assert (table.data, table.encoding) == (OIL, "spreadsheet")


def test_formulas_are_refused_with_their_places_and_texts_like_them_too():
    data = workbook(["en", "fa"], ["=1+2", "نفت"], ["Oil", '=HYPERLINK("http://x.example")'])
    message = "The cell holds a formula; put in its place what it shows."
    assert faults(data) == [f"line 2, column en: {message}", f"line 3, column fa: {message}"]
    book = Workbook(write_only=False)
    book.active.append(["en"])
    book.active.append(["x"])
    book.active["A2"].value = "=cmd"
    book.active["A2"].data_type = "s"
    assert faults(saved(book)) == ["line 2, column en: “=cmd” begins like the formula of a spreadsheet."]


def test_only_the_first_sheet_is_read_and_that_is_told():
    book = Workbook()
    book.active.title = "Topics"
    book.active.append(["en"])
    book.active.append(["Oil"])
    book.create_sheet("Notes").append(["mine"])
    table = read(saved(book))
    assert [row.cells for row in table.rows] == [{"en": "Oil"}]
    assert list(map(str, table.notices)) == ["line 1: Of 2 sheets only the first one, “Topics”, was read."]


def test_what_can_mislead_a_reader_is_taken_out_and_told():
    table = read(workbook(["en"], ["Oil\u202egnp"]))
    assert table.rows[0].cells == {"en": "Oilgnp"}
    assert list(map(str, table.notices)) == ["line 2, column en: RIGHT-TO-LEFT OVERRIDE was left out."]


def test_a_lie_about_its_size_is_not_believed():
    data = with_part(OIL, SHEET, lambda part: part.replace(b'ref="A1:C2"', b'ref="A1:XFD1048576"'))
    assert data != OIL
    assert rows(data) == [(2, {"slug": "oil", "en": "Oil", "fa": "نفت"})]
    data = with_part(OIL, SHEET, lambda part: part.replace(b'ref="A1:C2"', b'ref="A1:A1"'))
    assert rows(data) == [(2, {"slug": "oil", "en": "Oil", "fa": "نفت"})]


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def after_declaration(insert):
    return lambda part: part.replace(b"?>", b"?>" + insert, 1) if part.startswith(b"<?xml") else insert + part


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04 no archive", "The spreadsheet is damaged: its archive cannot be unpacked."),
        (OIL[: len(OIL) // 2], "The spreadsheet is damaged: its archive cannot be unpacked."),
        (workbook(), "The table has no columns."),
        (workbook(["en"]), "The table has no rows."),
        (
            with_part(OIL, SHEET, after_declaration(BOMB)),
            "The spreadsheet declares entities of its own (DTD), which none may.",
        ),
        (
            with_part(OIL, "xl/sharedStrings.xml", after_declaration(EXTERNAL)),
            "The spreadsheet declares entities of its own (DTD), which none may.",
        ),
        (
            with_part(OIL, "xl/media/image1.png", lambda part: b"\0" * (30 * MEBIBYTE)),
            "The archive unpacks to more than 200 times its size: a bomb.",
        ),
        (
            with_part(OIL, SHEET, lambda part: part[:-20]),
            "The spreadsheet is damaged: xl/worksheets/sheet1.xml is no XML.",
        ),
        (
            with_part(OIL, SHEET, lambda part: part.replace(b't="n"', b't="x"').replace(b"A1", b"??")),
            "The spreadsheet is damaged: its sheet cannot be read.",
        ),
        (
            with_part(OIL, "../../etc/cron.d/x", lambda part: b"x"),
            "The archive names a file outside itself: it was made to do harm.",
        ),
    ],
)
def test_harm_is_refused(data, message):
    assert faults(data) == [f"line 1: {message}"]


def test_a_document_of_another_kind_is_named():
    data = with_part(OIL, "word/document.xml", lambda part: b"<w/>")
    assert rows(data) == rows(OIL)  # it is a workbook all the same
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert faults(out.getvalue()) == ["line 1: The file is a Word document, not a spreadsheet."]


def test_rows_and_columns_without_end_are_refused():
    wide = with_part(OIL, SHEET, lambda part: part.replace(b'r="C2"', b'r="XFD2"'))
    assert faults(wide) == ["line 2: The row has more than 200 columns; no table has."]
    far = with_part(
        OIL,
        SHEET,
        lambda part: part.replace(b'<row r="2"', b'<row r="1048576"').replace(b'2"', b'1048576"'),
    )
    assert [row.cells for row in read(far).rows] == [{"slug": "oil", "en": "Oil", "fa": "نفت"}]


def test_what_takes_too_long_is_stopped():
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    row = b'<row><c r="XFD%d" s="0"/></row>'
    sheet = head + b"".join(row % number for number in range(1, 100_000)) + b"</sheetData></worksheet>"
    (message,) = faults(with_part(OIL, SHEET, lambda part: sheet))
    assert message.startswith("line 1: The ")
