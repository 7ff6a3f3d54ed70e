"""Random histories of a site: after each step the catalogue is what is visible, now and at moments ahead.

CATALOGUE_HISTORIES is how many are played; one that fails is printed and is the same each time. With SHRINK=1
it is made as short as possible.
"""

import os

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from papers.catalogue import watching
from tests.conftest import forget_rows
from tests.importing.test_histories import quick, undone

from .histories import History

pytestmark = pytest.mark.django_db
__all__ = ["quick"]

HISTORIES = int(os.environ.get("CATALOGUE_HISTORIES", 8))
PARTS = 1 if HISTORIES < 100 else 4
PHASES = tuple(Phase) if os.environ.get("SHRINK") else (Phase.generate,)

number = st.integers(0, 29)
ALONE = [
    "draft",
    "unpublish",
    "restrict",
    "open_up",
    "insert",
    "delete",
    "alias",
    "part",
    "delete_topic",
    "undo",
]
PAIRS = [
    *("publish", "schedule", "expire", "move", "reorder", "copy", "translate", "join"),
    *("name_topic", "use_topic", "sign", "spell", "bring"),
    *("curate", "curate"),
]
steps = st.one_of(
    st.just(("tick",)),
    st.tuples(st.sampled_from(ALONE), number),
    st.tuples(st.sampled_from(PAIRS), number, number),
    st.tuples(st.just("publish"), number, number),
)
histories = st.lists(steps, min_size=6, max_size=10)


@pytest.mark.parametrize("part", range(PARTS))
def test_the_catalogue_is_what_is_visible_after_every_step(quick, part):
    site = History()

    @seed(part)
    @settings(
        max_examples=max(1, HISTORIES // PARTS),
        deadline=None,
        database=None,
        phases=PHASES,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(histories)
    def plays(history):
        with undone():
            forget_rows()  # where the homes stood in the history before, which was undone
            site.play(history)

    plays()


EVERYTHING = [
    *(("publish", 0, 0), ("publish", 1, 1), ("publish", 4, 0), ("name_topic", 0, 0), ("insert", 0)),
    *(("unpublish", 0), ("publish", 0, 0), ("unpublish", 25), ("restrict", 0), ("tick",)),
]


def test_a_history_of_everything_that_changes_rows(quick):
    History().play(EVERYTHING)


@pytest.mark.parametrize("kind", ["works", "hidden", "below", "behind", "authors", "topics"])
def test_a_change_that_is_not_told_is_seen(quick, kind, monkeypatch):
    """Control: without one kind of refresh the same history leaves the catalogue behind."""
    site, note = History(), watching.note
    monkeypatch.setattr(watching, "note", lambda **changes: note(**{**changes, kind: []}))
    with pytest.raises(AssertionError):
        site.play(EVERYTHING)
