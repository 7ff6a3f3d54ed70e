"""Whatever editors and curators do: no signature is lost or comes back, and an undo leaves no trace.

PEOPLE_HISTORIES is how many are played.
"""

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from papers.catalogue.checking import differences
from papers.curation.people.merging import undo_merge
from papers.models import PersonChange

from .histories import History, everything

HISTORIES = int(os.environ.get("PEOPLE_HISTORIES", "8"))
PARTS = 1 if HISTORIES < 100 else 4
NUMBER = st.integers(0, 63)
ALONE = ("publish", "hide", "show", "undo")
PAIRS = ("sign", "publish_old", "rename", "back", "translate", "merge", "merge", "merge")
STEPS = st.one_of(
    st.tuples(st.sampled_from(ALONE), NUMBER), st.tuples(st.sampled_from(PAIRS), NUMBER, NUMBER)
)


@pytest.mark.parametrize("part", range(PARTS))
def test_people_are_who_was_said_to_be_whom(db, part):
    seed(part)(tells)(db)


@settings(
    max_examples=max(1, HISTORIES // PARTS),
    deadline=None,
    database=None,
    phases=[Phase.generate],  # a history takes seconds: shrinking one, minutes
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=4, max_size=12), last=st.tuples(st.just("merge"), NUMBER, NUMBER))
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
    before, newest = everything(), PersonChange.objects.first()
    history.play([last])
    change = PersonChange.objects.first()
    if change != newest:
        assert differences() == []
        undo_merge(change)
        assert everything() == before
        assert differences() == []


CHAIN = [("merge", 0, 1), ("translate", 1, 1), ("merge", 1, 2), ("undo", 0), ("rename", 2, 1), ("undo", 0)]


def test_a_chain_of_merges_comes_apart_in_any_order(db):
    History().play(CHAIN)


@pytest.mark.parametrize(
    "guard",
    [
        "papers.models.querysets.is_merged",  # the door
        "papers.catalogue.rows.pages_instead",  # the lists
        "papers.models.lists.pages_instead",  # a page of its own, and the redirect
    ],
)
def test_the_control_sees_what_is_missing(db, monkeypatch, guard):
    from django.db.models import Exists

    from papers.models import MergedPerson

    nobody = (lambda: Exists(MergedPerson.objects.none())) if guard.endswith("is_merged") else None
    monkeypatch.setattr(guard, nobody or (lambda *args, **kwargs: {}))
    with pytest.raises(AssertionError):
        History().play(CHAIN)
