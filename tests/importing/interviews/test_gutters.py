"""Two columns side by side on one line: parted at the gutter, each with its own marks and labels."""

from papers.importing.document import Line
from papers.importing.interviews.gutters import split_gutters
from papers.importing.interviews.pieces import read_pieces


def halves(*texts):
    lines = tuple(Line(number, text) for number, text in enumerate(texts, start=1))
    pieces = split_gutters(read_pieces(lines), {line.number: line.text for line in lines})
    return [(piece.number, piece.column, piece.text) for piece in pieces]


ROWS = ("one two       seven", "three         eight", "four five     nine")


def test_the_left_column_comes_first():
    assert halves(*ROWS) == [
        (1, 0, "one two"),
        (2, 0, "three"),
        (3, 0, "four five"),
        (1, 1, "seven"),
        (2, 1, "eight"),
        (3, 1, "nine"),
    ]


def test_a_line_may_fill_one_side_alone():
    assert halves(*ROWS, "six", "              ten") == [
        *halves(*ROWS)[:3],
        (4, 0, "six"),
        *halves(*ROWS)[3:],
        (5, 1, "ten"),
    ]


def test_two_lines_are_no_columns():
    assert halves(*ROWS[:2]) == [(1, 0, "one two seven"), (2, 0, "three eight")]


def test_a_wide_line_ends_the_columns():
    wide = "This line goes from one side of the page to the other."
    assert halves(*ROWS, wide)[-1] == (4, 0, wide)


def test_each_side_has_marks_of_its_own():
    rows = ("**Why now?    **Who pays?**", "Or never?**   The towns do.", "It rained.    All of them.")
    lines = tuple(Line(number, text) for number, text in enumerate(rows, start=1))
    pieces = split_gutters(read_pieces(lines), {line.number: line.text for line in lines})
    assert [(piece.text, piece.opens, piece.closes, bool(piece.spans)) for piece in pieces] == [
        ("Why now?", "**", None, False),
        ("Or never?", "", (9, "**"), False),
        ("It rained.", "", None, False),
        ("Who pays?", "", None, True),
        ("The towns do.", "", None, False),
        ("All of them.", "", None, False),
    ]


def test_marks_of_emphasis_may_fill_the_gutter():
    left = ("**one two th-**", "three", "**four five**", "six", "eleven")
    right = ("seven", "eight", "nine", "ten", "twelve")
    rows = [f"{one:15}{two}" for one, two in zip(left, right, strict=True)]
    assert halves(*rows) == [
        (1, 0, "one two th-"),
        (2, 0, "three"),
        (3, 0, "four five"),
        (4, 0, "six"),
        (5, 0, "eleven"),
        (1, 1, "seven"),
        (2, 1, "eight"),
        (3, 1, "nine"),
        (4, 1, "ten"),
        (5, 1, "twelve"),
    ]
