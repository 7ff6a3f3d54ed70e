"""Notes and the marks that call them, as the page joins them: the so-manieth call to the so-manieth note."""

import re
from collections import Counter
from collections.abc import Iterator

from papers.models.parts import WORDS_OF_BLOCKS, plain

from ..drafts import Block, Draft
from ..findings import Finding

_CALL = re.compile(r"(\w{0,3})((?:</?[a-z]{1,6}>){0,3})<sup>\s{0,3}([^<>&\s]{1,8})\s{0,3}</sup>")
_MARK = re.compile(r"[0-9۰-۹٠-٩]{1,3}|[*†‡§¶#]{1,4}")
_UNIT = re.compile(r"(?<!\w)(?:[kcmd]?m|10)\Z")
"""What a raised figure stands behind as a power, not as a mark: m², km³, 10⁶."""


def marks_without_note(draft: Draft) -> Iterator[Finding]:
    for blocks in draft.streams.values():
        there = {mark for _block, mark in notes_in(blocks)}
        for block, mark, before in calls_in(blocks):
            if mark not in there and _MARK.fullmatch(mark) and not _UNIT.search(before):
                yield Finding("mark-without-note", block.place, mark)


def notes_without_mark(draft: Draft) -> Iterator[Finding]:
    for blocks in draft.streams.values():
        called = Counter(mark for _block, mark, _before in calls_in(blocks))
        shown: Counter = Counter()
        for block, mark in notes_in(blocks):
            shown[mark] += 1
            if shown[mark] > called[mark]:
                words = plain(block.value.get("text") or "")
                yield Finding("note-without-mark", block.place, f"{mark} {words}".strip())


def notes_in(blocks: list[Block]) -> Iterator[tuple[Block, str]]:
    for block in blocks:
        if block.kind == "note":
            yield block, (block.value.get("mark") or "").strip()


def calls_in(blocks: list[Block]) -> Iterator[tuple[Block, str, str]]:
    """Yield the block, the mark, and up to three letters before it."""
    for block in blocks:
        for source in sources_of(block.value):
            for before, _tags, mark in _CALL.findall(source) if "<sup>" in source else ():
                yield block, mark, before


def sources_of(value) -> Iterator[str]:
    """Yield the stored texts in a block's value that are rendered with their marks."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name in WORDS_OF_BLOCKS:
            if isinstance(value.get(name), str):
                yield value[name]
        for item in value.get("items") or ():
            yield from sources_of(item["value"])
