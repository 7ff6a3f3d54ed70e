"""Which topics the keywords of a document name: compared as keywords are, by any name in any language."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace

from papers.importing.pages import PageValues
from papers.models import ImportedPage, Topic, key_of


def known_topics(wanted: list[PageValues], records: Iterable[ImportedPage]) -> dict[str, Topic]:
    """Return the topics that keywords of these pages name, now or when they were last imported, by key."""
    values = (*(page.values for page in wanted), *(record.values for record in records))
    return Topic.called(keyword for one in values for keyword in one.get("topics") or ())


def with_topics(page: PageValues, topics: dict[str, Topic]) -> PageValues:
    """Return the page values with each keyword as the name of its topic, where there is one."""
    if "topics" not in page.values:
        return page
    return replace(page, values={**page.values, "topics": topic_names(page.values["topics"], topics)})


def with_topics_of_today(record: ImportedPage, topics: dict[str, Topic]) -> ImportedPage:
    """Return a copy of the record with the topics last imported under the names that they have today.

    A topic renamed or given a keyword of another one since is no change of the source: the page of an editor
    who chose other topics keeps them.
    """
    record = copy(record)
    if record.values.get("topics"):
        record.values = {**record.values, "topics": topic_names(record.values["topics"], topics)}
    return record


def topic_names(keywords: Iterable[str], topics: dict[str, Topic]) -> list[str]:
    """Return the names of the topics that the keywords name, each once, a new one's by its keyword."""
    found = [topics[key_of(word)].name if key_of(word) in topics else word for word in keywords]
    return list({key_of(name): name for name in reversed(found)}.values())[::-1]
