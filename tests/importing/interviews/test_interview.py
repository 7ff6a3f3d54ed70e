"""The newspaper page that OCR took apart: the reader puts it together as a person did."""

import itertools
import json
from pathlib import Path

import pytest

from papers.importing.document import Line, Span, placed_lines
from papers.importing.interviews.interview import looks_like_interview, read_interview
from tests.importing.interviews.newspaper import FOLDER, all_words, as_words, common

ROOT = Path(__file__).resolve().parents[3]
SOURCE = (ROOT / "seeds" / "interview_shouri_irna.txt").read_text(encoding="utf-8")
LINES = tuple(Line(number, text) for number, text in enumerate(SOURCE.split("\n"), start=1))
TRUTH = json.loads((FOLDER / "shouri_irna.json").read_text(encoding="utf-8"))
BODY = [block for block in TRUTH["blocks"] if block["type"] != "caption"]
CAPTIONS = [block for block in TRUTH["blocks"] if block["type"] == "caption"]


@pytest.fixture(scope="module")
def document():
    return read_interview(LINES)


def body(document):
    return [block for block in document.blocks if block.type != "caption"]


def notices(document, code):
    return [notice for notice in document.notices if notice.code == code]


def test_the_head_says_what_the_page_says(document):
    head = document.interview
    assert head.title == TRUTH["title"]
    assert head.label == TRUTH["label"]
    assert head.interviewee == TRUTH["interviewee"]
    assert head.interviewee_role == TRUTH["interviewee_role"]
    assert head.interviewer == TRUTH["interviewer"]
    assert (document.kind, document.language) == ("interview", "en")


def test_words_come_in_reading_order(document):
    read = as_words(" ".join(block.text for block in body(document)))
    true = as_words(" ".join(block["text"] for block in BODY))
    assert common(read, true) / max(len(read), len(true)) >= 0.99


@pytest.mark.parametrize("index", range(len(BODY)))
def test_each_block_is_as_a_person_reads_it(document, index):
    block, true = body(document)[index], BODY[index]
    assert (block.type, block.speaker, block.lost, block.text) == (
        true["type"],
        true["speaker"],
        true["lost"],
        true["text"],
    )


def test_there_are_no_more_blocks(document):
    assert [block.type for block in body(document)] == [block["type"] for block in BODY]


def test_captions_stand_by_themselves(document):
    captions = [block for block in document.blocks if block.type == "caption"]
    assert [(block.text, block.lost) for block in captions] == [
        (one["text"], one["lost"]) for one in CAPTIONS
    ]


@pytest.mark.parametrize("caption", CAPTIONS, ids=["delegation", "presidents"])
def test_no_caption_is_inside_a_sentence(document, caption):
    opening = caption["text"][:40]
    assert [block.type for block in document.blocks if opening in block.text] == ["caption"]


@pytest.mark.parametrize("word", sorted(set(TRUTH["repaired"])))
def test_a_broken_word_is_whole_again(document, word):
    read = as_words(" ".join(block.text for block in document.blocks))
    true = as_words(" ".join(block["text"] for block in TRUTH["blocks"]))
    assert read.count(word) == true.count(word) > 0


def test_all_fifteen_broken_words_are_known_to_this_test():
    assert len(TRUTH["repaired"]) == 15


def test_each_loss_is_marked_where_it_is(document):
    found = [(notice.line, notice.message) for notice in notices(document, "text-lost")]
    assert found == [(line, "The end of this text is missing.") for line, _ in TRUTH["lost"]]


@pytest.mark.parametrize(("line", "ending"), TRUTH["lost"])
def test_a_loss_quotes_the_broken_end(document, line, ending):
    quoted = [notice.text for notice in notices(document, "text-lost") if notice.line == line]
    assert [text.endswith(ending) for text in quoted] == [True]


def test_what_is_lost_is_not_invented(document):
    ends = [block.text.rsplit(None, 1)[-1] for block in document.blocks if block.lost]
    assert ends == ["meet", "com-", "negotia-", "part"]


