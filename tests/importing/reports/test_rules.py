"""The rules of a body, each with the case that needs it and the one that it must leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.importing.document import Line, Span
from papers.importing.markup import join_plain, plain_text
from papers.importing.reports.joins import (
    Evidence,
    begins_low,
    goes_on,
    is_complete,
    is_heading,
    item_goes_on,
)
from papers.importing.reports.lines import is_page_number, number_of, rows_of
from papers.importing.reports.rules import read_body

LONG = "The ferry line has slowly changed the route to Astrakhan, as all have noted."


def blocks(text: str) -> list[tuple]:
    rows = rows_of(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    body = read_body(rows, Evidence(row.text for row in rows))
    return [
        (block.type, tuple(item.text for item in block.items) or block.rows or block.text)
        for block in (draft.finish() for draft in body.blocks)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It ends.",
        "Does it?",
        "It does!",
        "as follows:",
        "two reasons;",
        "آیا؟",
        "او گفت:",
        "یک؛",
        "It “ends.”",
        "It ends (here).",
        'peace".',
        "and so on…",
        "It ends.¹",
        "It ends.[3]",
        "it is 2018.",
        "to the U.S.",
    ],
)
def test_complete(text):
    assert is_complete(text)


@pytest.mark.parametrize(
    "text",
    [
        "a prospective Trump",
        "Afghanistan, Armenia,",
        "countries (especially",
        "as Mr.",
        "the field, e.g.",
        "the word¹",
        "(as Dr.",
        "می‌کند",
        "9.7",
        "transit -",
    ],
)
def test_incomplete(text):
    assert not is_complete(text)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("in a prospective Trump", "Administration to distance", True),
        ("guarantee their safety.", "In relation to Transcaucasia", False),
        ("after the U.S.", "withdrawal from the treaty", True),
        ("after the U.S.", "The withdrawal", False),
        ("as Mr.", "Petrov noted", True),
        ("The sentence ends.", "and this begins low", False),
        ("نقش بندر را", "محدود ساخته است", True),
        ("ساخته است.", "محدود", False),
    ],
)
def test_what_goes_on(before, after, joined):
    assert goes_on(before, after) is joined


def test_a_small_letter_behind_a_quote_begins_low():
    assert begins_low("“and so on")
    assert not begins_low("“And so on")
    assert not begins_low("می‌کند")


@pytest.mark.parametrize(
    ("item", "after", "joined"),
    [
        ("and strengthen its", "geo-economic influence", True),
        ("trafficking and extremism", "Russia in relations with Iran, should pay attention:", False),
        ("It ends.", "and this is new", False),
        ("روند سیاسی منطقه", "را محدود ساخته است", True),
        ("روند سیاسی منطقه", "دولت سوریه نقش دارد.", False),
    ],
)
def test_what_goes_on_an_item(item, after, joined):
    assert item_goes_on(item, after, Evidence([])) is joined


HEADINGS = [
    "Conclusion",
    "مقدمه",
    "The Syrian File",
    "Sanctions and Trade",
    "2.1 Grain and ports",
    "III. Grain",
    "THE NORTHERN FILE",
    "Energy and transit",
    "What Next?",
    "Заключение",
]
FRAGMENTS = [
    "Moscow is expected",
    "Ankara has reshaped the 15 percent",
    "The role of the",
    "Public opinion may",
    "Iran, Russia and",
    "the Syrian file",
    "It ends here.",
    "A list follows:",
]


@pytest.mark.parametrize("text", HEADINGS)
def test_headings(text):
    assert is_heading(text, True, LONG, False, Evidence([]))


@pytest.mark.parametrize("text", FRAGMENTS)
def test_pieces_of_a_paragraph_are_no_headings(text):
    assert not is_heading(text, True, LONG, False, Evidence([]))


def test_a_heading_needs_a_text_that_begins_after_it():
    assert not is_heading("The Syrian File", True, "and its consequences.", False, Evidence([]))
    assert not is_heading("The Syrian File", True, "", False, Evidence([]))
    assert not is_heading("The Syrian File", False, LONG, False, Evidence([]))


def test_words_that_stand_together_elsewhere_are_one_sentence():
    evidence = Evidence(["اتحادیه اروپا همکاری انرژی را پشتیبانی می‌کند."])
    assert not is_heading("اتحادیه اروپا همکاری", True, "انرژی با همسایگان", False, evidence)
    assert is_heading("پرونده شمال", True, "انرژی با همسایگان", False, evidence)


def test_no_heading_stands_at_the_foot_of_a_page():
    assert is_heading("Energy and transit", True, LONG, False, Evidence([]))
    assert not is_heading("Energy and transit", True, LONG, True, Evidence([]))


@pytest.mark.parametrize(
    ("text", "number"),
    [("- 1- a", 1), ("2. a", 2), ("(3) a", 3), ("۴- الف", 4), ("12) a", 12), ("• 5. a", 5)],
)
def test_printed_numbers(text, number):
    found = number_of(text)
    assert found is not None
    assert (found[0], text[found[1] :]) == (number, text.split()[-1])


@pytest.mark.parametrize("text", ["2018 was a year", "9.7 billion", "1.2.3", "a) b", "3,000 tonnes", "- a"])
def test_numbers_that_begin_no_item(text):
    assert number_of(text) is None


@pytest.mark.parametrize(
    "text", ["12", "- 12 -", "۱۲", "Page 3", "page 3 of 31", "صفحه ۳", "| 7 |", "3 | P a g e"]
)
def test_page_numbers(text):
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["12.", "2018 was", "12345", "Page", "- a -", "IV"])
def test_lines_that_are_no_page_numbers(text):
    assert not is_page_number(text)


def test_lists_quotes_tables_and_rules():
    text = (
        f"{LONG}\n\n- one\n- two,\n\n- three\nand more\n\n> A quotation\n> goes on.\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n"
        f"----\n\n1. first\n2. second\n\n{LONG}\n\na\tb\nc\td\n"
    )
    assert blocks(text) == [
        ("p", LONG),
        ("ul", ("one", "two,", "three and more")),
        ("quote", "A quotation goes on."),
        ("table", (("a", "b"), ("c", "d"))),
        ("ol", ("first", "second")),
        ("p", LONG),
        ("table", (("a", "b"), ("c", "d"))),
    ]


def test_a_lone_number_is_no_list():
    assert blocks(f"{LONG}\n\n1. Introduction\n\n{LONG}\n\n2. Grain\n\n{LONG}") == [
        ("p", LONG),
        ("heading", "1. Introduction"),
        ("p", LONG),
        ("heading", "2. Grain"),
        ("p", LONG),
    ]


def test_a_lone_dash_goes_on_an_open_sentence():
    text = "The Houthis came to power in Sanaa\n\n– with the help of a part of the army – in 2014."
    assert blocks(text) == [("p", text.replace("\n\n", " "))]


def test_a_hyphen_at_the_break_stays_one_word():
    assert blocks("The Iran-\n\nRussia relation grew.") == [("p", "The Iran-Russia relation grew.")]


@pytest.mark.parametrize(
    ("printed", "text", "spans"),
    [
        ("*de facto* rule", "de facto rule", (Span(0, 8, "em"),)),
        ("a **b** c", "a b c", (Span(2, 3, "strong"),)),
        (
            "see [here](https://example.org/a_(b))",
            "see here",
            (Span(4, 8, "link", "https://example.org/a_(b)"),),
        ),
        ("it [shows](#) that", "it shows that", ()),
        ("1332B\\$ and \\*", "1332B$ and *", ()),
        ("5 * 3 * 2", "5 * 3 * 2", ()),
        ("snake_case_name", "snake_case_name", ()),
        ("an [aside] (so)", "an [aside] (so)", ()),
        ("*[so](#)*", "so", (Span(0, 2, "em"),)),
    ],
)
def test_markup(printed, text, spans):
    plain = plain_text(printed)
    assert (plain.text, plain.spans) == (text, spans)


@given(st.text("ab *_[]()#\\$", max_size=60), st.text("ab *_[]()#\\$", max_size=60))
def test_spans_stay_inside_their_text_and_move_with_it(first, second):
    one, other = plain_text(first), plain_text(second)
    joined = join_plain(one, other)
    words = [(part.text[span.start : span.end], span.kind) for part in (one, other) for span in part.spans]
    assert [(joined.text[span.start : span.end], span.kind) for span in joined.spans] == words
