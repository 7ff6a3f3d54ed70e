"""Columns woven in turns of any length are taken apart as far as words and grammar show it."""

import itertools
import random

import pytest

from papers.importing.interviews.turns import price_of_speakers, read_in_turns
from tests.importing.interviews.woven import make_case, measure


def worth_of(sides, inside=2.0):
    """Return the worth of two columns in which only the lines of one column, or its foot and the top of
    the next one, go on with one another.
    """
    rows = [[i for i, side in enumerate(sides) if side == one] for one in (0, 1)]
    follows = {pair for row in rows for pair in itertools.pairwise(row)} | {(rows[0][-1], rows[1][0])}
    return lambda i, j, side: inside if (i, j) in follows else -inside


def sides_of(seed, count=60):
    chance, sides = random.Random(seed), []
    while len(sides) < count:
        sides += [len(sides) and 1 - sides[-1]] * chance.randint(1, 12)
    return sides


@pytest.mark.parametrize("seed", range(8))
def test_turns_of_any_length_are_found(seed):
    sides = sides_of(seed)
    assert read_in_turns(len(sides), worth_of(sides), [""] * len(sides))[1] == sides


def test_speakers_take_turns_in_each_column():
    sides = [0, 0, 1, 1, 0, 0, 1, 1]
    speakers = ["question", "", "question", "", "answer", "", "answer", ""]
    inside = {(0, 1), (2, 3), (4, 5), (6, 7)}
    found = read_in_turns(8, lambda i, j, side: 3.0 if (i, j) in inside else 0.0, speakers)[1]
    orders = [[speakers[i] for i in range(8) if found[i] == side and speakers[i]] for side in (0, 1)]
    assert all(one != two for order in orders for one, two in itertools.pairwise(order))
    assert len(found) == len(sides)


@pytest.mark.parametrize(
    ("speakers", "price"),
    [
        ([], 0.0),
        (["question"], 0.0),
        (["question", "answer", "question"], 0.0),
        (["question", "question", "answer", "answer"], 10.0),
    ],
)
def test_a_speaker_twice_running_has_a_price(speakers, price):
    assert price_of_speakers(speakers) == price


def test_one_line_is_no_page_of_two_columns():
    assert read_in_turns(1, lambda i, j, side: 0.0, [""])[0] == float("-inf")


def test_a_long_page_is_read_to_its_end():
    sides = sides_of(3, 300)
    assert read_in_turns(len(sides), worth_of(sides), [""] * len(sides))[1] == sides


def test_words_come_back_in_their_order_as_far_as_is_known_today():
    assert measure(make_case("ferry", "chunks", 1, "labels")).words >= 0.5
