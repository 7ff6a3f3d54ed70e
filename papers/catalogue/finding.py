"""What a reader finds: words -> terms -> rows of the catalogue -> results, facets and snippets."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from papers.models import CatalogueRow
from papers.text.analysis import Query, parse, widen

from . import names, spelling
from .facets import Facet, facets_of
from .hits import ORDERS, PER_PAGE, Chosen, Counted, count_hits
from .snippets import FIELDS, Snippet, snippet_of

LAST_PAGE = 100_000
"""A page of results beyond is no page; the last one is shown in its place."""
EVERYTHING = Chosen()


class Result(NamedTuple):
    """A work that was found, and where its words stand; None where it is found by other names only."""

    row: CatalogueRow
    snippet: Snippet | None

    @property
    def address(self) -> str:
        """The address of the passage; of the work where no anchor leads to it."""
        anchor = self.snippet.anchor if self.snippet else ""
        return f"{self.row.address}#{anchor}" if anchor else self.row.address

    @property
    def shows_passage(self) -> bool:
        """Whether the words stand in what the list does not show anyway."""
        return self.snippet is not None and self.snippet.kind not in FIELDS


@dataclass(frozen=True)
class Found:
    """The answer to a search.

    `words` are those of the reader as they may be shown; `is_asked` says that they ask for anything.
    `approximate` says that nothing has these words, and that the results are those of `did_you_mean`.
    `elsewhere` are the first of `elsewhere_total` works that only match in another language. `dropped` is
    how many works there would be without each choice.
    """

    words: str
    language: str
    is_asked: bool
    order: str
    page: int = 1
    total: int = 0
    results: list[Result] = field(default_factory=list)
    elsewhere_total: int = 0
    elsewhere: list[Result] = field(default_factory=list)
    facets: list[Facet] = field(default_factory=list)
    dropped: dict[str, int] = field(default_factory=dict)
    approximate: bool = False
    did_you_mean: str = ""

    @property
    def is_missed(self) -> bool:
        """Whether nothing has the reader's own words, in any language."""
        return self.is_asked and (self.approximate or not (self.total or self.elsewhere_total))

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))


def find(
    words: str, language: str, chosen: Chosen = EVERYTHING, page: int = 1, order: str = "relevance"
) -> Found:
    """Return what readers of the language find on a page of the results; no words and no page are an error.

    Works in the language come first; what only matches in another one is told apart from them. Where nothing
    at all is found, near words are looked for.
    """
    order = order if order in ORDERS else "relevance"
    query = asked(words, language)
    if not query.wanted:
        return Found(query.words, language, False, order)
    page, counted = turned(query, language, chosen, page, order)
    meant = None
    if not counted.total and not counted.elsewhere_total and not any(counted.dropped.values()):
        meant = spelling.respelled(query.words, language)
    if meant:
        shown = asked(meant, language)
        page, counted = turned(shown, language, chosen, page, order)
    else:
        shown = query
    rows = rows_of([*counted.found, *counted.elsewhere])
    return Found(
        words=query.words,
        language=language,
        is_asked=True,
        order=order,
        page=page,
        total=counted.total,
        results=[result_of(rows[key], shown) for key in counted.found if key in rows],
        elsewhere_total=counted.elsewhere_total,
        elsewhere=[result_of(rows[key], shown) for key in counted.elsewhere if key in rows],
        facets=facets_of(counted.facets, chosen, language),
        dropped=counted.dropped,
        approximate=bool(meant),
        did_you_mean=meant or "",
    )


def asked(words: str, language: str) -> Query:
    return widen(parse(words, language), names.look_up)


def turned(query: Query, language: str, chosen: Chosen, page: int, order: str) -> tuple[int, Counted]:
    """Return the page of results and its number: the nearest one that there is."""
    page = min(max(page, 1), LAST_PAGE)
    counted = count_hits(query, language, chosen, page, order)
    last = max(1, -(-counted.total // PER_PAGE))
    return (page, counted) if page <= last else (last, count_hits(query, language, chosen, last, order))


def rows_of(keys: list[int]) -> dict[int, CatalogueRow]:
    """Return the rows with their texts, in one query."""
    rows = CatalogueRow.objects.current().filter(pk__in=keys).select_related("text")
    return rows.defer("text__words", "text__heads").in_bulk() if keys else {}


def result_of(row: CatalogueRow, query: Query) -> Result:
    return Result(row, snippet_of(row, query))
