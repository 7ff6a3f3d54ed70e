"""What is said where nothing is found: the same work in another language, and the nearest titles."""

from django.conf import settings
from django.db.models import Case, IntegerField, Value, When
from django.shortcuts import render
from wagtail.models import Page, Site

from papers.models import AuthorPage, WorkPage, all_pages
from papers.models.languages import by_preference
from papers.text.analysis.queries import MOST_CHARACTERS as LONGEST_QUERY
from papers.text.clean import clean_text

MOST_WORDS = 6
SHORTEST_WORD = 3
MOST_TITLES = 3
LISTS_END = 3
"""Depth in the tree of the last pages that are no work and no person: home pages, sections."""


def page_not_found(request, exception=None):
    """Answer 404 with a search, with the same work where another language has it, and near titles."""
    request.served_page = None  # a page may have been found before something below it was not
    language, address = language_and_rest(request.path_info)
    found = same_work(language, address)
    request.elsewhere = {page.locale.language_code: page.url for page in reversed(found)}
    context = {
        "other_language_page": next(iter(found), None),
        "same_work": found,
        "nearest": nearest(language, address, {page.translation_key for page in found}),
        "query": words_of(address),
    }
    return render(request, "404.html", context, status=404)


def language_and_rest(address: str) -> tuple[str, str]:
    """Return the language's code at the head of an address, "" for none of ours, and what follows it."""
    cleaned = clean_text(address).text.strip("/")
    first, _, rest = cleaned.partition("/")
    return (first, rest) if first in dict(settings.LANGUAGES) else ("", cleaned)


def same_work(language: str, address: str) -> list[Page]:
    """Return the visible pages of the work that the address means, the wanted language before the others.

    It means the page with this very address under another language, else what has its last part as its
    slug: reports may have another one in each language. [] where several works have that slug.
    """
    slug = address.rpartition("/")[2]
    if not language or not slug:
        return []
    roots = [root.root_path for root in Site.get_site_root_paths()]
    keys = keys_of(all_pages().visible().filter(url_path__in=[f"{root}{address}/" for root in roots]))
    keys = keys or keys_of(all_pages().visible().filter(slug=slug, depth__gt=LISTS_END))
    if len(keys) != 1:
        return []
    pages = all_pages().visible().filter(translation_key__in=keys).select_related("locale")
    return [page for page in in_order_of(language, pages) if page.url]


def keys_of(pages) -> list:
    """Return the identities of the works that these pages are, two at most."""
    return list(pages.order_by("translation_key").values_list("translation_key", flat=True).distinct()[:2])


def in_order_of(language: str, pages) -> list[Page]:
    """Return the pages of the site's languages, those in this one first."""
    order = by_preference(language or settings.LANGUAGE_CODE)
    known = [page for page in pages if page.locale.language_code in order]
    return sorted(known, key=lambda page: order.index(page.locale.language_code))


def nearest(language: str, address: str, known: set) -> list[Page]:
    """Return the works and people whose addresses share the most words with this one, each once."""
    words = [word for word in words_of(address).lower().split() if len(word) >= SHORTEST_WORD][:MOST_WORDS]
    if not words:
        return []
    shared = sum(
        Case(When(slug__contains=word, then=Value(1)), default=Value(0), output_field=IntegerField())
        for word in words
    )
    pages = all_pages().visible().type(WorkPage, AuthorPage).exclude(translation_key__in=known)
    near = pages.annotate(shared=shared).filter(shared__gt=0).order_by("-shared", "path")
    found = in_order_of(language, near.select_related("locale")[: MOST_TITLES * len(settings.LANGUAGES)])
    once = {page.translation_key: page for page in reversed(found)}
    return sorted(once.values(), key=lambda page: (-page.shared, page.path))[:MOST_TITLES]


def words_of(address: str) -> str:
    """Return the last part of an address as words to search for."""
    last = clean_text(address).text.rstrip("/").rpartition("/")[2]
    return " ".join(last.replace("-", " ").replace("_", " ").split())[:LONGEST_QUERY]
