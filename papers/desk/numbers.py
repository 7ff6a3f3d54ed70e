"""How much waits for one editor: all numbers of the first page of the admin, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState

from papers.models import CatalogueCheck, Correction, ImportRun, Release
from papers.releasing.lateness import Lateness, lateness
from papers.translating.states import State, counts

from .findings import open_errors
from .works import WAITING, works_of

OLD = timedelta(days=8)
"""After so long a comparison of the catalogue says nothing about today."""


@dataclass(frozen=True)
class Numbers:
    """`works` counts by the names of `WAITING`; `errors` findings of checks; `stale`, `missing` translations.

    The others are tasks of workflows, and what is kept by services.
    """

    works: dict[str, int]
    errors: int
    stale: int
    missing: int
    to_review: int
    submitted: int
    releases: int
    corrections: int
    lateness: Lateness
    catalogue: CatalogueCheck | None
    has_imports: bool

    @property
    def drift(self) -> str:
        """Return how the catalogue stands: "" where it was found right, or mended, not long ago."""
        if self.catalogue is None or timezone.now() - self.catalogue.at > OLD:
            return "unknown"
        return "wrong" if self.catalogue.differing and not self.catalogue.mended else ""

    @property
    def compared_at(self) -> datetime | None:
        return self.catalogue.at if self.catalogue else None


def numbers_for(user, works_to_translate) -> Numbers:
    """Return what waits for the user; `works_to_translate` are the works on the user's board."""
    asked = {name: Count("pk", filter=condition(user)) for name, (_said, condition) in WAITING.items()}
    states = counts(works_to_translate)
    mine = WorkflowState.objects.active().filter(requested_by=user.pk)
    return Numbers(
        works=works_of(user).order_by().aggregate(**asked),
        errors=open_errors(user),
        stale=sum(numbers.get(State.STALE, 0) for numbers in states.values()),
        missing=sum(numbers.get(State.MISSING, 0) for numbers in states.values()),
        to_review=TaskState.objects.reviewable_by(user).count(),
        submitted=mine.count(),
        releases=Release.objects.filter(state__in=(Release.READY, Release.SCHEDULED)).count(),
        corrections=Correction.objects.filter(published_at=None).count(),
        lateness=lateness(),
        catalogue=CatalogueCheck.objects.first(),
        has_imports=ImportRun.objects.exists(),
    )
