"""Words in PostgreSQL: a tsvector of the terms with their places and weights, made here and not there.

The server's dictionaries have no part in it: `'term':1A,5D` says what is stored, `'a' <-> 'b'` what is asked.
`words` holds everything and is what a query is met by; `heads` holds the title, the names and the summary
alone: small enough to lie in the row itself, so that the order of 45,000 hits does not unpack their texts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from papers.text.analysis import Query

from . import MOST_RANKED, RANKS, Fields, Statement

LAST_PLACE = 16_383
MOST_PLACES = 256
"""Limits of a tsvector: its greatest position, and positions of one term."""
MOST_BYTES = 900_000
"""A tsvector holds a megabyte; of a longer text the end is not searched."""
MOST_BYTES_OF_HEADS = 3_600
"""With more, the row would be packed, and unpacking is what `heads` are there to avoid."""
PLACES_OF_NAMES = 512
"""The first places are the names'; they change without the text, and the text keeps its places."""
AT_ONCE = 50
WEIGHTS = "ABCD"
OF_NAMES = "B"


def store(rows: Sequence[tuple[int, Fields]]) -> None:
    """Keep the words of these rows, given as (the page's key, fields); each has its CatalogueText."""
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        places = ", ".join(["(%s::bigint, %s::tsvector, %s::tsvector)"] * len(some))
        values = [value for page, fields in some for value in (page, *vectors_of(fields))]
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE papers_cataloguetext AS text SET words = new.words, heads = new.heads"
                f" FROM (VALUES {places}) AS new (page, words, heads) WHERE text.row_id = new.page",
                values,
            )


def store_names(rows: Sequence[tuple[int, str, list]]) -> None:
    """Keep the names of these rows, given as (the page's key, the text's digest, the field of names).

    All else stays. Each row is written once: its words go into their index with every writing.
    """
    kept = "(ts_filter({0}, '{{a,c,d}}')::text || ' ' || new.names)::tsvector"
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        places = ", ".join(["(%s::bigint, %s, %s)"] * len(some))
        named = [
            (page, digest, vector({OF_NAMES: names}, MOST_BYTES_OF_HEADS)) for page, digest, names in some
        ]
        values = [value for row in named for value in row]
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE papers_cataloguetext AS text SET words = {kept.format('words')},"
                f" heads = {kept.format('heads')}, digest = new.digest"
                f" FROM (VALUES {places}) AS new (page, digest, names) WHERE text.row_id = new.page",
                values,
            )


def remove(pages: Collection[int]) -> None:
    """Forget the words of these pages: they go with their rows."""


def vectors_of(fields: Fields) -> tuple[str, str]:
    """Return the tsvectors of all words, and of those in the title, the names and the summary."""
    weighed = dict(zip(WEIGHTS, fields, strict=True))
    heads = {weight: weighed[weight] for weight in WEIGHTS[: len(RANKS)]}
    return vector(weighed, MOST_BYTES), vector(heads, MOST_BYTES_OF_HEADS)


def vector(fields: Mapping[str, list], most: int) -> str:
    """Return a tsvector as text, of at most so many bytes, of the parts of each weight.

    Parts do not touch, so no phrase spans two.
    """
    found: dict[str, dict[int, str]] = {}
    size = 0
    place, last = PLACES_OF_NAMES, LAST_PLACE
    for weight, parts in fields.items():
        if weight == OF_NAMES:
            place, last, after = 0, PLACES_OF_NAMES, place
        for tokens in parts:
            for token in tokens:
                at = min(place + token.position + 1, last)
                for term in token.terms:
                    places = found.get(term)
                    size += 2 if places else len(term.encode()) + 8
                    if size > most:
                        return written(found)
                    if places is None:
                        found[term] = {at: weight}
                    elif len(places) < MOST_PLACES:
                        places.setdefault(at, weight)
            place += tokens[-1].position + 2 if tokens else 0
        if weight == OF_NAMES:
            place, last = after, LAST_PLACE
    return written(found)


def written(found: dict[str, dict[int, str]]) -> str:
    return " ".join(
        f"{quoted(term)}:{','.join(f'{at}{weight}' for at, weight in places.items())}"
        for term, places in found.items()
    )


def quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"


@contextmanager
def searching() -> Iterator[None]:
    """Let the server plan a search: by the index even where most works match.

    It would rather read the whole table than the index for a word in 90 % of the works, and does not reckon
    that it unpacks each text for that: 650 ms in place of 210 at 50,000 essays. Compiling such a statement
    takes longer than running it. Both hold until the transaction ends.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true)")
        yield


def matching(query: Query, in_title: bool = False) -> Statement:
    """Return the pages that meet the query as a select of `page`, with `rank`: higher is better."""
    column, weight = ("heads", "A") if in_title else ("words", "")
    rank = ranked(query)
    return Statement(
        f"SELECT row_id AS page, {rank.sql} AS rank FROM papers_cataloguetext WHERE {column} @@ %s::tsquery",
        [*rank.values, asked(query, weight)],
    )


def ranked(query: Query) -> Statement:
    """Return what counts for the order: for each word of the query, the best place where a row has it."""
    cases, values = [], []
    for group in query.wanted[:MOST_RANKED]:
        whens = "".join(f" WHEN heads @@ %s::tsquery THEN {rank}" for rank in RANKS)
        cases.append(f"CASE WHEN NOT heads @@ %s::tsquery THEN 0{whens} ELSE 0 END")
        values += [any_of(group), *(any_of(group, weight) for weight in WEIGHTS[: len(RANKS)])]
    return Statement(" + ".join(cases) or "0", values)


def asked(query: Query, weight: str = "") -> str:
    """Return the tsquery of a whole query."""
    wanted = [f"({any_of(group, weight)})" for group in query.wanted]
    unwanted = [f"!({any_of(group)})" for group in query.unwanted]
    return " & ".join([*wanted, *unwanted])


def any_of(group, weight: str = "") -> str:
    marks = f":{weight}" if weight else ""
    return " | ".join("(" + " <-> ".join(one_of(slot, marks) for slot in phrase) + ")" for phrase in group)


def one_of(slot: frozenset[str], marks: str) -> str:
    return "(" + " | ".join(quoted(term) + marks for term in sorted(slot)) + ")"
