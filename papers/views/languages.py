"""What a work's page says of the work in its other languages, and both texts side by side."""

from typing import NamedTuple

from papers.models import WorkPage, families
from papers.translating.alignment import Unit, align
from papers.translating.staleness import Age, age_of

STREAMS = {"essay": "body", "interview": "body", "report": "preface"}
"""Which field of each kind of work holds its running text."""


class Beside(NamedTuple):
    """The same work in another language, and the blocks of both texts that belong together."""

    page: WorkPage
    stream: list
    pairs: list[tuple]


def across_languages(page: WorkPage, request, family: families.Family) -> dict:
    """Return the work in other languages, the original of a translation, and whether it is stale."""
    others = family.other_languages(page)
    original = None
    if page.is_translation:
        found = (other for other in others if other.locale.language_code == page.original_language)
        original = next(found, None)
    own = family.own(page)
    is_stale = own is not None and age_of(own, original) is Age.STALE
    return {
        "other_languages": others,
        "original": original,
        "is_stale": is_stale,
        "beside": beside(page, others, request.GET.get("beside", "")),
        "texts_beside": others if getattr(page, STREAMS[page.kind]) else [],
    }


def beside(page: WorkPage, others: list[WorkPage], language: str) -> Beside | None:
    """Return the text in the language block by block beside the page's own; None where there is none."""
    found = next((other for other in others if other.locale.language_code == language), None)
    if found is None:
        return None
    other, locale = found.specific, found.locale
    other.locale = locale
    field = STREAMS[page.kind]
    own_blocks, blocks = list(getattr(page, field)), list(getattr(other, field))
    if not own_blocks or not blocks:
        return None
    places = align([unit_of(block) for block in own_blocks], [unit_of(block) for block in blocks])
    return Beside(
        other,
        getattr(other, field),
        [
            (
                own_blocks[left] if left is not None else None,
                blocks[right] if right is not None else None,
            )
            for left, right in places
        ],
    )


def unit_of(block) -> Unit:
    """Return what the comparing of two texts needs to know of a block."""
    kind = block.block_type + (block.value["level"] if block.block_type == "heading" else "")
    words = block.block.get_searchable_content(block.value)
    return Unit(block.id or "", kind, sum(map(len, words)))
