"""Parts of a report that are known by what stands beside them: ordinals, authors in contents, notes."""

from __future__ import annotations

import pytest

from papers.importing.document import Line
from papers.importing.read import read
from papers.importing.reports.contents import find_contents
from papers.importing.reports.lines import rows_of
from papers.importing.reports.notes import answered_marks, closing_notes, join_wrapped_notes
from papers.importing.reports.ordinals import without_ordinals
from papers.importing.reports.titlepage import read_title_page
from papers.importing.sources import load


def rows(text: str):
    return rows_of(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))


@pytest.mark.parametrize(
    ("titles", "bare"),
    [
        (["1. Harbours", "2. Wells"], ["Harbours", "Wells"]),
        (["۱- بندرها", "۲- چاه‌ها"], ["بندرها", "چاه‌ها"]),
        (["I. Harbours", "II. Wells", "IV. Lamps"], ["Harbours", "Wells", "Lamps"]),
        (["Preface", "1) Harbours", "2) Wells"], ["Preface", "Harbours", "Wells"]),
        (["1. Порты", "3. Колодцы"], ["Порты", "Колодцы"]),
        (["1. 12 Lamps", "2. 5G Abroad"], ["12 Lamps", "5G Abroad"]),
    ],
)
def test_ordinals_that_count_the_titles_are_taken_off(titles, bare):
    assert without_ordinals(titles) == bare


@pytest.mark.parametrize(
    "titles",
    [
        ["1. Harbours"],
        ["1. Harbours", "Wells"],
        ["2. Harbours", "3. Wells"],
        ["1. Harbours", "1. Wells"],
        ["2. Harbours", "1. Wells"],
        ["1. Harbours", "9. Wells"],
        ["5G Abroad", "12 Lamps"],
        [],
    ],
)
def test_other_numbers_belong_to_the_titles(titles):
    assert without_ordinals(titles) == titles


def in_contents(text: str):
    return [(row.title, row.author_short, row.page) for row in find_contents(rows(text)).rows]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_contents_may_bring_authors_and_page_on_a_line_of_their_own(gap):
    text = gap.join(
        [
            "Contents",
            "Wells and Lamps\nN. Testi ..... 3",
            "A Title of\nTwo Lines\nN. Testi & S. Sample ..... 7",
            "Wells and Lamps\nSara Sample\t12",
        ]
    )
    assert in_contents(f"{text}\n\nWells and Lamps\n\nNader Testi") == [
        ("Wells and Lamps", "N. Testi", 3),
        ("A Title of Two Lines", "N. Testi & S. Sample", 7),
        ("Wells and Lamps", "Sara Sample", 12),
    ]


def test_persian_names_on_the_second_line_of_each_row():
    text = "فهرست\nچاه‌ها و بندرها\nنادر آزمونی ..... ۳\nبندرهای ما\nسارا نمونه و امید نمونه ..... ۷"
    assert in_contents(text) == [
        ("چاه‌ها و بندرها", "نادر آزمونی", 3),
        ("بندرهای ما", "سارا نمونه و امید نمونه", 7),
    ]


def test_the_second_line_of_a_title_is_no_name():
    text = "Contents\n\nWells (N. Testi)\t3\nThe Long Road to\nCentral Asia\t7\nLamps for the Coast\t9"
    assert in_contents(text) == [
        ("Wells", "N. Testi", 3),
        ("The Long Road to Central Asia", "", 7),
        ("Lamps for the Coast", "", 9),
    ]


