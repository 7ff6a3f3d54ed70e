"""What the parts of a work are called in the admin, and where in the editor each of them stands."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock

from papers.models.parts import Part

WORDS = 8


@dataclass(frozen=True)
class Named:
    """A part as an editor finds it: what it is, its first words, its place on the page's edit screen."""

    label: str
    opening: str
    anchor: str


def named(model, part: Part) -> Named:
    opening = Truncator(part.text).words(WORDS)
    return Named(label_of(model, part.kind), opening, anchor_of(part.name, part.kind))


def label_of(model, kind: str) -> str:
    """Return what parts of the kind are called: a field by its name, a block by its own."""
    if kind == "signature":
        return _("Author")
    if kind == "item":
        return _("List item")
    for field in model._meta.get_fields():
        if field.name == kind and hasattr(field, "verbose_name"):
            return str(field.verbose_name)
        block = getattr(field, "stream_block", None)
        if isinstance(block, StreamBlock) and kind in block.child_blocks:
            return str(block.child_blocks[kind].label)
    return kind


def anchor_of(name: str, kind: str) -> str:
    """Return the fragment that leads to the part on the edit screen of its page."""
    if kind == "signature":
        return f"id_signatures-{int(name.removeprefix('signature-')) - 1}-name_printed"
    return f"id_{name}" if name == kind else f"block-{name}-section"
