"""What templates say in the reader's language and script: digits, dates, foreign runs, joined dashes."""

import re

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info, pgettext

from papers.text.dates import format_date, format_span
from papers.text.direction import direction_of, language_in
from papers.text.runs import foreign_language, runs
from papers.text.writing import writing_of

register = template.Library()

WORD_JOINER = "\u2060"
LONGEST_LEDE = 70
"""Words; a longer first paragraph in large type would fill a screen before the text begins."""

_DASH_BETWEEN_WORDS = re.compile(r"(?<=\w)([-‐–—])(?=\w)")
_DASH_BETWEEN_SPACES = re.compile(r" ([-–—]) ")
_SENTENCE_END = re.compile(r"(?<=[.!?؟])\s+")


@register.filter
def foreign(text, page_language):
    """Wrap the text in its language and direction where they are not the page's, else isolate it.

    A text without letters ("2/97") is isolated too: its neighbours must not reorder it. Of a text that is
    in the page's language but for some words, these words are wrapped.
    """
    if not text:
        return ""
    language = foreign_language(str(text), page_language)
    if language:
        return in_language(with_runs(text, language), language)
    return format_html("<bdi>{}</bdi>", with_runs(text, page_language))


def in_language(content, language):
    """Return the content in a `<span>` of its language and direction."""
    return format_html('<span lang="{}" dir="{}">{}</span>', language, direction_of(language), content)


def with_runs(text, language):
    """Return a plain text as HTML, each run of words in another language wrapped in its own."""
    found = (
        (in_language(run.text, run.language) if run.language else run.text,)
        for run in runs(str(text), language)
    )
    return format_html_join("", "{}", found)


@register.filter
def language_attributes(language, page_language):
    """Return ` lang="en" dir="ltr"` for an element whose text is not in the page's language, else nothing."""
    if not language or language == page_language:
        return ""
    return format_html(' lang="{}" dir="{}"', language, direction_of(language))


@register.filter
def script_attributes(text, page_language):
    """Return what `language_attributes` does, for a text whose language only its letters tell."""
    return language_attributes(language_in(str(text or ""), page_language), page_language)


@register.filter
def language_of_words(text, page_language):
    """Return the code of the language that the letters of a text tell, "" for one without letters."""
    return language_in(str(text or ""), page_language)


@register.filter
def marked_runs(text, page_language):
    """Return the text of an element that carries `script_attributes`, its words in other languages marked."""
    language = language_in(str(text), page_language) or page_language
    return with_runs(text, language) if len(runs(str(text), language)) > 1 else text


@register.filter
def direction(language):
    """Return "rtl" or "ltr"."""
    return direction_of(language)


@register.filter
def language_name(code):
    """Return the name of a language in the reader's language: "English", «انگلیسی»."""
    try:
        return get_language_info(code)["name_translated"]
    except KeyError:
        return str(dict(settings.LANGUAGES).get(code, code))


@register.filter
def local_digits(value):
    """Write the digits of a number or a plain text as the page's language does."""
    return digits_of(value, get_language())


@register.filter
def digits_of(value, language):
    """Write the digits of a number or a plain text as `language` does: ۲/۹۷ in Persian, 2/97 elsewhere."""
    if value is None:
        return ""
    return writing_of(language).digits(str(value))


@register.filter
def quoted(text):
    """Put the text in the quotation marks of the page's language."""
    opening_mark, closing_mark = writing_of(get_language()).quotes
    return f"{opening_mark}{text}{closing_mark}"


@register.filter
def keep_dashes(title):
    """Keep the dashes of a heading inside its lines.

    Words round a dash (Iran–Russia) are joined with U+2060, so that no line ends in it; a dash between
    spaces stays with the word before it (U+00A0), so that no line begins with it.
    """
    if not title:
        return ""
    joined = _DASH_BETWEEN_WORDS.sub(f"{WORD_JOINER}\\1{WORD_JOINER}", str(title))
    return _DASH_BETWEEN_SPACES.sub("\u00a0\\1 ", joined)


@register.filter
def opening(text, words):
    """Return the first whole sentences that have at most so many words; at least the first one."""
    sentences = _SENTENCE_END.split(str(text or "").strip())
    taken = sentences[:1]
    for sentence in sentences[1:]:
        if len(" ".join([*taken, sentence]).split()) > words:
            break
        taken.append(sentence)
    return " ".join(taken)


@register.filter
def opens_with_lede(body):
    """Say whether the text begins with a paragraph short enough to be set larger."""
    first = body[0] if body else None
    if first is None or first.block_type != "paragraph":
        return False
    return len(strip_tags(str(first.value)).split()) <= LONGEST_LEDE


@register.filter
def printed_date(work):
    """Return the work's date in the calendar of the page's language, then in the other one.

    Both in the reader's own words ("September 2018 · Shahrivar–Mehr 1397"). Nothing is added: a day or
    a month is shown only where the source prints it, and a month that lies in two months shows both.
    """
    date = work.printed_date
    if date is None:
        return ""
    language = get_language() or ""
    own, other = format_date(date, language), format_span(date, language)
    if date.calendar == writing_of(language).calendar:
        first, second = own, other
    else:
        first, second = other, own
    separator = mark_safe('<span class="dot" aria-hidden="true">·</span>')
    # Two years without a letter ("۱۳۹۶–۱۳۹۷") have no direction of their own.
    way = mark_safe(' dir="rtl"') if direction_of(language) == "rtl" else ""
    shown = format_html('<bdi class="date"{}>{}</bdi>', way, second)
    return format_html("{} {} {}", timed(date, first, way), separator, shown)


def timed(date, text, way=""):
    """Return `<time>` where the date is one that machines can read: no Solar Hijri month is.

    `way` is the `dir` of the words.
    """
    if date.day:
        value = date.first_day.isoformat()
    elif date.calendar == "gregorian":
        value = f"{date.year:04}-{date.month:02}" if date.month else f"{date.year:04}"
    else:
        return format_html('<bdi class="date"{}>{}</bdi>', way, text)
    return format_html('<time class="date" datetime="{}"><bdi{}>{}</bdi></time>', value, way, text)


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
    frame = context.get("frame")
    return frame.topics_url if frame else ""
