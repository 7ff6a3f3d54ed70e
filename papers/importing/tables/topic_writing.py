"""Carries out the plan of a table of topics in one transaction, in as many queries for two rows as for many.

A dry run is the same, rolled back. A table that changes nothing writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from papers.catalogue.changes import note
from papers.importing.apply import take_turns
from papers.importing.records import Running, keep_source
from papers.importing.tables.reading import Table
from papers.importing.tables.topics import TopicPlan, check_topics, plan_topics
from papers.importing.tables.vocabulary import Vocabulary, names_of
from papers.indexes import index
from papers.models import ImportedTopic, ImportRun, RunTopic, Topic, TopicLabel

AT_ONCE = 500


@dataclass(frozen=True)
class TopicsResult:
    """What an import did, or in a dry run would have done; `run` is None where nothing was written."""

    table: Table
    plans: tuple[TopicPlan, ...]
    run: ImportRun | None


def import_topics(
    table: Table, *, user=None, dry_run=False, step: Callable[[int], None] = lambda number: None
) -> TopicsResult:
    """Bring the topics of the table in; `step` is told the number of each row. Raises UnreadableTable."""
    check_topics(table)
    plans = []
    with transaction.atomic():
        take_turns()
        vocabulary = Vocabulary()
        for planned in plan_topics(table.rows, vocabulary):
            plans.append(planned)
            step(len(plans))
        run = write(table, plans, vocabulary, user)
        if dry_run:
            transaction.set_rollback(True)
            run = None
    return TopicsResult(table, tuple(plans), run)


def write(table: Table, plans: list[TopicPlan], vocabulary: Vocabulary, user) -> ImportRun | None:
    writing = [planned for planned in plans if planned.writes]
    if not writing:
        return None
    run = Running(user, {"table": "topics"}).begin()
    source = keep_source(table)
    run.sources.add(source)
    Topic.objects.bulk_create([plan.topic for plan in writing if plan.is_new], batch_size=AT_ONCE)
    for planned in writing:
        for label in planned.added:
            label.topic = planned.topic
    added = [label for planned in writing for label in planned.added]
    TopicLabel.objects.bulk_create(added, batch_size=AT_ONCE)
    changed = [label for planned in writing for label in planned.changed]
    TopicLabel.objects.bulk_update(changed, ["text", "key", "preferred"], batch_size=AT_ONCE)
    keep_records(writing, run, source, vocabulary)
    note(topics=[planned.topic.pk for planned in writing])
    index(Topic, [plan.topic.pk for plan in writing if plan.added or plan.changed or not plan.before])
    run.finished_at = timezone.now()
    run.save(update_fields=["finished_at"])
    return run


def keep_records(writing: list[TopicPlan], run: ImportRun, source, vocabulary: Vocabulary) -> None:
    """Keep what was imported into each topic, and what the run did to it."""
    rows, new, known = [], [], []
    for planned in writing:
        record, topic = planned.record, planned.topic
        rows.append(
            RunTopic(
                run=run,
                topic=topic,
                name=topic.name,
                outcome="updated" if planned.outcome == "unchanged" else planned.outcome,
                before=planned.before,
                after=names_of(vocabulary.labels_of(topic)),
                former=record.values if record else None,
            )
        )
        if record is None:
            record = ImportedTopic(slug=topic.slug, topic=topic)
            new.append(record)
        else:
            known.append(record)
        record.values, record.run, record.source = planned.values, run, source
    RunTopic.objects.bulk_create(rows, batch_size=AT_ONCE)
    ImportedTopic.objects.bulk_create(new, batch_size=AT_ONCE)
    ImportedTopic.objects.bulk_update(known, ["values", "run", "source"], batch_size=AT_ONCE)
