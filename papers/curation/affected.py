"""Which works a change of topics concerns, for editors to look at before it is made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from papers.models import TopicUse, WorkPage

from .drafts import drafts_about

SHOWN = 50
"""Works that a preview names; it counts them all."""


@dataclass(frozen=True)
class Affected:
    """`works` are the first of so many `pages`; `readers` see some of them, the others are `drafts`."""

    works: list[WorkPage]
    pages: int
    readers: int
    drafts: int


def affected_by(topics: Collection[int]) -> Affected:
    """Return the pages that are about one of the topics, in what readers see or in a draft; few queries."""
    stored = set(TopicUse.objects.filter(shown_as__in=topics).values_list("content_object", flat=True))
    drafts = drafts_about(topics)
    return pages_of(stored | drafts, drafts)


def pages_of(keys: Collection[int], drafts: Collection[int] = ()) -> Affected:
    """Return these pages; `in_draft` is set on those of which a draft is concerned."""
    pages = WorkPage._base_manager.filter(pk__in=keys)
    first = list(pages.select_related("locale", "content_type").order_by("path")[:SHOWN])
    for page in first:
        page.in_draft = page.pk in drafts or page.has_unpublished_changes
    live = pages.filter(live=True).count()
    return Affected(first, len(keys), live, len(keys) - live)