def test_the_contents_may_bring_the_authors_first():
    text = "Contents\n\nN. Testi & S. Sample: Wells: A Count ..... 3\nН. Тестов: Колодцы ..... 7"
    assert in_contents(text) == [
        ("Wells: A Count", "N. Testi & S. Sample", 3),
        ("Колодцы", "Н. Тестов", 7),
    ]


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("Water and Power", "Lamps"), [("Water and Power", "Central Asia", 3), ("Lamps", "Nader Testi", 7)]),
        (
            ("Central Asia: Water and Power", "Nader Testi: Lamps"),
            [("Central Asia: Water and Power", "", 3), ("Nader Testi: Lamps", "", 7)],
        ),
    ],
)
def test_the_text_says_whether_a_full_name_belongs_to_the_title(titles, found):
    text = "Contents\nCentral Asia: Water and Power ..... 3\nNader Testi: Lamps ..... 7\n\n"
    assert in_contents(text + "\n\nA. Sample\n\n".join(titles)) == found


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Wells and Lamps", "“Wells and Lamps” (June 2016). Institute for Invented Coasts (IIC)."),
        ("Wells and Lamps", "Institute for Invented Coasts (IIC), «Wells and Lamps», Nowhere."),
        ("The School of Wells", 'Institute for Invented Coasts (IIC). "The School of Wells". Nowhere.'),
        ("Wells and Lamps", "Wells and Lamps. Institute for Invented Coasts (IIC). Nowhere."),
    ],
)
def test_the_reference_names_the_institute_too(title, quoted):
    """Case: short-title."""
    report, _ = read_title_page(rows(f"Institute for Invented Coasts (IIC)\n\n{title}"), (), "en", quoted)
    assert (report.title, report.institute) == (title, "Institute for Invented Coasts (IIC)")


def notes(text: str):
    return [(row.text, row.numbers) for row in join_wrapped_notes(rows(text))]


def test_a_note_of_several_lines_is_one_row():
    text = (
        "¹ Lecturer, Department of Harbours and of Made-up\nTrade, University of Nowhere\n"
        "² Fellow of the Council for Northern Lamps in the\nInvented Gulf\n\nA body that goes on."
    )
    assert notes(text) == [
        (
            "¹ Lecturer, Department of Harbours and of Made-up Trade, University of Nowhere",
            (1, 2),
        ),
        ("² Fellow of the Council for Northern Lamps in the Invented Gulf", (3, 4)),
        ("A body that goes on.", (6,)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "¹ Lecturer, University of Nowhere\nThe body goes on at once.",
        "¹ Lecturer of Law at the University of Nowhere.\nThe body goes on at once.\n",
        "1. A step which is no note and which has no post\nand no place of work at all\n",
        "¹ Lecturer of Law at the University of Nowhere in\nKeywords: Wells\n",
        "A body that goes on\n¹ Lecturer of Law at the University of Nowhere in\nthe Gulf\n",
    ],
)
def test_lines_that_do_not_go_on_a_note(text):
    assert notes(text) == [(row.text, row.numbers) for row in rows(text)]


CLOSING = "A body.\n\n(1) Lecturer, University of Nowhere\n(2) Expert\n\n12"


@pytest.mark.parametrize(
    ("text", "own", "asked", "found"),
    [
        (CLOSING, ["2"], ["1", "2"], [3, 4]),
        (CLOSING, ["1", "2"], ["1", "2"], []),
        (CLOSING, ["2"], ["2"], []),
        ("A body.\n\n(1) a bell\n(2) a lamp", ["2"], ["1", "2"], []),
        ("A body.", [], [], []),
    ],
)
def test_notes_behind_the_last_essay_that_others_ask_for(text, own, asked, found):
    assert [row.number for row in closing_notes(rows(text), own, asked)] == found


def test_marks_that_notes_at_the_end_answer():
    end = rows("[1] Lecturer\n[2] Expert\n[3] See the map.")
    assert answered_marks(end, ["1", "2", "2", "4"]) == {"1"}
    assert answered_marks(end[2:], ["3"]) == frozenset()
    assert answered_marks([], []) == frozenset()


def test_a_wrapped_note_leaves_no_line_over():
    path = "tests/data/essays/wrapped-notes.txt"
    with open(path, "rb") as file:
        document = read(load("wrapped-notes.txt", file.read()))
    assert document.leftovers == ()
    assert [signature.lines for essay in document.essays for signature in essay.signatures] == [
        (16, 21, 22),
        (33, 40, 41),
    ]


@pytest.mark.parametrize(
    "row", ["N. Testi: Wells: A Count ..... 3", "Wells: A Count\nN. Testi ..... 3"], ids=["first", "below"]
)
def test_one_row_is_read_so_where_its_title_stands_in_the_text(row):
    text = f"Contents\n\n{row}\n\nWells: A Count\n\nNader Testi"
    assert in_contents(text) == [("Wells: A Count", "N. Testi", 3)]
    assert in_contents(f"Contents\n\n{row}\n\nLamps") != [("Wells: A Count", "N. Testi", 3)]
