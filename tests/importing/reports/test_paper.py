"""Single papers: a title and a text, with or without a byline, keywords and fields at the head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


def fields(*lines: str) -> Document:
    return paper("\n".join(["---", "title: Ports", *lines, "---", BODY, ""]))


AUTHORS = {
    "block": (
        "authors:",
        "  - name: Parvin Karimi",
        "    affiliation: Professor, University of Rasht",
        "  - name: Andrey Lebedev",
        "    affiliation: >",
        "      Council",
        "      for Trade",
        "  - Sara Nouri",
    ),
    "not indented": (
        "authors:   # in the order of the cover",
        "- name: 'Parvin Karimi'",
        '  affiliation: "Professor, University of Rasht"',
        "# the second one was added later",
        "- affiliation: Council for Trade",
        "  name: Andrey Lebedev",
        "- Sara Nouri",
    ),
    "inline": (
        "authors: [{name: Parvin Karimi, affiliation: 'Professor, University of Rasht'},",
        '  {"name": "Andrey Lebedev", "affiliation": "Council for Trade"}, Sara Nouri]',
    ),
    "mixed": (
        "authors:",
        '  - {name: Parvin Karimi, affiliation: "Professor, University of Rasht"}',
        "  - {name: Andrey Lebedev, affiliation: [Council for Trade]} # of two",
        '  - "Sara Nouri"',
    ),
}


@pytest.mark.parametrize("style", AUTHORS)
def test_authors_with_their_affiliations_in_every_style(style):
    document = fields(*AUTHORS[style])
    assert [(author.name, author.affiliation) for author in document.essays[0].signatures] == [
        ("Parvin Karimi", "Professor, University of Rasht"),
        ("Andrey Lebedev", "Council for Trade"),
        ("Sara Nouri", ""),
    ]
    assert document.notices == ()
    assert document.leftovers == ()


def test_one_author_as_pairs_below_the_field():
    document = fields("author:", "  name: Parvin Karimi", "  affiliation: University of Rasht")
    assert document.essays[0].signatures == (Signature("Parvin Karimi", "University of Rasht", (3, 4, 5)),)


@pytest.mark.parametrize("printed", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"])
def test_an_orcid_is_told_to_the_editor(printed):
    document = fields("authors:", "  - name: Parvin Karimi", f"    orcid: {printed}")
    message = "The ORCID of Parvin Karimi is given; it belongs on the page of the author."
    assert document.notices == (Notice(3, "orcid-given", message, "0000-0002-1825-0097"),)


@pytest.mark.parametrize("printed", ["0000-0002-1825-0098", "0000-0002-1825", "۰۰۰۰-۰۰۰۲-۱۸۲۵-۰۰۹۷"])
def test_a_mistyped_orcid_is_told_too(printed):
    document = fields("authors:", f"  - {{name: Parvin Karimi, orcid: {printed}}}")
    message = "The ORCID of Parvin Karimi is mistyped; it has sixteen digits, the last a check."
    assert document.notices == (Notice(3, "orcid-unreadable", message, printed),)


def test_an_orcid_may_end_in_a_letter():
    document = fields("authors: [{name: Parvin Karimi, orcid: 0000-0002-1694-233x}]")
    assert [(notice.code, notice.text) for notice in document.notices] == [
        ("orcid-given", "0000-0002-1694-233X")
    ]


def test_an_unknown_field_of_an_author_is_reported():
    document = fields("authors:", "  - name: Parvin Karimi", "    shoe_size: 38")
    message = "No author has the field “shoe_size”; it was left out."
    assert document.notices == (Notice(3, "field-unknown", message, "shoe_size"),)


@pytest.mark.parametrize(
    "lines",
    [
        ("keywords: [Iran, 'grain, dried', C# and sea]",),
        ("keywords: [Iran,", '    "grain, dried",', "    C# and sea]   # three"),
        ("keywords:", "  - Iran", "  - 'grain, dried'  # not fresh", "  - C# and sea"),
        ("tags:", "- Iran", "", '- "grain, dried"', "- C# and sea"),
    ],
)
def test_lists_inline_and_block(lines):
    document = fields(*lines)
    assert document.essays[0].keywords == ("Iran", "grain, dried", "C# and sea")
    assert document.leftovers == ()


@pytest.mark.parametrize(
    ("lines", "abstract"),
    [
        (("abstract: >", "  What ferries", "  carry.", "", "  # and more"), "What ferries carry. # and more"),
        (("abstract: |-", "  What ferries", "  carry."), "What ferries carry."),
        (("abstract: What ferries", "  carry. # or not"), "What ferries carry."),
        (('abstract: "What \\"ferries\\"', '  carry #1."'), 'What "ferries" carry #1.'),
        (("abstract: 'The minister''s word: no.'",), "The minister's word: no."),
        (('abstract: "not closed',), '"not closed'),
        (("abstract: [not closed",), "[not closed"),
        (("abstract: It is 'so' called",), "It is 'so' called"),
    ],
)
def test_texts_plain_quoted_and_folded(lines, abstract):
    document = fields(*lines)
    assert document.essays[0].abstract == abstract
    assert document.leftovers == ()


def test_a_persian_date_keeps_its_calendar():
    date = fields("date: 1397-06").paper.date
    assert date == PrintedDate(1397, 6, None, "solar-hijri", "1397-06")


def test_a_comment_is_no_leftover():
    document = fields("# for the editor", "slug: ports")
    assert document.paper.lines == (1, 2, 3, 4, 5)
    assert document.leftovers == ()


def test_a_line_that_is_no_field_is_left_over():
    document = fields("just words", "slug: ports")
    assert [line.text for line in document.leftovers] == ["just words"]
    assert document.paper.slug == "ports"


def test_values_are_texts_whatever_they_look_like():
    document = fields(
        "slug: !!python/object:os.system", "subtitle: &anchor *anchor", "keywords: [[a, [b]], yes]"
    )
    assert document.paper.slug == "!!python/object:os.system"
    assert document.paper.subtitle == "&anchor *anchor"
    assert document.essays[0].keywords == ("a", "b", "yes")


@given(st.text(alphabet="ab:,-#'\"[]{}>|\\ \n\t", max_size=120))
def test_no_field_makes_the_reader_fail_or_lose_a_line(text):
    source = load("paper.md", f"---\ntitle: Ports\n{text}\n---\n{BODY}\n".encode())
    try:
        document = read(source)
    except UnreadableSource:
        return
    kept = {*placed_lines(document), *(line.number for line in document.leftovers)}
    assert {line.number for line in source.lines if line.text.strip()} <= kept


def test_running_heads_of_a_paper_are_no_part_of_its_text():
    begun = [
        f"The trade in {goods} of the northern ports will in all likelihood"
        for goods in ("salt", "silk", "tea")
    ]
    gone_on = f"go on. {SENTENCE}"
    pages = [f"{text}\n\n{page}\n\nPapers of the Council\n\n{gone_on}" for page, text in enumerate(begun, 2)]
    document = paper("\n\n".join(["Ports of the North", BODY, *pages]))
    (essay,) = document.essays
    assert [block.text for block in essay.blocks] == [BODY, *(f"{text} {gone_on}" for text in begun)]
    assert [line.text for line in document.leftovers] == [
        text for page in (2, 3, 4) for text in (str(page), "Papers of the Council")
    ]
    message = "Running heads and page numbers stand on 6 lines between the texts; they are left out."
    assert document.notices == (Notice(7, "running-head", message, "Papers of the Council"),)
