"""Renaming a topic: other words for it, the former ones kept as names, its former address leading on."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from papers.models import FormerAddress, Topic, TopicChange, TopicLabel, key_of
from papers.text.letters import fold_letters

from .merging import language_of_name, works_about
from .turns import CannotChange, one_change


def rename(topic: Topic, name: str, preferred: dict[str, str], slug: str = "", user=None) -> TopicChange:
    """Give a topic a working name, preferred names by language, and an address. Raises CannotChange.

    A language without a name in `preferred` keeps what it has; "" for `slug` leaves the address as it is.
    """
    with one_change(topic.pk):
        topic = Topic.objects.get(pk=topic.pk)
        before = names_of(topic)
        topic.labels = list(TopicLabel.objects.filter(topic=topic))  # to be changed in memory
        addresses = addresses_of(topic)
        former = topic.name
        topic.name, topic.slug = " ".join(name.split()), slug or topic.slug
        for language, text in preferred.items():
            if text.strip():
                prefer(topic, language, " ".join(text.split()))
        if former != fold_letters(topic.name):
            keep(topic, language_of_name(former), former)
        store(topic)
        after = names_of(topic)
        if after == before:
            raise CannotChange(_("These are the names that the topic has already."))
        new = sorted(addresses_of(topic) - addresses)
        details = {"before": before, "after": after, "addresses": new}
        return TopicChange.objects.create(
            kind=TopicChange.RENAME,
            topic=topic,
            name=former,
            other_name=topic.name,
            works=works_about([topic.pk], only=[topic.pk]),
            details=details,
            made_by=user,
        )


def store(topic: Topic) -> None:
    try:
        topic.full_clean()
    except ValidationError as error:
        raise CannotChange(" ".join(error.messages)) from None
    topic.save()


def prefer(topic: Topic, language: str, text: str) -> None:
    """Make this the preferred name in the language; the former one stays as another name."""
    labels = [label for label in topic.labels.all() if label.language == language]
    wanted = next((label for label in labels if label.text == fold_letters(text)), None)
    for label in labels:
        if label.preferred and label is not wanted:
            label.preferred = False
            if label.key == key_of(text):  # the same name, written otherwise
                wanted, label.text = wanted or label, text
    if wanted is None:
        wanted = TopicLabel(language=language, text=text)
        topic.labels.add(wanted)
    wanted.preferred, wanted.came_from = True, None


def keep(topic: Topic, language: str, text: str) -> None:
    """Keep a former working name, where no name of the topic is the same already."""
    known = {label.key or key_of(label.text) for label in topic.labels.all()} | {key_of(topic.name)}
    if key_of(text) not in known:
        topic.labels.add(TopicLabel(language=language, text=text, preferred=False))


def names_of(topic: Topic) -> dict:
    """Return all that a rename may change of the topic."""
    rows = TopicLabel.objects.filter(topic=topic).order_by("pk")
    columns = ("pk", "language", "text", "preferred", "came_from_id")
    labels = [list(row) for row in rows.values_list(*columns)]
    return {"name": topic.name, "slug": topic.slug, "labels": labels}


def addresses_of(topic: Topic) -> set[int]:
    return set(topic.former_addresses.values_list("pk", flat=True))


def name_back(change: TopicChange) -> None:
    """Give the topic the names that it had before. Raises CannotChange where they were changed since."""
    topic = change.topic
    if topic is None or topic.merged_into_id or names_of(topic) != change.details["after"]:
        raise CannotChange(_("The names of this topic were changed since. Undo the later change first."))
    before, addresses = change.details["before"], addresses_of(topic)
    topic.name, topic.slug = before["name"], before["slug"]
    topic.labels = [
        TopicLabel(pk=key, language=language, text=text, preferred=preferred, came_from_id=came_from)
        for key, language, text, preferred, came_from in before["labels"]
    ]
    store(topic)
    made = (addresses_of(topic) - addresses) | set(change.details["addresses"])
    FormerAddress.objects.filter(pk__in=made).delete()
