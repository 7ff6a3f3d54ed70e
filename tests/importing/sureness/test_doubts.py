"""How doubts add up: the weakest decides, each reason is said once."""

from hypothesis import given
from hypothesis import strategies as st

from papers.importing.document import Notice
from papers.importing.sureness import Sureness
from papers.importing.sureness.doubts import (
    BLOCK_NOTICES,
    ESSAY_NOTICES,
    HEAD_NOTICES,
    Doubts,
    weakest,
    weigh,
)  # fmt: skip

DOUBTS = st.lists(
    st.tuples(st.sampled_from([0.2, 0.4, 0.6, 0.8, 0.95]), st.sampled_from("abcde")), max_size=8
)


def test_nothing_doubted_is_certain():
    assert weigh([]) == Sureness(1.0, ())


def test_the_weakest_decides_and_comes_first():
    assert weigh([(0.8, "slight"), (0.4, "strong"), (0.8, "slight")]) == Sureness(0.4, ("strong", "slight"))


@given(DOUBTS, DOUBTS)
def test_more_doubts_never_make_surer(some, more):
    assert weigh([*some, *more]).score <= weigh(some).score
    assert set(weigh([*some, *more]).reasons) == {reason for _, reason in [*some, *more]}


@given(DOUBTS)
def test_the_order_of_doubts_of_different_strength_does_not_matter(doubts):
    one = {score: (score, reason) for score, reason in doubts}
    assert weigh(one.values()) == weigh(reversed(list(one.values())))


def test_a_page_names_only_what_holds_it_back():
    several = [Sureness(0.8, ("slight",)), Sureness(0.4, ("strong",)), Sureness(), Sureness(0.2, ("worst",))]
    assert weakest(several, 0.5) == Sureness(0.2, ("worst", "strong"))
    assert weakest(several[:1], 0.5) == Sureness(0.8, ())
    assert weakest([], 0.5) == Sureness()


def test_notices_that_the_table_does_not_know_lower_nothing():
    doubts = Doubts()
    doubts.heed([Notice(3, "dead-link", "The link on “noted” leads nowhere.")], ESSAY_NOTICES)
    assert doubts.found == {}


def test_a_notice_lowers_its_field_with_its_own_message():
    doubts = Doubts()
    doubts.heed(
        [Notice(3, "contents-count", "The contents list 2 essays, the report has 1 essay.")], HEAD_NOTICES
    )
    assert doubts.about("contents") == Sureness(0.4, ("The contents list 2 essays, the report has 1 essay.",))
    assert doubts.about("title") == Sureness()


def test_each_notice_lowers_to_something_between_nothing_and_certain():
    scores = [
        *BLOCK_NOTICES.values(),
        *(score for _, score in [*ESSAY_NOTICES.values(), *HEAD_NOTICES.values()]),
    ]
    assert all(0 < score < 1 for score in scores)
    assert set(BLOCK_NOTICES) & set(ESSAY_NOTICES) == set(ESSAY_NOTICES) & set(HEAD_NOTICES) == set()
