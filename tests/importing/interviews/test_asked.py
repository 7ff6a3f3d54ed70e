"""Questions that were joined to the answer before them come apart again."""

import pytest

from papers.importing.interviews.asked import part_questions
from papers.importing.interviews.paragraphs import Paragraph


def paragraph(*lines):
    starts, text = [], ""
    for number, line in enumerate(lines, start=1):
        starts.append((len(text) + bool(text), number))
        text = f"{text} {line}".strip()
    return Paragraph(text, starts=tuple(starts))


QUESTION = paragraph("Who owns the ferry, and who", "is to pay for it?")
BOTH = paragraph("The towns own it, and each", "of them pays.", "What is to become of it?")


def texts(*paragraphs):
    return [one.text for one in part_questions(paragraphs)]


def test_a_question_behind_an_answer_is_parted_from_it():
    assert texts(QUESTION, BOTH) == [
        "Who owns the ferry, and who is to pay for it?",
        "The towns own it, and each of them pays.",
        "What is to become of it?",
    ]


def test_each_part_keeps_its_lines():
    assert [one.lines for one in part_questions([QUESTION, BOTH])] == [(1, 2), (1, 2), (3,)]


def test_a_question_that_begins_with_a_statement_stays_whole():
    answer = paragraph("The towns own it.")
    assert texts(QUESTION, answer, BOTH) == [QUESTION.text, answer.text, BOTH.text]


def test_what_is_much_longer_than_a_question_holds_an_answer():
    answer = paragraph("The towns own it.")
    long = paragraph(
        *["and all of the towns round the water pay for it"] * 4, "as they can.", "Is that right?"
    )
    parted = texts(QUESTION, answer, QUESTION, answer, long)
    assert parted[-2:] == [long.text.removesuffix(" Is that right?"), "Is that right?"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Who pays? The towns,", "or who else?"),  # no line ends with a statement
        ("Who is to own it then?", "Who is to pay for it?"),  # one question after another
        ("The towns own it. Who is to pay for it?",),  # one line, a paragraph as it was written
    ],
)
def test_without_a_stop_at_the_end_of_a_line_nothing_is_parted(lines):
    asked = paragraph(*lines)
    assert texts(QUESTION, asked) == [QUESTION.text, asked.text]
