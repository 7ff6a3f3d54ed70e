"""The working report 2/97, field by field and block by block, against what is known to stand in it."""

from __future__ import annotations

import pytest

from papers.importing.document import Document, PrintedDate, Signatory, Span, placed_lines
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.truths import (
    SEED,
    expected_blocks,
    expected_keywords,
    expected_notes,
    found_blocks,
    truth_of,
)


@pytest.fixture(scope="module")
def document() -> Document:
    return read(load(SEED.name, SEED.read_bytes()))


@pytest.fixture(scope="module")
def truth() -> dict:
    return truth_of("working_report_2_97")


def test_it_is_an_english_report_of_which_nothing_is_left_over(document):
    assert (document.kind, document.language) == ("report", "en")
    assert document.leftovers == ()


def test_every_line_that_is_not_blank_has_a_place(document):
    lines = load(SEED.name, SEED.read_bytes()).lines
    assert set(placed_lines(document)) == {line.number for line in lines if line.text}


def test_the_title_page(document, truth):
    report, masthead = document.report, truth["masthead"]
    assert report.title == masthead["title"]
    assert (report.series_printed, report.series) == ("IRS PAPERS", "IRS Papers")
    assert (report.number, report.issue, report.number_year) == ("2/97", 2, 1397)
    assert report.date == PrintedDate(2018, 9, None, "gregorian", "SEPTEMBER 2018")
    assert report.partner == masthead["partner_printed"]
    assert report.persian_name == masthead["persian_name_joined"]
    assert report.institute == truth["institute"]["heading"]
    assert report.institute_about == truth["institute"]["about"]
    assert report.copyright == tuple(truth["copyright"]["paragraphs"])
    assert (report.report_type, report.place) == ("Working Report", "Tehran")
    assert report.editorial_board == ()


def test_the_preface(document, truth):
    preface, expected = document.preface, truth["preface"]
    assert preface.heading == "Preface"
    assert preface.paragraphs == tuple(expected["paragraphs"])
    assert [(item.number, item.text, item.lines) for item in preface.remarks] == [
        (remark["number"], remark["text"], (remark["line"],)) for remark in expected["remarks"]
    ]
    signatory = {name: expected["signatory"][name] for name in ("name", "role", "affiliation")}
    assert preface.signatory == Signatory(**signatory)


def test_the_contents(document, truth):
    assert [(row.title, row.author_short, row.page, row.line) for row in document.contents] == [
        (row["title"], row["author_short"], row["page"], row["line"]) for row in truth["toc"]["rows"]
    ]


@pytest.mark.parametrize("at", range(12))
def test_each_essay(document, truth, at):
    essay, expected = document.essays[at], truth["essays"][at]
    blocks = expected_blocks(expected)
    assert essay.title == expected["title"]
    assert tuple(signature.name for signature in essay.signatures) == (expected["byline"],)
    assert tuple(signature.affiliation for signature in essay.signatures) == expected_notes(expected)
    assert essay.signatures[0].lines == (expected["byline_line"], expected["footnote"]["line"])
    assert essay.keywords == expected_keywords(expected)
    assert essay.lines == (expected["title_line"], expected["byline_line"], expected["keywords"]["line"])
    assert found_blocks(essay, blocks) == blocks
    assert essay.language == "en"


def test_no_more_essays_than_twelve(document):
    assert len(document.essays) == 12


def test_all_sixteen_breaks_are_joined_and_the_traps_are_not(document, truth):
    parts = [
        part.lines
        for essay in document.essays
        for block in essay.blocks
        for part in (block.items or (block,))
        if len(part.lines) > 1
    ]
    assert parts == [tuple(join["lines"]) for join in truth["joins"]]
    starts = {part.lines[0] for essay in document.essays for b in essay.blocks for part in (b.items or (b,))}
    assert {234, 315, 280} <= starts


def test_emphasis_is_a_span_over_plain_text(document):
    spans = [
        (block.text[span.start : span.end], span)
        for essay in document.essays
        for block in essay.blocks
        for span in block.spans
    ]
    assert [text for text, _ in spans] == ["de facto"]
    assert isinstance(spans[0][1], Span)
    assert spans[0][1].kind == "em"


def test_no_markup_is_left_in_any_text(document):
    texts = [block.text for essay in document.essays for block in essay.blocks]
    assert [text for text in texts if "](" in text or "\\" in text or "*" in text] == []
    assert sum(text.count("$") for text in texts) == 5


def test_the_back_matter(document, truth):
    back = truth["back_matter"]
    assert [(p.name, p.degree, p.field, p.country, p.line) for p in document.contributors] == [
        (p["name"], p["degree"], p["field"], p["country"], p["line"]) for p in back["authors"]
    ]
    assert document.reference == back["reference"]["text"]
    contact = document.contact
    for name in ("tel", "fax", "email", "postal_address", "po_box", "website"):
        assert getattr(contact, name) == back["contact"][name]


def test_the_notices_name_each_oddity_and_no_other(document):
    assert [(notice.line, notice.code, notice.text) for notice in document.notices] == [
        (11, "partner-cut", "NATIONAL RESEARCH UNIVERSITY"),
        (18, "zwnj-lost", "منطقهای"),
        (64, "name-differs", "Elaheh Koolae"),
        (116, "name-differs", "Davoud Gharayagh-Zandi"),
        (136, "dead-link", "[expects](#)"),
        (136, "dead-link", "[referred](#)"),
        (138, "dead-link", "[noted](#)"),
        (146, "dead-link", "[calls](#)"),
        (150, "dead-link", "[shows](#)"),
        (150, "dead-link", "[signed](#)"),
        (156, "name-differs", "Hamidreza Azizi"),
        (
            280,
            "break-uncertain",
            "od is 'imperialistic actions' by the US. | Therefore, confrontation with the US wou",
        ),
        (368, "board-empty", "Editorial board"),
        (370, "series-differs", document.reference),
    ]


def test_a_name_in_four_spellings_is_one_notice_that_quotes_them_all(document):
    message = next(notice.message for notice in document.notices if notice.line == 116)
    assert message == (
        "The name is spelled differently elsewhere: contents “Davoud G. Zandi” (line 51); "
        "closing list “Davoud Gharayagh-zandi” (line 362); preface “Davoud Gharayagh Zandi”."
    )
