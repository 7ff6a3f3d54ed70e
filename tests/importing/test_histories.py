"""Random histories of imports, edits and undone runs: nothing of an editor's is lost, nothing comes twice.

HISTORIES is how many are played; with SHRINK=1 one that fails is made as short as possible, which takes
minutes. A history that fails is printed; it is the same each time.
"""

import os
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from modelsearch.conf import get_app_config
from wagtail.signal_handlers import disable_reference_index_auto_update

from papers.importing.apply import Apply, Running, import_document
from papers.importing.fields import read_field, same
from papers.importing.plan import FieldPlan, make_plan

from .documents import replace
from .histories import History
from .versions import ITEMS, NAMES, TITLES

pytestmark = pytest.mark.django_db

HISTORIES = int(os.environ.get("HISTORIES", 6))
MANY = 100
PHASES = tuple(Phase) if os.environ.get("SHRINK") else (Phase.generate,)
PARTS = 1 if HISTORIES < MANY else 4
"""Tests for each start, to share them out between processes."""

texts = st.lists(st.tuples(st.integers(0, ITEMS), st.integers(0, 1)), max_size=4).map(tuple)
essays = st.tuples(
    st.integers(0, len(TITLES) - 1),
    st.lists(st.tuples(st.integers(0, len(NAMES) - 1), st.integers(0, 1)), max_size=2).map(tuple),
    st.lists(st.integers(0, 2), max_size=2).map(tuple),
    st.sampled_from(["", "What it says.", "What it says now."]),
    texts,
)
versions = st.tuples(
    st.integers(0, 1),
    st.sampled_from([None, 5, 6]),
    texts,
    st.lists(essays, min_size=1, max_size=3, unique_by=lambda essay: essay[0]).map(tuple),
)
number = st.integers(0, 7)
truth = st.booleans()
doubts = st.sampled_from([(), (), (), (None,), (0,)])
imports = st.tuples(st.just("bring"), st.integers(0, 2), truth, st.sampled_from([False] * 3 + [True]), doubts)
changes = st.sampled_from(
    ["title", "abstract", "topics", "signatures", "link", "text", "new_block", "no_block", "order"]
)
edits = st.tuples(st.just("edit"), number, changes, number, truth)
acts = st.tuples(st.sampled_from(["publish", "unpublish", "delete", "translate", "undo", "undo"]), number)
moves = st.tuples(st.just("move"), number, number)
step = st.one_of(st.just(("rest",)), imports, imports, imports, edits, edits, edits, edits, acts, acts, moves)
histories = st.tuples(st.tuples(versions, versions, versions), st.lists(step, min_size=6, max_size=10))

STARTS = {
    "nothing": [],
    "drafts": [("bring", 0, False, False, ())],
    "published": [("bring", 0, True, False, ())],
}
FIRST = (
    0,
    5,
    ((0, 0), (1, 0)),
    (
        (0, ((0, 0),), (0, 1), "", ((0, 0), (1, 0), (2, 0), (ITEMS, 0))),
        (1, ((1, 0), (2, 0)), (1,), "What it says.", ((2, 0), (1, 0))),
    ),
)


@contextmanager
def undone():
    """Take everything back that happens inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def quick(settings):
    """Leave out what no history asks for: the search and where a page is used."""
    backend = get_app_config().get_search_backend_config()["default"]
    settings.WAGTAILSEARCH_BACKENDS = {"default": {**backend, "AUTO_UPDATE": False}}
    with disable_reference_index_auto_update():
        yield


def play(start, number, examples, **options):
    """Play as many histories; all of one start begin on the same site."""
    first = History((FIRST,), **options)
    first.play(STARTS[start])

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=PHASES,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(histories)
    def plays(history):
        versions, steps = history
        with undone():
            History((FIRST, *versions[1:]), **options).play(steps)

    plays()


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("start", STARTS)
def test_no_history_loses_what_an_editor_did(quick, start, part):
    play(start, part, HISTORIES // (PARTS * len(STARTS)))


# Controls: importers without the guard that is tested ------------------------------------------------------


def careless(document, source, *, publish=False, restore=False, unsure=None, publish_unsure=False):
    """Import so that the source's value is written into every field that differs from it."""
    with transaction.atomic():
        plan = make_plan(document, restore=restore)
        plan = replace(plan, pages=tuple(map(overwriting, plan.pages)))
        return Apply(plan, source, publish, Running(), {} if publish_unsure else unsure).run()


def overwriting(planned):
    """Return the plan of a page with the source's value in each of its fields."""
    if planned.page is None:
        return planned
    fields = tuple(
        FieldPlan(name, "set", read_field(planned.page, name), value, result=value, remember=value)
        for name, value in planned.wanted.values.items()
        if not same(name, read_field(planned.page, name), value)
    )
    return replace(planned, fields=fields, outcome="updated" if fields else "unchanged")


def restless(document, source, *, restore=False, **options):
    """Import so that what an editor deleted comes again."""
    return import_document(document, source, restore=True, **options)


@pytest.mark.skipif(HISTORIES < MANY, reason="played where many histories are")
@pytest.mark.parametrize(
    ("importer", "loss"),
    [(careless, r"lost|has another order|is linked|is back"), (restless, "was deleted")],
)
def test_histories_show_an_importer_without_a_guard(quick, importer, loss):
    with pytest.raises(AssertionError, match=loss):
        play("published", 0, 100, bring_in=importer)
