"""One statement for a search: what is found, how much of it, and the counts of its facets.

matched: what meets the words -> hits: what of it readers may see now, with a flag for each choice that is met
-> a page of results, the totals, and for each facet its counts under all choices but its own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.utils import timezone

from papers.models import CatalogueAuthor, CatalogueRow
from papers.text.analysis import Query
from papers.text.writing import writing_of

from .engines import Statement, engine

PER_PAGE = 20
MOST_ELSEWHERE = 5
MOST_VALUES = 40
"""Values of a facet that are counted: the most frequent ones."""
ORDERS = {
    "relevance": "rank DESC, sort_date DESC NULLS LAST, path",
    "date": "sort_date DESC NULLS LAST, path",
}


class Chosen(NamedTuple):
    """What a reader narrowed a search to; "" or None is no choice.

    `topic` is a topic's key, `author` a person's identity, `year` one of the calendar of the page's language;
    `report` holds the pages of the one report in which to search, in all its languages.
    """

    kind: str = ""
    topic: int | None = None
    author: UUID | None = None
    year: int | None = None
    language: str = ""
    report: tuple[int, ...] = ()


FACETS = ("kind", "topic", "author", "year", "language")


class Counted(NamedTuple):
    """The keys of the pages on one page of results, and of those elsewhere, and how many there are in all.

    `facets` holds {value: count} for each facet, `dropped` how many there would be without that choice.
    """

    total: int
    found: list[int]
    elsewhere_total: int
    elsewhere: list[int]
    facets: dict[str, dict[str, int]]
    dropped: dict[str, int]


def count_hits(query: Query, language: str, chosen: Chosen, page: int, order: str) -> Counted:
    """Return what the search finds on the page of results (from 1), in one statement."""
    statement = Search(query, language, chosen, order).statement(page)
    answers: dict[str, dict[str, int]] = defaultdict(dict)
    with engine().searching(), connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.values)
        for name, value, number in cursor.fetchall():
            answers[name][value] = number
    found, elsewhere = (
        sorted(map(int, places), key=lambda key: places[str(key)])
        for places in (answers["found"], answers["elsewhere"])
    )
    return Counted(
        answers["total"].get("found", 0),
        found,
        answers["total"].get("elsewhere", 0),
        elsewhere,
        {name: answers[name] for name in FACETS},
        answers["dropped"],
    )


def exists(query: Query, language: str = "") -> bool:
    """Return whether readers see any work that meets the query, in the language or in any."""
    search = Search(query, language, Chosen(), "date")
    sql, values = search.hits()
    sql += "SELECT 1 FROM hits"
    if language:
        sql, values = f"{sql} WHERE language = %s", [*values, language]
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT 1", values)
        return cursor.fetchone() is not None


class Search:
    """The parts of the statement, each with its values."""

    def __init__(self, query: Query, language: str, chosen: Chosen, order: str):
        self.query, self.language, self.chosen = query, language, chosen
        self.shown = chosen.language or language
        self.order = ORDERS.get(order, ORDERS["relevance"])
        calendar = writing_of(language).calendar
        self.year = "solar_year" if calendar == "solar-hijri" else "year"
        self.flags = self.conditions()

    def conditions(self) -> dict[str, Statement]:
        """Return the condition of each choice that was made; a language is chosen by `shown`."""
        linked = "EXISTS (SELECT 1 FROM {} AS link WHERE link.row_id = page_id AND link.{} = %s)"
        author = CatalogueAuthor._meta.get_field("key").get_db_prep_value(self.chosen.author, connection)
        conditions = {
            "kind": ("kind = %s", self.chosen.kind or None),
            "topic": (linked.format("papers_cataloguetopic", "topic_id"), self.chosen.topic),
            "author": (linked.format("papers_catalogueauthor", "key"), author),
            "year": (f"{self.year} = %s", self.chosen.year),
        }
        return {
            name: Statement(sql, [value]) for name, (sql, value) in conditions.items() if value is not None
        }

    def hits(self) -> Statement:
        """Return the head of the statement: `hits`, a row for each work that is found and seen."""
        matched = engine().matching(self.query)
        seen, seen_values = self.seen()
        flags = "".join(f", {flag.sql} AS {name}_met" for name, flag in self.flags.items())
        sql = (
            f"WITH matched AS MATERIALIZED ({matched.sql}), hits AS MATERIALIZED ("
            f"SELECT page_id, key, language, language = %s AS own, kind, {self.year} AS year, sort_date,"
            f" path, rank{flags}"
            f" FROM matched JOIN papers_cataloguerow ON page_id = matched.page WHERE {seen}) "
        )
        flag_values = [value for flag in self.flags.values() for value in flag.values]
        return Statement(sql, [*matched.values, self.shown, *flag_values, *seen_values])

    def seen(self) -> Statement:
        """Return the condition that readers see a row now, and that it stands in the chosen report."""
        moment = CatalogueRow._meta.get_field("visible_from").get_db_prep_value(timezone.now(), connection)
        sql = "(visible_from IS NULL OR visible_from <= %s) AND (visible_until IS NULL OR visible_until > %s)"
        values = [moment, moment]
        if report := self.chosen.report:
            places = ", ".join(["%s"] * len(report))
            sql += f" AND (page_id IN ({places}) OR report_id IN ({places}))"
            values += [*report, *report]
        return Statement(sql, values)

    def met(self, without: str = "") -> str:
        """Return the condition that all choices are met, but for one."""
        return "".join(f" AND {name}_met" for name in self.flags if name != without)

    def statement(self, page: int) -> Statement:
        own = f"FROM hits WHERE own{self.met()}"
        parts = [
            self.places("found", own, [], PER_PAGE, (page - 1) * PER_PAGE),
            Statement(f"SELECT 'total' AS name, 'found' AS value, count(*) AS number {own}", []),
            *(self.counts(name) for name in FACETS),
            *(self.count_without(name) for name in [*self.flags, *["language"] * bool(self.chosen.language)]),
        ]
        if not self.chosen.language:
            other = (
                f"FROM hits WHERE NOT own{self.met()}"
                f" AND key NOT IN (SELECT key FROM hits WHERE own{self.met()})"
            )
            parts += [
                self.places("elsewhere", other, [], MOST_ELSEWHERE, 0),
                Statement(f"SELECT 'total', 'elsewhere', count(*) {other}", []),
            ]
        head = self.hits()
        union = " UNION ALL ".join(f"SELECT * FROM ({part.sql}) AS part{at}" for at, part in enumerate(parts))
        return Statement(
            head.sql + union, [*head.values, *(value for part in parts for value in part.values)]
        )

    def places(self, name: str, source: str, values: list, most: int, after: int) -> Statement:
        """Return a select of the keys of pages, each with its place in the order."""
        sql = (
            f"SELECT '{name}', CAST(page_id AS text), row_number() OVER (ORDER BY {self.order})"
            f" FROM (SELECT page_id, rank, sort_date, path {source}"
            f" ORDER BY {self.order} LIMIT {most} OFFSET %s) AS chosen"
        )
        return Statement(sql, [*values, after])

    def counts(self, name: str) -> Statement:
        """Return a select of a facet's values, each with its count under all the other choices."""
        links = {"topic": ("papers_cataloguetopic", "topic_id"), "author": ("papers_catalogueauthor", "key")}
        value, source = name, "hits"
        if name in links:
            table, column = links[name]
            value, source = f"link.{column}", f"hits JOIN {table} AS link ON link.row_id = page_id"
        within = "TRUE" if name == "language" else "own"
        sql = (
            f"SELECT '{name}', CAST({value} AS text), count(*) AS number FROM {source}"
            f" WHERE {within}{self.met(name)} AND {value} IS NOT NULL"
            f" GROUP BY {value} ORDER BY number DESC LIMIT {MOST_VALUES}"
        )
        return Statement(sql, [])

    def count_without(self, name: str) -> Statement:
        within, values = ("language = %s", [self.language]) if name == "language" else ("own", [])
        sql = f"SELECT 'dropped', '{name}', count(*) FROM hits WHERE {within}{self.met(name)}"
        return Statement(sql, values)
