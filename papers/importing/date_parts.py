"""Keeps the parts of a date together where a page and its source meet: a date is one value to a reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from papers.importing.fields import is_empty, same
from papers.importing.pages import PageValues

if TYPE_CHECKING:
    from papers.importing.plan import FieldPlan

DATE = ("date_year", "date_month", "date_day", "date_calendar")
"""Parts from two sides could make a day that no calendar has."""


def whole_dates(changes: tuple[FieldPlan, ...], wanted: PageValues) -> tuple[FieldPlan, ...]:
    """Let no part of a date come from the source where another part stays an editor's.

    A part that the source leaves out of a date that it prints is no empty value: the date is less precise.
    """
    if wanted.values.get("date_year"):
        changes = tuple(
            replace(change, action="set", result=change.after, remember=change.after)
            if change.name in DATE and left_out(change)
            else change
            for change in changes
        )
    actions = {change.action for change in changes if change.name in DATE}
    if "set" not in actions or len(actions) == 1:
        return changes
    return tuple(
        replace(change, action="conflict", result=change.before, remember=change.imported)
        if change.name in DATE and change.action == "set"
        else change
        for change in changes
    )


def left_out(change: FieldPlan) -> bool:
    """Return whether the source alone changed the field, to nothing."""
    untouched = same(change.name, change.before, change.imported)
    return change.action == "kept" and is_empty(change.after) and untouched