def test_bold_at_the_head_of_a_question_is_kept(document):
    spans = [
        (block.text[span.start : span.end], span.kind) for block in document.blocks for span in block.spans
    ]
    assert spans == [("Deputy Foreign Minister", "strong")]


def test_no_mark_of_the_markup_is_left(document):
    assert [block.text for block in document.blocks if "**" in block.text or "##" in block.text] == []


def test_each_line_has_a_place(document):
    printed = [line.number for line in LINES if line.text.strip()]
    left = {line.number for line in document.leftovers}
    assert sorted(set(placed_lines(document)) | left) == printed


def test_no_word_is_lost_and_none_invented(document):
    true = as_words(" ".join([TRUTH["label"], *(block["text"] for block in TRUTH["blocks"])]))
    assert sorted(all_words(document)) == sorted(true)


def test_every_join_over_a_distance_is_told_to_the_editor(document):
    joins = [(notice.line, notice.text) for notice in notices(document, "column-join")]
    assert joins == [
        (37, "and the European Troika."),
        (89, "appears to function more as a"),
        (101, "impact Iran's international standing and become"),
        (105, "and become a topic of interaction"),
        (105, "can seriously influence global matters."),
        (107, "the JCPOA negotiations may not be"),
        (111, "and the International Atomic Energy"),
    ]


def test_misprints_stay_as_printed(document):
    text = " ".join(block.text for block in document.blocks)
    for printed in ("nowers", "Maiid", "keeptensions", "Helsinki. Finland", "with with"):
        assert text.count(printed) == 1


def test_a_rhetorical_question_stays_in_the_answer(document):
    endings = [(block.type, block.text[-12:]) for block in document.blocks if block.text.endswith("?")]
    assert endings == [
        ("headline", "e Things Up?"),
        ("question", "his context?"),
        ("answer", "clear issue?"),
        ("question", "nment there?"),
    ]


def test_no_question_follows_a_question(document):
    talk = [block.type for block in document.blocks if block.type in ("question", "answer")]
    assert [pair for pair in itertools.pairwise(talk) if pair == ("question", "question")] == []
    assert talk.count("question") == 3


def test_it_looks_like_an_interview():
    assert looks_like_interview(LINES)


def test_a_report_does_not_look_like_one():
    report = (ROOT / "seeds" / "working_report_2_97.txt").read_text(encoding="utf-8")
    assert not looks_like_interview(
        tuple(Line(i, text) for i, text in enumerate(report.split("\n"), start=1))
    )


def test_reading_twice_gives_the_same(document):
    assert read_interview(LINES) == document


@pytest.mark.parametrize("shift", [1, 7, 1000])
def test_numbers_of_the_lines_do_not_matter(document, shift):
    moved = read_interview(tuple(Line(line.number + shift, line.text) for line in LINES))
    assert [block.text for block in moved.blocks] == [block.text for block in document.blocks]
    assert [block.lines for block in moved.blocks] == [
        tuple(number + shift for number in block.lines) for block in document.blocks
    ]


def test_blank_lines_are_not_needed(document):
    printed = [line.text for line in LINES if line.text.strip()]
    dense = read_interview(tuple(Line(i, text) for i, text in enumerate(printed, start=1)))
    assert as_words(" ".join(block.text for block in dense.blocks)) == as_words(
        " ".join(block.text for block in document.blocks)
    )


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("Shouri", "Karimi"),
        ("IRNA", "ISNA"),
        ("Russia", "Norway"),
        ("Lavrov", "Petrov"),
        ("Iran", "Oman"),
    ],
)
def test_the_rules_do_not_hang_on_names(document, printed, other):
    renamed = read_interview(tuple(Line(line.number, line.text.replace(printed, other)) for line in LINES))
    assert [block.lines for block in renamed.blocks] == [block.lines for block in document.blocks]
    assert [block.type for block in renamed.blocks] == [block.type for block in document.blocks]


def test_spans_lie_inside_their_text(document):
    assert all(
        0 <= span.start < span.end <= len(block.text) and isinstance(span, Span)
        for block in document.blocks
        for span in block.spans
    )
