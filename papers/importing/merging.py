"""Merges the blocks of three texts: the one last imported, the page's own and the source's.

A stream is a list of raw blocks, `{"type", "value", "id"}`. `carry_ids` first gives the source's blocks the
ids under which the page knows them; `merge_streams` then decides block by block.
"""

from __future__ import annotations

import html
import re
import uuid
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')
TAG = re.compile(r"<[^>]*>")
ALIKE = 0.5
"""The share of words from which on a changed block counts as the same block, changed."""
NEAR = 40
"""So many blocks around are looked at for the one that was changed; it keeps long texts linear."""
AGAIN = uuid.UUID("5d3a5f0e-41d1-5bb4-8a55-2f3c1f7a6b10")

Block = dict[str, Any]


@dataclass(frozen=True)
class BlockConflict:
    """A block that editors and the source changed differently; None where a side has nothing there."""

    imported: Any
    own: Any
    source: Any


@dataclass(frozen=True)
class Merged:
    """`blocks` is the merged text. `imported` is what to remember as last imported: the source's, but of a
    block in conflict what was imported before, so that the conflict is said until somebody solves it."""

    blocks: list[Block]
    imported: list[Block]
    conflicts: tuple[BlockConflict, ...] = ()


def comparable(value: Any) -> Any:
    """Return a stream's raw data without what an editor's browser adds to unchanged text."""
    if isinstance(value, dict):
        return {key: comparable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [comparable(part) for part in value]
    if isinstance(value, str) and "<" in value:
        return html.unescape(BLOCK_KEY.sub("", value))
    return value


# The ids of blocks that stayed ----------------------------------------------------------------------------


def carry_ids(known: list[Block], source: list[Block]) -> tuple[list[Block], dict[str, str]]:
    """Return the source's blocks under the ids of the known ones, and the new id of each that changed.

    Equal blocks keep their id; a changed block keeps that of the block which it replaces where most
    words are the same. Items of lists likewise.
    """
    pairs = paired(known, source)
    renamed: dict[str, str] = {}
    taken = {block["id"] for block in known}
    carried = []
    for at, block in enumerate(source):
        if at in pairs:
            identity = known[pairs[at]]["id"]
        else:
            identity = block["id"]
            while identity in taken:
                identity = str(uuid.uuid5(AGAIN, identity))
            taken.add(identity)
        value = block["value"]
        if isinstance(value, dict) and isinstance(value.get("items"), list):
            old = known[pairs[at]]["value"].get("items", []) if at in pairs else []
            items, inner = carry_ids(old, value["items"])
            value = {**value, "items": items}
            renamed |= inner
        if identity != block["id"]:
            renamed[block["id"]] = identity
        carried.append({**block, "value": value, "id": identity})
    return carried, renamed


def paired(known: list[Block], source: list[Block]) -> dict[int, int]:
    """Return the known block (by place) of each source block that is the same or the same but changed."""
    keys = [[repr(without_ids(block)) for block in blocks] for blocks in (known, source)]
    pairs: dict[int, int] = {}
    for tag, start, end, first, last in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs |= {first + at: start + at for at in range(end - start)}
        elif tag == "replace":
            free = start
            for at in range(first, last):
                near = range(free, min(end, free + NEAR))
                best = max(near, key=lambda place: likeness(known[place], source[at]), default=None)
                if best is not None and likeness(known[best], source[at]) >= ALIKE:
                    pairs[at], free = best, best + 1
    return pairs | moved(keys, pairs)


def moved(keys: list[list[str]], pairs: dict[int, int]) -> dict[int, int]:
    """Return the pairs of equal blocks that stand elsewhere in the source than they stood."""
    used = set(pairs.values())
    places: dict[str, list[int]] = {}
    for place, key in enumerate(keys[0]):
        if place not in used:
            places.setdefault(key, []).append(place)
    return {at: places[key].pop(0) for at, key in enumerate(keys[1]) if at not in pairs and places.get(key)}


def without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_ids(part) for key, part in sorted(value.items()) if key != "id"}
    if isinstance(value, list | tuple):
        return [without_ids(part) for part in value]
    return comparable(value)


def likeness(one: Block, other: Block) -> float:
    """Return the share of words that two blocks have in common, 0 for blocks of two kinds."""
    if one["type"] != other["type"]:
        return 0.0
    words, others = (set(words_of(block["value"]).split()) for block in (one, other))
    return len(words & others) / max(len(words), len(others), 1)


def words_of(value: Any) -> str:
    """Return the words of a block's value, without marks and ids."""
    if isinstance(value, dict):
        return " ".join(words_of(part) for key, part in value.items() if key not in ("id", "type"))
    if isinstance(value, list | tuple):
        return " ".join(words_of(part) for part in value)
    return html.unescape(TAG.sub("", value)).strip() if isinstance(value, str) else ""


# Three texts ----------------------------------------------------------------------------------------------


def merge_streams(imported: list[Block], own: list[Block], source: list[Block]) -> Merged:
    """Return the page's text with what the source changed, editors' changes kept.

    Blocks stand in the order of the source where it alone reordered them, else in the page's own.
    """
    base, mine, theirs = ({block["id"]: block for block in blocks} for blocks in (imported, own, source))
    kept: dict[str, Block] = {}
    conflicts: dict[str, BlockConflict] = {}
    for identity in dict.fromkeys((*mine, *theirs, *base)):
        before, here, there = (blocks.get(identity) for blocks in (base, mine, theirs))
        if equal(here, there) or equal(there, before):
            chosen = here
        elif equal(here, before):
            chosen = there
        else:
            chosen = here
            conflicts[identity] = BlockConflict(before, here, there)
        if chosen is not None:
            kept[identity] = chosen
    source_leads = reordered(base, theirs) and not reordered(base, mine)
    leading, other = (theirs, mine) if source_leads else (mine, theirs)
    order = woven([key for key in leading if key in kept], [key for key in other if key in kept], set(base))
    remembered = remember(base, theirs, conflicts)
    return Merged([kept[key] for key in order], remembered, tuple(conflicts.values()))


def equal(one: Block | None, other: Block | None) -> bool:
    return comparable(one) == comparable(other)


def reordered(one: dict[str, Block], other: dict[str, Block]) -> bool:
    """Return whether the blocks that both have stand in two orders."""
    return [key for key in one if key in other] != [key for key in other if key in one]


def woven(leading: list[str], other: list[str], known: set[str]) -> list[str]:
    """Return the leading order with each further block behind its predecessor in the other order.

    Behind one and the same predecessor, what the leading side inserted there comes first.
    """
    order = list(leading)
    placed = set(order)
    for at, key in enumerate(other):
        if key in placed:
            continue
        before = next((other[place] for place in range(at - 1, -1, -1) if other[place] in placed), None)
        position = order.index(before) + 1 if before is not None else 0
        while position < len(order) and order[position] not in known and order[position] not in other:
            position += 1
        order.insert(position, key)
        placed.add(key)
    return order


def remember(
    base: dict[str, Block], theirs: dict[str, Block], conflicts: dict[str, BlockConflict]
) -> list[Block]:
    """Return the source's blocks, but those in conflict as they were imported before, where they stood."""
    values = {key: base.get(key) if key in conflicts else block for key, block in theirs.items()}
    values |= {key: base.get(key) for key in conflicts}
    kept = [key for key in base if key in theirs or key in conflicts]
    order = woven(list(theirs), kept, set(base))
    return [values[key] for key in order if values.get(key) is not None]
