"""Reads a page's field as plain data, compares two such values, and writes one into a page.

Most fields are their own plain value; blocks, rows and topics each say how they differ.
"""

from __future__ import annotations

import html
import re
from typing import Any

from papers.models import ContentsRow, Contributor, Signature, Topic, TopicLabel
from papers.text.letters import fold

BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')
STREAMS = {"body", "preface"}
ROWS = {
    "signatures": (Signature, ("name_printed", "affiliation_printed")),
    "contributors": (Contributor, ("name_printed", "degree", "field", "country")),
    "contents": (ContentsRow, ("title", "author_short", "page_number")),
}


def read_field(page, field: str) -> Any:
    """Return the field's value as plain data, as `PageValues.values` holds it."""
    if field in STREAMS:
        return list(getattr(page, field).get_prep_value())
    if field in ROWS:
        columns = ROWS[field][1]
        rows = sorted(getattr(page, field).all(), key=lambda row: (row.sort_order or 0, row.pk or 0))
        return [{column: getattr(row, column) for column in columns} for row in rows]
    if field == "topics":
        return [topic.name for topic in page.topics.all()]
    if field == "spellings":
        return [spelling.text for spelling in page.spellings.all()]
    return getattr(page, field)


def same(field: str, one: Any, other: Any) -> bool:
    """Return whether two values of the field say the same to a reader."""
    if field in ("topics", "spellings"):
        return {fold(name) for name in one or ()} == {fold(name) for name in other or ()}
    if field in STREAMS:
        return comparable(one) == comparable(other)
    return one == other


def comparable(value: Any) -> Any:
    """Return a stream's raw data without what an editor's browser adds to unchanged text."""
    if isinstance(value, dict):
        return {key: comparable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [comparable(part) for part in value]
    if isinstance(value, str) and "<" in value:
        return html.unescape(BLOCK_KEY.sub("", value))
    return value


def write_field(page, field: str, value: Any, people) -> None:
    """Set the field; `people` finds the author page for a printed name (None where there is none)."""
    if field == "topics":
        page.topics.set([topic_for(name, page) for name in value])
    elif field in ROWS:
        setattr(page, field, [row_for(field, row, order, people) for order, row in enumerate(value)])
    else:
        setattr(page, field, value)


def row_for(field: str, row: dict, order: int, people):
    model = ROWS[field][0]
    extra = {"author": people.find(row["name_printed"])} if field in ("signatures", "contributors") else {}
    return model(sort_order=order, **row, **extra)


def topic_for(name: str, page) -> Topic:
    """Return the topic of this name in any language; a new one gets the name in the work's language."""
    topic = Topic.named(name)
    if topic is None:
        topic = Topic(name=name)
        topic.labels = [TopicLabel(language=page.language, text=name, preferred=True)]
        topic.save()
    return topic
