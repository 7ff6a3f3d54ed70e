"""Where the time of an import goes, part by part, beside the same parts of the floor."""

from __future__ import annotations

import cProfile
import inspect
import pstats
from collections.abc import Callable
from dataclasses import dataclass
from pkgutil import resolve_name

PARTS = {
    "reading": "papers.importing.read:read_as",
    "planning": "papers.importing.plan:make_plan",
    "names of topics": "papers.models:Topic.called",
    "known authors": "papers.importing.people:People.__post_init__",
    "finding and making authors": "papers.importing.people:People.find_or_create",
    "comparing names": "papers.importing.people:People.alike",
    "add_child": "papers.models:ReportPage.add_child",
    "add_sibling": "papers.models:ReportPage.add_sibling",
    "saving pages": "papers.models:WorkPage.save",
    "saving revisions": "papers.models:ReportPage.save_revision",
    "publishing revisions": "wagtail.models:Revision.publish",
    "index of words": "papers.indexes:index",
    "title norms of the index of words": "{index}._refresh_title_norms",
    "index of references": "wagtail.models:ReferenceIndex.create_or_update_for_object",
    "notes of the run": "papers.models:ImportRun.note",
    "import records": "papers.importing.records:Records.keep",
    "all SQL": "django.db.backends.utils:CursorWrapper.execute",
}
"""Parts by the function that does them; one may lie within another."""

INDEXES = {
    "sqlite": "modelsearch.backends.database.sqlite.sqlite:SQLiteIndex",
    "postgresql": "modelsearch.backends.database.postgres.postgres:PostgresIndex",
}
Part = tuple[float, int]
"""Seconds within a function, and calls of it."""


@dataclass(frozen=True)
class Profile:
    """What each part took, the seconds of all of them, and how many pages were made."""

    parts: dict[str, Part]
    whole: float
    pages: int


def profiled(work: Callable[[], int]) -> Profile:
    """Return where the time of the work goes, which returns how many pages it made."""
    profiler = cProfile.Profile(builtins=False)
    profiler.enable()
    pages = work()
    profiler.disable()
    found = pstats.Stats(profiler).stats
    whole = sum(own for _, _, own, _, _ in found.values())
    parts = {}
    for name, function in PARTS.items():
        _, calls, _, within, _ = found.get(place_of(function), (0, 0, 0.0, 0.0, {}))
        parts[name] = (within, calls)
    return Profile(parts, whole, pages)


def place_of(function: str) -> tuple[str, int, str]:
    """Return file, line and name as a profile has them; raises AttributeError for what is no longer there."""
    from django.db import connection

    found = resolve_name(function.format(index=INDEXES[connection.vendor]))
    code = inspect.unwrap(found).__code__
    return code.co_filename, code.co_firstlineno, code.co_name


def print_beside(imported: Profile, floor: Profile) -> None:
    """Print milliseconds and calls a page of each part, of the import and of the floor."""
    print(f"  {'a page, slowed by the profiler':34}{'import':>10}{'calls':>9}{'floor':>10}{'calls':>9}")
    for name in PARTS:
        columns = ""
        for one in (imported, floor):
            within, calls = one.parts[name]
            columns += f"{1000 * within / one.pages:7.2f} ms{calls / one.pages:9.2f}"
        print(f"  {name:34}{columns}")
    wholes = (f"{1000 * one.whole / one.pages:7.2f} ms{'':9}" for one in (imported, floor))
    print(f"  {'all':34}{''.join(wholes)}".rstrip())
