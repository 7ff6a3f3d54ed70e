"""What templates say in the reader's language and script: digits, dates, foreign runs, joined dashes."""

import math
import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info, pgettext

from papers.models import TopicIndexPage
from papers.text.dates import format_date
from papers.text.digits import persian_digits
from papers.text.direction import direction_of, language_of

register = template.Library()

WORD_JOINER = "\u2060"
WORDS_A_MINUTE = {"en": 230, "fa": 200}
"""Silent reading: Brysbaert (2019) found 238 words a minute for English prose; Persian is a little slower."""

_DASH_BETWEEN_WORDS = re.compile(r"(?<=\w)([-‐–—])(?=\w)")


@register.filter
def foreign(text, page_language):
    """Wrap the text in its language and direction where they are not the page's, else isolate it.

    A text without letters ("2/97") is isolated too: its neighbours must not reorder it.
    """
    if not text:
        return ""
    language = language_of(str(text))
    if not language or language == page_language:
        return format_html("<bdi>{}</bdi>", text)
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction_of(language), text)


@register.filter
def language_attributes(language, page_language):
    """Return ` lang="en" dir="ltr"` for an element whose text is not in the page's language, else nothing."""
    if not language or language == page_language:
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction_of(language))


@register.filter
def script_attributes(text, page_language):
    """Return what `language_attributes` does, for a text whose language only its letters tell."""
    return language_attributes(language_of(str(text or "")), page_language)


@register.filter
def language_name(code):
    """Return the name of a language in the reader's language: "English", «انگلیسی»."""
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return code


@register.filter
def local_digits(value):
    """Write the digits of a number or a plain text as the page's language does."""
    return digits_of(value, get_language())


@register.filter
def digits_of(value, language):
    """Write the digits of a number or a plain text as `language` does: ۲/۹۷ in Persian, 2/97 elsewhere."""
    if value is None:
        return ""
    return persian_digits(str(value)) if language == "fa" else str(value)


@register.filter
def quoted(text):
    """Put the text in the quotation marks of the page's language."""
    return f"«{text}»" if get_language() == "fa" else f"“{text}”"


@register.filter
def keep_dashes(title):
    """Join words round a dash (Iran–Russia) with U+2060, so that no line of a heading ends in a dash."""
    return _DASH_BETWEEN_WORDS.sub(f"{WORD_JOINER}\\1{WORD_JOINER}", str(title)) if title else ""


@register.filter
def printed_date(work):
    """Return the work's date in the calendar of the page's language, then in the other one.

    Nothing is added: a day, or a month, is shown only where the source prints it.
    """
    date = work.printed_date
    if date is None:
        return ""
    language = get_language() or "en"
    other = "en" if language == "fa" else "fa"
    return format_html(
        '{} <span aria-hidden="true">·</span> <span lang="{}" dir="{}">{}</span>',
        timed(date, format_date(date, language)),
        other,
        direction_of(other),
        format_date(date, other),
    )


def timed(date, text):
    """Return `<time>` with a machine's date where the date is printed in the calendar of machines."""
    if date.calendar != "gregorian":
        return format_html("<bdi>{}</bdi>", text)
    parts = [f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part)]
    return format_html('<time datetime="{}"><bdi>{}</bdi></time>', "-".join(parts), text)


@register.filter
def reading_minutes(work):
    """Return how many minutes the work takes to read, at least one; None for a work without a text."""
    words = len(work.folded_text.split())
    pace = WORDS_A_MINUTE.get(work.language, WORDS_A_MINUTE["en"])
    return max(1, math.ceil(words / pace)) if words else None


@register.filter
def kind_name(work):
    """Return what the work is, in the reader's language."""
    names = {
        "report": pgettext("kind of work", "Report"),
        "essay": pgettext("kind of work", "Essay"),
        "interview": pgettext("kind of work", "Interview"),
    }
    return names.get(getattr(work, "kind", ""), "")


@register.filter
def kinds_name(kind):
    """Return the name of all works of a kind ("report"), in the reader's language."""
    names = {
        "report": pgettext("kinds of works", "Reports"),
        "essay": pgettext("kinds of works", "Essays"),
        "interview": pgettext("kinds of works", "Interviews"),
    }
    return names.get(kind, kind)


@register.simple_tag(takes_context=True)
def current_mark(context, url):
    """Return ` aria-current` for a link to this page ("page") or to the section it is in ("true")."""
    path = getattr(context.get("request"), "path", "")
    if path == url:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if url and path.startswith(url) else ""


@register.simple_tag(takes_context=True)
def topics_address(context):
    """Return the address below which each topic has its own, "" where the topics page is not public."""
    request = context.get("request")
    if request is None:
        return ""
    if not hasattr(request, "topics_address"):
        page = TopicIndexPage.objects.visible(get_language()).select_related("locale").first()
        request.topics_address = (page.get_url(request) or "") if page else ""
    return request.topics_address
