"""Merging topics: one concept that had come in under several names gets one topic."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from papers.catalogue.changes import note
from papers.models import Topic, TopicChange, TopicLabel, TopicUse, WorkPage, key_of
from papers.models.languages import content_languages, inserted
from papers.models.topics import merged_with, stand_ins_of
from papers.text.direction import language_of

from .turns import CannotChange, one_change


def merge(topics: Sequence[Topic], into: Topic, user=None) -> TopicChange:
    """Let one topic stand for others too. Raises CannotChange.

    No text is touched: what chose the others is shown under the one. Their names become names of it, and
    their addresses lead to it.
    """
    keys = [topic.pk for topic in topics if topic.pk != into.pk]
    with one_change(into.pk):
        standing = Topic.objects.in_bulk([*keys, into.pk])
        if not keys or len(standing) != len(set(keys)) + 1:
            raise CannotChange(_("Choose at least two topics, none of them merged already."))
        into, merged = standing[into.pk], [standing[key] for key in dict.fromkeys(keys)]
        works = works_about([into.pk, *keys], only=keys)
        change = TopicChange.objects.create(
            kind=TopicChange.MERGE,
            topic=into,
            name=into.name,
            other_name=", ".join(topic.name for topic in merged)[:100],
            works=works,
            details={"merged": keys, "names": [topic.name for topic in merged]},
            made_by=user,
        )
        Topic.everything.filter(pk__in=keys).update(merged_into=into)
        TopicUse.objects.filter(shown_as__in=keys).update(shown_as=into)
        for topic in merged:
            copy_names(topic, into)
        note(topics=[into.pk, *keys])
    return change


def works_about(topics: Sequence[int], only: Sequence[int]) -> int:
    """Return how many works are shown under those of the topics that are `only` about to change."""
    works = WorkPage.objects.filter(topic_uses__shown_as__in=only)
    return works.order_by().values("translation_key").distinct().count()


def copy_names(topic: Topic, into: Topic) -> None:
    """Give a topic the names of another that it has not: other names, preferred ones where it has none."""
    own = list(TopicLabel.objects.filter(topic=into))
    known = {(label.language, label.key) for label in own}
    anywhere = {label.key for label in own} | {into.key}
    preferred = {label.language for label in own if label.preferred}
    given = [
        (label.language, label.text, label.preferred, label.came_from_id or topic.pk)
        for label in TopicLabel.objects.filter(topic=topic).order_by("-preferred", "pk")
    ]
    if topic.key not in {key_of(text) for _language, text, *_ in given} | anywhere:
        given.append((language_of_name(topic.name), topic.name, False, topic.pk))
    for language, text, was_preferred, came_from in given:
        if (language, key_of(text)) in known:
            continue
        known.add((language, key_of(text)))
        first = was_preferred and language not in preferred
        if first:
            preferred.add(language)
        TopicLabel.objects.create(
            topic=into, language=language, text=text, preferred=first, came_from_id=came_from
        )


def language_of_name(name: str) -> str:
    """Return the site's language that a working name is likeliest in."""
    language = language_of(name)
    return language if language in dict(content_languages()) else settings.LANGUAGE_CODE


def part(change: TopicChange) -> None:
    """Let the topics that a merge put together be apart again, as they were. Raises CannotChange."""
    keys = change.details["merged"]
    parted = list(Topic.everything.filter(pk__in=keys))
    standing = Topic.objects.exclude(pk__in=keys)
    for topic in parted:
        taken = standing.filter(name=topic.name) or standing.filter(slug=topic.slug)
        if taken:
            said = {"name": inserted(topic.name), "other": inserted(taken[0].name)}
            raise CannotChange(
                _("“%(other)s” has the name or the address of “%(name)s” now; rename it first.") % said
            )
    shown_before = set(stand_ins_of(keys).values())
    Topic.everything.filter(pk__in=keys).update(merged_into=None)
    for topic in parted:
        chosen = merged_with([topic.pk])
        TopicUse.objects.filter(tag__in=chosen, shown_as__in=shown_before).update(shown_as=topic)
        TopicLabel.objects.filter(came_from__in=chosen).exclude(topic__in=chosen).delete()
    note(topics=[*keys, *shown_before])
