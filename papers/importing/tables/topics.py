"""Compares a table of topics with the topics that the site has: a plan, topic by topic, name by name.

Of a preferred name three values meet: the one last imported, the site's own and the table's. Where only one
side has changed, that side wins; where both have, it is a conflict and the site's stays. Other names are
added and never taken away; one that an editor took away stays away. A name belongs to one topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from django.conf import settings

from papers.importing.tables.reading import Fault, Row, Table, UnreadableTable
from papers.importing.tables.vocabulary import Vocabulary, names_of
from papers.models import ImportedTopic, Topic, TopicLabel, key_of
from papers.text.letters import fold_letters
from papers.text.saying import say
from papers.text.slugs import latin_slug

LONGEST = Topic._meta.get_field("name").max_length
LONGEST_LABEL = TopicLabel._meta.get_field("text").max_length
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
Outcome = Literal["created", "updated", "unchanged", "conflict", "deleted"]


def topic_columns() -> list[str]:
    """Return the columns of a table of topics: the address, then two for each language of the site."""
    languages = [code for code, _ in settings.LANGUAGES]
    return ["slug", *(f"{code}{ending}" for code in languages for ending in ("", "_other"))]


@dataclass
class TopicPlan:
    """What one row makes of one topic; `topic` is None where the row is left alone.

    `changes` and `kept` are lines for people, `conflicts` faults of the row. `before` are the topic's names
    as they are, `values` what will count as last imported.
    """

    row: Row
    topic: Topic | None
    outcome: Outcome
    record: ImportedTopic | None = None
    values: dict = field(default_factory=dict)
    before: list[list] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    conflicts: list[Fault] = field(default_factory=list)
    added: list[TopicLabel] = field(default_factory=list)
    changed: list[TopicLabel] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.topic.name if self.topic else self.row.text("slug") or next(iter(self.row.cells.values()))

    @property
    def is_new(self) -> bool:
        return self.topic is not None and self.topic.pk is None

    @property
    def writes(self) -> bool:
        remembered = self.record is not None and self.record.values == self.values
        return self.topic is not None and not (remembered and not self.added and not self.changed)

    def object_to(self, column: str, message: str) -> None:
        self.conflicts.append(Fault(self.row.line, message, column))


def check_topics(table: Table) -> None:
    """Raise UnreadableTable for cells that can be no address and no name; what a topic has can be one."""
    faults = []
    slugs = [row.text("slug") for row in table.rows]
    odd = {slug for slug in slugs if slug and not is_address(slug)}
    if odd:
        odd -= set(Topic.everything.values_list("slug", flat=True))
    for row in table.rows:
        if row.text("slug") in odd:
            message = say("An address is made of a-z, 0-9 and single hyphens, at most 100 characters.")
            faults.append(Fault(row.line, message, "slug"))
        for column in row.cells.keys() - {"slug"}:
            if not column.endswith("_other") and len(row.names(column)) > 1:
                message = say(
                    "One name only; others belong into the column {column}.", column=f"{column}_other"
                )
                faults.append(Fault(row.line, message, column))
            if any(len(fold_letters(name)) > LONGEST_LABEL for name in row.names(column)):
                faults.append(
                    Fault(row.line, say("A name has at most {most} characters.", most=LONGEST_LABEL), column)
                )
    if faults:
        raise UnreadableTable(*sorted(faults, key=lambda fault: (fault.line, fault.column))[:20])


def is_address(slug: str) -> bool:
    """Return whether a new topic may have the address; an editor may have given others."""
    return len(slug) <= LONGEST and SLUG.fullmatch(slug) is not None


def plan_topics(rows: Iterable[Row], vocabulary: Vocabulary) -> Iterable[TopicPlan]:
    """Yield the plan of each row; reads nothing but the vocabulary, which learns what earlier rows add."""
    lines: dict[int, int] = {}
    for row in rows:
        planned = found(row, vocabulary)
        if planned.topic is not None and (line := lines.setdefault(id(planned.topic), row.line)) != row.line:
            message = say(
                "This is the topic “{name}” of line {line} again; the line was left out.",
                name=planned.name,
                line=line,
            )
            planned = TopicPlan(row, None, "conflict", conflicts=[Fault(row.line, message)])
        if planned.topic is not None:
            Naming(planned, vocabulary).run()
        yield planned


def found(row: Row, vocabulary: Vocabulary) -> TopicPlan:
    """Return the plan with the topic that the row means: by its address, else by a name, else a new one."""
    if stand_in := vocabulary.stand_in(row.text("slug")):
        kept = [
            say(
                "merged into “{name}” ({slug}); the line was left out",
                name=stand_in.name,
                slug=stand_in.slug,
            )
        ]
        return TopicPlan(row, None, "unchanged", kept=kept)
    preferred = {code: row.name(code) for code, _ in settings.LANGUAGES if row.name(code)}
    topic = vocabulary.by_address(row.text("slug"))
    named = {} if topic else vocabulary.named(preferred.values())
    if topic is None and not named and row.by_any_name:
        others = (name for code, _ in settings.LANGUAGES for name in row.names(f"{code}_other"))
        named = vocabulary.named(others)
    if len(named) > 1:
        names = ", ".join(f"“{one.name}” ({one.slug})" for one in named.values())
        message = say("The names are those of two topics, {names}; the line was left out.", names=names)
        return TopicPlan(row, None, "conflict", conflicts=[Fault(row.line, message)])
    topic = topic or next(iter(named.values()), None)
    working = fold_letters(preferred.get(settings.LANGUAGE_CODE) or next(iter(preferred.values()), ""))
    slug = row.text("slug") or latin_slug(working, fallback="topic")
    if topic is None and (record := vocabulary.buried.get(slug)):
        return TopicPlan(row, None, "deleted", record)
    if topic is None and not working:
        message = say("There is no such topic, and the line has no preferred name to make one.")
        return TopicPlan(row, None, "conflict", conflicts=[Fault(row.line, message)])
    if topic is None and len(working) > LONGEST:
        message = say("The name that a new topic gets has at most {most} characters.", most=LONGEST)
        return TopicPlan(row, None, "conflict", conflicts=[Fault(row.line, message)])
    if topic is None:
        topic = vocabulary.add(Topic(name=working, slug=vocabulary.free_slug(slug), key=key_of(working)))
        return TopicPlan(row, topic, "created")
    record = vocabulary.records.get(topic.pk)
    before = names_of(vocabulary.labels_of(topic))
    return TopicPlan(row, topic, "unchanged", record, before=before)


class Naming:
    """The names of one row being given to its topic."""

    def __init__(self, planned: TopicPlan, vocabulary: Vocabulary):
        self.planned, self.vocabulary, self.topic = planned, vocabulary, planned.topic
        self.labels = vocabulary.labels_of(planned.topic)
        self.imported = planned.record.values if planned.record else {}

    def run(self) -> None:
        planned = self.planned
        planned.values = dict(self.imported)
        for language, _ in settings.LANGUAGES:
            name, others = planned.row.name(language), planned.row.names(f"{language}_other")
            known = self.imported.get(language, {})
            remembered = {}
            if name:
                remembered["preferred"] = self.prefer(language, fold_letters(name), known.get("preferred"))
            given = [fold_letters(other) for other in others]
            taken = [other for other in given if self.give(language, other, known.get("other", ()))]
            remembered["other"] = list(dict.fromkeys([*known.get("other", ()), *taken]))
            if name or others:
                planned.values[language] = {**known, **remembered}
        if planned.conflicts:
            planned.outcome = "conflict" if not planned.is_new else "created"
        elif planned.outcome == "unchanged" and (planned.added or planned.changed):
            planned.outcome = "updated"

    def prefer(self, language: str, name: str, imported: str | None) -> str | None:
        """Make the name the preferred one where that overrides no editor; return what to remember."""
        first = [label for label in self.of(language) if label.preferred]
        standing = next((label for label in first if label.text == name), first[0] if first else None)
        own = standing.text if standing else ""
        if own == name:
            return name
        if imported == name:
            self.planned.kept.append(
                say(
                    "kept {column}: {own} (in the table: {value})",
                    column=language,
                    own=own or "–",
                    value=name,
                )
            )
            return name
        if self.is_anothers(language, name):
            return imported
        if own and own != imported and own != self.vocabulary.made.get(self.topic.pk):
            message = say("The site's name “{own}” stays; the table has “{name}”.", own=own, name=name)
            if imported:
                message = say(
                    "The site's name “{own}” stays; the table has “{name}”, and before had “{imported}”.",
                    own=own,
                    name=name,
                    imported=imported,
                )
            self.planned.object_to(language, message)
            return imported
        self.put_first(language, name, standing)
        self.planned.changes.append(f"{language}: {own} -> {name}" if own else f"{language}: {name}")
        return name

    def put_first(self, language: str, name: str, standing: TopicLabel | None) -> None:
        """Give the topic its preferred name: a name that it has already changes places with the first."""
        key = key_of(name)
        other = next((row for row in self.of(language) if row.key == key and row is not standing), None)
        if other is None and standing is None:
            return self.add(language, name, preferred=True)
        if other is not None:
            if standing is not None:
                standing.preferred = False
                self.note_change(standing)
            standing = other
        self.vocabulary.rename(self.topic, standing, name)
        standing.preferred = True
        self.note_change(standing)

    def give(self, language: str, name: str, imported: Iterable[str]) -> bool:
        """Give the topic one more name; return whether to remember it as imported."""
        key = key_of(name)
        if any(label.key == key for label in self.of(language)):
            return True
        if key in map(key_of, imported):
            self.planned.kept.append(
                say(
                    "kept without {column}: {name} (an editor took the name away)", column=language, name=name
                )
            )
            return True
        if self.is_anothers(f"{language}_other", name):
            return False
        self.add(language, name, preferred=False)
        self.planned.changes.append(say("{column}: also {name}", column=language, name=name))
        return True

    def is_anothers(self, column: str, name: str) -> bool:
        owner = self.vocabulary.owner(name)
        if owner is None or owner is self.topic:
            return False
        message = say(
            "“{name}” belongs to the topic “{owner}” ({slug}); “{topic}” does not get it.",
            name=name,
            owner=owner.name,
            slug=owner.slug,
            topic=self.topic.name,
        )
        self.planned.object_to(column, message)
        return True

    def add(self, language: str, name: str, preferred: bool) -> None:
        label = TopicLabel(language=language, text=name, preferred=preferred, key=key_of(name))
        self.vocabulary.learn(self.topic, label)
        self.planned.added.append(label)

    def note_change(self, label: TopicLabel) -> None:
        if label.pk and label not in self.planned.changed:
            self.planned.changed.append(label)

    def of(self, language: str) -> list[TopicLabel]:
        return [label for label in self.labels if label.language == language]
