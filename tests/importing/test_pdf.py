"""A printed report reads as its text does: lines, pages, columns and running heads leave no trace."""

from __future__ import annotations

import pytest

from papers.importing.document import UnreadableSource
from papers.importing.read import read
from papers.importing.sources import Limits, load
from tests.importing.pdf_files import Print, assembled, broken, objects_of, pdf_file, set_in_pages
from tests.importing.reports.truths import REPORTS
from tests.importing.test_word import SAMPLES, said_by

SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."


def paragraphs_of(lines):
    """Return groups of lines that no blank line parts; dots lead to the page numbers of the contents."""
    groups = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line.text.replace("\t", " . . . . . "))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_reads_as_its_text(name):
    text = load(f"{name}.txt", (REPORTS / f"{name}.txt").read_bytes())
    pages = set_in_pages(paragraphs_of(text.lines), head="IRS PAPERS 2018")
    source = load(f"{name}.pdf", pdf_file(*pages))
    assert said_by(read(source)) == said_by(read(text))
    assert [(notice.code, notice.message, notice.text) for notice in source.notices] == [
        (
            "running-head",
            f"A line printed on {len(pages)} pages was taken for their running head.",
            "IRS PAPERS 2018",
        ),
        ("page-numbers", f"The page numbers of {len(pages)} pages were left out.", ""),
    ]


def lines_of(*pages):
    return [line.text for line in load("a.pdf", pdf_file(*pages)).lines]


def test_columns_are_read_one_after_the_other():
    left, right = f"{SENTENCE} {SENTENCE} So.", f"{SENTENCE.upper()} {SENTENCE.upper()}"
    page = [
        Print(x, 700 - 14 * at, line)
        for x, text in ((60, left), (320, right))
        for at, line in enumerate(broken(text, 200))
    ]
    page.sort(key=lambda item: -item.y)  # printed row by row, across the gutter
    assert lines_of([Print(60, 760, "Ports of the North and what they carry to the South", 16), *page]) == [
        "Ports of the North and what they carry to the South", "", left, "", right,
    ]  # fmt: skip


def test_a_word_broken_at_a_line_end_is_whole_again():
    page = [
        Print(70, 700, "The state of trans-"),
        Print(70, 686, "port on the sea is a matter of long-"),
    ]
    page.append(Print(70, 672, "term plans, and a plan is long, and the term is set."))
    assert lines_of(page) == [
        "The state of transport on the sea is a matter of long-term plans, and a plan is long, "
        "and the term is set."
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            assembled(
                objects_of([[Print(70, 700, SENTENCE)]]),
                f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> "
                f"/U <{'42' * 32}> /P -4 >> /ID [<41> <41>] ",
            ),
            "The PDF is locked with a password.",
        ),
        (pdf_file([], []), "The PDF is a scan: it holds pictures of pages and no text."),
    ],
)
def test_what_cannot_be_read_is_refused(data, reason):
    with pytest.raises(UnreadableSource) as refused:
        load("a.pdf", data)
    assert str(refused.value) == reason


def test_pages_are_limited():
    data = pdf_file(*([Print(70, 700, SENTENCE)] for _ in range(4)))
    with pytest.raises(UnreadableSource) as refused:
        load("a.pdf", data, Limits(pages=3))
    assert str(refused.value) == "The PDF has 4 pages; a paper has 1 to 3."
