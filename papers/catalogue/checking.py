"""Compares the catalogue with what it is made of, and mends it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db import transaction

from papers.models import CatalogueAuthor, CatalogueCheck, CatalogueRow, CatalogueTopic, WorkPage

from .names import refresh_all_names
from .rows import WRITTEN, Draft, drafts_of
from .writing import BATCH, refresh, take_turns


class Difference(NamedTuple):
    """A work whose row is not as it should be; `kind` is "missing", "surplus", "row", "links" or "text"."""

    work: int
    kind: str


def differences(moment=None, works: Iterable[int] | None = None) -> list[Difference]:
    """Return what in the catalogue is not as `visible()` and the pages say; [] where all is well.

    `moment` is the one for which `visible()` is asked (now); rows are compared for all moments at once. Given
    `works`, only their rows are read closely; that each visible work has a row is looked at for all.
    """
    seen = set(WorkPage.objects.visible(moment=moment).values_list("pk", flat=True))
    listed = set(CatalogueRow.objects.current(moment).values_list("pk", flat=True))
    found = {Difference(work, "missing") for work in seen - listed}
    found |= {Difference(work, "surplus") for work in listed - seen}
    close = sorted(all_works() if works is None else works)
    for start in range(0, len(close), BATCH):
        found.update(differences_among(close[start : start + BATCH]))
    return sorted(found)


def all_works() -> set[int]:
    """Return the keys of the works that have a row, and of those that may have to have one."""
    known = set(CatalogueRow.objects.values_list("pk", flat=True))
    return known | set(WorkPage._base_manager.filter(live=True).values_list("pk", flat=True))


def differences_among(works: list[int]) -> Iterator[Difference]:
    """Yield what differs in the rows of these works, in a fixed number of queries."""
    drafts = {draft.row.pk: draft for draft in drafts_of(works)}
    rows = (
        CatalogueRow.objects.filter(pk__in=works).select_related("text").defer("text__words", "text__heads")
    )
    stored = {row.pk: row for row in rows}
    authors = keys_by_row(CatalogueAuthor.objects.filter(row__in=works).values_list("row", "key"))
    topics = keys_by_row(CatalogueTopic.objects.filter(row__in=works).values_list("row", "topic"))
    for work in works:
        draft, row = drafts.get(work), stored.get(work)
        if draft is None and row is not None:
            yield Difference(work, "surplus")
        elif draft is not None and row is None:
            yield Difference(work, "missing")
        elif draft is not None:
            if any(getattr(row, name) != getattr(draft.row, name) for name in WRITTEN):
                yield Difference(work, "row")
            if text_differs(draft, row):
                yield Difference(work, "text")
            if draft.authors != authors[work] or draft.topics != topics[work]:
                yield Difference(work, "links")


def keys_by_row(links: Iterable[tuple]) -> dict[int, set]:
    found = defaultdict(set)
    for row, key in links:
        found[row].add(key)
    return found


def text_differs(draft: Draft, row: CatalogueRow) -> bool:
    text = getattr(row, "text", None)
    return text is None or (text.digest, text.parts) != (draft.text.digest, draft.text.parts)


def mend(works: Iterable[int] | None = None) -> Counter:
    """Write the rows that differ anew, take away those that should not be; count the differences by kind."""
    with transaction.atomic():
        take_turns()
        found = differences(works=works)
        refresh({difference.work for difference in found}, again=True)
        refresh_all_names()
        if works is None:
            CatalogueCheck.keep(len({difference.work for difference in found}), mended=True)
    return Counter(difference.kind for difference in found)
