"""Words in SQLite: a table of FTS5, its columns the title, the names, the summary and the body.

FTS5 knows one term at each place. So a part stands there as the line of its main terms; then, behind a wall
that no phrase passes, as the stretches round each word that has a second term, with that in its place, and
so on for the third. Phrases are met on each of these lines; a word alone, anywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice, product

from django.db import connection

from papers.text.analysis import Query, Token

from . import MOST_RANKED, RANKS, Fields, Statement

TABLE = "papers_cataloguewords"
COLUMNS = Fields._fields
WALL = "¶"
"""A letter to FTS5's tokenizer, and to the analyser none."""
REACH = 3
"""Words on each side of a second term that a phrase may take in."""
MOST_LINES = 24
"""Ways to read a phrase whose places have several terms each."""
AT_ONCE = 500


def store(rows: Sequence[tuple[int, Fields]]) -> None:
    """Keep the words of these rows, given as (the page's key, fields)."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"REPLACE INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)",
            [(page, *(column_of(parts) for parts in fields)) for page, fields in rows],
        )


def store_names(rows: Sequence[tuple[int, str, list]]) -> None:
    """Keep the names of these rows, given as (the page's key, the text's digest, the field of names)."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {TABLE} SET names = %s WHERE rowid = %s",
            [(column_of(parts), page) for page, _digest, parts in rows],
        )
        cursor.executemany(
            "UPDATE papers_cataloguetext SET digest = %s WHERE row_id = %s",
            [(digest, page) for page, digest, _parts in rows],
        )


def remove(pages: Collection[int]) -> None:
    """Forget the words of these pages."""
    keys = list(pages)
    with connection.cursor() as cursor:
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            cursor.execute(f"DELETE FROM {TABLE} WHERE rowid IN ({', '.join(['%s'] * len(some))})", some)


def column_of(parts: Sequence[Sequence[Token]]) -> str:
    return f" {WALL} ".join(line for tokens in parts for line in lines_of(tokens))


def lines_of(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the main terms of a part, then the stretches with its further terms."""
    yield " ".join(token.terms[0] for token in tokens)
    for nth in range(1, max((len(token.terms) for token in tokens), default=0)):
        line: list[str] = []
        end = 0
        for at, token in enumerate(tokens):
            if len(token.terms) <= nth:
                continue
            start = max(at - REACH, end)
            if start > end and line:
                line.append(WALL)
            end = min(at + REACH + 1, len(tokens))
            line += [near.terms[nth if len(near.terms) > nth else 0] for near in tokens[start:end]]
        yield " ".join(line)


def searching() -> AbstractContextManager:
    """Let the database plan a search; it needs no word of ours."""
    return nullcontext()


def matching(query: Query, in_title: bool = False) -> Statement:
    """Return the pages that meet the query as a select of `page`, with `rank`: higher is better."""
    rank = ranked(query)
    return Statement(
        f"SELECT rowid AS page, {rank.sql} AS rank FROM {TABLE} WHERE {TABLE} MATCH %s",
        [*rank.values, asked(query, "title" if in_title else "")],
    )


def ranked(query: Query) -> Statement:
    """Return what counts for the order: for each word of the query, the best place where a row has it."""
    cases, values = [], []
    for group in query.wanted[:MOST_RANKED]:
        held = f"rowid IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)"
        cases.append("CASE" + "".join(f" WHEN {held} THEN {rank}" for rank in RANKS) + " ELSE 0 END")
        values += [any_of(group, column) for column in COLUMNS[: len(RANKS)]]
    return Statement(" + ".join(cases) or "0", values)


def asked(query: Query, column: str = "") -> str:
    """Return the expression of FTS5 for a whole query."""
    wanted = " AND ".join(f"({any_of(group, column)})" for group in query.wanted)
    unwanted = " OR ".join(any_of(group) for group in query.unwanted)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


def any_of(group, column: str = "") -> str:
    lines = dict.fromkeys(line for phrase in group for line in readings(phrase))
    terms = " OR ".join(quoted(line) for line in lines)
    return f"{{{column}}} : ({terms})" if column else terms


def readings(phrase) -> Iterator[str]:
    """Yield the ways in which the terms of a phrase may follow each other, the first ones only."""
    return islice((" ".join(terms) for terms in product(*map(sorted, phrase))), MOST_LINES)


def quoted(line: str) -> str:
    return '"' + line.replace('"', '""') + '"'
