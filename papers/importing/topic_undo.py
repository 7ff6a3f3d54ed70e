"""Takes back what a run did to topics: those that papers brought, and those that a table named."""

from __future__ import annotations

from papers.importing.drafts import draft_rows
from papers.importing.tables.vocabulary import names_of
from papers.indexes import index
from papers.models import ImportedTopic, ImportRun, RunTopic, Topic, TopicLabel, TopicUse
from papers.text.saying import say

AT_ONCE = 500


def delete_topics(run: ImportRun) -> tuple[str, ...]:
    """Delete the topics that the run's papers made, that nothing uses and nobody has changed or imported."""
    deleted = []
    topics = Topic.objects.filter(pk__in=[int(key) for key in run.topics], imported=None)
    topics = topics.filter(changes=None, merged=None, orders=None, orders_instead=None)
    used = used_topics() if topics else set()
    for topic in topics.prefetch_related("labels"):
        name = run.topics[str(topic.pk)]
        as_made = topic.name == name and [label.text for label in topic.labels.all()] == [name]
        if as_made and topic.pk not in used:
            deleted.append(name)
            topic.delete()
    return tuple(deleted)


def used_topics() -> set[int]:
    """Return the keys of the topics that a page has, also in a draft that nobody has published."""
    in_drafts = {use.get("tag") for use in draft_rows("topic_uses")}
    return in_drafts | set(TopicUse.objects.values_list("tag", flat=True))


def take_topics_back(run: ImportRun) -> list[tuple[str, str, str, str]]:
    """Delete the topics that the run's table made, give others their former names; leave changed ones.

    Return (key, name, "deleted" or "restored" or "left", why it was left) for each.
    """
    rows = list(run.topic_rows.select_related("topic").prefetch_related("topic__labels"))
    used = used_topics() if rows else set()
    reasons = {row: why_left(row, used) for row in rows}
    taken = [row for row in rows if not reasons[row]]
    made = [row for row in taken if row.outcome == "created"]
    changed = [row for row in taken if row.outcome != "created"]
    put_names_back(changed)
    put_records_back(changed)
    for start in range(0, len(made), AT_ONCE):
        keys = [row.topic_id for row in made[start : start + AT_ONCE]]
        ImportedTopic.objects.filter(topic__in=keys).delete()
        Topic.objects.filter(pk__in=keys).delete()
    index(Topic, [row.topic_id for row in changed])
    outcomes = {row: "left" if reasons[row] else "deleted" if row in made else "restored" for row in rows}
    return [(f"topic:{row.pk}", row.name, outcomes[row], reasons[row]) for row in rows]


def why_left(row: RunTopic, used: set[int]) -> str:
    """Return why the topic is not taken back, or ""."""
    if row.topic is None:
        return say("it has been deleted since")
    if names_of(row.topic.labels.all()) != row.after or row.topic.name != row.name:
        return say("it has been changed since")
    return say("works are about it") if row.outcome == "created" and row.topic_id in used else ""


def put_names_back(rows: list[RunTopic]) -> None:
    gone = []
    for row in rows:
        missing = list(row.before)
        for label in row.topic.labels.all():
            name = [label.language, label.text, label.preferred]
            if name in missing:
                missing.remove(name)
            else:
                gone.append(label.pk)
        for language, text, preferred in missing:
            TopicLabel.objects.create(topic=row.topic, language=language, text=text, preferred=preferred)
    for start in range(0, len(gone), AT_ONCE):
        TopicLabel.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()


def put_records_back(rows: list[RunTopic]) -> None:
    """Let the import records say again what they said before the run."""
    records = {record.topic_id: record for record in ImportedTopic.objects.filter(topic__isnull=False)}
    for row in rows:
        record = records.get(row.topic_id)
        if record is not None and row.former is None:
            record.delete()
        elif record is not None:
            record.values = row.former
            record.save(update_fields=["values"])
