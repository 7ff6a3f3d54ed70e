"""Columns woven in equal turns of several lines, with captions and losses, come apart again."""

import itertools
import random

import pytest

from papers.importing.document import Line
from papers.importing.interviews.interview import read_interview
from papers.importing.interviews.links import Links
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.seams import Row, Seams, width_of
from papers.importing.interviews.weaves import deal_out
from tests.importing.interviews.newspaper import (
    as_lines,
    columns,
    load,
    opening,
    recovery,
    speeches,
    true_words,
    weave_turns,
)

STYLES = ("labels", "names", "short names")
CASES = [("ferry", 1, 0), ("ferry", 4, 0), ("seeds", 2, 0), ("seeds", 6, 0)]


def woven(name, turn, seed, captions=True, lost=0):
    """Return an interview and its page in two columns of a seeded width, `lost` lines or more cut off."""
    chance = random.Random(f"{name} {turn} {seed}")
    interview, style, width = load(name), chance.choice(STYLES), chance.randint(24, 45)
    left, right = columns([printed for _, printed, _ in speeches(interview, style)], width)
    while lost and (lost > 1 or right[-1][-1] in ".?!:-"):
        right, lost = right[:-1], max(1, lost - 1)
    page = weave_turns(left, right, turn)
    if captions:
        for caption in interview["captions"][:2]:
            page.insert(chance.randrange(turn, len(page)), caption)
    return interview, page


def read(interview, page):
    return read_interview(as_lines([*opening(interview), *page]))


@pytest.fixture(scope="module")
def pages():
    """Return (interview, document) for each case."""
    found = []
    for case in CASES:
        interview, page = woven(*case)
        found.append((interview, read(interview, page)))
    return found


def test_words_come_back_in_their_order(pages):
    shares = [recovery(document, true_words(interview)) for interview, document in pages]
    assert len(shares) == len(CASES)
    assert sum(shares) / len(shares) >= 0.97


def test_no_question_is_glued_to_an_answer(pages):
    for interview, document in pages:
        asked = [text for role, _, text in speeches(interview) if role == "question"]
        answers = [block.text for block in document.blocks if block.type == "answer"]
        ends = [text[-30:] for text in asked]
        assert [end for end in ends if any(end in text for text in answers)] == []


def test_no_caption_stands_in_a_sentence(pages):
    for interview, document in pages:
        captions = [block.text for block in document.blocks if block.type == "caption"]
        assert sorted(captions) == sorted(interview["captions"][:2])


@pytest.mark.parametrize("case", CASES)
def test_a_column_that_breaks_off_is_flagged(case):
    interview, page = woven(*case, captions=False, lost=3)
    document = read(interview, page)
    _, whole = woven(*case, captions=False)
    ends = [block.text for block in document.blocks if block.lost == "end"]
    assert len(page) < len(whole)
    assert len(ends) == 1
    assert "text-lost" in {notice.code for notice in document.notices}


def page_of(sides, worth_inside=2.0):
    """Return the worth of two columns in which only the lines of one column go on with one another."""
    rows = [[i for i, side in enumerate(sides) if side == one] for one in (0, 1)]
    follows = {pair for row in rows for pair in itertools.pairwise(row)}
    return lambda i, j, side: worth_inside if (i, j) in follows else -worth_inside


@pytest.mark.parametrize("turn", [*range(1, 16), 24, 40])
def test_equal_turns_are_found(turn):
    sides = ([0] * turn + [1] * turn) * 4
    assert deal_out(len(sides), page_of(sides)).sides == sides


def test_a_long_page_is_dealt_out_to_its_end():
    sides = ([0] * 4 + [1] * 4) * 200
    assert deal_out(len(sides), page_of(sides)).sides == sides


@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_one_column_stays_as_it_is(count):
    assert deal_out(count, page_of([0] * count)).gain < 0


def test_one_place_where_text_is_lost_is_no_weave():
    count, lost = 40, 17

    def worth(i, j, side):
        return -40.0 if (i, j) == (lost, lost + 1) else 2.0 if j == i + 1 else -2.0

    assert deal_out(count, worth).gain < 0


def test_lines_of_which_nothing_is_known_stay_as_they_are():
    assert deal_out(60, lambda i, j, side: 0.0).gain < 0


def worth(one, two, width=30, starters=()):
    pieces = [Piece(1, one), Piece(3, two)]
    links = Links([one, two, "the influence of the influential"], frozenset(starters))
    return Seams([Row(piece, len(piece.text)) for piece in pieces], links, (width, width)).worth(0, 1, 0)


@pytest.mark.parametrize(
    ("likelier", "other"),
    [
        (("it has a great in-", "fluence on the towns"), ("it has a great in-", "vember on the towns")),
        (("they left the harbour town.", "The ferry"), ("they left the harbour town.", "the ferry")),
        (("the engineers examined every", "part of it"), ("the engineers", "part of it")),
    ],
)
def test_a_line_that_goes_on_is_likelier(likelier, other):
    assert worth(*likelier) > 0 > worth(*other)


def test_a_label_follows_a_finished_line_alone():
    assert worth("and that is all.", "Q: And now?", starters=((3, 0),)) > 0
    assert worth("and that is the", "Q: And now?", starters=((3, 0),)) < 0


def test_the_width_is_that_of_nearly_all_lines():
    lengths = [30] * 18 + [60, 61]
    assert width_of([Row(Piece(1, "x"), length) for length in lengths]) == 60
    assert width_of([Row(Piece(1, "x"), 30)] * 19 + [Row(Piece(1, "x"), 60)]) == 30
    assert width_of([]) == 0


def test_every_line_of_a_woven_page_keeps_its_number():
    interview, page = woven("ferry", 4, 0)
    lines = as_lines([*opening(interview), *page])
    document = read_interview(lines)
    numbers = {number for block in document.blocks for number in block.lines} | set(document.interview.lines)
    assert sorted(numbers) == [line.number for line in lines if isinstance(line, Line)]
