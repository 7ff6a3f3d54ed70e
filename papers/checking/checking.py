"""Looks through drafts: all that the rules find in one work, and what of it blocks publishing."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from papers.models import SetAside, WorkPage, obstacles_to

from .drafts import Draft, drafts_of, family_path, kept_names
from .findings import Finding, Shown
from .levels import blocking, levels
from .rules import ALL, SPELLING
from .rules.spellings import names_in, rare_spellings

MOST = 100
"""Findings of one rule in one work; more of them say nothing more."""


def check(draft: Draft, only: Iterable[str] | None = None) -> list[Finding]:
    """Return what the rules find in the draft by itself, rule by rule, or `only` these rules."""
    rules = [rule for rule in ALL if rule.find and (only is None or rule.name in only)]
    return [finding for rule in rules for finding in islice(rule.find(draft), MOST)]


def findings_of(work: WorkPage, only: Iterable[str] | None = None) -> list[Finding]:
    """Return what is found in a work as it stands in memory, compared with the others of its report.

    Of the others counts what was kept when they were looked through.
    """
    [draft] = drafts_of([work])
    found = check(draft, only)
    if only is None or SPELLING in only:
        names = {row.work_id: (row.names, row.known) for row in kept_names([family_path(work)])}
        found += rare_spellings(names | {work.pk: names_in(draft)})[work.pk][:MOST]
    return found


def shown_findings(work: WorkPage) -> list[Shown]:
    """Return what editors see of a draft: errors first, what was set aside last."""
    level = levels()
    aside = {row.key: row for row in SetAside.objects.filter(work=work.pk).select_related("user")}
    only = {name for name in level if level[name] != "off"}
    shown = [Shown(one, level[one.rule], aside.get(one.key)) for one in findings_of(work, only)]
    return sorted(shown, key=lambda one: (not one.is_open, not one.is_error))


def obstacles(work, *, as_it_is: bool = False) -> list[Finding]:
    """Return the findings that block publishing a page: its newest draft, or it `as_it_is` in memory.

    What somebody set aside blocks nothing.
    """
    rules = blocking() if isinstance(work, WorkPage) else ()
    if not rules:
        return []
    draft = work if as_it_is else work.get_latest_revision_as_object()
    found = findings_of(draft, rules)
    aside = set(SetAside.objects.filter(work=work.pk).values_list("key", flat=True)) if found else ()
    return [finding for finding in found if finding.key not in aside]


@obstacles_to.register
def obstacles_to_work(work: WorkPage, as_it_is: bool) -> list[str]:
    return [f"{found.message} {found.what_to_do}" for found in obstacles(work, as_it_is=as_it_is)]
