"""A report saved as a Word document reads as its text does; headings, lists and notes keep their kind."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papers.importing.document import Signature
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.truths import REPORTS
from tests.importing.word_files import link, note_reference, paragraph, run, table, word_file

SAMPLES = sorted(path.stem for path in REPORTS.glob("*.txt"))
SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."


def said_by(document):
    """Return all that a document says, without the numbers of its lines."""
    essays = [
        (
            essay.title,
            [(signature.name, signature.affiliation) for signature in essay.signatures],
            essay.keywords,
            [
                (block.type, block.text, [item.text for item in block.items], block.rows, block.mark)
                for block in essay.blocks
            ],
        )
        for essay in document.essays
    ]
    contents = [(row.title, row.author_short, row.page) for row in document.contents]
    return (
        essays,
        contents,
        document.preface.paragraphs,
        replace(document.report, lines=()),
        document.reference,
    )


@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_reads_as_its_text(name):
    text = load(f"{name}.txt", (REPORTS / f"{name}.txt").read_bytes())
    source = load(f"{name}.docx", word_file(*(paragraph(line.text) for line in text.lines)))
    assert said_by(read(source)) == said_by(read(text))
    assert source.encoding == "word"
    assert source.notices == ()


def lines_of(*blocks, **more):
    return [line.text for line in load("a.docx", word_file(*blocks, **more)).lines]


def test_headings_lists_tables_and_emphasis():
    assert lines_of(
        paragraph("Ports", style="Title"),
        paragraph("Grain", style="heading 2"),
        paragraph(run("A "), run("bold ", "b"), run("and "), run("slanted", "i"), " word", run("1", "^")),
        paragraph("one", numbering=(1, 0)),
        paragraph("inner", numbering=(1, 1)),
        paragraph("first", numbering=(2, 0)),
        paragraph("second", numbering=(2, 0)),
        table([["a", "b|c"], ["d", ""]]),
        paragraph(link("word", "rId9"), ", broken\nhere"),
        links={"rId9": "https://example.org/a"},
    ) == [
        "Ports", "", "## Grain", "", "A **bold** and *slanted* word¹", "", "- one", "  - inner", "",
        "1. first", "2. second", "", "| a | b｜c |", "| d |  |", "",
        "[word](https://example.org/a), broken", "here",
    ]  # fmt: skip


def test_a_footnote_of_a_name_is_the_affiliation():
    document = read(
        load(
            "a.docx",
            word_file(
                paragraph("Ports of the North", style="heading 1"),
                paragraph(run("Parvin Karimi", "b"), note_reference(2)),
                paragraph(f"{SENTENCE} {SENTENCE}"),
                paragraph(f"{SENTENCE} {SENTENCE}"),
                notes={2: "Professor, University of Rasht"},
            ),
        )
    )
    (essay,) = document.essays
    assert essay.title == "Ports of the North"
    assert essay.signatures == (Signature("Parvin Karimi", "Professor, University of Rasht", (3, 5)),)
    assert [block.text for block in essay.blocks] == [f"{SENTENCE} {SENTENCE}"] * 2


def test_a_link_that_runs_a_script_is_no_link():
    assert lines_of(paragraph(link("word", "rId9")), links={"rId9": "javascript:alert(1)"}) == ["word"]


def test_a_document_is_known_by_its_content():
    source = load("ports.txt", word_file(paragraph(SENTENCE)))
    assert ([line.text for line in source.lines], source.encoding) == ([SENTENCE], "word")
