"""A reader's words as groups of alternatives: every wanted group has to be met, no unwanted one may be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from papers.text.analysis.persian import compound, parts_of, readings, stems
from papers.text.analysis.stopwords import ALL as STOP_WORDS
from papers.text.analysis.tokens import HOMOGRAPHS, Token, analyse
from papers.text.analysis.words import ARABIC_SCRIPT, letters_of

Slot = frozenset[str]
"""Terms of which any may stand at one place."""
Phrase = tuple[Slot, ...]
"""Slots at places that follow each other."""
Group = tuple[Phrase, ...]
"""Phrases of which any is enough."""
Lookup = Callable[[list[str]], Mapping[str, Sequence[str]]]
"""From keys of names to the other names of what they name; keys that name nothing are left out."""


class Query(NamedTuple):
    """`words` are those of the reader, as they may be shown again; `runs` parts `wanted` for `widen`.

    Each run is the number of groups that stand for plain words beside each other; a phrase in quotation
    marks is a run of one.
    """

    wanted: tuple[Group, ...] = ()
    unwanted: tuple[Group, ...] = ()
    words: str = ""
    runs: tuple[int, ...] = ()


MOST_CHARACTERS = 200
MOST_GROUPS = 20
MOST_NAMES = 40
LONGEST_NAME = 6
"""Words of a query that are tried as one name."""
SHORTEST_PART = 3
"""Letters of a part into which a Persian word is taken apart: مادر is not "ما در"."""
_OPEN, _CLOSE = '"“”„‟«»〝〞＂', '"“”„‟«»〝〞＂'
_PART = re.compile(
    rf"(?P<minus>(?<!\S)[-−–](?=[\w{_OPEN}]))?(?:[{_OPEN}](?P<quoted>[^{_CLOSE}]*)[{_CLOSE}]?|(?P<plain>[^\s{_OPEN}]+))"
)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufff9-\uffff]")


def parse(words: str, language: str = "") -> Query:
    """Return what a reader asks for; any string is a query, and a query of signs alone wants nothing.

    Plain words must all be met; "..." (or «...») is a phrase, and a minus before either excludes. Only the
    first 200 characters and 20 words or phrases count. Words of grammar count where there are no others.
    """
    words = " ".join(_CONTROLS.sub(" ", words[: MOST_CHARACTERS * 20]).split())[:MOST_CHARACTERS].strip()
    unwanted: list[Group] = []
    asked: list[list[Group]] = []
    plain: list[str] = []
    for match in _PART.finditer(words):
        quoted = match["quoted"]
        if match["minus"]:
            unwanted += _excluded(
                quoted if quoted is not None else match["plain"], quoted is not None, language
            )
        elif quoted is None:
            plain.append(match["plain"])
        else:
            phrase = phrase_of(quoted, language)
            asked += [groups_of(" ".join(plain), language), [(phrase,)] if phrase else []]
            plain.clear()
    asked.append(groups_of(" ".join(plain), language))
    runs = _limited(_meaning(asked))
    wanted = tuple(group for run in runs for group in run)
    return Query(wanted, tuple(unwanted[:MOST_GROUPS]), words, tuple(len(run) for run in runs))


def _meaning(runs: list[list[Group]]) -> list[list[Group]]:
    """Leave out the words of grammar where there are others."""
    meant = [[group for group in run if not _is_grammar(group)] for run in runs]
    return meant if any(meant) else runs


def _is_grammar(group: Group) -> bool:
    (first, *more) = group[0]
    return not more and not first.isdisjoint(STOP_WORDS)


def _limited(runs: list[list[Group]]) -> list[list[Group]]:
    """Return the runs without repeated groups, and no more groups than a query may have."""
    seen: dict[Group, None] = {}
    limited = []
    for run in runs:
        fresh = [group for group in dict.fromkeys(run) if group not in seen][: MOST_GROUPS - len(seen)]
        seen |= dict.fromkeys(fresh)
        limited += [fresh] if fresh else []
    return limited


def _excluded(words: str, is_phrase: bool, language: str) -> list[Group]:
    phrase = phrase_of(words, language)
    if not phrase:
        return []
    return [(phrase,)] if is_phrase or len(phrase) > 1 else groups_of(words, language)


def groups_of(words: str, language: str) -> list[Group]:
    """Return a group for each plain word; two beside each other may also be one word in a text."""
    tokens = analyse(words, language)
    groups = [_group(words[token.start : token.end], token) for token in tokens]
    for at, (one, other) in enumerate(pairwise(tokens)):
        if joined := _joined(words, one, other, language):
            groups[at] += (joined,)
            groups[at + 1] += (joined,)
    return groups


def _group(written: str, token: Token) -> Group:
    """Return the ways in which one word may stand in a text: in one, or as the parts it is made of."""
    if ARABIC_SCRIPT.match(written):
        pieces = tuple(letters_of(piece) for piece in re.split("[\u200c\\s]+", written))
        parts = parts_of(pieces)
        found = readings(pieces, parts)
        phrases: list[Phrase] = [(frozenset(found),)]
        phrases += [tuple(frozenset({part}) for part in compound(parts))] if compound(parts) else []
        phrases += _taken_apart(found[0])
        return tuple(dict.fromkeys(phrases))
    main, *parts = token.terms
    whole: Phrase = (frozenset({_meant(main)}),)
    return (whole, tuple(frozenset({part}) for part in parts)) if parts else (whole,)  # S-300 is also S 300


def _meant(term: str) -> str:
    """Return "us" for the pronoun: whoever searches for the word alone means the country."""
    return term[1:] if term[:1] == "0" and term[1:] in HOMOGRAPHS else term


def _taken_apart(term: str) -> Iterator[Phrase]:
    """Yield the ways to part a long Persian word in two: writers do, where there should be a half-space."""
    if len(term) > 2 * SHORTEST_PART:
        for at in range(SHORTEST_PART, len(term) - SHORTEST_PART + 1):
            yield (frozenset(stems(term[:at])[:1]), frozenset(stems(term[at:])[:1]))


def _joined(words: str, one: Token, other: Token, language: str) -> Phrase | None:
    """Return two words beside each other as the one that they may be in a text: Hamid Reza, چشم انداز."""
    terms = (one.terms[0], other.terms[0])
    if words[one.end : other.start].strip() or not all(term.isalpha() for term in terms):
        return None
    if not STOP_WORDS.isdisjoint(terms):
        return None
    tokens = analyse(words[one.start : one.end] + words[other.start : other.end], language)
    return (frozenset({tokens[0].terms[0]}),) if len(tokens) == 1 else None


def phrase_of(words: str, language: str = "") -> Phrase:
    """Return the words as places that follow each other."""
    slots = []
    for token in analyse(words, language)[:MOST_GROUPS]:
        main = token.terms[0]
        slots.append(frozenset({main, _meant(main)}))
    return tuple(slots)


def name_key(name: str) -> str:
    """Return the key by which names are compared: their terms without words of grammar, a blank between."""
    terms = [_meant(token.terms[0]) for token in analyse(name)]
    return " ".join([term for term in terms if term not in STOP_WORDS] or terms)


def widen(query: Query, lookup: Lookup) -> Query:
    """Return the query with all names of what it names as alternatives.

    `lookup` gets the keys (see `name_key`) of up to six words beside each other, of each quoted phrase too,
    and gives the other names of those that name something. The longest name counts.
    """
    spans = list(_runs(query))
    keys = {key: None for start, end in spans for key in [_key(query.wanted[start:end])] if key}
    known = lookup(list(keys)) if keys else {}
    if not known:
        return query
    wanted: list[Group] = []
    runs: list[int] = []
    at = 0
    for run in query.runs:
        end = at + run
        taken = len(wanted)
        while at < end:
            stop = next(
                (
                    stop
                    for stop in range(min(end, at + LONGEST_NAME), at, -1)
                    if known.get(_key(query.wanted[at:stop]))
                ),
                None,
            )
            if stop is None:
                wanted.append(query.wanted[at])
                at += 1
            else:
                wanted.append(_named(query.wanted[at:stop], known[_key(query.wanted[at:stop])]))
                at = stop
        runs.append(len(wanted) - taken)
    return query._replace(wanted=tuple(wanted), runs=tuple(runs))


def _runs(query: Query) -> Iterator[tuple[int, int]]:
    at = 0
    for run in query.runs:
        for start in range(at, at + run):
            for stop in range(start + 1, min(at + run, start + LONGEST_NAME) + 1):
                yield start, stop
        at += run


def _key(groups: Sequence[Group]) -> str:
    """Return the key of the words that groups stand for: their first reading."""
    terms = []
    for group in groups:
        for slot in group[0]:
            plain = sorted(term for term in slot if term[:1] != "0" or term[1:] not in HOMOGRAPHS)
            terms += plain[:1] if len(group[0]) == 1 or plain[0] not in STOP_WORDS else []
    return " ".join(terms)


def _named(groups: Sequence[Group], names: Sequence[str]) -> Group:
    """Return the alternatives for what several words name: the words as they stand, and the other names."""
    own = groups[0] if len(groups) == 1 else (tuple(slot for group in groups for slot in group[0]),)
    others = [_name_phrase(name) for name in names[:MOST_NAMES]]
    return tuple(dict.fromkeys([*own, *(phrase for phrase in others if phrase)]))


def _name_phrase(name: str) -> Phrase:
    """Return the terms of a name; an acronym that is also a word of grammar counts in capitals only."""
    return tuple(frozenset({_meant(token.terms[0])}) for token in analyse(name))
