"""Choosing a language at the root, and the search page."""

from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request

from papers.catalogue import listing
from papers.models import CatalogueRow
from papers.text.clean import clean_text
from papers.text.letters import fold

LONGEST_QUERY = 200
MOST_TERMS = 10


def choose_language(request):
    """Send the reader to the home page of the chosen language, else of the browser's."""
    language = get_language_from_request(request)
    known = {code for code, _ in settings.LANGUAGES}
    response = HttpResponseRedirect(f"/{language if language in known else settings.LANGUAGE_CODE}/")
    response["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


def search(request):
    """Show the visible works that hold every word of the query, own language first."""
    query = " ".join(clean_text(request.GET.get("q", "")).text.split())[:LONGEST_QUERY]
    works = matching(query, get_language())
    shown = Paginator(works, 20).get_page(request.GET.get("page"))
    request.elsewhere = {code: search_address(code, query) for code, _name in settings.LANGUAGES}
    return render(
        request, "papers/search.html", {"query": query, "results": shown, "total": shown.paginator.count}
    )


def search_address(language: str, query: str) -> str:
    """Return the address of the same search on another language's side."""
    return f"/{language}/search/" + (f"?{urlencode({'q': query})}" if query else "")


def matching(query: str, language: str):
    words = fold(query).split()[:MOST_TERMS]
    works = listing.works(language) if words else CatalogueRow.objects.none()
    for word in words:
        works = works.filter(page__folded_text__contains=word)
    return works
