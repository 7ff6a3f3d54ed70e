"""Pages of two columns whose lines come out of order are put in order again."""

import pytest

from papers.importing.document import placed_lines
from papers.importing.interviews.interview import read_interview
from tests.importing.interviews.newspaper import (
    INVENTED,
    all_words,
    as_lines,
    as_words,
    columns,
    displace,
    load,
    opening,
    print_gutter,
    recovery,
    speeches,
    true_words,
    weave_rows,
)

WIDTHS = (24, 28, 34)
EVERY_PAGE = pytest.mark.parametrize(("name", "width"), list(zip(INVENTED, WIDTHS, strict=True)))


def printed(interview):
    style = "labels" if interview["language"] == "fa" else "plain"
    return [printed for _, printed, _ in speeches(interview, style)]


@EVERY_PAGE
def test_columns_read_one_after_the_other(name, width):
    interview = load(name)
    left, right = columns(printed(interview), width)
    document = read_interview(as_lines([*opening(interview), *left, *right]))
    assert recovery(document, true_words(interview)) >= 0.99


@EVERY_PAGE
def test_columns_read_straight_across(name, width):
    interview = load(name)
    left, right = columns(printed(interview), width)
    document = read_interview(as_lines([*opening(interview), *weave_rows(left, right)]))
    assert recovery(document, true_words(interview)) >= 0.98


@EVERY_PAGE
def test_columns_beside_each_other_with_a_gutter(name, width):
    interview = load(name)
    left, right = columns(printed(interview), width)
    document = read_interview(as_lines([*opening(interview), *print_gutter(left, right, width)]))
    assert recovery(document, true_words(interview)) >= 0.98


@pytest.mark.parametrize(("name", "width"), [("ferry", 24), ("seeds", 34)])
def test_captions_in_woven_columns_step_aside(name, width):
    interview = load(name)
    left, right = columns(printed(interview), width)
    woven = weave_rows(left, right)
    page = [*woven[:20], interview["captions"][0], *woven[20:], interview["captions"][1]]
    document = read_interview(as_lines([*opening(interview), *page]))
    captions = [block.text for block in document.blocks if block.type == "caption"]
    assert sorted(captions) == sorted(interview["captions"])
    assert recovery(document, true_words(interview)) >= 0.97


@pytest.mark.parametrize(("name", "width"), [("ferry", 24), ("seeds", 34)])
def test_every_broken_word_of_a_column_is_whole_again(name, width):
    interview = load(name)
    left, right = columns(printed(interview), width)
    document = read_interview(as_lines([*opening(interview), *left, *right]))
    broken = sum(line.endswith("-") for line in [*left, *right])
    known = set(true_words(interview))
    invented = [
        word for word in as_words(" ".join(block.text for block in document.blocks)) if word not in known
    ]
    assert broken >= 8
    assert len(invented) <= 1


@pytest.mark.parametrize(("name", "width"), [("ferry", 24), ("seeds", 34)])
def test_a_truncated_column_is_marked(name, width):
    interview = load(name)
    left, right = columns(printed(interview), width)
    right = right[:-3]
    while right[-1][-1] in ".?!-":
        right = right[:-1]
    document = read_interview(as_lines([*opening(interview), *left, *right]))
    ends = [block.text for block in document.blocks if block.lost == "end"]
    assert [text.endswith(right[-1]) for text in ends] == [True]


@pytest.mark.parametrize("name", ["ferry", "seeds"])
def test_displaced_halves_of_paragraphs_find_each_other(name):
    interview = load(name)
    shares = [
        recovery(
            read_interview(as_lines([*opening(interview), *displace(printed(interview), seed, 28, 0.2, 4)])),
            true_words(interview),
        )
        for seed in range(6)
    ]
    assert sum(shares) / len(shares) >= 0.95
    assert sum(share >= 0.97 for share in shares) >= 3


@pytest.mark.parametrize("name", INVENTED)
@pytest.mark.parametrize("seed", range(2))
def test_damage_never_costs_a_line(name, seed):
    interview = load(name)
    lines = as_lines([*opening(interview), *displace(printed(interview), seed, 28, 0.6, 6)])
    document = read_interview(lines)
    placed = set(placed_lines(document)) | {line.number for line in document.leftovers}
    assert sorted(placed) == [line.number for line in lines]


@pytest.mark.parametrize("name", INVENTED)
@pytest.mark.parametrize("seed", range(2))
def test_damage_never_costs_or_adds_a_letter(name, seed):
    interview = load(name)
    texts = [*opening(interview), *displace(printed(interview), seed, 28, 0.6, 6)]
    document = read_interview(as_lines(texts))
    assert sorted("".join(all_words(document)).replace("-", "")) == sorted(
        "".join(as_words(" ".join(texts))).replace("-", "")
    )


def test_one_paragraph_is_cut_in_two_by_another():
    interview = load("ferry")
    texts = printed(interview)
    first, second = texts[1].split(" because the water level ")
    page = [texts[0], first, texts[2], f"because the water level {second}", *texts[3:]]
    document = read_interview(as_lines([*opening(interview), *page]))
    assert [block.text for block in document.blocks if block.type == "answer"][:2] == [texts[1], texts[2]]


def test_a_plain_line_in_the_middle_of_a_sentence_is_a_caption():
    interview = load("seeds")
    texts = printed(interview)
    first, second = texts[1].split(" the height of the field ")
    scene = "Pupils of the village school in the cellar."
    page = [texts[0], first, scene, f"the height of the field {second}", *texts[2:]]
    document = read_interview(as_lines([*opening(interview), *page]))
    assert [block.text for block in document.blocks if block.type == "caption"] == [scene]
    assert next(block.text for block in document.blocks if block.type == "answer") == texts[1]


def test_a_column_goes_where_its_top_belongs():
    interview = load("ferry")
    texts = printed(interview)
    column = [
        "ed by almost two metres",
        "since the line was closed.",
        "In summer the old pier is",
        "dry for several weeks, and",
        "nobody can land there.",
    ]
    head = texts[1].split(" has fallen ")[0] + " has dropp-"
    page = [*column, interview["context"], texts[0], head, *texts[3:5]]
    document = read_interview(as_lines([interview["title"], interview["label"], interview["lead"], *page]))
    answers = [block.text for block in document.blocks if block.type == "answer"]
    assert answers[0] == head.removesuffix("-") + " ".join(column)
    assert [block.type for block in document.blocks][-4:] == ["question", "answer", "question", "answer"]


def test_pieces_that_two_lines_exchanged_are_put_back():
    page = [
        "A Harbour Without Ships",
        "The Lake Herald spoke with Mina Tavakol, the director of the harbour office, on the empty pier:",
        "What do you think about the empty pier, and how will the towns decide about the harbour this year?",
        "The towns will decide soon. The new ferry would be cheaper for the towns and it could be-",
        "come the pride of both shores. The decision is hard. of the lake. the pier remains empty, the",
        "harbour is a burden.",
    ]
    document = read_interview(as_lines(page))
    words = [word for block in document.blocks for word in as_words(block.text)]
    assert words.count("become") == 1
    assert sorted(set(placed_lines(document))) == [1, 3, 5, 7, 9, 11]
