"""Clean interviews in every style of print come through word for word."""

import textwrap
from functools import lru_cache

import pytest

from papers.importing.document import Line
from papers.importing.interviews.interview import looks_like_interview, read_interview
from tests.importing.interviews.newspaper import (
    INVENTED,
    STYLES,
    as_lines,
    clean_page,
    load,
    opening,
    recovery,
    speeches,
    true_words,
)

EVERY_STYLE = pytest.mark.parametrize("style", STYLES)
EVERY_INTERVIEW = pytest.mark.parametrize("name", INVENTED)


@lru_cache
def clean(name, style):
    """Return the document read from a clean page; frozen, so that tests may share it."""
    return read_interview(clean_page(load(name), style))


def talk(document):
    return [(block.type, block.text) for block in document.blocks if block.type in ("question", "answer")]


def wrapped(texts, width):
    """Return texts set to a width, with a blank line between paragraphs only."""
    lines = []
    for text in texts:
        lines += [*textwrap.wrap(text, width, break_on_hyphens=False), ""]
    return tuple(Line(number, line) for number, line in enumerate(lines, start=1))


@EVERY_INTERVIEW
@EVERY_STYLE
def test_every_question_and_answer_is_told_apart(name, style):
    interview = load(name)
    document = clean(name, style)
    assert talk(document) == [(role, text) for role, _, text in speeches(interview)]


@EVERY_INTERVIEW
@EVERY_STYLE
def test_a_clean_page_keeps_its_order_and_is_blamed_for_nothing(name, style):
    interview = load(name)
    document = clean(name, style)
    assert recovery(document, true_words(interview)) == 1.0
    assert document.notices == ()
    assert document.leftovers == ()


@EVERY_INTERVIEW
@EVERY_STYLE
def test_the_head_is_read(name, style):
    interview = load(name)
    document = clean(name, style)
    head = document.interview
    assert (head.title, head.label) == (interview["title"], interview["label"])
    assert (head.interviewee, head.interviewer) == (interview["interviewee"], interview["interviewer"])
    assert document.language == interview["language"]


@EVERY_INTERVIEW
@EVERY_STYLE
def test_each_speech_has_its_speaker(name, style):
    interview = load(name)
    document = clean(name, style)
    speakers = {
        (block.type, block.speaker) for block in document.blocks if block.type in ("question", "answer")
    }
    assert speakers == {("question", interview["interviewer"]), ("answer", interview["interviewee"])}


@EVERY_INTERVIEW
@EVERY_STYLE
def test_lead_and_context_stand_before_the_talk(name, style):
    interview = load(name)
    document = clean(name, style)
    assert [block.text for block in document.blocks if block.type == "deck"] == interview["decks"]
    assert [block.text for block in document.blocks if block.type == "lead"] == [interview["lead"]]
    assert [block.text for block in document.blocks if block.type == "context"] == [interview["context"]]


@EVERY_INTERVIEW
@EVERY_STYLE
def test_every_style_looks_like_an_interview(name, style):
    assert looks_like_interview(clean_page(load(name), style))


@EVERY_INTERVIEW
@pytest.mark.parametrize(
    ("style", "width"), [("labels", 50), ("bold", 72), ("italics", 90), ("short names", 72), ("plain", 50)]
)
def test_paragraphs_set_to_a_width_are_joined(name, style, width):
    interview = load(name)
    texts = [*opening(interview), *(printed for _, printed, _ in speeches(interview, style))]
    document = read_interview(wrapped(texts, width))
    assert talk(document) == [(role, text) for role, _, text in speeches(interview)]
    assert [notice.code for notice in document.notices] == []


@EVERY_INTERVIEW
@pytest.mark.parametrize("style", ["bold", "italics"])
def test_emphasis_over_several_lines_is_one_span(name, style):
    interview = load(name)
    texts = [*opening(interview), *(printed for _, printed, _ in speeches(interview, style))]
    document = read_interview(wrapped(texts, 60))
    kind = {"bold": "strong", "italics": "em"}[style]
    for block in document.blocks:
        if block.type == "question":
            assert [(span.start, span.end, span.kind) for span in block.spans] == [(0, len(block.text), kind)]


