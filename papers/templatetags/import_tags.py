"""What the screens of importing need beside Wagtail's own: links to lines, and where a page came from."""

from django import template
from django.utils.html import escape, format_html

from papers.admin.importing.checking import facts_of_import
from papers.admin.wording import in_own_language

register = template.Library()


@register.filter
def line_address(window, line):
    """Return the address of a line of the source, seen from a screen that shows this stretch of it."""
    return window.address_of(line)


@register.filter
def said(message):
    """Return in the editor's language what a reader of files said, or mark it as the English that it is."""
    again = in_own_language(message)
    return format_html('<span lang="en" dir="ltr">{}</span>', message) if again is None else escape(again)


@register.simple_tag
def import_facts(panel):
    """Return where the page of this panel came from, and what was noticed on the way."""
    return facts_of_import(panel.instance, panel.request)
