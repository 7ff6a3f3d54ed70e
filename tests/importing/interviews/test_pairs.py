"""Counts of English words and pairs tell which line goes on with which."""

import pytest

from papers.importing.interviews.continuations import Continuations
from papers.importing.interviews.hyphens import Vocabulary
from papers.importing.interviews.pairs import Pairs

WORDS = ["the", "water", "level", "of", "need", "them", "crossing", "harbour", "grundel", "do", "not", "a"]


@pytest.fixture(scope="module")
def pairs():
    return Pairs(WORDS)


@pytest.mark.parametrize(
    ("likelier", "other"),
    [
        (("water", "level"), ("level", "water")),
        (("of", "the"), ("the", "of")),
        (("do", "not"), ("not", "water")),
        (("the", "harbour"), ("them", "harbour")),
        (("the", "crossing"), ("of", "do")),
    ],
)
def test_a_pair_in_use_is_likelier(pairs, likelier, other):
    assert pairs.score(*likelier) > 0 > pairs.score(*other)


def test_two_rare_words_that_never_met_say_little(pairs):
    assert -0.5 < pairs.score("grundel", "grundel") < 0


def test_words_are_known_by_their_count(pairs):
    assert [word in pairs for word in ("harbour", "influence", "grundel", "fluence")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("left", "right"), [("of", "the"), ("the", "of"), ("grundel", "the"), ("a", "a"), ("", ""), ("نه", "بله")]
)
def test_no_pair_says_more_than_the_table_holds(pairs, left, right):
    assert -4.0 <= pairs.score(left, right) <= 3.9


LINES = [
    "the engineers have examined",
    "every part of the pier in",
    "the northern shore and the",
    "people of the northern shore",
    "have a great in-",
    "fluence on the towns",
    "been waiting, but nobody",
    "which nobody knows",
]


@pytest.fixture(scope="module")
def english():
    return Continuations(LINES, Vocabulary(LINES))


@pytest.mark.parametrize(
    ("left", "right", "other"),
    [
        ("the engineers have examined", "every part of the pier", "which of the"),
        ("the channel will", "be dredged in the spring", "of the spring"),
        ("they spoke with the", "farmers on the shore", "of the farmers"),
        ("the ship was late,", "but nobody knew", "of the ship"),
        ("the road is closed,", "which is bad", "to the lake"),
        ("people of the northern", "shore came to us", "a new ship"),
        ("on the other", "hand it is cheap", "The hand is"),
        ("to the", "harbour office", "fluence on it"),
    ],
)
def test_what_goes_on_scores_higher(english, left, right, other):
    assert english.score(left, right) > english.score(left, other)


def test_a_pair_that_the_page_prints_counts(english):
    others = Continuations(LINES[:2], Vocabulary(LINES[:2]))
    asked = ("people of the northern", "shore came")
    assert english.score(*asked) > others.score(*asked)


def test_scores_stay_between_their_bounds(english):
    assert all(-5.0 <= english.score(one, two) <= 5.0 for one in LINES for two in LINES)


@pytest.mark.parametrize(
    ("left", "right", "is_word"),
    [
        ("have a great in-", "fluence on the towns", True),
        ("have a great in-", "every part", False),
        ("have a great in-", "Fluence on the towns", False),
        ("have a great in-", "– on the towns", False),
        ("it was a nego-", "fluence of", False),
    ],
)
def test_only_a_known_word_is_made_whole(english, left, right, is_word):
    assert (english.completion(left, right) > 0) is is_word


def test_a_page_asks_for_the_words_that_its_stubs_may_make():
    lines = ["it was a long nego-", "tiation with the towns"]
    page = Continuations(lines, Vocabulary(lines))
    assert page.completion(*lines) > page.completion("it was a long nego-", "long with")
