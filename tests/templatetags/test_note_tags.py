"""Notes and the marks that call them."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from papers.blocks import TextStreamBlock
from papers.templatetags.note_tags import identifier

SHOW = (
    "{% load wagtailcore_tags note_tags %}{% notes_of body as notes %}"
    "{% for block in body %}{% include_block block %}{% endfor %}"
)


def show(*blocks, language="en", page_language="en"):
    body = TextStreamBlock().to_python([{"type": kind, "value": value} for kind, value in blocks])
    with translation.override(language):
        context = {"body": body, "page": SimpleNamespace(language=page_language), "LANGUAGE_CODE": language}
        return BeautifulSoup(Template(SHOW).render(Context(context)), "html.parser")


def note(mark, text="<p>What it says.</p>"):
    return ("note", {"mark": mark, "text": text})


def paragraph(html):
    return ("paragraph", f"<p>{html}</p>")


def links(page):
    return [(link["href"], link.get("id"), link.get_text()) for link in page.select("sup a")]


def test_a_call_and_its_note_lead_to_each_other():
    page = show(paragraph("Oil<sup>1</sup> fell."), note("1"))
    aside = page.find("aside")
    assert links(page) == [("#note-1", "call-note-1", "1")]
    assert (aside["id"], aside["role"], aside.b.get_text()) == ("note-1", "doc-footnote", "1")
    assert aside.a["href"] == "#call-note-1"


def test_a_mark_without_a_note_stays_as_printed():
    assert str(show(paragraph("x<sup>2</sup>"), note("1")).p) == "<p>x<sup>2</sup></p>"


def test_a_note_that_nothing_calls_has_no_way_back():
    assert show(paragraph("No call."), note("1")).aside.a is None


def test_a_mark_used_twice_calls_its_own_note_each_time():
    page = show(paragraph("a<sup>*</sup>"), note("*"), paragraph("b<sup>*</sup>"), note("*"))
    assert [link[:2] for link in links(page)] == [
        ("#note-x2a", "call-note-x2a"),
        ("#note-x2a-2", "call-note-x2a-2"),
    ]
    assert [aside["id"] for aside in page.select("aside")] == ["note-x2a", "note-x2a-2"]


def test_a_note_called_twice_leads_back_to_its_first_call():
    page = show(paragraph("a<sup>1</sup> b<sup>1</sup>"), note("1"))
    assert [link[:2] for link in links(page)] == [("#note-1", "call-note-1"), ("#note-1", None)]
    assert page.aside.a["href"] == "#call-note-1"


def test_the_marks_of_a_persian_text_are_persian():
    page = show(paragraph("متن<sup>12</sup>"), note("12"), language="en", page_language="fa")
    assert links(page) == [("#note-12", "call-note-12", "۱۲")]
    assert page.aside.b.get_text() == "۱۲"


def test_the_marks_of_an_english_text_stay_latin_on_a_persian_page():
    page = show(paragraph("text<sup>12</sup>"), note("12"), language="fa", page_language="en")
    assert [text for _, _, text in links(page)] == ["12"]


def test_items_of_a_list_can_call_notes():
    items = {"numbered": True, "items": ["<p>One<sup>1</sup></p>", "<p>Two</p><p>still two</p>"]}
    page = show(("items", items), note("1"))
    assert links(page) == [("#note-1", "call-note-1", "1")]
    assert [str(item) for item in page.select("ol > li")][1] == "<li>Two<br/>still two</li>"


def test_a_list_without_numbers_has_bullets():
    page = show(("items", {"numbered": False, "items": ["<p>One</p>"]}))
    assert (len(page.select("ul > li")), page.ol) == (1, None)


def test_emphasis_and_links_in_a_note_are_kept():
    page = show(note("1", '<p>See <i>Survey</i>, <a href="https://example.org/">here</a>.</p>'))
    assert (page.aside.i.get_text(), page.aside.a["href"]) == ("Survey", "https://example.org/")


@pytest.mark.parametrize(
    ("mark", "number", "expected"),
    [
        ("1", 1, "note-1"),
        ("12", 1, "note-12"),
        ("1", 2, "note-1-2"),
        ("a", 1, "note-a"),
        ("*", 1, "note-x2a"),
        ("†", 1, "note-x2020"),
        ("۱", 1, "note-x6f1"),
    ],
)
def test_identifiers(mark, number, expected):
    assert identifier(mark, number) == expected


@given(st.text(min_size=1, max_size=8), st.integers(1, 99))
def test_an_identifier_is_safe_in_html_and_addresses(mark, number):
    name = identifier(mark, number)
    assert name.isascii()
    assert name.replace("-", "").isalnum()


def test_a_hostile_mark_is_text():
    page = show(note('"><script>alert(1)</script>'))
    assert page.find("script") is None
    assert page.aside.b.get_text() == '"><script>alert(1)</script>'
