"""What pages say of languages: where a link leads, which language a row is in, when, and in what face."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, pgettext

from papers.models.catalogue import CatalogueRow, ShownAuthor
from papers.text.dates import PartialDate, format_date
from papers.text.direction import script_used_by
from papers.text.writing import writing_of

from .papers_tags import language_name, local_digits

register = template.Library()

IN_ROWS = (CatalogueRow, ShownAuthor)
TEXT_FACES = {
    "latin": "irs/fonts/source-serif-4-latin-wght-normal.woff2",
    "arabic": "irs/fonts/vazirmatn-arabic-wght-normal.woff2",
}
"""Fetched before the style sheets ask for it; other scripts have no face of ours yet."""


@register.simple_tag(takes_context=True)
def address(context, page):
    """Return the address of a page, or of what a row of the catalogue shows."""
    if isinstance(page, IN_ROWS):
        return page.address
    return page.get_url(context.get("request")) or ""


@register.simple_tag(takes_context=True)
def hreflang(context, page):
    """Return ` hreflang="en"` for a link to a page of another language than this one, else nothing."""
    code = language_of_page(context, page)
    return format_html(' hreflang="{}"', code) if code != get_language() else ""


@register.simple_tag(takes_context=True)
def language_mark(context, page):
    """Return the name of a page's language for a list in which it stands among others, "" for this one."""
    code = (
        getattr(page, "text_language", "") or getattr(page, "language", "") or language_of_page(context, page)
    )
    if code == get_language():
        code = language_of_page(context, page)
    return (
        format_html('<span class="language-mark">{}</span>', language_name(code))
        if code != get_language()
        else ""
    )


def language_of_page(context, page):
    """Return the code of the language of a page, or of what a row of the catalogue shows.

    The frame knows the languages of all homes without asking.
    """
    if isinstance(page, IN_ROWS):
        return page.language
    frame = context.get("frame")
    return (frame.codes.get(page.locale_id) if frame else None) or page.locale.language_code


@register.filter
def day_in_words(moment):
    """Return a day, or a moment's, in the reader's words and calendar: "2 March 2019", «۱۱ اسفند ۱۳۹۷»."""
    if not moment:
        return ""
    day = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    date, language = PartialDate(day.year, day.month, day.day), get_language() or ""
    return format_date(date.in_solar() if writing_of(language).calendar == "solar-hijri" else date, language)


@register.filter
def moment_in_words(moment):
    """Return a moment in the reader's words, calendar and digits: "2 March 2019, 14:05"."""
    if not moment:
        return ""
    clock = local_digits(timezone.localtime(moment).strftime("%H:%M"))
    return pgettext("between items of a list", ", ").join([day_in_words(moment), clock])


@register.filter
def text_face(language):
    """Return the font file in which the text of a page in the language is set, "" for the reader's own."""
    return TEXT_FACES.get(script_used_by(language), "")
