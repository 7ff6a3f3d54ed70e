"""Where pages stand in the tree, and whether and when readers can see them there.

The same rule as `visible()`'s, told for all moments at once: a page is seen while it and every page above it
is live and within its dates, none of them is private or retracted, and the page itself is no alias.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from wagtail.models import Page, PageViewRestriction, Site

from papers.models import notices_in_force
from papers.models.querysets import DEEPEST

STEP = Page.steplen


class Place(NamedTuple):
    """A page of the tree as it is stored; the last fields are a report's, None of another page.

    `shut` is what readers must not see: it is private, or was retracted.
    """

    pk: int
    key: UUID
    path: str
    slug: str
    url_path: str
    live: bool
    expired: bool
    go_live_at: datetime | None
    expire_at: datetime | None
    alias_of: int | None
    work: int | None
    essay: int | None
    author: int | None
    shut: bool
    title: str
    report: int | None
    number: str | None
    series: str | None
    sort_date: object
    date_year: int | None
    date_month: int | None
    date_day: int | None
    date_calendar: str | None

    @property
    def is_open(self) -> bool:
        return self.live and not self.expired and not self.shut


class Standing(NamedTuple):
    """Where and when readers can see a page; None as a moment is no limit."""

    visible_from: datetime | None
    visible_until: datetime | None
    address: str

    def as_data(self) -> list[str | None]:
        """Return the limits as texts, as a row keeps them."""
        return [moment and moment.isoformat() for moment in (self.visible_from, self.visible_until)]


class Tree:
    """Some pages with all pages above them, loaded in one query."""

    def __init__(self, wanted: Q):
        private = Exists(PageViewRestriction.objects.filter(page=OuterRef("pk")))
        retracted = Exists(notices_in_force().filter(work=OuterRef("pk")))
        pages = Page._base_manager.filter(wanted).annotate(shut=private | retracted, **LOOKED_UP)
        rows = pages.order_by("path").values_list(*COLUMNS)
        self.places = {row[2]: Place(*row) for row in rows}
        self.roots = site_roots()

    @classmethod
    def over(cls, paths: Iterable[str]) -> Tree:
        """Return the pages at these paths, and those above them."""
        return cls(Q(path__in=trails(paths)))

    @classmethod
    def under(cls, path: str) -> Tree:
        """Return the page at the path, and those above and below it."""
        return cls(Q(path__in=trails([path])) | Q(path__startswith=path))

    def above(self, path: str) -> Place | None:
        return self.places.get(path[:-STEP])

    def report_round(self, path: str) -> Place | None:
        """Return the report in which an essay stands; None for other pages."""
        above = self.above(path)
        is_report = above is not None and above.report and not above.alias_of
        return above if is_report and self.places[path].essay else None

    def standing(self, path: str) -> Standing | None:
        """Return where and when readers can see the page; None where they never do as things stand."""
        place = self.places.get(path)
        if place is None or place.alias_of or len(path) > DEEPEST * STEP:
            return None
        trail = [self.places[end] for end in trail_of(path) if end in self.places]
        if not all(page.is_open for page in trail):
            return None
        starts = [page.go_live_at for page in trail if page.go_live_at]
        ends = [page.expire_at for page in trail if page.expire_at]
        return Standing(max(starts, default=None), min(ends, default=None), self.address(trail))

    def address(self, trail: list[Place]) -> str:
        """Return the path of the page's address; "" outside the sites' trees.

        It is made of the slugs: while a page is moved, the whole paths of those below it are not yet written.
        """
        for at, page in enumerate(trail):
            if language := self.roots.get(page.url_path):
                return "/".join(["", language, *(below.slug for below in trail[at + 1 :]), ""])
        return ""


LOOKED_UP = {
    "work": F("workpage"),
    "essay": F("workpage__essaypage"),
    "author": F("authorpage"),
    "report": F("workpage__reportpage"),
    "number": F("workpage__reportpage__number"),
    "series": F("workpage__reportpage__series"),
    "sort_date": F("workpage__sort_date"),
    "date_year": F("workpage__date_year"),
    "date_month": F("workpage__date_month"),
    "date_day": F("workpage__date_day"),
    "date_calendar": F("workpage__date_calendar"),
}
STORED_AS = {"alias_of": "alias_of_id", "key": "translation_key"}
COLUMNS = [STORED_AS.get(name, name) for name in Place._fields]


def site_roots() -> dict[str, str]:
    """Return {path of a home page in the tree of addresses: its language}, for the languages of the site."""
    known = dict(settings.LANGUAGES)
    roots = {root.root_path: root.language_code for root in Site.get_site_root_paths()}
    return {path: language for path, language in roots.items() if language in known}


def trail_of(path: str) -> list[str]:
    """Return the paths of the pages from a home page's depth down to this one, itself the last."""
    return [path[:end] for end in range(2 * STEP, len(path) + 1, STEP)]


def trails(paths: Iterable[str]) -> list[str]:
    return sorted({end for path in paths for end in trail_of(path)})
