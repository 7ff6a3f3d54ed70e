"""The search page, what may be suggested while one types, and the description for browsers' own fields."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from papers.catalogue.facets import REPORT, Choice, Facet, chosen_from
from papers.catalogue.finding import Found, find
from papers.catalogue.hits import Chosen
from papers.catalogue.missed import count_missed
from papers.catalogue.suggesting import suggest
from papers.models import CatalogueRow
from papers.models.languages import by_preference
from papers.publishing.addresses import full_address
from papers.text.digits import latin_digits

AT_FIRST = 8
"""Values of a facet that are shown before "more"."""
LONGEST_NUMBER = 6
"""Digits of a page's number."""
DESCRIPTION = "application/opensearchdescription+xml; charset=utf-8"


class ShownChoice(NamedTuple):
    choice: Choice
    address: str


class ShownFacet(NamedTuple):
    """A facet for the page: the choices there are, and the one made with the way to take it back."""

    name: str
    first: list[ShownChoice]
    more: list[ShownChoice]
    chosen: ShownChoice | None


class Address:
    """The address of a search: what is asked, and what may be changed about it. Nothing else is kept."""

    def __init__(self, path: str, found: Found, chosen: Chosen, report: str):
        self.path = path
        self.asked = {"q": found.words, **{facet.parameter: value_of(facet) for facet in found.facets}}
        self.asked |= {REPORT: report, "sort": found.order if found.order != "relevance" else ""}

    def __call__(self, **changes) -> str:
        asked = {name: value for name, value in {**self.asked, **changes}.items() if value}
        return f"{self.path}?{urlencode(asked)}" if asked else self.path

    @property
    def kept(self) -> list[tuple[str, str]]:
        """The names and values that a new search in the form keeps."""
        return [(name, value) for name, value in self.asked.items() if value and name != "q"]


def value_of(facet: Facet) -> str:
    return facet.chosen.value if facet.chosen else ""


@require_safe
def search(request):
    """Show what is found, its facets and what there is in other languages; any address is answered."""
    language = get_language()
    chosen = chosen_from(request.GET, language)
    order = request.GET.get("sort", "")
    found = find(request.GET.get("q", ""), language, chosen, number_in(request.GET.get("page", "")), order)
    if found.is_missed and chosen == Chosen() and request.method == "GET":
        count_missed(found.words, language)
    report = report_searched(chosen, language)
    address = Address(request.path, found, chosen, request.GET.get(REPORT, "") if report else "")
    request.elsewhere = {code: search_address(code, found.words) for code, _name in settings.LANGUAGES}
    context = {
        "found": found,
        "query": found.words,
        "address": address,
        "facets": [shown_facet(facet, address) for facet in found.facets],
        "report": report,
        "whole_site": address(**{REPORT: ""}),
        "orders": [("relevance", address(sort="")), ("date", address(sort="date"))],
        "previous_page": address(page=found.page - 1) if found.page > 1 else "",
        "next_page": address(page=found.page + 1) if found.page < found.pages else "",
        "meant": address(q=found.did_you_mean) if found.did_you_mean else "",
    }
    response = render(request, "papers/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def number_in(text: str) -> int:
    digits = latin_digits(text.strip())
    return int(digits) if digits.isdecimal() and len(digits) <= LONGEST_NUMBER else 1


def search_address(language: str, words: str) -> str:
    """Return the address of the same search on another language's side."""
    return f"/{language}/search/" + (f"?{urlencode({'q': words})}" if words else "")


def report_searched(chosen: Chosen, language: str) -> CatalogueRow | None:
    """Return the row of the report in which to search, in the language if it is there."""
    if not chosen.report:
        return None
    rows = {row.language: row for row in CatalogueRow.objects.current().filter(pk__in=chosen.report)}
    return next((rows[code] for code in by_preference(language) if code in rows), None)


def shown_facet(facet: Facet, address: Address) -> ShownFacet:
    choices = [
        ShownChoice(choice, address(**{facet.parameter: choice.value}))
        for choice in facet.choices
        if choice != facet.chosen
    ]
    own = ShownChoice(facet.chosen, address(**{facet.parameter: ""})) if facet.chosen else None
    return ShownFacet(facet.name, choices[:AT_FIRST], choices[AT_FIRST:], own)


@require_safe
def suggestions(request):
    """Answer with what the letters typed so far may become, as JSON."""
    typed = request.GET.get("q", "")
    found = [
        {"kind": row.kind, "text": row.text, "url": row.address, "language": row.language}
        for row in suggest(typed, get_language())
    ]
    answer = JsonResponse({"suggestions": found})
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def describe_search(request):
    """Tell browsers how to search the site from a field of their own (OpenSearch 1.1)."""
    context = {"address": full_address(reverse("search")), "request": request}
    return HttpResponse(render_to_string("papers/opensearch.xml", context, request), content_type=DESCRIPTION)
