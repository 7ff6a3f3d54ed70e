"""A reader's words as groups of alternatives: every wanted group has to be met, no unwanted one may be."""

from __future__ import annotations

import re
from typing import NamedTuple

from papers.text.analysis.phrases import Group, groups_of, is_grammar, key_of, spellings_of
from papers.text.analysis.tokens import analyse


class Query(NamedTuple):
    """`words` are those of the reader, as they may be shown again; `runs` parts `wanted` for `widen`.

    Each run holds the keys (see `name_key`) of the groups that stand for plain words beside each other; a
    phrase in quotation marks is a run of one.
    """

    wanted: tuple[Group, ...] = ()
    unwanted: tuple[Group, ...] = ()
    words: str = ""
    runs: tuple[tuple[str, ...], ...] = ()


Row = tuple[str, Group]

MOST_CHARACTERS = 200
MOST_GROUPS = 20
_QUOTES = '"“”„‟«»〝〞＂'
_PART = re.compile(
    rf"(?P<minus>(?<!\S)[-−–](?=[\w{_QUOTES}]))?"
    rf"(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<plain>[^\s{_QUOTES}]+))"
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufff9-\uffff]")


def parse(words: str, language: str = "") -> Query:
    """Return what a reader asks for; any string is a query, and a query of signs alone wants nothing.

    Plain words must all be met; "..." (or «...») is a phrase, and a minus before either excludes. Only the
    first 200 characters and 20 words or phrases count. Words of grammar count where there are no others.
    """
    words = " ".join(_CONTROLS.sub(" ", words[: MOST_CHARACTERS * 20]).split())[:MOST_CHARACTERS].strip()
    unwanted: list[Group] = []
    asked: list[list[Row]] = []
    plain: list[str] = []
    for match in _PART.finditer(words):
        quoted = match["quoted"]
        if match["minus"]:
            unwanted += _excluded(match["plain"] if quoted is None else quoted, quoted is not None, language)
        elif quoted is None:
            plain.append(match["plain"])
        else:
            asked += [groups_of(" ".join(plain), language), _quoted(quoted, language)]
            plain.clear()
    asked.append(groups_of(" ".join(plain), language))
    runs = _limited(_meaning(asked))
    wanted = tuple(group for run in runs for _key, group in run)
    keys = tuple(tuple(key for key, _group in run) for run in runs)
    return Query(wanted, tuple(unwanted[:MOST_GROUPS]), words, keys)


def _quoted(words: str, language: str) -> list[Row]:
    group = spellings_of(words, language)
    return [(key_of(analyse(words, language)), group)] if group else []


def _meaning(runs: list[list[Row]]) -> list[list[Row]]:
    """Leave out the words of grammar where there are others."""
    meant = [[row for row in run if not is_grammar(row[1])] for run in runs]
    return meant if any(meant) else runs


def _limited(runs: list[list[Row]]) -> list[list[Row]]:
    """Return the runs without repeated groups, and no more groups than a query may have."""
    seen: dict[Group, None] = {}
    limited = []
    for run in runs:
        fresh = {group: key for key, group in reversed(run) if group not in seen}
        rows = [(key, group) for group, key in reversed(fresh.items())][: MOST_GROUPS - len(seen)]
        seen |= dict.fromkeys(group for _key, group in rows)
        limited += [rows] if rows else []
    return limited


def _excluded(words: str, is_phrase: bool, language: str) -> list[Group]:
    group = spellings_of(words, language)
    if not group:
        return []
    return [group] if is_phrase or len(group[0]) > 1 else [row[1] for row in groups_of(words, language)]
