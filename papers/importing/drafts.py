"""What the drafts say that nobody has published yet."""

from __future__ import annotations

from collections.abc import Iterable

from wagtail.models import Revision

from papers.models import WorkPage


def draft_rows(name: str) -> Iterable[dict]:
    """Yield the rows of this name in the newest drafts that differ from what is published."""
    drafts = WorkPage._base_manager.filter(has_unpublished_changes=True).values("latest_revision")
    for content in Revision.objects.filter(pk__in=drafts).values_list("content", flat=True).iterator():
        yield from content.get(name, ())
