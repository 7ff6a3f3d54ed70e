"""Where the texts of a work stand, each by the part that it belongs to, and how a new one is put there."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from papers.models import WorkPage
from papers.models.parts import WORDS_OF_BLOCKS

SIGNATURES = "signatures"


class Place(NamedTuple):
    """One stored text of a work. `part` and `kind` are those of `papers.models.parts`.

    `path` leads to it: a field's name, then the keys and indexes in its stored value.
    """

    part: str
    kind: str
    path: tuple
    text: str
    is_rich: bool


def places_of(work: WorkPage) -> Iterator[Place]:
    """Yield each text that readers read as the work's own words, in reading order."""
    for name in work.text_fields:
        value = getattr(work, name)
        if isinstance(value, str):
            yield Place(name, name, (name,), value, False)
        else:
            yield from places_of_blocks(value.stream_block, value.get_prep_value(), (name,))
    for order, row in enumerate(work.signatures.all()):
        path = (SIGNATURES, order, "affiliation_printed")
        yield Place(f"signature-{order + 1}", "signature", path, row.affiliation_printed, False)


def places_of_blocks(stream: blocks.StreamBlock, rows: list, path: tuple) -> Iterator[Place]:
    for at, row in enumerate(rows):
        block, here = stream.child_blocks.get(row["type"]), (*path, at, "value")
        if block is not None:
            for part, kind, inner, text, is_rich in texts_in(block, row["value"], row["id"], row["type"]):
                yield Place(part, kind, (*here, *inner), text, is_rich)


def texts_in(block: blocks.Block, value: Any, part: str, kind: str, path=()) -> Iterator[Place]:
    """Yield the texts in a stored value that are prose: no mark of a note, no remark for editors."""
    if isinstance(block, TableBlock):
        for line, cells in enumerate((value or {}).get("data") or []):
            for column, cell in enumerate(cells):
                if isinstance(cell, str):
                    yield Place(part, kind, ("data", line, column), cell, False)
    elif isinstance(block, blocks.StructBlock) and isinstance(value, dict):
        for name, child in block.child_blocks.items():
            if name in WORDS_OF_BLOCKS or isinstance(child, blocks.ListBlock):
                yield from texts_in(child, value.get(name), part, kind, (*path, name))
    elif isinstance(block, blocks.ListBlock):
        for at, row in enumerate(value or ()):
            yield from texts_in(block.child_block, row["value"], row["id"], "item", (*path, at, "value"))
    elif isinstance(value, str):
        yield Place(part, kind, path, value, isinstance(block, blocks.RichTextBlock))


def put(work: WorkPage, changed: Iterable[tuple[Place, str]]) -> None:
    """Set the texts at these places of the work, in memory."""
    values: dict[str, Any] = {}
    for place, text in changed:
        name, *way = place.path
        if not way:
            setattr(work, name, text)
            continue
        if name not in values:
            values[name] = rows_of(work, name)
        target = values[name]
        if name == SIGNATURES:
            setattr(target[way[0]], way[1], text)
            continue
        for step in way[:-1]:
            target = target[step]
        target[way[-1]] = text
    for name, value in values.items():
        setattr(work, name, value)


def rows_of(work: WorkPage, name: str) -> list:
    if name == SIGNATURES:
        return list(work.signatures.all())
    return deepcopy(list(getattr(work, name).get_prep_value()))
