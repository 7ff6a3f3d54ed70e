"""Notes and their marks: each mark has its note and each note its mark, as the page joins them."""

import pytest

from .drafts import block, essay, found, note, paragraph, place, words

pytestmark = pytest.mark.django_db

MARKS, NOTES = "mark-without-note", "note-without-mark"


def test_a_mark_with_its_note_is_right():
    draft = essay("Oil<sup>1</sup> and water<sup>2</sup>.", note("1"), note("2"))
    assert (words(draft, MARKS), words(draft, NOTES)) == ([], [])


def test_a_mark_without_its_note():
    draft = essay("Oil.", "Water<sup>2</sup>.", note("1"))
    assert found(draft, MARKS) == [("2", place(2))]


def test_a_note_without_its_mark():
    draft = essay("Oil<sup>1</sup>.", note("1"), note("2", "A second one.", 8))
    assert found(draft, NOTES) == [("2 A second one.", place(8))]


def test_the_second_note_of_a_mark_needs_a_second_call():
    two = [note("*", "One", 8), note("*", "Two", 9)]
    assert words(essay("A<sup>*</sup>", *two), NOTES) == ["* Two"]
    assert words(essay("A<sup>*</sup> B<sup>*</sup>", *two), NOTES) == []


def test_one_note_may_be_called_twice():
    draft = essay("A<sup>1</sup> B<sup>1</sup>", note("1"))
    assert (words(draft, MARKS), words(draft, NOTES)) == ([], [])


def test_persian_figures_are_marks():
    assert words(essay("نفت<sup>۲</sup>", note("۱")), MARKS) == ["۲"]
    assert words(essay("نفت<sup>۱</sup>", note("۱")), MARKS) == []


@pytest.mark.parametrize(
    "html",
    [
        "the 20<sup>th</sup> century",
        "an area of 12 km<sup>2</sup>",
        "<b>m</b><sup>3</sup>",
        "10<sup>6</sup> men",
        "Mc<sup>Donald</sup>",
    ],
)
def test_what_is_raised_and_no_mark(html):
    assert words(essay(html), MARKS) == []


def test_marks_in_every_block_that_has_words():
    items = {"numbered": False, "items": [{"type": "item", "value": "<p>A<sup>3</sup></p>", "id": "x"}]}
    draft = essay(
        block("quote", {"text": "<p>B<sup>4</sup></p>", "source": ""}, 1),
        block("items", items, 2),
        block("figure", {"image": None, "alternative": "", "caption": "<p>C<sup>5</sup></p>"}, 3),
        paragraph("D<sup><b>6</b></sup>", 4),
    )
    assert found(draft, MARKS) == [("4", place(1)), ("3", place(2)), ("5", place(3))]
