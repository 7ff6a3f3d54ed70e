"""One thing under all its names: what a query calls by one name is found by the others too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from papers.text.analysis.phrases import Group, key_of, spellings_of
from papers.text.analysis.queries import Query
from papers.text.analysis.stopwords import ARTICLES
from papers.text.analysis.tokens import analyse

Lookup = Callable[[list[str]], Mapping[str, Sequence[str]]]
"""From keys of names to the names of what they name; keys that name nothing are left out."""

MOST_NAMES = 40
MOST_SPELLINGS = 3
"""Ways to join and part the words of a name that are tried."""
LONGEST_NAME = 6
"""Words of a query that are tried as one name."""


def name_key(name: str) -> str:
    """Return the key by which names are compared: their main terms without words of grammar."""
    return key_of(analyse(name))


def widen(query: Query, lookup: Lookup) -> Query:
    """Return the query with all names of what it names as alternatives.

    `lookup` gets the keys (see `name_key`) of up to six words beside each other, of each quoted phrase too,
    and gives the names of what they name. The longest name counts.
    """
    keys = dict.fromkeys(" ".join(keys) for run in query.runs for keys in _spans(run))
    known = lookup([key for key in keys if key]) if keys else {}
    if not known:
        return query
    wanted: list[Group] = []
    runs = []
    at = 0
    for run in query.runs:
        rows = list(_widened(query.wanted[at : at + len(run)], run, known))
        wanted += [group for _key, group in rows]
        runs.append(tuple(key for key, _group in rows))
        at += len(run)
    return query._replace(wanted=tuple(wanted), runs=tuple(runs))


def _spans(run: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(len(run)):
        for size in range(min(len(run) - start, LONGEST_NAME), 0, -1):
            yield run[start : start + size]


def _widened(
    groups: Sequence[Group], run: Sequence[str], known: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Group]]:
    """Yield (key, group) for each group of a run, those together that are a name."""
    at = 0
    while at < len(run):
        sizes = range(min(len(run) - at, LONGEST_NAME), 0, -1)
        size = next((size for size in sizes if known.get(" ".join(run[at : at + size]))), 0)
        key = " ".join(run[at : at + (size or 1)])
        yield key, _named(groups[at : at + size], known[key]) if size else groups[at]
        at += size or 1


def _named(groups: Sequence[Group], names: Sequence[str]) -> Group:
    """Return the alternatives for what several words name: the words as they stand, and all the names."""
    own = groups[0] if len(groups) == 1 else (tuple(slot for group in groups for slot in group[0]),)
    others = [phrase for name in names[:MOST_NAMES] for phrase in _spellings(name)]
    return tuple(dict.fromkeys([*own, *others]))


def _spellings(name: str) -> Group:
    first, _blank, rest = name.partition(" ")
    return spellings_of(rest if rest and first.lower() in ARTICLES else name)[:MOST_SPELLINGS]
