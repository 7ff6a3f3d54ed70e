"""Whatever editors and curators do: no topic is lost, none comes back, and an undo leaves no trace."""

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from papers.catalogue.checking import differences
from papers.curation.turns import CannotChange
from papers.curation.undoing import undo
from papers.models import TopicChange

from .histories import History, everything

HISTORIES = int(os.environ.get("TOPIC_HISTORIES", "8"))
PARTS = 1 if HISTORIES < 100 else 4
NUMBER = st.integers(0, 63)
STEPS = st.one_of(
    st.tuples(st.just("draft"), NUMBER, NUMBER, NUMBER),
    st.tuples(st.just("publish"), NUMBER),
    st.tuples(st.just("publish_old"), NUMBER, NUMBER),
    st.tuples(st.just("schedule"), NUMBER),
    st.tuples(st.just("tick")),
    st.tuples(st.just("translate"), NUMBER),
    st.tuples(st.just("merge"), NUMBER, NUMBER),
    st.tuples(st.just("merge"), NUMBER, NUMBER),
    st.tuples(st.just("rename"), NUMBER, NUMBER),
    st.tuples(st.just("add"), NUMBER, NUMBER),
    st.tuples(st.just("remove"), NUMBER, NUMBER),
    st.tuples(st.just("split"), NUMBER, NUMBER, NUMBER),
    st.tuples(st.just("undo"), NUMBER),
    st.tuples(st.just("undo"), NUMBER),
)
CHANGES = ("merge", "rename", "add", "remove", "split")


@pytest.mark.parametrize("part", range(PARTS))
def test_no_topic_is_lost_and_none_comes_back(db, part):
    seed(part)(tells)(db)


@settings(
    max_examples=max(1, HISTORIES // PARTS),
    deadline=None,
    database=None,
    phases=[Phase.generate],  # a history takes seconds: shrinking one, minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=4, max_size=14), last=STEPS.filter(lambda step: step[0] in CHANGES))
def tells(db, steps, last):
    mark = transaction.savepoint()
    try:
        play(steps, last)
    finally:
        transaction.savepoint_rollback(mark)


def play(steps, last) -> None:
    history = History()
    history.play(steps)
    assert differences() == []
    before, newest = everything(), TopicChange.objects.first()
    history.play([last])
    change = TopicChange.objects.first()
    if change != newest:
        undo(change)
        assert everything() == before
        assert differences() == []


def test_the_control_sees_a_draft_that_brings_a_topic_back(db, monkeypatch):
    """Without the settling of drafts as they are read, a merged topic comes back with an old draft."""
    monkeypatch.setattr("papers.models.topic_uses.settle_rows", lambda work, *args: None)
    steps = [("draft", 2, 5, 0), ("merge", 3, 0), ("publish", 2)]
    with pytest.raises((AssertionError, CannotChange)):
        History().play(steps)
