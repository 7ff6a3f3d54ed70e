"""Single papers: a title and a text, with or without a byline, keywords and fields at the head."""

from __future__ import annotations

import pytest

from papers.importing.document import (
    Document,
    Notice,
    Paper,
    PrintedDate,
    Signature,
    UnreadableSource,
    placed_lines,
)
from papers.importing.read import read
from papers.importing.sources import load

SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."
BODY = f"{SENTENCE} {SENTENCE}"


def paper(text: str) -> Document:
    return read(load("paper.md", text.encode()))


def test_a_title_and_paragraphs_are_enough():
    document = paper(f"Ports of the North\n\n{BODY}\n\n{SENTENCE}\n")
    (essay,) = document.essays
    assert document.kind == "paper"
    assert (essay.title, essay.signatures, essay.keywords) == ("Ports of the North", (), ())
    assert [(block.type, block.text) for block in essay.blocks] == [("p", BODY), ("p", SENTENCE)]
    assert document.leftovers == ()
    assert document.notices == ()


def test_byline_affiliation_date_abstract_and_keywords():
    text = (
        "# Ports of the North\n\nSeptember 2018\n\nParvin Karimi¹ and Andrey Lebedev²\n\n"
        "Abstract: What ferries carry.\n\n"
        f"{BODY}\n\n## Grain\n\n{SENTENCE}\n\n¹ Professor, University of Rasht\n\n"
        "² Expert, Council for Trade\n\n"
        "Keywords: Iran; grain.\n"
    )
    document = paper(text)
    (essay,) = document.essays
    assert essay.title == "Ports of the North"
    assert essay.signatures == (
        Signature("Parvin Karimi", "Professor, University of Rasht", (5, 15)),
        Signature("Andrey Lebedev", "Expert, Council for Trade", (5, 17)),
    )
    assert essay.abstract == "What ferries carry."
    assert essay.keywords == ("Iran", "grain")
    assert [block.type for block in essay.blocks] == ["p", "heading", "p"]
    assert document.paper == Paper(date=PrintedDate(2018, 9, None, "gregorian", "September 2018"), lines=(3,))
    assert document.leftovers == ()


def test_a_persian_paper_is_persian():
    body = (
        "خط کشتیرانی نقش بندر انزلی را محدود ساخته است و این روند در سال‌های آینده نیز ادامه خواهد داشت. " * 2
    )
    document = paper(f"غله و سیاست\n\nپروین کریمی\n\n{body.strip()}\n\nکلیدواژه‌ها: ایران، غله\n")
    (essay,) = document.essays
    assert (document.language, essay.language) == ("fa", "fa")
    assert [signature.name for signature in essay.signatures] == ["پروین کریمی"]
    assert essay.keywords == ("ایران", "غله")


FIELDS = """---
title: "Ports of the North: a study"
subtitle: What ferries carry
authors:
  - Parvin Karimi
  - name: Andrey Lebedev
date: {date}
language: en
keywords: [Iran, "grain, dried", trade]
abstract: >
  A long story
  made short.
slug: ports-of-the-north
translation_of: bandarha
---
"""


def test_fields_at_the_head():
    document = paper(FIELDS.format(date="2018-09-01") + f"\n{BODY}\n")
    (essay,) = document.essays
    assert essay.title == "Ports of the North: a study"
    assert [signature.name for signature in essay.signatures] == ["Parvin Karimi", "Andrey Lebedev"]
    assert essay.keywords == ("Iran", "grain, dried", "trade")
    assert essay.abstract == "A long story made short."
    paper_head = document.paper
    assert (paper_head.subtitle, paper_head.slug, paper_head.translation_of) == (
        "What ferries carry",
        "ports-of-the-north",
        "bandarha",
    )
    assert document.leftovers == ()
    assert set(placed_lines(document)) == {*range(1, 16), 17}


@pytest.mark.parametrize(
    ("printed", "date"),
    [("2018", (2018, None, None)), ("2018-09", (2018, 9, None)), ("2018-09-01", (2018, 9, 1))],
)
def test_a_date_keeps_its_precision(printed, date):
    found = paper(FIELDS.format(date=printed) + f"\n{BODY}\n").paper.date
    assert (found.year, found.month, found.day) == date


def test_a_date_that_cannot_be_is_reported():
    document = paper(FIELDS.format(date="2018-13-40") + f"\n{BODY}\n")
    message = "This date cannot be read; 2018, 2018-09 and 2018-09-01 can."
    assert document.notices == (Notice(7, "date-unreadable", message, "2018-13-40"),)
    assert document.paper.date == PrintedDate()


def test_an_unknown_field_is_left_over_and_reported():
    document = paper(f"---\ntitle: Ports\nmood: sunny\n---\n{BODY}\n")
    assert [(line.number, line.text) for line in document.leftovers] == [(3, "mood: sunny")]
    assert [notice.message for notice in document.notices] == [
        "No paper has the field “mood”; it was left out."
    ]


def test_the_title_of_the_fields_is_not_printed_twice():
    document = paper(f"---\ntitle: Ports\n---\n# Ports\n\n{BODY}\n")
    assert [block.type for block in document.essays[0].blocks] == ["p"]


def test_fields_that_do_not_end_are_text():
    with pytest.raises(UnreadableSource):
        paper("---\ntitle: Ports\n")


def test_a_list_of_fields_without_a_text_is_no_paper():
    with pytest.raises(UnreadableSource) as refused:
        paper("---\ntitle: Ports\n---\n")
    assert str(refused.value) == "There is no text."


def test_a_text_broken_by_hand_is_put_together():
    lines = [
        "Ports of the North",
        "",
        "The ferry line has slowly changed the route to Astrakhan, as all",
        "have noted who live on the two shores of the sea. The grain market",
        "followed it. Nobody in the ministries of the two countries knows",
        "why.",
        "",
        "A second paragraph begins after a blank line and it is as long as",
        "the first one, so that its lines are broken in the same places by",
        "the hand that typed it.",
    ]
    (essay,) = paper("\n".join(lines)).essays
    assert [block.text for block in essay.blocks] == [" ".join(lines[2:6]), " ".join(lines[7:])]
    assert [block.lines for block in essay.blocks] == [(3, 4, 5, 6), (8, 9, 10)]
