"""Where in a work the words of a search stand: a few words round them, and an address that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from papers.models import CatalogueRow
from papers.text.analysis import Query, cut, marked
from papers.text.letters import fold

FIELDS = {"title", "subtitle", "number", "name", "affiliation", "signature", "keywords_printed"}
"""Parts that a list shows anyway, or that are no running text: a snippet comes from the others if it can."""
MOST_CHARACTERS = 20_000
"""Characters of one work that are looked through for its best passage."""
MOST_PARTS = 20
SHORTEST_STEM = 3


class Snippet(NamedTuple):
    """Pieces of the original text, each with whether it was searched for, and where they stand.

    `kind` is the part's ("paragraph", "note", "title"); `mark` a note's own; `anchor` is "" for a field.
    """

    pieces: list[tuple[str, bool]]
    kind: str
    mark: str
    anchor: str

    @property
    def text(self) -> str:
        return "".join(piece for piece, _is_match in self.pieces)


def snippet_of(row: CatalogueRow, query: Query) -> Snippet | None:
    """Return the passage of the row's work that meets the most words; None where only other names match."""
    language, alone = row.text_language, len(query.wanted) == 1
    best, best_rank = None, (0, False)
    for meets, (anchor, kind, text) in worth_reading(row.text.parts, query):
        if best_rank >= (max(meets, 1), True):
            break  # no part that follows can hold more of the words
        pieces = cut(text, query, language) if alone else None
        groups = {0} if pieces else set() if alone else groups_in(text, query, language)
        rank = (len(groups), kind not in FIELDS)
        if groups and rank > best_rank:
            best, best_rank = (anchor, kind, text, pieces), rank
    if best is None:
        return None
    anchor, kind, text, pieces = best
    return Snippet(pieces or cut(text, query, language) or [], kind, mark_of(anchor), anchor)


def groups_in(text: str, query: Query, language: str) -> set[int]:
    """Return which groups of the query the text holds; of a single one, `cut` says as much at once."""
    return {group for _start, _end, group in marked(text, query, language)}


def worth_reading(parts: list[list[str]], query: Query) -> Iterator[tuple[int, list[str]]]:
    """Yield (about how many of the words, part), those with the beginnings of the most words first.

    An analysis of all the text would take ten times as long as the search. The letters of a term begin the
    word that it was made of, but for half-spaces: where no part has them, the first parts are read.
    """
    begun = [{term[: max(SHORTEST_STEM, len(term) - 2)] for term in terms} for terms in terms_of(query)]
    ranked = []
    for at, part in enumerate(parts):
        folded = fold(part[2]).replace("\u200c", "")
        meets = sum(any(beginning in folded for beginning in beginnings) for beginnings in begun)
        ranked.append((-meets, part[1] in FIELDS, at))
    ranked.sort()
    left = MOST_CHARACTERS
    for meets, _field, at in ranked[:MOST_PARTS]:
        if left <= 0 or (meets == 0 and ranked[0][0] < 0):
            return
        left -= len(parts[at][2])
        yield -meets, parts[at]


def terms_of(query: Query) -> Iterator[set[str]]:
    """Yield for each group of the query the terms that begin its phrases."""
    for group in query.wanted:
        yield {term for phrase in group for term in phrase[0]}


def mark_of(anchor: str) -> str:
    """Return the mark of the note that the anchor leads to: "3" for note-3; "" where it is no plain one."""
    name, _, rest = anchor.partition("-")
    mark = rest.partition("-")[0]
    return mark if name == "note" and not mark.startswith("x") else ""
