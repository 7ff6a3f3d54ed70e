"""Topics of chosen works: added, taken away, or split off; in every text of a work and all its languages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext as _

from papers.catalogue.changes import note
from papers.models import Topic, TopicChange, TopicOrder, TopicUse, WorkPage
from papers.models.languages import inserted
from papers.models.topic_changes import orders_of
from papers.models.topic_choices import settle
from papers.models.topic_uses import of_orders
from papers.models.topics import merged_with, stand_ins_of

from .drafts import drafts_about
from .merging import language_of_name
from .turns import CannotChange, one_change

AT_ONCE = 500
"""Works of which the uses are held in memory together."""


def add_topic(topic: Topic, works: Collection[int], user=None) -> TopicChange:
    """Let these works be about the topic too. Raises CannotChange."""
    return give(TopicChange.ADD, topic, works, user)


def remove_topic(topic: Topic, works: Collection[int], user=None) -> TopicChange:
    """Let these works not be about the topic. Raises CannotChange."""
    return give(TopicChange.REMOVE, topic, works, user)


def split_topic(topic: Topic, works: Collection[int], other: Topic | str, user=None) -> TopicChange:
    """Let those of these works that are about the topic be about another in its place. Raises CannotChange.

    The other may be given as the name of a topic to make.
    """
    return give(TopicChange.SPLIT, topic, works, user, other)


def give(kind: str, topic: Topic, works: Collection[int], user, other: Topic | str | None = None):
    with one_change():
        pages = list(in_all_languages(works))
        if not pages:
            raise CannotChange(_("Choose at least one work."))
        if not Topic.objects.filter(pk=topic.pk).exists():
            raise CannotChange(_("This topic was merged into another one."))
        details = {}
        if isinstance(other, str):
            other = make_topic(other)
            details = {"made": other.pk}
        if other is not None and other.pk == topic.pk:
            raise CannotChange(_("Choose another topic than the one that is split."))
        change = TopicChange.objects.create(
            kind=kind,
            topic=topic,
            other=other,
            name=topic.name,
            other_name=other.name if other else "",
            works=len({key for _pk, key in pages}),
            details=details,
            made_by=user,
        )
        adds = kind == TopicChange.ADD
        meant = [topic.pk] if adds else sorted(merged_with([topic.pk]))
        TopicOrder.objects.bulk_create(
            TopicOrder(change=change, work_id=page, topic_id=one, adds=adds, instead=other)
            for page, _key in pages
            for one in meant
        )
        settle_works([page for page, _key in pages])
        if details:
            note(topics=[other.pk])
    return change


def make_topic(name: str) -> Topic:
    """Make a topic of this name. Raises CannotChange where a topic has it already."""
    name = " ".join(name.split())
    if not name or len(name) > Topic._meta.get_field("name").max_length:
        raise CannotChange(_("Give the new topic a name of at most 100 characters."))
    if known := Topic.named(name):
        raise CannotChange(
            _("“%(name)s” is a name of a topic already; choose that one.") % {"name": inserted(known.name)}
        )
    topic = Topic(name=name)
    topic.save()
    topic.labels.create(language=language_of_name(name), text=topic.name, preferred=True)
    topic.save()
    return topic


def in_all_languages(works: Collection[int]) -> Iterable[tuple[int, str]]:
    """Return (key of the page, key of the work) for these works and their translations."""
    keys = WorkPage.objects.filter(pk__in=works).values("translation_key")
    pages = WorkPage.objects.filter(translation_key__in=keys, alias_of=None).order_by("pk")
    return pages.values_list("pk", "translation_key")


def take_orders_back(change: TopicChange) -> None:
    """Settle the works of a change that does not hold any more; a topic that it made goes if unused."""
    works = list(change.orders.values_list("work", flat=True).distinct())
    settle_works(works)
    made = change.details.get("made")
    if made and is_unused(made, change):
        change.orders.all().delete()
        Topic.everything.filter(pk=made).delete()


def is_unused(topic: int, change: TopicChange) -> bool:
    """Return whether the topic is chosen by no text and named by no other change."""
    orders = TopicOrder.objects.exclude(change=change)
    return not (
        TopicUse.objects.filter(tag=topic).exists()
        or (orders.filter(topic=topic) | orders.filter(instead=topic)).exists()
        or TopicChange.objects.filter(topic=topic).exists()
        or TopicChange.objects.filter(other=topic).exclude(pk=change.pk).exists()
        or Topic.everything.filter(merged_into=topic).exists()
        or drafts_about([topic])
    )


def settle_works(works: Sequence[int]) -> None:
    """Let the stored uses of these works be shown as they are to be shown today; tell the catalogue."""
    works = sorted(set(works))
    for start in range(0, len(works), AT_ONCE):
        settle_some(works[start : start + AT_ONCE])
    note(retopiced=works)


def settle_some(works: list[int]) -> None:
    orders = orders_of(works)[0]
    rows: dict[int, dict[int, TopicUse]] = {work: {} for work in works}
    for row in TopicUse.objects.filter(content_object__in=works).order_by("pk"):
        rows[row.content_object_id][row.tag_id] = row
    named = {topic for some in rows.values() for topic in some}
    named |= {topic for some in orders.values() for topic in of_orders(some)}
    stand_ins = stand_ins_of(named)
    new, changed, gone = [], [], []
    for work, stored in rows.items():
        shown = settle([row.choice for row in stored.values()], orders[work], stand_ins)
        for topic, seen_as in shown.items():
            row = stored.get(topic)
            if row is None and seen_as is not None:
                new.append(TopicUse(tag_id=topic, content_object_id=work, refused=True, shown_as_id=seen_as))
            elif row is not None and seen_as is None and row.choice.says_nothing:
                gone.append(row.pk)
            elif row is not None and row.shown_as_id != seen_as:
                row.shown_as_id = seen_as
                changed.append(row)
    TopicUse.objects.filter(pk__in=gone).delete()
    TopicUse.objects.bulk_update(changed, ["shown_as"], batch_size=AT_ONCE)
    TopicUse.objects.bulk_create(new, batch_size=AT_ONCE)
