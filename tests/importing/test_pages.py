"""What pages a document asks for: addresses, values, ids, and text that cannot come out as markup."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.importing.document import (
    Block,
    ContentsRow,
    Document,
    Essay,
    Interview,
    Item,
    Paper,
    Report,
    Span,
)
from papers.importing.pages import notice_values, pages_for
from papers.importing.streams import paragraph_html

from .documents import Notice, essay, interview, replace, report, rich_blocks

words = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=60)
spans = st.lists(
    st.builds(
        Span,
        st.integers(-2, 70),
        st.integers(-2, 70),
        st.sampled_from(["em", "strong", "link"]),
        st.sampled_from(["https://a.example/?x=1&y='2'", "javascript:x", 'mailto:a"b@c.example', ""]),
    ),
    max_size=5,
).map(tuple)
OUR_TAGS = re.compile(
    r'<p data-block-key="[0-9a-f]{5}">|</p>|</?i>|</?b>|</a>'
    r'|<a href="https://a\.example/\?x=1&amp;y=\'2\'">|<a href="mailto:a[^"<>]*b@c\.example">'
)


@given(words, spans)
def test_a_paragraph_is_its_text_between_our_own_tags(text, found):
    value = paragraph_html(text, found)
    left = OUR_TAGS.sub("", value)
    assert not set("<>") & set(left)
    assert html.unescape(left) == text


@given(words, spans)
def test_the_same_paragraph_is_the_same_html(text, found):
    assert paragraph_html(text, found) == paragraph_html(text, tuple(reversed(found)))


@pytest.mark.parametrize(
    ("text", "found", "inner"),
    [
        ("a b c", (Span(0, 1, "em"), Span(4, 5, "strong")), "<i>a</i> b <b>c</b>"),
        ("a b c", (Span(0, 3, "em"), Span(2, 5, "strong")), "<i>a b</i> c"),
        ("a", (Span(0, 1, "link", "https://x.example/"),), '<a href="https://x.example/">a</a>'),
        ("a", (Span(0, 1, "link", "HTTP://x.example/"),), '<a href="HTTP://x.example/">a</a>'),
        ("a", (Span(0, 1, "link", "javascript:alert(1)"),), "a"),
        ("a", (Span(0, 1, "link", "/admin/"),), "a"),
        ("a", (Span(0, 9, "em"), Span(-1, 1, "em"), Span(1, 1, "em")), "a"),
        ("<b>a</b>", (), "&lt;b&gt;a&lt;/b&gt;"),
        ("&amp;", (), "&amp;amp;"),
        ("\u200fآب\u200c", (), "\u200fآب\u200c"),
    ],
)
def test_marks_become_tags(text, found, inner):
    assert re.sub(r"</?p[^>]*>", "", paragraph_html(text, found)) == inner


def test_nothing_is_no_paragraph():
    assert paragraph_html("") == ""


def test_a_report_is_asked_for_before_its_essays_in_their_order():
    pages = pages_for(report())
    assert [(page.model, page.key, page.slug, page.parent_key) for page in pages] == [
        ("ReportPage", "en:report:irs-papers:3-98", "3-98", None),
        *[
            ("EssayPage", f"en:report:irs-papers:3-98:{slug}", slug, "en:report:irs-papers:3-98")
            for slug in ("the-sea-and-the-states", "water-in-the-hills", "a-road-to-the-east")
        ],
    ]


def test_a_report_without_a_number_is_known_by_its_title():
    (page,) = pages_for(Document("report", report=Report(title="A Report")))
    assert (page.key, page.slug) == ("en:report:no-series:a-report", "a-report")


def test_the_name_of_the_file_and_the_place_in_it_do_not_matter():
    moved = report(*(replace(one, lines=(99,), blocks=one.blocks) for one in report().essays))
    assert [page.key for page in pages_for(moved)] == [page.key for page in pages_for(report())]
    assert [page.values["body"] for page in pages_for(moved)[1:]] == [
        page.values["body"] for page in pages_for(report())[1:]
    ]


def test_a_single_paper_is_an_essay_by_itself():
    document = Document("paper", essays=(Essay("A Paper"),), paper=Paper(subtitle="Below", slug="its-own"))
    (page,) = pages_for(document)
    assert (page.model, page.key, page.slug, page.parent_key) == (
        "EssayPage", "en:paper:its-own", "its-own", None,
    )  # fmt: skip
    assert page.values["subtitle"] == "Below"


def test_equal_titles_are_told_apart_by_their_order():
    pages = pages_for(report(essay("One"), essay("One"), essay("ONE")))
    assert [page.slug for page in pages[1:]] == ["one", "one-2", "one-3"]


@pytest.mark.parametrize("title", ["", "😀", "中文", "!!!", "x" * 500])
def test_every_title_has_an_address(title):
    page = pages_for(report(essay(title)))[1]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.slug)
    assert len(page.slug) <= 80


def test_the_page_in_the_contents_is_found_without_case_and_quotes():
    document = report(essay("“Sea” and State"), contents=(ContentsRow('"SEA" and state', "E. Koolae", 7, 3),))
    assert pages_for(document)[1].values["printed_page"] == 7


def test_of_two_rows_with_one_title_neither_says_the_page():
    rows = (ContentsRow("One", "", 7, 3), ContentsRow("One", "", 9, 4))
    assert pages_for(report(essay("One"), contents=rows))[1].values["printed_page"] is None


def body(*blocks):
    return pages_for(report(essay("One", blocks=blocks)))[1].values["body"]


def test_every_kind_of_block_has_its_block():
    assert [block["type"] for block in body(*rich_blocks())] == [
        "heading", "paragraph", "paragraph", "items", "items", "quote", "figure", "table", "note",
        "paragraph", "gap",
    ]  # fmt: skip


def test_lost_text_is_marked_where_it_was_lost():
    blocks = body(
        Block("p", "begins late", lost="start"), Block("p", "whole"), Block("p", "ends", lost="end")
    )
    assert [block["type"] for block in blocks] == ["gap", "paragraph", "paragraph", "paragraph", "gap"]


def test_a_list_is_numbered_only_if_all_its_items_are():
    one, two = Item("One", (1,), 1), Item("Two", (2,))
    assert body(Block("ol", items=(one, two)))[0]["value"]["numbered"] is False
    assert body(Block("ol", items=(one, one)))[0]["value"]["numbered"] is True


def test_levels_of_headings_stay_below_the_title():
    levels = [body(Block("heading", "A", level=level))[0]["value"]["level"] for level in (1, 2, 3, 6)]
    assert levels == ["2", "3", "4", "4"]


paragraph_lists = st.lists(st.sampled_from(["One", "Two", "Three", "Four"]), min_size=1, max_size=8)


@given(paragraph_lists)
def test_ids_are_unique_and_the_same_each_time(texts):
    blocks = tuple(Block("p", text) for text in texts)
    ids = [block["id"] for block in body(*blocks)]
    assert len(set(ids)) == len(ids)
    assert [block["id"] for block in body(*blocks)] == ids


@given(st.lists(st.integers(), min_size=1, max_size=8, unique=True), st.data())
def test_an_inserted_paragraph_leaves_all_other_ids_alone(numbers, data):
    texts = [str(number) for number in numbers]
    at = data.draw(st.integers(0, len(texts)))
    before = [block["id"] for block in body(*(Block("p", text) for text in texts))]
    texts.insert(at, "A new paragraph")
    after = [block["id"] for block in body(*(Block("p", text) for text in texts))]
    assert after[:at] + after[at + 1 :] == before


def test_the_same_paragraph_in_two_essays_has_two_ids():
    first, second = pages_for(report(essay("One"), essay("Two")))[1:]
    assert first.values["body"][0]["value"] == second.values["body"][0]["value"]
    assert first.values["body"][0]["id"] != second.values["body"][0]["id"]


def test_an_interview_is_known_by_its_title_or_its_headline():
    (page,) = pages_for(interview())
    assert (page.key, page.values["title"]) == ("en:interview:a-talk-about-the-sea", "A Talk About the Sea")
    (page,) = pages_for(replace(interview(), interview=Interview()))
    assert page.values["title"] == "A Talk About the Sea"
    assert page.values["signatures"] == []


def test_keywords_stay_as_printed_and_name_topics_once():
    values = pages_for(report(essay("One", keywords=("B", "A", "B"))))[1].values
    assert (values["keywords_printed"], values["topics"]) == ("B\nA\nB", ["B", "A"])


def test_notices_are_plain_data():
    assert notice_values(Notice(3, "odd", "It is odd.", "this")) == {
        "line": 3,
        "code": "odd",
        "message": "It is odd.",
        "text": "this",
    }
