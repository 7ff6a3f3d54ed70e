"""Which topics a work is about: the choices of its editors, and what they are shown as today."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Min
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager, _ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.queryset import FakeQuerySet
from taggit.models import ItemBase

from .topic_changes import orders_of
from .topic_choices import Choice, Order, choose, settle
from .topics import Topic, stand_ins_of


class TopicUse(ItemBase):
    """A work is about a topic, as somebody chose: `tag`, `since` and `refused` are a `Choice`.

    `shown_as` is the topic that stands for it today, None where there is none. It is worked out anew when a
    text is read, and for the texts that readers see whenever topics change.
    """

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="uses")
    content_object = ParentalKey("papers.WorkPage", on_delete=models.CASCADE, related_name="topic_uses")
    since = models.PositiveBigIntegerField(default=0, editable=False)
    refused = models.BooleanField(default=False, editable=False)
    shown_as = models.ForeignKey(
        Topic, null=True, editable=False, serialize=False, on_delete=models.CASCADE, related_name="shown_uses"
    )

    is_settled = False

    class Meta:
        verbose_name = _("use of a topic")
        verbose_name_plural = _("uses of topics")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="one_use_of_a_topic_per_work")
        ]

    @property
    def choice(self) -> Choice:
        return Choice(self.tag_id, self.since, self.refused)

    def save(self, *args, **kwargs):
        if self._state.adding and not self.is_settled:  # made by hand, beside the works' own manager
            self.shown_as_id = stand_ins_of([self.tag_id]).get(self.tag_id, self.tag_id)
        super().save(*args, **kwargs)


class TopicsManager(_ClusterTaggableManager):
    """The topics of one work as they are shown today; setting them keeps what stays as it was chosen."""

    def get_queryset(self, extra_filters=None):
        if self.instance is None:
            raise NotImplementedError("topics of many works are read by TopicUse.shown_as")
        rows = self.get_tagged_item_manager()
        if not rows.is_deferring and self.instance.pk is not None:
            found = Topic.everything.filter(shown_uses__content_object=self.instance.pk)
            return found.annotate(place=Min("shown_uses__pk")).order_by("place")
        shown = {row.shown_as_id: row.shown_as for row in rows.all() if row.shown_as_id}
        return FakeQuerySet(Topic, list(shown.values()))

    def add(self, *tags, **kwargs):
        self.set([*self.all(), *tags])

    def remove(self, *tags):
        """Take topics away, given as topics or by their names."""
        self.set([topic for topic in self.all() if topic not in tags and topic.name not in tags])

    def clear(self):
        self.set([])

    def set(self, tags, **kwargs):
        """Let the work be about these topics, given as topics or by their working names."""
        wanted = dict.fromkeys(topic.pk for topic in self._to_tag_model_instances(tags, {}))
        work, rows = self.instance, self.get_tagged_item_manager()
        stored = {row.tag_id: row for row in rows.all()}
        orders, latest = orders_of([work.pk] if work.pk else [])
        orders, latest = orders[work.pk], latest[work.pk]
        stand_ins = stand_ins_of({*stored, *wanted, *of_orders(orders)})
        wanted = list(dict.fromkeys(stand_ins.get(topic, topic) for topic in wanted))
        made = []
        for choice in choose([row.choice for row in stored.values()], orders, stand_ins, wanted, latest):
            row = stored.get(choice.topic) or TopicUse(tag_id=choice.topic)
            row.since, row.refused = choice.since, choice.refused
            made.append(row)
        rows.set(made)
        settle_rows(work, orders, stand_ins)

    def _to_tag_model_instances(self, tags, tag_kwargs):
        tags = list(tags)
        names = [tag for tag in tags if isinstance(tag, str)]
        known = {topic.name: topic for topic in Topic.objects.filter(name__in=names)} if names else {}
        for name in names:
            if name not in known:
                known[name] = Topic.objects.create(name=name)
        return list(dict.fromkeys(known[tag] if isinstance(tag, str) else tag for tag in tags))


class TopicsField(ClusterTaggableManager):
    """The topics of a work."""

    def __get__(self, instance, model):
        return TopicsManager(
            through=self.through, model=model, instance=instance, prefetch_cache_name=self.name
        )

    def value_from_object(self, instance):
        return list(getattr(instance, self.name).all())


def of_orders(orders: Iterable[Order]) -> set[int]:
    return {topic for order in orders for topic in (order.topic, order.instead) if topic}


def settle_rows(work, orders: list[Order], stand_ins: dict[int, int]) -> None:
    """Let the work's uses, in memory, be shown as they are to be shown today."""
    manager = work.topic_uses
    rows = {row.tag_id: row for row in manager.all()}
    shown = settle([row.choice for row in rows.values()], orders, stand_ins)
    topics = Topic.everything.in_bulk({topic for topic in shown.values() if topic})
    settled = []
    for topic, seen_as in shown.items():
        row = rows.get(topic) or TopicUse(tag_id=topic, refused=True)
        row.shown_as, row.is_settled = topics.get(seen_as), True
        if row.shown_as is not None or not row.choice.says_nothing:
            settled.append(row)
    if settled or rows:
        manager.set(settled)


def take_as_chosen(work) -> None:
    """Let what is shown of the work, in memory, be what was chosen: it is a copy, no order is about it."""
    shown = [row for row in work.topic_uses.all() if row.shown_as is not None]
    for row in shown:
        row.since, row.refused, row.is_settled = 0, False, True
    work.topic_uses.set(shown)


class RemembersTopics(models.Model):
    """Mixin of the works: a text keeps the choices of whoever wrote it, and is read as of today."""

    class Meta:
        abstract = True

    def serializable_data(self):
        """Return the work as a revision keeps it: with the choices, without what orders have added."""
        data = super().serializable_data()
        uses = data["topic_uses"]
        data["topic_uses"] = [use for use in uses if use["since"] or not use["refused"]]
        data["topics_of"] = self.pk
        return data

    def with_content_json(self, content):
        """Return the work as the revision says it, about what it would be about if it were published today.

        A copied page has copies of revisions: they were written of another work.
        """
        work = super().with_content_json(content)
        written_of = content.get("topics_of") or self.pk
        orders = orders_of([written_of])[0][written_of]
        known = {row.tag_id for row in work.topic_uses.all()}
        if known or orders:
            settle_rows(work, orders, stand_ins_of(known | of_orders(orders)))
        if written_of != self.pk:
            take_as_chosen(work)
        return work

    def copy_child_relation(self, child_relation, target, *args, **kwargs):
        copied = super().copy_child_relation(child_relation, target, *args, **kwargs)
        name = child_relation if isinstance(child_relation, str) else child_relation.get_accessor_name()
        if name == "topic_uses":
            take_as_chosen(target)
        return copied
