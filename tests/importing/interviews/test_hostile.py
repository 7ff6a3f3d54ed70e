"""Odd, empty and hostile files are read without an error, and nothing of them disappears."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.importing.document import Line, placed_lines
from papers.importing.interviews.interview import looks_like_interview, read_interview
from tests.importing.interviews.newspaper import all_words, as_words

PIECES = st.sampled_from(
    [
        "the sit-",
        "uation is",
        "perspec- fluence global",
        "it is over. and then a it was",
        "Q: What do you think?",
        "A: I think so.",
        "Q:",
        "**Why?**",
        "**an open mark",
        "closed later**",
        "*",
        "# ",
        "## Heading",
        "INTERVIEW",
        "By Nader Parsa",
        "4",
        "Continued on page 4",
        "Photo: The bridge",
        "Minister X (L) smiles",
        "پرسش: چرا؟",
        "پاسخ: زیرا",
        "ادامه در صفحه ۴",
        "left column        right column",
        "and a- b- c- d- e- f- g- h-",
        "The Herald conducted an interview with Mina Tavakol, the director of",
        "“",
        "…",
        "-",
        "\u00ad",
        "\u200c",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=40), st.just("")), max_size=24)


def lines_of(texts):
    return tuple(Line(number, text) for number, text in enumerate(texts, start=1))


@settings(max_examples=60)
@given(TEXTS)
def test_any_lines_are_read_and_each_has_a_place(texts):
    lines = lines_of(texts)
    document = read_interview(lines)
    placed = set(placed_lines(document)) | {line.number for line in document.leftovers}
    assert {line.number for line in lines if line.text.strip()} <= placed <= {line.number for line in lines}


@settings(max_examples=40)
@given(st.lists(PIECES, max_size=20))
def test_no_letter_is_lost_or_invented(texts):
    texts = [text for text in texts if not text.startswith("By ")]
    document = read_interview(lines_of(texts))
    kept, printed = "".join(all_words(document)), "".join(as_words(" ".join(texts)))
    assert sorted(kept.replace("-", "")) == sorted(printed.replace("-", ""))


@settings(max_examples=40)
@given(TEXTS)
def test_spans_and_losses_are_sound(texts):
    document = read_interview(lines_of(texts))
    for block in document.blocks:
        assert block.lost in ("", "start", "end")
        assert block.lines
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
    lost = [block for block in document.blocks if block.lost]
    assert len([notice for notice in document.notices if notice.code == "text-lost"]) == len(lost)


@settings(max_examples=40)
@given(TEXTS)
def test_reading_is_a_function_of_the_lines(texts):
    assert read_interview(lines_of(texts)) == read_interview(lines_of(texts))
    assert looks_like_interview(lines_of(texts)) in (True, False)


@pytest.mark.parametrize("texts", [[], [""], ["   ", "\t", ""], ["\n"]])
def test_an_empty_file_is_an_empty_interview(texts):
    document = read_interview(lines_of(texts))
    assert (document.blocks, document.notices, document.leftovers) == ((), (), ())
    assert document.interview.title == ""
    assert not looks_like_interview(lines_of(texts))


@pytest.mark.parametrize(
    "texts",
    [
        ["the wo- rd is br-"] * 300,
        [f"some thing{i} is bro-" if i % 2 else f"ken{i} line of the" for i in range(300)],
        ["word. " * 3000],
        ["a- " * 3000],
        ["the it " * 3000],
        ["A " * 5000],
        ["In an interview with " + "Aa " * 1000],
        ["**" * 2000, "*a " * 2000, "_" * 5000, "[(" * 2000],
        ["A: b", "Q: c"] * 200,
        ["What do you think?"] * 300,
        ["گفت و گو با " + "الف " * 1000] * 3,
        ["Abc Def: " + "A. " * 1000] * 10,
        ["The Harbour Of The"] * 300,
        ["x" * 100_000],
        ["Abc-" * 20_000],
        ["ا" * 40_000],
    ],
    ids=lambda texts: texts[0][:20],
)
def test_a_hostile_file_keeps_all_its_lines(texts):
    lines = lines_of(texts)
    document = read_interview(lines)
    placed = set(placed_lines(document)) | {line.number for line in document.leftovers}
    assert sorted(placed) == [line.number for line in lines]


def test_an_essay_has_no_questions_and_an_editor_hears_of_it():
    document = read_interview(
        lines_of(
            [
                "On Rivers",
                "",
                "The river is long. It has three dams.",
                "",
                "The dams are old. Nobody mends them.",
            ]
        )
    )
    assert [block.type for block in document.blocks] == ["headline", "p", "p"]
    assert [(notice.line, notice.code, notice.message) for notice in document.notices] == [
        (3, "no-question-found", "No question was found in this interview.")
    ]
