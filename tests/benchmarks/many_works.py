"""An archive of thousands of essays: some are published as editors do, and the others copied from them.

What is copied is every table that pages, lists and the search read, so that they cannot tell a copy.
"""

import random
import uuid
from datetime import date, timedelta

from django.db import connection
from wagtail.models import Page

from papers.models import EssayPage
from tests.factories import make_author, make_essay, make_topic, papers_page, paragraphs

ORIGINALS = 200
WORDS_OF_AN_ESSAY = 1000
VOCABULARY = 20_000
IN_MOST, IN_SOME, IN_FEW = "iran", "caspian", "sturgeon"
SHARES = {IN_MOST: 0.9, IN_SOME: 0.1, IN_FEW: 0.005}
PHRASE = "foreign policy"
AUTHORS, TOPICS = 60, 24
SYLLABLES = [first + second for first in "bdfgklmnprst" for second in "aeiou"]
AT_ONCE = 2000
COPIED = {
    "wagtailcore_page": ("id", {}),
    "papers_workpage": ("page_ptr_id", {}),
    "papers_essaypage": ("workpage_ptr_id", {}),
    "papers_signature": ("work_id", {"id"}),
    "papers_topicuse": ("content_object_id", {"id"}),
    "papers_cataloguerow": ("page_id", {}),
    "papers_cataloguetext": ("row_id", {}),
    "papers_catalogueauthor": ("row_id", {"id"}),
    "papers_cataloguetopic": ("row_id", {"id"}),
    "papers_cataloguewords": ("rowid", {}),
}
"""Table -> the column that names the page, and the columns that number themselves."""
CHANGED = {
    "wagtailcore_page": {
        "path": "path", "slug": "slug", "url_path": "url_path", "translation_key": "identity",
        "latest_revision_id": "NULL", "live_revision_id": "NULL",
    },
    "papers_workpage": {"sort_date": "day"},
    "papers_cataloguerow": {
        "path": "path", "key": "identity", "address": "address", "sort_date": "day", "year": "year",
    },
}  # fmt: skip


def word(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=draw.randrange(2, 5)))


def make_originals(draw: random.Random) -> list[EssayPage]:
    vocabulary = [word(draw) for _ in range(VOCABULARY)]
    weights = [1 / rank for rank in range(1, VOCABULARY + 1)]
    authors = [
        make_author(f"{word(draw).title()} {word(draw).title()}", slug=f"author-{number}")
        for number in range(AUTHORS)
    ]
    topics = [make_topic(word(draw).title()) for _ in range(TOPICS)]
    pages = []
    for number in range(ORIGINALS):
        words = draw.choices(vocabulary, weights, k=WORDS_OF_AN_ESSAY)
        for special, share in SHARES.items():
            if number < ORIGINALS * share:
                for _ in range(5):
                    words[draw.randrange(WORDS_OF_AN_ESSAY)] = special
        if number % 3 == 0:
            words[10:12] = PHRASE.split()
        texts = [" ".join(words[at : at + 80]) for at in range(0, WORDS_OF_AN_ESSAY, 80)]
        title = " ".join(draw.choices(vocabulary, k=6)) + (f" {IN_MOST}" if number % 5 == 0 else "")
        pages.append(
            make_essay(
                title=title,
                authors=draw.sample(authors, 2),
                topics=draw.sample(topics, 4),
                abstract=" ".join(draw.choices(vocabulary, weights, k=40)),
                body=paragraphs(*texts),
                date_year=2018,
            )
        )
    return pages


def copy_until(number: int, originals: list[EssayPage], draw: random.Random) -> None:
    """Copy the essays until there are so many, in one order of the tree."""
    have = EssayPage._base_manager.count()
    parent = Page._base_manager.get(pk=papers_page().pk)
    first_key = Page._base_manager.order_by("-pk").values_list("pk", flat=True).first() + 1
    place = Page._base_manager.filter(depth=parent.depth + 1, path__startswith=parent.path).count()
    copies = []
    for at in range(number - have):
        day = date(1990, 1, 1) + timedelta(days=draw.randrange(12_000))
        key, slug = first_key + at, f"copy-{first_key + at}"
        path = parent.path + Page._int2str(place + at + 1000).rjust(Page.steplen, "0")
        identity = uuid.UUID(int=draw.getrandbits(128), version=4)
        copies.append(
            (
                draw.choice(originals).pk,
                key,
                path,
                slug,
                f"{parent.url_path}{slug}/",
                f"/en/papers/{slug}/",
                identity if connection.vendor == "postgresql" else identity.hex,
                day,
                day.year,
            )
        )
    with connection.cursor() as cursor:
        write_copies(cursor, copies)
        for table, (key, numbered) in COPIED.items():
            copy_table(cursor, table, key, numbered)
        cursor.execute("DROP TABLE copies")
        cursor.execute(
            "UPDATE wagtailcore_page SET numchild = %s WHERE id = %s", [place + len(copies), parent.pk]
        )
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), max(id))"
                " FROM wagtailcore_page"
            )
            connection.commit()
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")


def write_copies(cursor, copies: list[tuple]) -> None:
    kind = "uuid" if connection.vendor == "postgresql" else "char(32)"
    cursor.execute(
        "CREATE TEMPORARY TABLE copies (original integer, page integer, path text, slug text, url_path text,"
        f" address text, identity {kind}, day date, year integer)"
    )
    for start in range(0, len(copies), AT_ONCE):
        cursor.executemany(
            "INSERT INTO copies VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)", copies[start : start + AT_ONCE]
        )
    cursor.execute("CREATE INDEX copies_originals ON copies (original)")


def copy_table(cursor, table: str, key: str, numbered: set[str]) -> None:
    tables = connection.introspection.table_names(cursor)
    if table not in tables:
        return
    columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    if table == "papers_cataloguewords":
        columns.insert(0, "rowid")
    columns = [name for name in columns if name not in numbered]
    changed = {key: "page", **CHANGED.get(table, {})}
    changed = {name: value if value == "NULL" else f"copies.{value}" for name, value in changed.items()}
    values = [changed.get(name, f"source.{name}") for name in columns]
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)}"
        f" FROM {table} AS source JOIN copies ON copies.original = source.{key}"
    )
