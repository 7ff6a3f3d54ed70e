"""Rich text inside a paper's text, with each note's mark and the note linked to each other.

Notes are called by a mark in the text (`<sup>1</sup>`). The first call of a mark belongs to the first
note with that mark, the second to the second; a mark that no note explains stays as it is printed.
"""

import re
from collections import Counter
from html import unescape

from django import template
from django.utils.html import escape, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from papers.models.parts import note_anchor
from papers.text.runs import foreign_language

from .papers_tags import digits_of, foreign, in_language, language_attributes, with_runs

register = template.Library()

_CALL = re.compile(r"<sup>\s*([^<>&\s]{1,8})\s*</sup>")
_BETWEEN_PARAGRAPHS = re.compile(r"</p>\s*<p[^>]*>")
_PARAGRAPH = re.compile(r"<p((?:\s[^>]*)?)>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_UNNAMED = re.compile(r"\A(\s*<(?!aside)[a-z][a-z0-9]*)(?![^>]*\sid=)")
_PARAGRAPH_TAG = re.compile(r"</?p(?:\s[^>]*)?>")


class Notes:
    """The notes of one rendering of a page: how many there are of each mark, how many were met.

    `prefix` begins the ids of a second text in one document: "en-" gives en-note-1.
    """

    def __init__(self, streams=(), prefix=""):
        self.prefix = prefix
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
            return identifier(mark, self.existing[mark], self.prefix), ""
        own = identifier(mark, number, self.prefix)
        return own, f"call-{own}"

    def show(self, mark):
        """Return (the note's id, the id of its call or "") for the next note with the mark."""
        self.shown[mark] += 1
        number = self.shown[mark]
        own = identifier(mark, number, self.prefix)
        return own, f"call-{own}" if number <= self.called[mark] else ""


def identifier(mark, number, prefix=""):
    """Return an id that is safe in HTML and in an address."""
    return f"{prefix}{note_anchor(mark, number)}"


@register.simple_tag
def notes_of(*streams, prefix=""):
    """Return the notes in these texts; `{% notes_of page.body as notes %}` lets the blocks link them."""
    return Notes([stream for stream in streams if stream], prefix)


@register.simple_tag(takes_context=True)
def language_of_text(context):
    """Return the language of the text being shown: `text_language` where a page shows two."""
    page = context.get("page")
    return context.get("text_language") or getattr(page, "language", "") or get_language() or ""


@register.simple_tag(takes_context=True)
def text(context, value):
    """Return rich text as HTML, its calls linked to the notes, what is in another language marked."""
    language = language_of_text(context)
    return mark_safe(marked_paragraphs(with_calls(context, value), language))


@register.simple_tag(takes_context=True)
def inline_text(context, value):
    """Return what `text` does without paragraph tags, for a place that is one paragraph already."""
    html = _PARAGRAPH_TAG.sub("", _BETWEEN_PARAGRAPHS.sub("<br>", with_calls(context, value)))
    return mark_safe(marked(html, language_of_text(context)))


@register.simple_tag(takes_context=True)
def plain_text(context, value):
    """Return a text without markup, marked where it is in another language than the text round it."""
    return foreign(value, language_of_text(context))


@register.simple_tag(takes_context=True, name="marked_words")
def words_of_part(context, value):
    """Return the words of an element that carries `part_attributes`, runs in other languages marked."""
    language = language_of_text(context)
    return with_runs(value, foreign_language(str(value), language) or language)


@register.simple_tag(takes_context=True)
def part_attributes(context, value):
    """Return ` lang="en" dir="ltr"` for a plain part that is in another language than the text, else ""."""
    language = language_of_text(context)
    return language_attributes(foreign_language(str(value), language), language)


@register.simple_tag(takes_context=True)
def our_attributes(context):
    """Return what tells the site's own words inside a text from the text, where the languages differ."""
    return language_attributes(get_language(), language_of_text(context))


@register.filter
def marked_cells(html, language):
    """Return the HTML of a table with each cell's text marked that is in another language."""
    return mark_safe(marked_nodes(str(html), language))


@register.filter
def marked_lines(html, language):
    """Return the HTML of Django's `linebreaks` with each paragraph marked that is in another language."""
    return mark_safe(marked_paragraphs(str(html), language))


def with_calls(context, value):
    notes, language = context.get("notes") or Notes(), language_of_text(context)
    return _CALL.sub(lambda match: linked(match, notes, language), str(value))


def marked_paragraphs(html, language):
    """Return HTML with the language of each paragraph, and of each run of words, that is another one."""
    if "<p" not in html:
        return marked(html, language)

    def with_language(match):
        own = foreign_language(words_of(match[2]), language)
        return (
            f"<p{match[1]}{language_attributes(own, language)}>{marked_nodes(match[2], own or language)}</p>"
        )

    return _PARAGRAPH.sub(with_language, html)


def marked(html, language):
    """Return the HTML of one part with its language, where it is another one, and of its runs of words."""
    own = foreign_language(words_of(html), language)
    inner = marked_nodes(html, own or language)
    return in_language(mark_safe(inner), own) if own else inner


def marked_nodes(html, language):
    """Return HTML with each run of words in another language wrapped in its language and direction."""
    pieces = _TAG.split(html)
    pieces[::2] = [marked_words(piece, language) for piece in pieces[::2]]
    return "".join(pieces)


def marked_words(piece, language):
    """Return the words between two tags, as HTML; words without another script stay as they are."""
    words = unescape(piece)
    own = foreign_language(words, language)
    if own and len(words.split()) > 1:
        inner = in_language(with_runs(words.strip(), own), own)
        return f"{' ' * words[0].isspace()}{inner}{' ' * words[-1].isspace()}"
    marked = with_runs(words, language)
    return marked if "<span" in marked else piece


def words_of(html):
    return unescape(strip_tags(html))


def linked(match, notes, language):
    mark = match[1]
    ids = notes.call(mark)
    if ids is None:
        return match[0]
    own = f' id="{ids[1]}"' if ids[1] else ""
    return f'<sup><a href="#{ids[0]}"{own} role="doc-noteref">{escape(digits_of(mark, language))}</a></sup>'


@register.simple_tag(takes_context=True)
def anchored(context, block):
    """Return a block of a text as HTML, its first element with the block's id: an address can point at it."""
    html = block.render_as_block(context.flatten() | {"anchored": True})
    return mark_safe(_UNNAMED.sub(rf'\1 id="{escape(block.id)}"', html, count=1)) if block.id else html


@register.inclusion_tag("components/note.html", takes_context=True)
def note(context, value):
    """Show a note: its mark, its text, and the way back to its place in the text."""
    mark = value["mark"].strip()
    own, call = (context.get("notes") or Notes()).show(mark)
    return {
        "id": own,
        "call": call,
        "mark": digits_of(mark, language_of_text(context)),
        "text": inline_text(context, value["text"]),
        "ours": our_attributes(context),
    }
