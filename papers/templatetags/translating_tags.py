"""What the screens of translating need beside Wagtail's own: languages marked, and the facts of a page."""

from django import template
from django.utils.html import format_html

from papers.admin.translating.panel import facts_of_languages
from papers.text.direction import direction_of

register = template.Library()


@register.filter
def in_language(code):
    """Return ` lang="fa" dir="rtl"` for an element whose text is in the language."""
    return format_html(' lang="{}" dir="{}"', code, direction_of(code))


register.filter("direction", direction_of)


@register.simple_tag
def language_facts(panel):
    """Return what the panel of languages shows of the page that is being edited."""
    return facts_of_languages(panel.instance, panel.request)
