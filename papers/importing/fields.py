"""Reads a page's field as plain data, compares two such values, and writes one into a page.

Most fields are their own plain value; blocks, rows and topics each say how they differ. What no column
can hold is cut before it is compared, so that the next reading of the same file finds no difference.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import translation

from papers.importing.document import Notice
from papers.importing.merging import comparable
from papers.importing.pages import PageValues
from papers.models import ContentsRow, Contributor, Signature, Topic, TopicLabel, key_of
from papers.models.letters import folded_value
from papers.text.dates import PartialDate
from papers.text.letters import fold, fold_letters
from papers.text.saying import say

STREAMS = {"body", "preface"}
ROWS = {
    "signatures": (Signature, ("name_printed", "affiliation_printed")),
    "contributors": (Contributor, ("name_printed", "degree", "field", "country")),
    "contents": (ContentsRow, ("title", "author_short", "page_number")),
}
SIGNED = {"signatures", "contributors"}
"""Rows with the author page of the person whose name they print."""
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
        key = key_of if field == "topics" else fold
        return {key(name) for name in one or ()} == {key(name) for name in other or ()}
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
        page.topics.set([topic_for(name, page, people) for name in value])
    elif field in ROWS:
        signed = getattr(page, field).all() if field in SIGNED else ()
        linked = {row.name_printed: row.author for row in signed}
        setattr(page, field, [row_for(field, row, order, people, linked) for order, row in enumerate(value)])
    else:
        setattr(page, field, value)


def row_for(field: str, row: dict, order: int, people, linked: dict):
    """Return the row; a name that the page has already stays `linked` as it is, unless its person is new.

    What an editor has just said of the name counts more.
    """
    model = ROWS[field][0]
    if field not in SIGNED:
        return model(sort_order=order, **row)
    name = row["name_printed"]
    author = people.fresh_answer(name) or linked.get(name)
    if author is None:
        found = people.find(name, row.get("affiliation_printed", ""))
        author = found if name not in linked or found in people.created else None
    return model(sort_order=order, **row, author=author)


def topic_for(name: str, page, people) -> Topic:
    """Return the topic of this name in any language; a new one gets the name in the work's language.

    A new one is added to `people.topics`, its working name under its key.
    """
    topic = people.known_topics.get(key_of(name)) or Topic.named(name)
    if topic is None:
        topic = Topic(name=name)
        topic.labels = [TopicLabel(language=page.language, text=name, preferred=True)]
        topic.save()
        people.topics[topic.pk] = topic.name
    people.known_topics[key_of(name)] = topic
    return topic


# What columns can hold -------------------------------------------------------------------------------------


def fitted(page: PageValues, language: str = "") -> tuple[PageValues, list[Notice]]:
    """Return the page values as they will be stored, and a notice for each that a column had to change.

    Its texts are stored in the spelling of `language`, that of the page (see `papers.models.letters`).
    """
    language = language or page.values.get("language", "")
    model = apps.get_model("papers", page.model)
    notices: list[Notice] = []
    values = {}
    for name, value in page.values.items():
        if name in ROWS:
            row_model = ROWS[name][0]
            values[name] = [
                {
                    column: fitted_value(
                        row_model,
                        column,
                        folded_value(row_model, column, part, language),
                        page.line_of(name, at),
                        notices,
                    )
                    for column, part in row.items()
                }
                for at, row in enumerate(value)
            ]
        elif name == "topics":
            values[name] = [keyword for keyword in value if len(fold_letters(keyword)) <= LONGEST_TOPIC]
            gone = [keyword for keyword in value if keyword not in values[name]]
            notices += [too_long(keyword, say("topic"), page.line_of(name)) for keyword in gone]
        elif name in STREAMS:
            values[name] = folded_value(model, name, value, language)
        else:
            value = folded_value(model, name, value, language)
            values[name] = fitted_value(model, name, value, page.line_of(name), notices)
    return replace(page, values=possible_date(values, page.line_of("date_printed"), notices)), notices


def fitted_value(model, name: str, value: Any, line: int, notices: list[Notice]) -> Any:
    """Return the value cut to the column's length; a number or a choice it cannot be becomes its default."""
    field = model._meta.get_field(name)
    if isinstance(value, str) and field.max_length and len(value) > field.max_length:
        notices.append(too_long(value, in_words(model, name), line))
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
    message = say(
        "What stands here cannot be the {our_field} of a page and was left out.",
        our_field=in_words(model, name),
    )
    notices.append(Notice(line, "left-out", message, str(value)))
    return field.get_default()


def possible_date(values: dict[str, Any], line: int, notices: list[Notice]) -> dict[str, Any]:
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
        message = say("There is no such day in this calendar; the date is kept as printed.")
        notices.append(Notice(line, "date-impossible", message, values["date_printed"]))
        year = month = day = None
    return {**values, "date_year": year, "date_month": month, "date_day": day}


def cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def label_of(model, name: str):
    """Return what editors call the field, in their language."""
    if name in ROWS:
        return ROWS[name][0]._meta.verbose_name_plural
    return getattr(model._meta.get_field(name), "verbose_name", name)


def in_words(model, name: str) -> str:
    """Return what editors call the field, in the language in which things are said."""
    with translation.override(None):
        return str(label_of(model, name))


def too_long(text: str, field: str, line: int) -> Notice:
    return Notice(
        line,
        "cut",
        say("The text is longer than the {our_field} of a page can be.", our_field=field),
        text,
    )
