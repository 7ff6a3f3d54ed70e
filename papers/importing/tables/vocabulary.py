"""The topics that a site has, with their names, as one table is compared with them: read in four queries."""

from __future__ import annotations

from collections.abc import Iterable

from papers.models import FormerAddress, ImportedTopic, ImportRun, Topic, TopicLabel, key_of
from papers.models.topics import stand_ins_of


class Vocabulary:
    """All topics by address and by name; it learns what the rows of a table add, one after another.

    `records` are those of topics that there are, by the topic's key; `buried` those of topics that an editor
    deleted, by address; `merged` the topics that stand for others, by the others' addresses; `moved` topics
    by addresses that they once had; `made` the names under which papers brought topics in that nobody had
    named before.
    """

    def __init__(self):
        self.topics: dict[int, Topic] = {topic.pk: topic for topic in Topic.objects.order_by("-pk")}
        self.slugs = {topic.slug: topic for topic in self.topics.values()}
        merged = dict(Topic.everything.exclude(merged_into=None).values_list("pk", "slug"))
        stand_ins = {key: self.topics[end] for key, end in stand_ins_of(merged).items()}
        self.merged = {merged[key]: topic for key, topic in stand_ins.items()}
        self.labels: dict[int, list[TopicLabel]] = {id(topic): [] for topic in self.topics.values()}
        self.owners: dict[str, Topic] = {}
        for label in TopicLabel.objects.filter(topic__in=self.topics).order_by("preferred", "-topic", "-pk"):
            self.learn(self.topics[label.topic_id], label)
        self.owners |= {topic.key: topic for topic in self.topics.values()}
        records = list(ImportedTopic.objects.order_by("pk"))
        self.records = {record.topic_id: record for record in records if record.topic_id}
        gone = [record for record in records if record.topic_id in stand_ins]
        self.merged |= {record.slug: stand_ins[record.topic_id] for record in gone}
        self.former = {record.slug: record.topic_id for record in records if record.topic_id}
        moved = FormerAddress.objects.filter(topic__in=self.topics).order_by("pk")
        self.moved = {row.slug: self.topics[row.topic_id] for row in moved}
        self.buried = {record.slug: record for record in records if not record.topic_id}
        runs = ImportRun.objects.exclude(topics={}).values_list("topics", flat=True)
        self.made = {int(key): name for topics in runs for key, name in topics.items()}

    def by_address(self, slug: str) -> Topic | None:
        """Return the topic that was first imported under the address, else the one that has it."""
        known = self.topics.get(self.former.get(slug)) or self.slugs.get(slug) or self.moved.get(slug)
        return known if slug else None

    def stand_in(self, slug: str) -> Topic | None:
        """Return the topic that stands for the one of this address, which was merged into it."""
        return None if slug in self.slugs else self.merged.get(slug)

    def named(self, names: Iterable[str]) -> dict[int, Topic]:
        """Return the topics that have any of the names, each once."""
        owners = (self.owner(name) for name in names)
        return {id(topic): topic for topic in owners if topic is not None}

    def owner(self, name: str) -> Topic | None:
        return self.owners.get(key_of(name))

    def labels_of(self, topic: Topic) -> list[TopicLabel]:
        return self.labels[id(topic)]

    def add(self, topic: Topic) -> Topic:
        """Learn a topic that is about to be made."""
        self.labels[id(topic)] = []
        self.slugs[topic.slug] = self.owners[topic.key] = topic
        return topic

    def learn(self, topic: Topic, label: TopicLabel) -> None:
        self.labels[id(topic)].append(label)
        self.owners[label.key] = topic

    def rename(self, topic: Topic, label: TopicLabel, name: str) -> None:
        """Give a label of the topic another text; the former one is free for other topics."""
        former, label.text, label.key = label.key, name, key_of(name)
        kept = {topic.key, *(row.key for row in self.labels_of(topic))}
        if former not in kept and self.owners.get(former) is topic:
            del self.owners[former]
        self.owners[label.key] = topic

    def free_slug(self, slug: str) -> str:
        """Return the address, with a number behind it where a topic has it already."""
        free, number = slug, 1
        while free in self.slugs:
            number += 1
            free = f"{slug}-{number}"
        return free


def names_of(labels: Iterable[TopicLabel]) -> list[list]:
    """Return the names as rows of language, name, whether preferred, in an order of their own."""
    return sorted([label.language, label.text, label.preferred] for label in labels)
