"""The command import_undo as people meet it."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from papers.models import EssayPage, ImportRun
from tests.importing.documents import TITLES, essay, report, with_essay
from tests.importing.test_apply import bring_in, dump, edit, essay_titled

pytestmark = pytest.mark.django_db


def undo(run, *arguments):
    out = StringIO()
    call_command("import_undo", str(run.pk), *arguments, stdout=out, no_color=True)
    return out.getvalue().splitlines()


def test_it_says_what_became_of_each_page():
    run = bring_in(report(essay("One", "Ali Amiri", keywords=("Sea",))), publish=True).run
    assert undo(run) == [
        "  deleted  Ali Amiri",
        "  deleted  Neighbours of the Sea",
        "  deleted  One",
        "  deleted  topic Sea",
        f"Run {run.pk} undone: 3 deleted, 0 restored, 0 left",
    ]
    assert not EssayPage.objects.exists()


def test_it_says_what_it_left_and_why():
    bring_in(report(), publish=True)
    changed = with_essay(with_essay(report(), 0, abstract="New"), 1, abstract="New")
    run = bring_in(changed, publish=True).run
    edit(essay_titled(TITLES[1]), title="The editor's")
    assert undo(run) == [
        f"  restored {TITLES[0]}",
        f"  left     {TITLES[1]}: it has been changed since",
        f"Run {run.pk} undone: 0 deleted, 1 restored, 1 left",
    ]


def test_a_dry_run_says_the_same_and_writes_nothing():
    run = bring_in(report(), publish=True).run
    before = dump()
    dry = undo(run, "--dry-run")
    assert dump() == before
    assert dry[-1] == f"Run {run.pk} undone: 7 deleted, 0 restored, 0 left (dry run, nothing written)"
    assert undo(run)[:-1] == dry[:-1]


def test_a_run_that_is_not_there_or_has_been_undone_is_refused():
    run = bring_in(report()).run
    undo(run)
    with pytest.raises(CommandError, match=rf"^Run {run.pk} has been undone before, by run {run.pk + 1}\.$"):
        undo(run)
    with pytest.raises(CommandError, match=r"^There is no run 4000\.$"):
        undo(ImportRun(pk=4000))
