"""What is shown follows from what was chosen and what was ordered, and from nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from papers.models.topic_choices import Choice, Order, choose, settle

TOPICS = st.integers(1, 5)
CHOICES = st.lists(
    st.builds(Choice, TOPICS, st.integers(0, 9), st.booleans()), unique_by=lambda choice: choice.topic
)
ORDERS = st.lists(
    st.builds(Order, st.integers(1, 9), TOPICS, st.booleans(), st.none()),
    unique_by=lambda order: order.number,
)
STAND_INS = st.sampled_from([{}, {1: 2}, {1: 3, 2: 3}])


def shown(*args) -> set[int]:
    return {topic for topic in settle(*args).values() if topic}


@given(CHOICES, ORDERS, STAND_INS, st.sets(st.integers(3, 5)))
def test_what_is_set_is_what_is_shown(choices, orders, stand_ins, wanted):
    latest = max((order.number for order in orders), default=0)
    made = choose(choices, orders, stand_ins, wanted, latest)
    assert shown(made, orders, stand_ins) == wanted


@given(CHOICES, ORDERS, STAND_INS)
def test_setting_what_is_shown_changes_no_choice(choices, orders, stand_ins):
    made = choose(choices, orders, stand_ins, shown(choices, orders, stand_ins), 9)
    assert made == choices


@given(CHOICES, ORDERS, STAND_INS)
def test_a_merged_topic_is_never_shown(choices, orders, stand_ins):
    assert shown(choices, orders, stand_ins).isdisjoint(stand_ins)


def test_the_newest_word_counts():
    assert shown([Choice(1)], [Order(4, 1, adds=False)], {}) == set()
    assert shown([Choice(1, since=4)], [Order(4, 1, adds=False)], {}) == {1}
    assert shown([Choice(1, 4, refused=True)], [Order(4, 1, adds=True)], {}) == set()
    assert shown([], [Order(4, 1, adds=True), Order(5, 1, adds=False)], {}) == set()


def test_another_topic_takes_the_place_only_where_there_is_one():
    order = Order(4, 1, adds=False, instead=2)
    assert shown([Choice(1), Choice(3)], [order], {}) == {2, 3}
    assert shown([Choice(3)], [order], {}) == {3}
