"""Rich text inside a paper's text, with each note's mark and the note linked to each other.

Notes are called by a mark in the text (`<sup>1</sup>`). The first call of a mark belongs to the first
note with that mark, the second to the second; a mark that no note explains stays as it is printed.
"""

import re
from collections import Counter

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from .papers_tags import digits_of

register = template.Library()

_CALL = re.compile(r"<sup>\s*([^<>&\s]{1,8})\s*</sup>")
_BETWEEN_PARAGRAPHS = re.compile(r"</p>\s*<p[^>]*>")
_PARAGRAPH_TAG = re.compile(r"</?p(?:\s[^>]*)?>")


class Notes:
    """The notes of one rendering of a page: how many there are of each mark, how many were met."""

    def __init__(self, streams=()):
        blocks = (block for stream in streams for block in stream)
        marks = (block.value["mark"].strip() for block in blocks if block.block_type == "note")
        self.existing, self.called, self.shown = Counter(marks), Counter(), Counter()

    def call(self, mark):
        """Return (note's id, the call's own id or "") for the next call of the mark; None without a note."""
        if not self.existing[mark]:
            return None
        self.called[mark] += 1
        number = self.called[mark]
        if number > self.existing[mark]:
            return identifier(mark, self.existing[mark]), ""
        return identifier(mark, number), f"call-{identifier(mark, number)}"

    def show(self, mark):
        """Return (the note's id, the id of its call or "") for the next note with the mark."""
        self.shown[mark] += 1
        number = self.shown[mark]
        called = number <= self.called[mark]
        return identifier(mark, number), f"call-{identifier(mark, number)}" if called else ""


def identifier(mark, number):
    """Return an id that is safe in HTML and in an address: note-1, note-x2a for an asterisk, note-1-2."""
    plain = (
        mark if mark.isascii() and mark.isalnum() else "x" + "".join(f"{ord(letter):x}" for letter in mark)
    )
    return f"note-{plain}" + (f"-{number}" if number > 1 else "")


@register.simple_tag
def notes_of(*streams):
    """Return the notes in these texts; `{% notes_of page.body as notes %}` lets the blocks link them."""
    return Notes(stream for stream in streams if stream)


@register.simple_tag(takes_context=True)
def text(context, value):
    """Return rich text as HTML, paragraphs and all, its calls linked to the notes of the page."""
    notes, language = context.get("notes") or Notes(), getattr(context.get("page"), "language", "")
    return mark_safe(_CALL.sub(lambda match: linked(match, notes, language), str(value)))


@register.simple_tag(takes_context=True)
def inline_text(context, value):
    """Return rich text without its paragraph tags, for a place that is one paragraph already."""
    html = _BETWEEN_PARAGRAPHS.sub("<br>", text(context, value))
    return mark_safe(_PARAGRAPH_TAG.sub("", html))


def linked(match, notes, language):
    mark = match[1]
    ids = notes.call(mark)
    if ids is None:
        return match[0]
    own = f' id="{ids[1]}"' if ids[1] else ""
    return f'<sup><a href="#{ids[0]}"{own} role="doc-noteref">{escape(digits_of(mark, language))}</a></sup>'


@register.inclusion_tag("components/note.html", takes_context=True)
def note(context, value):
    """Show a note: its mark, its text, and the way back to its place in the text."""
    language = getattr(context.get("page"), "language", "")
    mark = value["mark"].strip()
    own, call = (context.get("notes") or Notes()).show(mark)
    shown = inline_text(context, value["text"])
    return {"id": own, "call": call, "mark": digits_of(mark, language), "text": shown}
