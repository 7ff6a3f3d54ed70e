"""A work's draft as the rules read it, and what they need to know beside it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Q, prefetch_related_objects
from wagtail.fields import StreamField
from wagtail.models import Page

from papers.models import AuthorPage, CheckedWork, EssayPage, ReportPage, Topic, WorkPage, all_pages, key_of
from papers.text.markup import pieces_of
from papers.text.passages import OPAQUE

from .places import SIGNATURES, Place, places_of

LARGEST_KEY = 2**31 - 1
_NAME = re.compile("<(/?)([a-zA-Z0-9]+)")
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_LINES = {"p", "br", "li", "ul", "ol", "h2", "h3", "h4", "hr", "blockquote", "div", "td", "tr"}
_SMALL = {"sup", "sub"}


class Block(NamedTuple):
    """A stored block of a text: `place` leads to it, `kind` is its type."""

    place: str
    kind: str
    value: Any


class Text(NamedTuple):
    """What is read in one place, plain, and the same with nothing where a link stands."""

    place: str
    kind: str
    words: str
    unlinked: str


class Link(NamedTuple):
    """A link in rich text: its attributes, and the words that readers press."""

    place: str
    words: str
    attributes: dict[str, str]

    @property
    def page(self) -> int | None:
        """Return the key of the page that it leads to; None for a link that names an address."""
        key = self.attributes.get("id", "")
        is_key = key.isascii() and key.isdecimal() and len(key) < 12
        return min(int(key), LARGEST_KEY) if self.attributes.get("linktype") == "page" and is_key else None


@dataclass(frozen=True)
class Essay:
    """What the contents of a report may be compared with."""

    title: str
    page_number: int | None


@dataclass
class Known:
    """What is known beside the drafts: keys of names of topics, pages of authors, and pages linked to.

    `pages` are their titles; `essays` those of each report, by its path.
    """

    topics: set[str] = field(default_factory=set)
    authors: set[int] = field(default_factory=set)
    pages: dict[int, str] = field(default_factory=dict)
    visible: set[int] = field(default_factory=set)
    essays: dict[str, list[Essay]] = field(default_factory=dict)


@dataclass
class Draft:
    """One work as it stands in its newest draft, taken apart once for all rules."""

    work: WorkPage
    known: Known = field(default_factory=Known)

    @cached_property
    def texts(self) -> list[Text]:
        """Return the plain words of each place that readers read, in reading order."""
        return [text for text, _links in self._read]

    @cached_property
    def links(self) -> list[Link]:
        return [link for _text, links in self._read for link in links]

    @cached_property
    def _read(self) -> list[tuple[Text, list[Link]]]:
        return [read(place, self.locator(place)) for place in places_of(self.work)]

    @cached_property
    def streams(self) -> dict[str, list[Block]]:
        """Return the blocks of each text of the work, by the name of its field."""
        found = {}
        for name in self.work.text_fields:
            if isinstance(self.work._meta.get_field(name), StreamField):
                rows = getattr(self.work, name).get_prep_value()
                found[name] = [Block(f"{name}.{row['id']}", row["type"], row["value"]) for row in rows]
        return found

    def locator(self, place: Place) -> str:
        name, *way = place.path
        if name == SIGNATURES or not way:
            return name
        return self.streams[name][way[0]].place


def read(place: Place, where: str) -> tuple[Text, list[Link]]:
    """Return the plain words of a stored text, and its links; a line ends with each paragraph."""
    if not place.is_rich or "<" not in place.text:
        words = html.unescape(place.text) if place.is_rich else place.text
        return Text(where, place.kind, words, words), []
    said: list[str] = []
    unlinked: list[str] = []
    links: list[Link] = []
    small, opened, begun = 0, None, 0
    for start, end, is_tag in pieces_of(place.text):
        piece = place.text[start:end]
        name = _NAME.match(piece) if is_tag else None
        tag = name[2].lower() if name else ""
        if not is_tag:
            words = OPAQUE if small else html.unescape(piece)
            said.append(words)
            unlinked.append(OPAQUE if opened is not None else words)
        elif tag in _SMALL:
            small = max(0, small + (-1 if name[1] else 1))
        elif tag in _LINES:
            said.append("\n")
            unlinked.append("\n")
        elif tag == "a" and not name[1]:
            opened, begun = attributes_of(piece), len(said)
        elif tag == "a" and opened is not None:
            links.append(Link(where, "".join(said[begun:]), opened))
            opened = None
    return Text(where, place.kind, "".join(said), "".join(unlinked)), links


def attributes_of(tag: str) -> dict[str, str]:
    return {name.lower(): html.unescape(one or other) for name, one, other in _ATTRIBUTE.findall(tag[:5000])}


def newest(works: Iterable[WorkPage]) -> list[WorkPage]:
    """Return the works as their newest drafts say; what has no draft as it is. They carry their own place."""
    return [work.get_latest_revision_as_object() for work in works]


def drafts_of(works: Iterable[WorkPage]) -> list[Draft]:
    """Return the drafts with what is known beside them; so many queries for one as for many."""
    known = Known()
    drafts = [Draft(work, known) for work in works]
    stored = [draft.work for draft in drafts if not in_memory(draft.work)]
    prefetch_related_objects(stored, "signatures")
    learn(known, drafts)
    return drafts


def in_memory(work: WorkPage) -> bool:
    """Return whether the work carries its rows itself: one made of a revision, or not stored yet."""
    return work.pk is None or "signatures" in (getattr(work, "_cluster_related_objects", None) or {})


def learn(known: Known, drafts: list[Draft]) -> None:
    keywords = {keyword for draft in drafts for keyword in draft.work.keywords}
    known.topics = set(Topic.called(keywords)) if keywords else set()
    signed = {row.author_id for draft in drafts for row in draft.work.signatures.all()} - {None}
    if signed:
        known.authors = set(AuthorPage._base_manager.filter(pk__in=signed).values_list("pk", flat=True))
    linked = {link.page for draft in drafts for link in draft.links} - {None}
    if linked:
        known.pages = dict(Page._base_manager.filter(pk__in=linked).values_list("pk", "draft_title"))
        known.visible = set(all_pages().visible().filter(pk__in=linked).values_list("pk", flat=True))
    reports = [draft.work.path for draft in drafts if isinstance(draft.work, ReportPage)]
    for path in reports:
        known.essays[path] = []
    for path, title, number in essays_below(reports):
        known.essays[path].append(Essay(title, number))


def essays_below(reports: list[str]) -> Iterator[tuple[str, str, int | None]]:
    """Yield the path of the report, the title as drafted and the printed page of each essay, in order."""
    if not reports:
        return
    depth = len(reports[0]) // Page.steplen + 1
    rows = EssayPage._base_manager.filter(depth=depth).order_by("path")
    if len(reports) == 1:
        rows = rows.filter(path__startswith=reports[0])
    wanted = set(reports)
    for path, title, number in rows.values_list("path", "draft_title", "printed_page").iterator():
        if path[: -Page.steplen] in wanted:
            yield path[: -Page.steplen], title, number


def has_topic(known: Known, keyword: str) -> bool:
    return key_of(keyword) in known.topics


def family_path(work: WorkPage) -> str:
    """Return the path of the report that a work is or stands in; a work by itself has its own."""
    if isinstance(work, EssayPage) and work.depth > DEPTH_OF_WORKS:
        return work.path[: -Page.steplen]
    return work.path


DEPTH_OF_WORKS = 4
"""Of a report, and of an essay or an interview by itself, in the tree; the essays of a report are deeper."""


def kept_names(paths: Iterable[str]) -> list[CheckedWork]:
    """Return what was kept of the works in these families, with their works' paths; a query for each 100."""
    found: list[CheckedWork] = []
    paths = list(paths)
    for start in range(0, len(paths), 100):
        wanted = Q()
        for path in paths[start : start + 100]:
            wanted |= Q(work__path__startswith=path)
        rows = CheckedWork.objects.filter(wanted).select_related("work__locale")
        found += rows.defer("work__folded_text").order_by("work__path")
    return found
