"""Choosing a language at the root, the search page, and what is said when nothing is found."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, get_language_from_request
from wagtail.models import Locale

from papers.models import HomePage, WorkPage, all_pages, lists
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
    shown = Paginator(works.select_related("locale").specific(), 20).get_page(request.GET.get("page"))
    shown.object_list = lists.rows(list(shown.object_list))
    return render(
        request, "papers/search.html", {"query": query, "results": shown, "total": shown.paginator.count}
    )


def matching(query: str, language: str):
    words = fold(query).split()[:MOST_TERMS]
    works = lists.works(language) if words else WorkPage.objects.none()
    for word in words:
        works = works.filter(folded_text__contains=word)
    return works


def page_not_found(request, exception=None):
    """Answer 404 with a search, and with the same work where it exists in another language."""
    request.served_page = None  # a page may have been found before something below it was not
    context = {
        "other_language_page": in_another_language(request.path_info),
        "query": words_of(request.path_info),
    }
    return render(request, "404.html", context, status=404)


def in_another_language(address: str):
    """Return the visible page that has this address under another language's prefix, or None."""
    language, _, rest = clean_text(address).text.strip("/").partition("/")
    if not rest or not Locale.objects.filter(language_code=language).exists():
        return None
    homes = (
        HomePage.objects.visible().exclude(locale__language_code=language).values_list("url_path", flat=True)
    )
    addresses = [f"{home}{rest}/" for home in homes]
    return all_pages().visible().filter(url_path__in=addresses).select_related("locale").first()


def words_of(address: str) -> str:
    """Return the last part of an address as words to search for."""
    last = clean_text(address).text.rstrip("/").rpartition("/")[2]
    return " ".join(last.replace("-", " ").replace("_", " ").split())[:LONGEST_QUERY]
