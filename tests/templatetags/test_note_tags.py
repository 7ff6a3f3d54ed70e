"""Notes and the marks that call them."""

from types import SimpleNamespace

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation
from django.utils.html import escape
from hypothesis import assume, given
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


MIXED = "او بارها گفته است: The sea is never empty."
ENGLISH = "Left in <i>English</i>, all of it"


def foreign_parts(page):
    return [(tag.name, tag["lang"], tag["dir"], tag.get_text()) for tag in page.select("[lang]")]


@pytest.mark.parametrize(
    ("block", "name"),
    [
        (paragraph(ENGLISH), "p"),
        (("heading", {"text": "Left in English, all of it", "level": "2"}), "h2"),
        (("items", {"numbered": True, "items": [f"<p>{ENGLISH}</p>"]}), "span"),
        (("quote", {"text": f"<p>{ENGLISH}</p>", "source": ""}), "p"),
        (("quote", {"text": "<p>متن</p>", "source": "Left in English, all of it"}), "span"),
        (note("1", f"<p>{ENGLISH}</p>"), "span"),
        (("table", {"data": [["متن", "Left in English, all of it"]]}), "span"),
    ],
)
def test_a_part_left_in_english_says_so(block, name):
    page = show(block, language="fa", page_language="fa")
    assert foreign_parts(page) == [(name, "en", "ltr", "Left in English, all of it")]
    assert show(block, page_language="en").select("[lang=en]") == []


def test_words_in_another_script_say_so_wherever_they_stand():
    page = show(paragraph(f"{MIXED}<sup>1</sup> <a href='/x'>Two words</a>"), note("1", f"<p>{MIXED}</p>"))
    assert foreign_parts(page)[0][:3] == ("span", "fa", "rtl")
    page = show(paragraph(f"{MIXED}<sup>1</sup>"), note("1", f"<p>{MIXED}</p>"), page_language="fa")
    assert foreign_parts(page)[0] == ("span", "en", "ltr", "The sea is never empty")
    assert page.p.get_text() == f"{MIXED}۱"
    assert links(page)[0][:2] == ("#note-1", "call-note-1")


@given(st.text(st.sampled_from("ab آب<>&\"'1 "), max_size=30))
def test_marking_changes_no_word(text):
    assume(text.strip())
    page = show(paragraph(escape(text)), ("heading", {"text": text, "level": "3"}), page_language="fa")
    assert [page.p.get_text(), page.h3.get_text()] == [text, text]


def test_two_texts_in_one_document_have_ids_of_their_own():
    text = [paragraph("Oil<sup>1</sup> fell."), note("1")]
    template = SHOW.replace("notes_of body as", "notes_of body prefix='en-' as")
    body = TextStreamBlock().to_python([{"type": kind, "value": value} for kind, value in text])
    page = BeautifulSoup(Template(template).render(Context({"body": body})), "html.parser")
    assert links(page) == [("#en-note-1", "call-en-note-1", "1")]
    assert (page.aside["id"], page.aside.a["href"]) == ("en-note-1", "#call-en-note-1")


def test_the_language_of_the_text_goes_before_the_one_of_the_page():
    body = TextStreamBlock().to_python([{"type": "paragraph", "value": "<p>متن فارسی</p>"}])
    context = {"body": body, "page": SimpleNamespace(language="en"), "text_language": "fa"}
    assert "lang" not in Template(SHOW).render(Context(context))
