"""The title page whose series, number, date and kind of report each have a line: none becomes the title."""

from __future__ import annotations

import pytest

from papers.importing.document import Line
from papers.importing.reports.lines import rows_of
from papers.importing.reports.titlepage import read_title_page


def page(text, quoted="", language="en"):
    lines = [Line(number, line) for number, line in enumerate(text.splitlines(), start=1)]
    report, _ = read_title_page(rows_of(lines), (), language, quoted)
    unplaced = [line.text for line in lines if line.text and line.number not in report.lines]
    assert unplaced == []
    return report


@pytest.mark.parametrize("end", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "lines",
    [
        ["IRS PAPERS", "Working Report", "No. 4/95", "June 2016", "Ports of the North"],
        ["IRS PAPERS", "Working Report No. 4/95", "June 2016", "Ports of the North"],
        ["Working Report", "June 2016", "Ports of the North", "4/95", "IRS PAPERS"],
        ["Ports of the North", "Working Report", "IRS PAPERS", "No. 4/95", "June 2016"],
    ],
    ids=["alone", "kind and number", "title between", "title first"],
)
def test_each_line_is_taken_for_what_it_says(lines, end):
    report = page(end.join(lines))
    assert (report.title, report.series_printed, report.report_type) == (
        "Ports of the North",
        "IRS PAPERS",
        "Working Report",
    )
    assert (report.number, report.issue, report.number_year) == ("4/95", 4, 1395)
    assert report.date.printed == "June 2016"


@pytest.mark.parametrize(
    ("printed", "series"),
    [
        ("IRS PAPERS", "IRS Papers"),
        ("Policy Briefs", "Policy Briefs"),
        ("Caspian Working Papers", "Caspian Working Papers"),
        ("THE NORTHERN COAST SERIES", "THE Northern Coast Series"),
    ],
)
def test_a_series_has_a_line_in_its_words(printed, series):
    report = page(f"{printed}\n\nNo. 7\n\nPorts of the North\n\nInstitute for Regional Studies (IRS)")
    assert (report.title, report.series) == ("Ports of the North", series)
    assert report.institute == "Institute for Regional Studies (IRS)"


def test_a_series_has_a_line_in_persian():
    report = page("سلسله گزارش‌های دریا\n\nشماره ۴\n\nآینده بندرهای شمال", language="fa")
    assert (report.title, report.series, report.number) == ("آینده بندرهای شمال", "سلسله گزارش‌های دریا", "۴")


@pytest.mark.parametrize(
    ("text", "quoted", "title"),
    [
        ("The Panama Papers\n\nNo. 4", "", "The Panama Papers"),
        ("The Panama Papers\n\nCoast Letters No. 4\n\nA Year After", "", "The Panama Papers"),
        ("The Panama Papers\n\nA Year After", "", "The Panama Papers"),
        (
            "The Panama Papers\n\nNo. 4\n\nA Year After",
            "IRS, “The Panama Papers”, No. 4.",
            "The Panama Papers",
        ),
    ],
    ids=["the only title", "a series with its number", "no number", "quoted as the title"],
)
def test_a_title_in_the_words_of_a_series_stays_the_title(text, quoted, title):
    lines = [Line(number, line) for number, line in enumerate(text.splitlines(), start=1)]
    assert read_title_page(rows_of(lines), (), "en", quoted)[0].title == title


def test_a_title_on_two_lines_is_one_and_the_line_before_it_is_not():
    report = page("Working Report\nNo. 4\nPorts of the North\nand Their Trade")
    assert (report.title, report.report_type) == ("Ports of the North and Their Trade", "Working Report")
