"""The sitemap: each visible page once, with its languages and when it changed, in a few queries.

After sitemaps.org and its extension for languages (xhtml:link). A long one is an index of parts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.db.models import Max
from django.db.models.functions import Coalesce
from wagtail.models import Page, Site

from papers.models import CatalogueRow, CatalogueTopic, TopicIndexPage, WorkPage, all_pages
from papers.models.languages import by_preference

from .addresses import full_address

MOST_ADDRESSES = 10_000
"""In one file; the protocol allows 50,000, and 50 MB unpacked, which languages fill sooner."""


HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
STEP = Page.steplen


class Address(NamedTuple):
    """One page: its full address, its identity across languages, its language, its last change.

    `original` is the language a work was first written in, "" where it is the page's own.
    """

    url: str
    key: str
    language: str
    changed: datetime | None
    original: str = ""


def addresses() -> list[Address]:
    """Return every page that the public sees, in the order of the tree, and then every topic's page.

    A page whose own change is unknown, such as a list, is as new as the newest page below it.
    """
    roots = site_roots()
    originals = dict(
        WorkPage.objects.visible().exclude(original_language="").values_list("pk", "original_language")
    )
    pages = (
        all_pages().visible().annotate(changed=Coalesce("last_published_at", "latest_revision_created_at"))
    )
    rows = pages.order_by("path").values_list("pk", "path", "url_path", "translation_key", "changed")
    found, newest = [], {}
    for number, path, url_path, key, changed in rows.iterator(chunk_size=2000):
        root = next((root for root in roots if url_path.startswith(root)), None)
        if root is None:
            continue
        url = f"/{roots[root]}/{url_path.removeprefix(root)}"
        found.append((path, url, str(key), roots[root], changed, originals.get(number, "")))
        if changed:
            for end in range(2 * STEP, len(path), STEP):
                newest[path[:end]] = max(changed, newest.get(path[:end], changed))
    listed = [
        Address(full_address(url), key, language, changed or newest.get(path), original)
        for path, url, key, language, changed, original in found
    ]
    return [*listed, *topic_addresses(roots)]


def site_roots() -> dict[str, str]:
    """Return {path of a home page in the tree: its language}, for the languages of the site."""
    known = dict(settings.LANGUAGES)
    roots = {root.root_path: root.language_code for root in Site.get_site_root_paths()}
    return {path: language for path, language in roots.items() if language in known}


def topic_addresses(roots: dict[str, str]) -> Iterator[Address]:
    """Yield the page of each topic that a visible work is about, below each visible topics page."""
    used = CatalogueTopic.objects.filter(row__in=CatalogueRow.objects.current())
    newest = used.values_list("topic__slug").annotate(changed=Max("row__page__last_published_at"))
    topics = list(newest.order_by("topic__slug"))
    for url_path in TopicIndexPage.objects.visible().order_by("path").values_list("url_path", flat=True):
        root = next((root for root in roots if url_path.startswith(root)), None)
        for slug, changed in topics if root else ():
            url = f"/{roots[root]}/{url_path.removeprefix(root)}{slug}/"
            yield Address(full_address(url), f"topic {slug}", roots[root], changed)


def parts(listed: Sequence[Address]) -> list[Sequence[Address]]:
    """Return the addresses in parts of which none is too long for one file."""
    return [listed[start : start + MOST_ADDRESSES] for start in range(0, len(listed), MOST_ADDRESSES)]


def render(part: Iterable[Address], listed: Iterable[Address]) -> Iterator[str]:
    """Yield the file of these addresses; `listed` are all, among which their other languages are."""
    works = defaultdict(list)
    for address in listed:
        works[address.key].append(address)
    yield HEAD + '<urlset xmlns="' + SITEMAP + '" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    for address in part:
        changed = (
            f"<lastmod>{address.changed.isoformat(timespec='seconds')}</lastmod>" if address.changed else ""
        )
        others = "".join(alternates(works[address.key]))
        yield f"<url><loc>{escape(address.url)}</loc>{changed}{others}</url>\n"
    yield "</urlset>\n"


def alternates(languages: list[Address]) -> Iterator[str]:
    """Yield the links to a page's languages, itself among them; none for a page in one language only."""
    if len(languages) < 2:
        return
    by_code = {address.language: address for address in languages}
    original = next((address.original for address in languages if address.original), "")
    first = next(code for code in (settings.LANGUAGE_CODE, original, *by_code) if code in by_code)
    codes = [code for code in by_preference(settings.LANGUAGE_CODE) if code in by_code]
    for shown, address in [*((code, by_code[code]) for code in codes), ("x-default", by_code[first])]:
        yield f'<xhtml:link rel="alternate" hreflang={quoteattr(shown)} href={quoteattr(address.url)}/>'


def render_index(listed: Sequence[Address], part_address) -> Iterator[str]:
    """Yield the index of the parts; `part_address(number)` is the path of the part, from 1 on."""
    yield f'{HEAD}<sitemapindex xmlns="{SITEMAP}">\n'
    for number, part in enumerate(parts(listed), start=1):
        changed = max((address.changed for address in part if address.changed), default=None)
        when = f"<lastmod>{changed.isoformat(timespec='seconds')}</lastmod>" if changed else ""
        yield f"<sitemap><loc>{escape(full_address(part_address(number)))}</loc>{when}</sitemap>\n"
    yield "</sitemapindex>\n"
