"""What editors did to topics: who, when, to which works, and what it takes to undo it."""

from collections import defaultdict
from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .topic_choices import Order
from .topics import Topic

WHO = {"null": True, "blank": True, "editable": False, "on_delete": models.SET_NULL, "related_name": "+"}


class TopicChange(models.Model):
    """One thing done to a topic, in one transaction; its key counts up in the order of what was done.

    `other` is the topic that it was merged into, or that took its place. `name` and `other_name` say what the
    two were called then. `details` hold what an undo needs: see `papers.curation`.
    """

    MERGE, RENAME, SPLIT, ADD, REMOVE = "merge", "rename", "split", "add", "remove"
    KINDS = [
        (MERGE, _("merged")),
        (RENAME, _("renamed")),
        (SPLIT, _("split")),
        (ADD, _("added to works")),
        (REMOVE, _("taken away from works")),
    ]

    kind = models.CharField(_("what was done"), max_length=8, choices=KINDS)
    topic = models.ForeignKey(Topic, null=True, on_delete=models.SET_NULL, related_name="changes")
    other = models.ForeignKey(Topic, null=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("topic"), max_length=100)
    other_name = models.CharField(max_length=100, blank=True)
    works = models.PositiveIntegerField(_("works"), default=0)
    details = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), **WHO)
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("undone by"), **WHO)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of a topic")
        verbose_name_plural = _("changes of topics")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.name}"


class TopicOrder(models.Model):
    """What a change orders for one work: see `papers.models.topic_choices`."""

    change = models.ForeignKey(TopicChange, on_delete=models.CASCADE, related_name="orders")
    work = models.ForeignKey("papers.WorkPage", on_delete=models.CASCADE, related_name="topic_orders")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="orders")
    adds = models.BooleanField(default=False)
    instead = models.ForeignKey(Topic, null=True, on_delete=models.PROTECT, related_name="orders_instead")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("order about a topic")
        verbose_name_plural = _("orders about topics")
        constraints = [
            models.UniqueConstraint(
                fields=["work", "topic", "change"], name="one_order_of_a_change_for_a_topic"
            )
        ]

    def __str__(self):
        return f"{self.topic_id} {'+' if self.adds else '-'} {self.work_id}"


def orders_of(works: Collection[int]) -> tuple[dict[int, list[Order]], dict[int, int]]:
    """Return {work: the orders that hold for it} and {work: the newest number there ever was}; one query."""
    holding: dict[int, list[Order]] = defaultdict(list)
    latest: dict[int, int] = defaultdict(int)
    rows = TopicOrder.objects.filter(work__in=works)
    columns = ("work_id", "change__undone_at", "change_id", "topic_id", "adds", "instead_id")
    for work, undone_at, *order in rows.values_list(*columns):
        latest[work] = max(latest[work], order[0])
        if undone_at is None:
            holding[work].append(Order(*order))
    return holding, latest


class NotTwins(models.Model):
    """Two topics that somebody has said are two, alike though they look; `first` is the older one."""

    first = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), **WHO)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pair of different topics")
        verbose_name_plural = _("pairs of different topics")
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="a_pair_of_topics_once")]

    def __str__(self):
        return f"{self.first_id}, {self.second_id}"
