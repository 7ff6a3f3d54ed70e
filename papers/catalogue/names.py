"""The names by which a query finds the other names of the same thing: of topics, and of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from papers.models import AuthorPage, CatalogueName, Topic, TopicLabel
from papers.models.people import stand_ins_of_people
from papers.text.analysis import name_key

from .rows import names_of_authors
from .standing import Tree

LONGEST = 255
AT_ONCE = 500


def refresh_names(topics: Collection[int] = (), people: Collection[UUID] = ()) -> None:
    """Let the names of these topics and people be those that they have now."""
    if topics:
        replace("topic", topics, names_of_topics(topics))
    if people:
        replace("person", people, names_of_people(people))


def refresh_all_names() -> None:
    """Let all names be those that there are now; what names nothing any more goes with them."""
    topics = set(Topic.everything.values_list("pk", flat=True))
    named = CatalogueName.objects.filter(person__isnull=False).values_list("person", flat=True)
    people = {*named, *AuthorPage._base_manager.values_list("translation_key", flat=True)}
    for keys, which in ((sorted(topics), "topics"), (sorted(people), "people")):
        for start in range(0, len(keys), AT_ONCE):
            refresh_names(**{which: keys[start : start + AT_ONCE]})


def replace(whose: str, keys: Collection, wanted: Iterable[tuple]) -> None:
    """Write what differs: most saves of a topic or an author change no name."""
    stored = CatalogueName.objects.filter(**{f"{whose}__in": list(keys)})
    known = {(getattr(row, "topic_id" if whose == "topic" else whose), row.text): row for row in stored}
    names = {(owner, text[:LONGEST]) for owner, text in wanted if name_key(text)}
    gone = [row.pk for name, row in known.items() if name not in names]
    if gone:
        CatalogueName.objects.filter(pk__in=gone).delete()
    CatalogueName.objects.bulk_create(
        CatalogueName(
            key=name_key(text)[:LONGEST],
            text=text,
            **{"topic_id" if whose == "topic" else whose: owner},
        )
        for owner, text in sorted(names - known.keys(), key=str)
    )


def names_of_topics(topics: Collection[int]) -> list[tuple[int, str]]:
    """Return (topic, name) for the working names and the names in all languages; none of merged ones."""
    found = list(Topic.objects.filter(pk__in=topics).values_list("pk", "name"))
    labels = TopicLabel.objects.filter(topic__in=topics, topic__merged_into=None)
    return found + list(labels.values_list("topic_id", "text"))


def names_of_people(people: Collection[UUID]) -> list[tuple[UUID, str]]:
    """Return (person, name) for the titles and spellings of author pages that are open."""
    rows = names_of_authors(set(people), stand_ins_of_people())
    tree = Tree.over({path for path, *_ in rows})
    found = []
    for path, key, title, _language, spelling, _its in rows:
        if tree.standing(path):
            found += [(key, title), *([(key, spelling)] if spelling else [])]
    return found


def look_up(keys: list[str]) -> dict[str, list[str]]:
    """Return the names of what these keys name, for `papers.text.analysis.widen`; two queries."""
    known = list(CatalogueName.objects.filter(key__in=keys).values_list("key", "topic_id", "person"))
    if not known:
        return {}
    topics = {topic for _key, topic, _person in known if topic}
    people = {person for _key, _topic, person in known if person}
    names: dict[object, list[str]] = defaultdict(list)
    rows = CatalogueName.objects.filter(topic__in=topics) | CatalogueName.objects.filter(person__in=people)
    for topic, person, text in rows.order_by("pk").values_list("topic_id", "person", "text"):
        names[topic or person].append(text)
    found: dict[str, list[str]] = defaultdict(list)
    for key, topic, person in known:
        found[key] += [text for text in names[topic or person] if text not in found[key]]
    return found
