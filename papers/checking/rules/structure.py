"""How a work is built: its abstract, headings and pictures, and a report's contents against its essays."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from papers.models import ReportPage
from papers.models.parts import plain
from papers.text.letters import fold

from ..drafts import Draft, Essay
from ..findings import Finding

LEVELS = {"2": 2, "3": 3, "4": 4}
LIKE = 0.7
"""How much of two titles must be the same for them to be one title, printed in two ways."""
MOST_COMPARED = 200
"""Characters of a title that are compared."""
MOST_ROWS = 150
"""Rows of contents that are compared with essays."""


def missing_abstract(draft: Draft) -> Iterator[Finding]:
    if not draft.work.abstract.strip():
        yield Finding("missing-abstract", "abstract")


def jumping_headings(draft: Draft) -> Iterator[Finding]:
    """A text begins with sections; each heading is at most one level below the one before it."""
    for blocks in draft.streams.values():
        before = 1
        for block in blocks:
            if block.kind == "heading":
                level = LEVELS.get(block.value.get("level"), 2)
                if level > before + 1:
                    yield Finding("heading-jump", block.place, block.value.get("text") or "")
                before = level


def pictures_without_words(draft: Draft) -> Iterator[Finding]:
    for blocks in draft.streams.values():
        for block in blocks:
            value = block.value
            if block.kind == "figure" and value.get("image") and not (value.get("alternative") or "").strip():
                caption = plain(value.get("caption") or "")
                yield Finding("missing-alternative", block.place, caption or str(value["image"]))


def lacking_contents(draft: Draft) -> Iterator[Finding]:
    rows, essays = contents_of(draft)
    pairs = paired([title for title, _page in rows], [essay.title for essay in essays])
    if rows:
        for at, (title, _number) in enumerate(rows):
            if at not in pairs:
                yield Finding("contents-lack", "contents", title)
        for at, essay in enumerate(essays):
            if at not in pairs.values():
                yield Finding("contents-lack", "contents", essay.title)


def differing_titles(draft: Draft) -> Iterator[Finding]:
    for title, _number, essay, _in_order in rows_with_essays(draft):
        if bare(title) != bare(essay.title):
            yield Finding("contents-differ", "contents", title, essay.title)


def differing_pages(draft: Draft) -> Iterator[Finding]:
    for title, number, essay, _in_order in rows_with_essays(draft):
        if number and essay.page_number and number != essay.page_number:
            yield Finding("contents-page", "contents", title, f"{number} / {essay.page_number}")


def differing_order(draft: Draft) -> Iterator[Finding]:
    for title, _number, _essay, in_order in rows_with_essays(draft):
        if not in_order:
            yield Finding("contents-order", "contents", title)


def rows_with_essays(draft: Draft) -> Iterator[tuple[str, int | None, Essay, bool]]:
    """Yield title and page of each row, its essay, and whether it stands behind those of the rows before."""
    rows, essays = contents_of(draft)
    pairs = paired([title for title, _page in rows], [essay.title for essay in essays])
    furthest = -1
    for at, (title, number) in enumerate(rows):
        if at in pairs:
            yield title, number, essays[pairs[at]], pairs[at] > furthest
            furthest = max(furthest, pairs[at])


def contents_of(draft: Draft) -> tuple[list[tuple[str, int | None]], list[Essay]]:
    work = draft.work
    if not isinstance(work, ReportPage):
        return [], []
    rows = [(row.title, row.page_number) for row in work.contents.all()]
    return rows[:MOST_ROWS], draft.known.essays.get(work.path, [])[:MOST_ROWS]


def paired(titles: list[str], others: list[str]) -> dict[int, int]:
    """Return which of the others each title is, by place: the equal ones first, then the likest."""
    titles, others = [bare(title) for title in titles], [bare(other) for other in others]
    pairs: dict[int, int] = {}
    free: dict[str, list[int]] = {}
    for at, other in enumerate(others):
        free.setdefault(other, []).append(at)
    for at, title in enumerate(titles):
        if equal := free.get(title):
            pairs[at] = equal.pop(0)
    left = [at for places in free.values() for at in places]
    for at, title in enumerate(titles):
        if at not in pairs and left:
            alike, likest = max((likeness(title, others[other]), -other) for other in left)
            if alike >= LIKE:
                pairs[at] = -likest
                left.remove(-likest)
    return pairs


def likeness(title: str, other: str) -> float:
    matcher = SequenceMatcher(None, title[:MOST_COMPARED], other[:MOST_COMPARED], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE else 0.0


def bare(title: str) -> str:
    """Return the letters and digits of a title: the print of contents differs in signs and spaces."""
    return "".join(sign for sign in fold(title) if sign.isalnum())
