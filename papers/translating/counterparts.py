"""Which part of a translation says what a part of its original says."""

from collections.abc import Sequence

from papers.models.parts import Part

from .alignment import Unit, align


def counterparts(original: Sequence[Part], translation: Sequence[Part]) -> dict[str, Part]:
    """Return by the name of the original's parts those of the translation, as far as they can be told.

    Fields belong to fields of their name; so do blocks that were copied. Blocks of a page that was linked
    by hand pair by their order, kind and length.
    """
    own = {part.name: part for part in translation}
    found = {part.name: own[part.name] for part in original if part.name in own}
    blocks, theirs = ([part for part in parts if is_block(part)] for parts in (original, translation))
    units = [[Unit(part.name, part.kind, len(part.text)) for part in parts] for parts in (blocks, theirs)]
    for at, place in align(*units):
        if at is not None and place is not None:
            found.setdefault(blocks[at].name, theirs[place])
    return found


def is_block(part: Part) -> bool:
    """Return whether the part is a block of a text: a field is named for what it is."""
    return part.kind != "signature" and part.name != part.kind
