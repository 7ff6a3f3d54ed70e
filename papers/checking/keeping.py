"""Keeps what the checks find in every work, for the report over all of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F, Q
from wagtail.models import Page

from papers.models import CheckedWork, ReportPage, WorkFinding, WorkPage

from .checking import MOST, check
from .drafts import DEPTH_OF_WORKS, drafts_of, kept_names, newest
from .findings import LONGEST, Finding
from .rules import SPELLING
from .rules.spellings import names_in, rare_spellings

AT_ONCE = 20
"""Works in memory at one time."""


def keep(keys: Iterable[int]) -> int:
    """Look through these works and the reports that they stand in; return how many works were."""
    rows = list(WorkPage._base_manager.filter(pk__in=set(keys)).values_list("pk", "path", "depth"))
    above = {path[: -Page.steplen] for _pk, path, depth in rows if depth > DEPTH_OF_WORKS}
    reports = ReportPage._base_manager.filter(path__in=above).values_list("pk", flat=True)
    wanted = sorted({pk for pk, _path, _depth in rows} | set(reports))
    families = {path if depth <= DEPTH_OF_WORKS else path[: -Page.steplen] for _pk, path, depth in rows}
    for start in range(0, len(wanted), AT_ONCE):
        keep_own(wanted[start : start + AT_ONCE])
    for family in sorted(families):
        keep_spellings(family)
    return len(wanted)


def keep_all() -> int:
    """Look through every work; return how many there are."""
    works = WorkPage._base_manager.filter(alias_of__isnull=True)
    paths = list(works.filter(depth=DEPTH_OF_WORKS).order_by("path").values_list("path", flat=True))
    return sum(keep(keys_below(path)) for path in paths)


def keep_old(moment, most: int) -> int:
    """Look through at most so many works that were last looked through before the moment, or never."""
    old = Q(checked__isnull=True) | Q(checked__at__lt=moment)
    never_first = F("checked__at").asc(nulls_first=True)
    works = WorkPage._base_manager.filter(old, alias_of__isnull=True).order_by(never_first, "path")
    return keep(list(works.values_list("pk", flat=True)[:most]))


def keys_below(path: str) -> list[int]:
    return list(WorkPage._base_manager.filter(path__startswith=path).values_list("pk", flat=True))


def keep_own(keys: list[int]) -> None:
    """Write what the rules find in each of these works by itself, and the names it writes."""
    with transaction.atomic():
        locked = WorkPage.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
        works = [work.specific for work in locked]
        drafts = drafts_of(newest(works))
        found = {draft.work.pk: check(draft) for draft in drafts}
        write(found, WorkFinding.objects.filter(work__in=keys).exclude(rule=SPELLING))
        for draft in drafts:
            names, known = names_in(draft)
            values = {"names": names, "known": known}
            CheckedWork.objects.update_or_create(work_id=draft.work.pk, defaults=values)


def keep_spellings(family: str) -> None:
    """Write the rare spellings of the works at and below this path, from the names that are kept of them."""
    with transaction.atomic():
        names = {row.work_id: (row.names, row.known) for row in kept_names([family])}
        found = {key: rare[:MOST] for key, rare in rare_spellings(names).items()}
        write(found, WorkFinding.objects.filter(work__in=names, rule=SPELLING))


def write(found: dict[int, list[Finding]], kept) -> None:
    """Let the kept rows be what was found; rows that say the same stay."""
    there: dict[tuple, list[int]] = {}
    for row in kept.order_by("pk"):
        there.setdefault((row.work_id, row.rule, row.place, row.words, row.other, row.key), []).append(row.pk)
    new = []
    for work, findings in found.items():
        for finding in findings:
            row = row_of(work, finding)
            same = there.get((work, row.rule, row.place, row.words, row.other, row.key))
            if same:
                same.pop(0)
            else:
                new.append(row)
    gone = [key for keys in there.values() for key in keys]
    WorkFinding.objects.filter(pk__in=gone).delete()
    WorkFinding.objects.bulk_create(new, batch_size=100)


def row_of(work: int, finding: Finding) -> WorkFinding:
    return WorkFinding(
        work_id=work,
        rule=finding.rule,
        place=finding.place[:120],
        words=finding.words[:LONGEST],
        other=finding.other[:LONGEST],
        key=finding.key,
    )
