"""Writes rows of the catalogue: only what differs from what is stored, in few queries for many works."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from copy import copy
from uuid import UUID

from django.db import connection, transaction
from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from papers.models import CatalogueAuthor, CatalogueRow, CatalogueText, CatalogueTopic

from .engines import engine
from .rows import WRITTEN, Draft, drafts_of, with_topics_of_today
from .spelling import learn

BATCH = 200
"""Works at once: their texts are held in memory together."""
BATCH_OF_TOPICS = 500
LOCK = 7_209_703
"""Any number; all who write into a PostgreSQL database's catalogue must share it."""


def take_turns() -> None:
    """Wait until no other transaction writes into the catalogue; the turn ends with the transaction.

    Who comes second sees what the first has written: an author renamed while a work of theirs is being
    published is new in that work's row, whoever was first. SQLite's transactions take turns by themselves.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def refresh(works: Iterable[int], again: bool = False) -> Counter:
    """Let the rows of these works say what the works say; return how many were written and removed.

    Counts are "rows", "texts" and "removed". `again` writes each, also where nothing seems to differ.
    """
    counts: Counter = Counter()
    keys = sorted(set(works))
    for start in range(0, len(keys), BATCH):
        with transaction.atomic(savepoint=False):
            counts += refresh_some(keys[start : start + BATCH], again)
    return counts


def refresh_some(works: Collection[int], again: bool) -> Counter:
    drafts = {draft.row.page_id: draft for draft in drafts_of(works)}
    stored = CatalogueRow.objects.filter(page__in=works)
    known = {
        row.pk: row
        for row in stored.select_related("text").defer("text__parts", "text__words", "text__heads")
    }
    gone = known.keys() - drafts.keys()
    if gone:
        remove(gone)
    changed = [draft for key, draft in drafts.items() if again or differs(draft, known.get(key))]
    if changed:
        write_rows(changed, known, again)
    texts = [draft for key, draft in drafts.items() if again or differs_in_text(draft, known.get(key))]
    if texts:
        write_texts(texts)
    return Counter(rows=len(changed), texts=len(texts), removed=len(gone))


def refresh_topics(works: Iterable[int]) -> None:
    """Let the rows of these works name the topics that they have now; their texts are not read again.

    For changes of topics alone: thousands of works, of which a name or a topic is another one.
    """
    keys = sorted(set(works))
    for start in range(0, len(keys), BATCH_OF_TOPICS):
        some = keys[start : start + BATCH_OF_TOPICS]
        rows = CatalogueRow.objects.filter(page__in=some, text__isnull=False).select_related("text")
        rows = list(rows.defer("text__words", "text__heads"))
        known = {row.pk: copy(row) for row in rows}
        drafts = list(with_topics_of_today(rows))
        write_topics([draft for draft in drafts if draft.row.digest != known[draft.row.pk].digest], known)
        write_names([draft for draft in drafts if draft.text.digest != draft.row.text.digest])


def write_topics(drafts: list[Draft], known: dict[int, CatalogueRow]) -> None:
    update_each(
        CatalogueRow,
        {draft.row.pk: (draft.row.shown, draft.row.digest) for draft in drafts},
        "shown",
        "digest",
    )
    replace(CatalogueTopic, "topic_id", {draft.row.pk: draft.topics for draft in drafts}, known)


def write_names(drafts: list[Draft]) -> None:
    engine().store_names([(draft.row.pk, draft.text.digest, draft.text.field_of_names()) for draft in drafts])


def update_each(model, rows: dict[int, tuple], *names: str) -> None:
    """Give each of these rows, which are there, its own values of the columns.

    An upsert would send, convert and check all the other columns, too.
    """
    fields = [model._meta.get_field(name) for name in names]
    table, key = model._meta.db_table, model._meta.pk.column
    values = [
        [*(field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)), pk]
        for pk, row in rows.items()
    ]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql" and values:  # which would go back and forth for every row
            types = [f"%s::{field.db_type(connection)}" for field in fields]
            places = ", ".join([f"({', '.join([*types, '%s'])})"] * len(values))
            wanted = ", ".join(f"{field.column} = new.column{at}" for at, field in enumerate(fields, 1))
            cursor.execute(
                f"UPDATE {table} AS old SET {wanted} FROM (VALUES {places}) AS new"
                f" WHERE old.{key} = new.column{len(fields) + 1}",
                [value for row in values for value in row],
            )
        else:
            wanted = ", ".join(f"{field.column} = %s" for field in fields)
            cursor.executemany(f"UPDATE {table} SET {wanted} WHERE {key} = %s", values)


def differs(draft: Draft, row: CatalogueRow | None) -> bool:
    return row is None or (row.digest, row.path) != (draft.row.digest, draft.row.path)


def differs_in_text(draft: Draft, row: CatalogueRow | None) -> bool:
    text = getattr(row, "text", None)
    return text is None or text.digest != draft.text.digest


def write_rows(drafts: list[Draft], known: dict[int, CatalogueRow], again: bool) -> None:
    """Write the rows, and who signed them and what they are about where that differs."""
    CatalogueRow.objects.bulk_create(
        [draft.row for draft in drafts],
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=[name for name in CHANGING if name != "page"],
    )
    authors, topics = {}, {}
    for draft in drafts:
        key, row = draft.row.page_id, known.get(draft.row.page_id)
        if again or draft.authors != authors_of(row):
            authors[key] = draft.authors
        if again or draft.topics != topics_of(row):
            topics[key] = draft.topics
    replace(CatalogueAuthor, "key", authors, known)
    replace(CatalogueTopic, "topic_id", topics, known)


CHANGING = [name.removesuffix("_id") for name in WRITTEN]


def authors_of(row: CatalogueRow | None) -> frozenset[UUID]:
    """Return whom a stored row names; nobody where there is none."""
    entries = row.shown["authors"] if row else []
    return frozenset(UUID(entry["key"]) for entry in entries if entry["key"])


def topics_of(row: CatalogueRow | None) -> frozenset[int]:
    return frozenset(row.shown["topics"]) if row else frozenset()


def replace(model, name: str, wanted: dict[int, frozenset], known: Collection[int]) -> None:
    """Let these rows hang on these keys, and on no others; `known` rows may hang on others now."""
    if stored := wanted.keys() & known.keys():
        model.objects.filter(row__in=stored).delete()
    made = [model(row_id=row, **{name: key}) for row, keys in wanted.items() for key in sorted(keys)]
    if made:
        model.objects.bulk_create(made)


def write_texts(drafts: list[Draft]) -> None:
    CatalogueText.objects.bulk_create(
        [
            CatalogueText(row_id=draft.row.page_id, parts=draft.text.parts, digest=draft.text.digest)
            for draft in drafts
        ],
        update_conflicts=True,
        unique_fields=["row"],
        update_fields=["parts", "digest"],
    )
    engine().store([(draft.row.page_id, draft.text.fields()) for draft in drafts])
    learn((text, draft.text.language) for draft in drafts for _anchor, _kind, text in draft.text.parts)


def remove(works: Collection[int]) -> int:
    """Take these works' rows away; return how many there were."""
    there = list(CatalogueRow.objects.filter(page__in=works).values_list("pk", flat=True))
    if there:
        engine().remove(there)
        CatalogueRow.objects.filter(pk__in=there).delete()
    return len(there)


def put_in_place(path: str) -> None:
    """Give the rows of the pages behind this one, which were moved to make room for it, their new places."""
    behind = {"page__path__gt": path, "page__path__startswith": path[: -Page.steplen]}
    place = Page._base_manager.filter(pk=OuterRef("page_id")).values("path")
    CatalogueRow.objects.filter(**behind).update(path=Subquery(place))
