"""Reads a page's field as plain data, compares two such values, and writes one into a page.

Most fields are their own plain value; blocks, rows and topics each say how they differ. What no column
can hold is cut before it is compared, so that the next reading of the same file finds no difference.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError

from papers.importing.document import Notice
from papers.importing.merging import comparable
from papers.importing.pages import PageValues
from papers.models import ContentsRow, Contributor, Signature, Topic, TopicLabel
from papers.text.dates import PartialDate
from papers.text.letters import fold, fold_letters

STREAMS = {"body", "preface"}
ROWS = {
    "signatures": (Signature, ("name_printed", "affiliation_printed")),
    "contributors": (Contributor, ("name_printed", "degree", "field", "country")),
    "contents": (ContentsRow, ("title", "author_short", "page_number")),
}
LARGEST = {"PositiveSmallIntegerField": 2**15 - 1, "PositiveIntegerField": 2**31 - 1}
"""What PostgreSQL's columns hold; SQLite's hold more, and a page must not depend on the database."""

LONGEST_NAME = 255
LONGEST_TOPIC = Topic._meta.get_field("name").max_length


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


def is_empty(value: Any) -> bool:
    """Return whether the source says nothing: no text, no rows, no number."""
    return value is None or value == "" or value == []


def write_field(page, field: str, value: Any, people) -> None:
    """Set the field; `people` finds the author page for a printed name (None where there is none).

    New topics are noted in `people.topics`.
    """
    if field == "topics":
        page.topics.set([topic_for(name, page, people.topics) for name in value])
    elif field in ROWS:
        setattr(page, field, [row_for(field, row, order, people) for order, row in enumerate(value)])
    else:
        setattr(page, field, value)


def row_for(field: str, row: dict, order: int, people):
    model = ROWS[field][0]
    extra = {"author": people.find(row["name_printed"])} if field in ("signatures", "contributors") else {}
    return model(sort_order=order, **row, **extra)


def topic_for(name: str, page, made: dict[int, str]) -> Topic:
    """Return the topic of this name in any language; a new one gets the name in the work's language.

    A new one is added to `made`, its working name under its key.
    """
    topic = Topic.named(name)
    if topic is None:
        topic = Topic(name=name)
        topic.labels = [TopicLabel(language=page.language, text=name, preferred=True)]
        topic.save()
        made[topic.pk] = topic.name
    return topic


# What columns can hold -------------------------------------------------------------------------------------


def fitted(page: PageValues) -> tuple[PageValues, list[Notice]]:
    """Return the page values as the columns can hold them, and a notice for each that had to change."""
    model = apps.get_model("papers", page.model)
    notices: list[Notice] = []
    values = {}
    for name, value in page.values.items():
        if name in ROWS:
            row_model = ROWS[name][0]
            values[name] = [
                {column: fitted_value(row_model, column, part, notices) for column, part in row.items()}
                for row in value
            ]
        elif name == "topics":
            values[name] = [keyword for keyword in value if len(fold_letters(keyword)) <= LONGEST_TOPIC]
            notices += [too_long(keyword, "topic") for keyword in value if keyword not in values[name]]
        elif name in STREAMS:
            values[name] = value
        else:
            values[name] = fitted_value(model, name, value, notices)
    return replace(page, values=possible_date(values, notices)), notices


def fitted_value(model, name: str, value: Any, notices: list[Notice]) -> Any:
    """Return the value cut to the column's length; a number or a choice it cannot be becomes its default."""
    field = model._meta.get_field(name)
    if isinstance(value, str) and field.max_length and len(value) > field.max_length:
        notices.append(too_long(value, in_words(name)))
        return cut(value, field.max_length)
    try:
        field.run_validators(value)
    except ValidationError:
        possible = False
    else:
        possible = not field.choices or value in dict(field.flatchoices)
        possible = possible and (value is None or value <= LARGEST.get(field.get_internal_type(), value))
    if possible:
        return value
    message = f"What stands here cannot be the {name.replace('_', ' ')} of a page and was left out."
    notices.append(Notice(1, "left-out", message, str(value)))
    return field.get_default()


def possible_date(values: dict[str, Any], notices: list[Notice]) -> dict[str, Any]:
    """Return the values without those parts of the date that no calendar has; the printed date stays."""
    if "date_year" not in values:
        return values
    year, month, day = (values[f"date_{part}"] for part in ("year", "month", "day"))
    month = month if year else None
    day = day if month else None
    try:
        if year:
            PartialDate(year, month, day, values["date_calendar"])
    except ValueError:
        message = "There is no such day in this calendar; the date is kept as printed."
        notices.append(Notice(1, "date-impossible", message, values["date_printed"]))
        year = month = day = None
    return {**values, "date_year": year, "date_month": month, "date_day": day}


def cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def in_words(name: str) -> str:
    return name.replace("_", " ")


def too_long(text: str, name) -> Notice:
    return Notice(1, "cut", f"The text is longer than the {name} of a page can be.", text)
