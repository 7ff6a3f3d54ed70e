"""Eight reports that vary one sign each: whole essays, fields and back matter against what was printed."""

from __future__ import annotations

import pytest

from papers.importing.document import placed_lines
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.truths import (
    REPORTS,
    expected_blocks,
    expected_keywords,
    expected_notes,
    found_blocks,
    truth_of,
)

SAMPLES = sorted(path.stem for path in REPORTS.glob("*.txt"))


def sample(name: str):
    return load(f"{name}.txt", (REPORTS / f"{name}.txt").read_bytes())


def test_the_samples_are_there():
    assert SAMPLES == ["base", "crlf", "endnotes", "fa", "headings", "notoc", "star", "two_bracket"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_essays(name):
    document, truth = read(sample(name)), truth_of(name)

    assert [essay.title for essay in document.essays] == [essay["title"] for essay in truth["essays"]]
    for essay, expected in zip(document.essays, truth["essays"], strict=True):
        blocks = expected_blocks(expected)
        assert [signature.name for signature in essay.signatures] == expected["bylines"]
        assert tuple(signature.affiliation for signature in essay.signatures) == expected_notes(expected)
        assert essay.keywords == expected_keywords(expected)
        assert found_blocks(essay, blocks) == blocks
        assert essay.language == expected["lang"]
    assert document.language == truth["essays"][0]["lang"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_rest(name):
    document, truth = read(sample(name)), truth_of(name)

    masthead = truth["masthead"]
    assert {key: getattr(document.report, key) for key in ("number", "title")} == {
        key: masthead[key] for key in ("number", "title")
    }
    assert (document.report.date.year, document.report.date.month) == (masthead["year"], masthead["month"])
    assert document.report.series_printed == masthead["series"]
    assert document.report.institute == "Institute for Regional Studies (IRS)"
    assert document.report.persian_name == "پژوهشکده مطالعات منطقه‌ای"
    assert document.report.partner == ""
    assert document.preface.paragraphs == tuple(truth["preface"]["paragraphs"])
    assert document.preface.signatory.name == truth["preface"]["signatory"]["name"]
    assert [(row.title, row.author_short, row.page) for row in document.contents] == [
        (row["title"], row["author_short"], row["page"]) for row in truth["toc"]["rows"]
    ]
    people = {
        (person["name"], person["degree"], person["field"], person["country"])
        for person in truth["back_matter"]["authors"]
    }
    assert {(p.name, p.degree, p.field, p.country) for p in document.contributors} == people
    assert document.reference == truth["back_matter"]["reference"]["text"]
    contact = truth["back_matter"]["contact"]
    assert {key: getattr(document.contact, key) for key in contact} == contact


@pytest.mark.parametrize("name", SAMPLES)
def test_no_line_is_lost_and_no_false_alarm_is_raised(name):
    source = sample(name)
    document = read(source)

    assert set(placed_lines(document)) == {line.number for line in source.lines if line.text}
    assert document.leftovers == ()
    assert [notice.code for notice in document.notices] == ["series-differs"]
