"""Takes back what was done to topics: what stands afterwards is what would stand had it not been done."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from papers.models import TopicChange

from .merging import part
from .ordering import take_orders_back
from .renaming import name_back
from .turns import CannotChange, one_change

UNDOING = {
    TopicChange.MERGE: part,
    TopicChange.RENAME: name_back,
    TopicChange.SPLIT: take_orders_back,
    TopicChange.ADD: take_orders_back,
    TopicChange.REMOVE: take_orders_back,
}


def undo(change: TopicChange, user=None) -> TopicChange:
    """Undo the change in one transaction and return it. Raises CannotChange.

    Changes may be undone in any order; only a name or an address that another topic has taken stands in the
    way, and names that were changed since.
    """
    topics = {change.topic_id, change.other_id, *change.details.get("merged", ())} - {None}
    with one_change(*topics):
        change = TopicChange.objects.select_for_update().get(pk=change.pk)
        if change.undone_at is not None:
            raise CannotChange(_("This has been undone already."))
        change.undone_at, change.undone_by = timezone.now(), user
        change.save(update_fields=["undone_at", "undone_by"])
        UNDOING[change.kind](change)
    return change
