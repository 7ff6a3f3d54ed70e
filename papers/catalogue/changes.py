"""What has changed and which rows that concerns: gathered while a larger work lasts, then written once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from papers.models import CatalogueAuthor, CatalogueRow, CatalogueTopic
from papers.models.people import stand_ins_of_people

from .names import refresh_names
from .rows import report_values
from .standing import Place, Tree
from .writing import put_in_place, refresh, refresh_topics, remove, take_turns


@dataclass
class Changes:
    """Works; paths with all that stands below them, and paths behind which others were moved; people; topics.

    `hidden` are works that no reader sees any more: their rows go without a look at their texts. `retopiced`
    are works of which nothing but the topics has changed.
    """

    works: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    retopiced: set[int] = field(default_factory=set)
    below: set[str] = field(default_factory=set)
    behind: set[str] = field(default_factory=set)
    authors: set[UUID] = field(default_factory=set)
    topics: set[int] = field(default_factory=set)

    def add(self, **more: Iterable) -> None:
        for name, values in more.items():
            getattr(self, name).update(values)

    def write(self) -> None:
        with transaction.atomic(savepoint=False):
            take_turns()
            for path in sorted(self.behind):
                put_in_place(path)
            works, authors = set(self.works), set(self.authors)
            for path in outermost(self.below):
                more_works, more_authors = differing_below(path)
                works |= more_works
                authors |= more_authors
            if authors:
                ends = stand_ins_of_people()
                authors |= {ends[person] for person in authors if person in ends}
                works.update(CatalogueAuthor.objects.filter(key__in=authors).values_list("row", flat=True))
            retopiced = set(self.retopiced)
            if self.topics:
                uses = CatalogueTopic.objects.filter(topic__in=self.topics)
                retopiced.update(uses.values_list("row", flat=True))
            if hidden := self.hidden - works:
                remove(hidden)
            refresh_names(self.topics, authors)
            refresh(works)
            refresh_topics(retopiced - works)


_gathered: ContextVar[Changes | None] = ContextVar("gathered", default=None)


def note(**changes: Iterable) -> None:
    """Bring the rows up to date with these changes: now, or with what is being gathered."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered.add(**changes)
        return
    alone = Changes()
    alone.add(**changes)
    alone.write()


@contextmanager
def gathered() -> Iterator[None]:
    """Write at the end, once, what is noted meanwhile.

    Belongs inside the transaction of the changes. Where an error leaves it, nothing is written.
    """
    if _gathered.get() is not None:
        yield
        return
    changes = Changes()
    token = _gathered.set(changes)
    try:
        yield
    finally:
        _gathered.reset(token)
    changes.write()


def outermost(paths: Collection[str]) -> list[str]:
    """Return the paths that lie below no other of these."""
    found: list[str] = []
    for path in sorted(paths):
        if not found or not path.startswith(found[-1]):
            found.append(path)
    return found


def differing_below(path: str) -> tuple[set[int], set[UUID]]:
    """Return the works at or below this place whose rows are out of date, and the people with pages there.

    Two queries, without a look at texts: a row is compared by where and when it is seen, and its report.
    """
    tree = Tree.under(path)
    rows = CatalogueRow.objects.filter(page__path__startswith=path)
    columns = ("pk", "path", "address", "visible_from", "visible_until", "report_id", "shown__report")
    stored = {row[0]: row[1:] for row in rows.values_list(*columns)}
    works, authors = set(), set()
    for place in tree.places.values():
        if not place.path.startswith(path):
            continue
        if place.author:
            authors.add(place.key)
        if place.work and stored.get(place.pk) != seen(place, tree):
            works.add(place.pk)
    return works, authors


def seen(place: Place, tree: Tree) -> tuple | None:
    """Return what the columns of a row say of where and when its work is seen; None where it is not."""
    standing = tree.standing(place.path)
    if standing is None:
        return None
    report = tree.report_round(place.path)
    when = (standing.visible_from, standing.visible_until)
    return place.path, standing.address, *when, report and report.pk, report_values(report, tree)
