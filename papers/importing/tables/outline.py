"""Renders what a table brought in, or would, as a tree of lines for people.

It takes the plans of topics or of authors and looks at nothing else, so a dry run and a run read alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

COUNTED = (
    ("created", "new"),
    ("updated", "changed"),
    ("unchanged", "unchanged"),
    ("conflict", "in conflict"),
    ("deleted", "deleted before"),
)


def outline_of_table(table, plans: Iterable) -> Iterator[str]:
    """Yield the lines of each row that changes something or cannot, what was cleaned, and the counts."""
    plans = list(plans)
    for planned in plans:
        if planned.outcome != "unchanged" or planned.kept:
            yield f"  {planned.outcome:9} {planned.name}"
            yield from (f"    {line}" for line in (*planned.changes, *planned.kept))
            yield from (f"    {conflict}" for conflict in planned.conflicts)
    yield from (f"  {notice}" for notice in table.notices)
    yield f"  {counts(plans)}"


def counts(plans: list) -> str:
    """Return "2 new, 1 changed, 9 unchanged, 1 in conflict"; what is new can be in conflict as well."""
    outcomes = Counter(planned.outcome for planned in plans)
    outcomes["conflict"] = sum(bool(planned.conflicts) for planned in plans)
    found = [(outcomes[outcome], words) for outcome, words in COUNTED]
    return ", ".join(f"{number} {words}" for number, words in found if number or words != "deleted before")
