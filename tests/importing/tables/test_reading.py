"""Tables as spreadsheets save them, and files made to do harm: each is read or refused with its places."""

import pytest

from papers.importing.tables.reading import LARGEST, LONGEST_LINE, MOST_FAULTS, UnreadableTable, read_table

COLUMNS = ["slug", "en", "en_other", "fa", "fa_other"]


def rows(data):
    data = data.encode() if isinstance(data, str) else data
    return [(row.line, row.cells) for row in read_table("topics.csv", data, COLUMNS).rows]


def faults(data):
    with pytest.raises(UnreadableTable) as caught:
        rows(data)
    return str(caught.value).splitlines()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_table_is_read_however_it_was_saved(separator, end, mark):
    lines = [["slug", "en", "fa"], ["oil", "Oil", "نفت"], ["", "", ""], ["sea", "The “Sea”", ""]]
    text = end.join(separator.join(line) for line in lines)
    assert rows(mark + text.encode()) == [
        (2, {"slug": "oil", "en": "Oil", "fa": "نفت"}),
        (4, {"slug": "sea", "en": "The “Sea”"}),
    ]


def test_a_quoted_cell_may_hold_separators_quotes_and_lines():
    assert rows('en,"en_other"\n"Oil, ""raw""","Crude\n| Naphtha"\nSea,\n') == [
        (2, {"en": 'Oil, "raw"', "en_other": "Crude\n| Naphtha"}),
        (4, {"en": "Sea"}),
    ]


def test_names_are_parted_cleaned_and_taken_once():
    (row,) = read_table("t", b"en_other\n Oil |Crude   oil||OIL|\n", COLUMNS).rows
    assert row.names("en_other") == ["Oil", "Crude oil"]
    assert row.names("fa") == []


def test_the_head_is_read_in_any_order_and_case_and_may_end_in_empty_cells():
    assert rows("FA,Slug,,\nنفت,oil,,\n") == [(2, {"fa": "نفت", "slug": "oil"})]


def test_what_can_mislead_a_reader_is_taken_out_and_told():
    table = read_table("t", "en\nOil\u202egnp\n".encode(), COLUMNS)
    assert table.rows[0].cells == {"en": "Oilgnp"}
    assert list(map(str, table.notices)) == ["line 2, column en: RIGHT-TO-LEFT OVERRIDE was left out."]


KNOWN = "the columns are: slug, en, en_other, fa, fa_other."


@pytest.mark.parametrize(
    ("data", "complaints"),
    [
        ("", ["line 1: The file is empty."]),
        ("\n \n", ["line 1: The file is empty."]),
        ("en\n\n", ["line 1: The table has no rows."]),
        ("name,de\nOil,Öl\n", [f"line 1: There is no column “{name}”; {KNOWN}" for name in ("name", "de")]),
        ("en,,fa\nOil,,نفت\n", [f"line 1: The column number 2 has no name; {KNOWN}"]),
        ("en,fa,EN\nOil,نفت,Oil\n", ["line 1: The column “EN” is there twice."]),
        ("en,fa\nOil,نفت,3\n", ["line 2, column 3: There is no column for “3”."]),
        ('en\nSea\n"Oil\n', ["line 3: A quotation mark is not closed."]),
        (b"en\nSea\n\xd4\xc7\xe5\n", ["line 3: The file is not UTF-8 here; save it as “CSV UTF-8”."]),
        (b"en\nSea\nOil\0\n", ["line 3: There is a NUL character; this is no table of text."]),
        (
            "en,fa\n=cmd|'/c calc'!A1,نفت\n\"Oil\",@SUM(1)\n",
            [
                "line 2, column en: “=cmd|'/c calc'!A1” begins like the formula of a spreadsheet.",
                "line 3, column fa: “@SUM(1)” begins like the formula of a spreadsheet.",
            ],
        ),
        (
            "en\n" + "x" * (LONGEST_LINE + 1),
            [f"line 2: The line is longer than {LONGEST_LINE} characters."],
        ),
        (b"x" * (LARGEST + 1), ["line 1: The file is larger than 20 MB; no table is."]),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_the_place(data, complaints):
    assert faults(data) == complaints


def test_a_field_without_end_is_refused():
    (complaint,) = faults('en\n"' + ("x" * 1000 + "\n") * 400)
    assert complaint.startswith("line 2: This is no row of a table (field larger than")


def test_not_every_fault_of_a_broken_table_is_told():
    assert len(faults("en\n" + "=x\n" * 500)) == MOST_FAULTS
