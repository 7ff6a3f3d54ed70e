"""What drafts that nobody has published yet say of topics."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from wagtail.models import Page, Revision

from papers.models import WorkPage
from papers.models.topics import merged_with


def drafts_about(topics: Collection[int]) -> set[int]:
    """Return the works of which a text that readers do not see yet, draft or scheduled, chose such."""
    wanted = merged_with(topics)
    drafts = WorkPage._base_manager.filter(Q(has_unpublished_changes=True) | Q(live=False))
    pages = ContentType.objects.get_for_model(Page)
    scheduled = Q(approved_go_live_at__isnull=False, base_content_type=pages)
    revisions = Revision.objects.filter(Q(pk__in=drafts.values("latest_revision")) | scheduled)
    rows = revisions.annotate(uses=F("content__topic_uses")).values_list("object_id", "uses")
    return {
        int(page)
        for page, uses in rows.iterator(chunk_size=500)
        if any(use["tag"] in wanted and not use.get("refused") for use in uses or ())
    }
