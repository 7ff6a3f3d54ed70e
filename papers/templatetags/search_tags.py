"""What the search page says of its facets, and of where in a work the words stand."""

from django import template
from django.utils.translation import gettext, pgettext

from papers.catalogue.snippets import Snippet

from .papers_tags import local_digits

register = template.Library()


@register.filter
def facet_name(name):
    """Return what a facet is called, in the reader's language."""
    names = {
        "kind": pgettext("facet", "Kind"),
        "topic": pgettext("facet", "Topic"),
        "author": pgettext("facet", "Author"),
        "year": pgettext("facet", "Year"),
        "language": pgettext("facet", "Language"),
    }
    return names.get(name, name)


@register.filter
def chosen_ones(facets):
    """Return (facet's name, choice) for each choice that was made."""
    return [(facet.name, facet.chosen) for facet in facets if facet.chosen]


@register.filter
def worth_choosing(facets):
    """Return the facets that part the works: a single value that all of them have does not."""
    return [facet for facet in facets if facet.first and (facet.chosen or len(facet.first) > 1)]


@register.filter
def value_of(values, name):
    return values.get(name)


@register.filter
def place_name(snippet: Snippet):
    """Return where the words of a snippet stand: "in note 3"."""
    if snippet.kind == "note" and snippet.mark:
        return gettext("in note %(mark)s") % {"mark": local_digits(snippet.mark)}
    places = {
        "title": gettext("in the title"),
        "subtitle": gettext("in the subtitle"),
        "abstract": gettext("in the abstract"),
        "keywords_printed": gettext("in the keywords"),
        "name": gettext("among the authors"),
        "affiliation": gettext("in an affiliation"),
        "interviewer": gettext("among the authors"),
        "number": gettext("in the number of the report"),
        "heading": gettext("in a heading"),
        "note": gettext("in a note"),
        "item": gettext("in a list"),
        "quote": gettext("in a quotation"),
        "figure": gettext("in a caption"),
        "table": gettext("in a table"),
        "question": gettext("in a question"),
        "answer": gettext("in an answer"),
    }
    return places.get(snippet.kind) or gettext("in the text")