@EVERY_INTERVIEW
def test_labels_are_kept_as_marks(name):
    interview = load(name)
    document = read_interview(clean_page(interview, "labels"))
    marks = [block.mark for block in document.blocks if block.mark]
    asks, answers = ("پرسش:", "پاسخ:") if interview["language"] == "fa" else ("Q:", "A:")
    assert marks == [asks if role == "question" else answers for role, _ in interview["talk"]]


@EVERY_INTERVIEW
@EVERY_STYLE
def test_captions_between_paragraphs_step_aside(name, style):
    interview = load(name)
    texts = [*opening(interview), *(printed for _, printed, _ in speeches(interview, style))]
    for i, caption in enumerate(interview["captions"]):
        texts.insert(7 + 3 * i, caption)
    document = read_interview(as_lines(texts))
    captions = [block.text for block in document.blocks if block.type == "caption"]
    assert captions == interview["captions"]
    assert talk(document) == [(role, text) for role, _, text in speeches(interview)]


@EVERY_INTERVIEW
@pytest.mark.parametrize("style", ["labels", "plain", "bold"])
@pytest.mark.parametrize(
    "line",
    [
        "Continued on page 4",
        "(continued from page 1)",
        "ادامه در صفحه ۴",
        "— 7 —",
        "Page 3 of 8",
        "بقیه از صفحه ۲",
    ],
)
def test_lines_about_the_page_are_leftovers(name, style, line):
    interview = load(name)
    texts = [*opening(interview), *(printed for _, printed, _ in speeches(interview, style))]
    document = read_interview(as_lines([*texts[:7], line, *texts[7:]]))
    assert [left.text for left in document.leftovers] == [line]
    assert [left.number for left in document.leftovers] == [15]
    assert talk(document) == [(role, text) for role, _, text in speeches(interview)]


@pytest.mark.parametrize("name", ["ferry", "seeds"])
@pytest.mark.parametrize("style", ["labels", "plain", "bold", "names"])
@pytest.mark.parametrize("index", [1, 2, 4])
def test_a_paragraph_over_two_pages_is_joined(name, style, index):
    interview = load(name)
    printed = [printed for _, printed, _ in speeches(interview, style)]
    words = printed[index].split()
    at = next(i for i in range(9, len(words)) if words[i].islower() and words[i - 1].isalpha())
    halves = [" ".join(words[:at]), "Continued on page 2", "Continued from page 1", " ".join(words[at:])]
    if style == "bold" and printed[index].startswith("**"):
        halves = [halves[0] + "**", *halves[1:3], "**" + halves[3]]
    texts = [*opening(interview), *printed[:index], *halves, *printed[index + 1 :]]
    document = read_interview(as_lines(texts))
    assert talk(document) == [(role, text) for role, _, text in speeches(interview)]
    assert [left.text for left in document.leftovers] == ["Continued on page 2", "Continued from page 1"]


@EVERY_INTERVIEW
@pytest.mark.parametrize("style", ["labels", "bold", "italics", "names", "short names"])
@pytest.mark.parametrize("index", [1, 3, 4])
def test_a_truncated_paragraph_is_marked_and_nothing_else_changes(name, style, index):
    interview = load(name)
    page = speeches(interview, style)
    role, printed, text = page[index]
    kept = " ".join(text.split()[: -(len(text.split()) // 3)])
    texts = [printed for _, printed, _ in page]
    texts[index] = printed.replace(text, kept)
    document = read_interview(as_lines([*opening(interview), *texts]))
    true = [(role, kept if i == index else text) for i, (role, _, text) in enumerate(page)]
    assert talk(document) == true
    losses = [(block.type, block.text) for block in document.blocks if block.lost == "end"]
    finished = kept.endswith((".", "?", "؟", ":"))
    assert losses == ([] if finished else [(role, kept)])
    assert [notice.code for notice in document.notices] == ([] if finished else ["text-lost"])
