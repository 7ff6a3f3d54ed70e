"""The ways to narrow a search: from what an address says to keys, and from counts to words for readers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from papers.models import AuthorPage, CatalogueRow, Topic
from papers.models.languages import by_preference, content_languages
from papers.models.people import stand_ins_of_people
from papers.text.digits import latin_digits

from .hits import FACETS, Chosen
from .listing import KINDS

PARAMETERS = {"kind": "type", "topic": "topic", "author": "author", "year": "year", "language": "lang"}
"""The name of each facet in an address."""
REPORT = "in"
"""The name in an address of the report in which to search."""
YEARS = range(1, 10_000)
LONGEST_SLUG = 255


class Choice(NamedTuple):
    """A value of a facet: as an address says it, as readers read it, and how many works have it."""

    value: str
    label: str
    count: int


class Facet(NamedTuple):
    """A facet with its choices; `chosen` is the one that was made, None before."""

    name: str
    parameter: str
    choices: list[Choice]
    chosen: Choice | None


def chosen_from(values: Mapping[str, str], language: str) -> Chosen:
    """Return the choices that an address makes; one of a value that there is not is none."""
    wanted = {name: values.get(parameter, "")[:LONGEST_SLUG] for name, parameter in PARAMETERS.items()}
    kind, code = wanted["kind"], wanted["language"]
    return Chosen(
        kind=kind if kind in KINDS else "",
        topic=topic_called(wanted["topic"]),
        author=author_called(wanted["author"]),
        year=year_in(wanted["year"]),
        language=code if code in dict(content_languages()) else "",
        report=report_called(values.get(REPORT, "")[:LONGEST_SLUG]),
    )


def is_slug(text: str) -> bool:
    return bool(text) and text.replace("-", "").replace("_", "").isalnum()


def topic_called(slug: str) -> int | None:
    """Return the topic at this address, now or once."""
    if not is_slug(slug):
        return None
    standing = Topic.objects.filter(slug=slug).first() or Topic.behind(slug)
    return standing.pk if standing else None


def author_called(slug: str) -> UUID | None:
    """Return the person with a visible page at this slug, in any language, now or before a merge."""
    if not is_slug(slug):
        return None
    keys = [
        pages.filter(slug=slug).order_by("path").values_list("translation_key", flat=True)
        for pages in (AuthorPage.objects.visible(), AuthorPage.objects.stood_for())
    ]
    return keys[0].first() or stand_ins_of_people().get(keys[1].first())


def year_in(text: str) -> int | None:
    digits = latin_digits(text.strip())
    year = int(digits) if digits.isdecimal() and len(digits) <= 4 else 0
    return year if year in YEARS else None


def report_called(slug: str) -> tuple[int, ...]:
    """Return the pages of the visible report at this slug, in all its languages; () where there is none."""
    if not is_slug(slug):
        return ()
    reports = CatalogueRow.objects.current().filter(kind="report")
    key = reports.filter(page__slug=slug).order_by("path").values_list("key", flat=True).first()
    return tuple(reports.filter(key=key).order_by("path").values_list("pk", flat=True)) if key else ()


def facets_of(counts: Mapping[str, Mapping[str, int]], chosen: Chosen, language: str) -> list[Facet]:
    """Return the facets with words for readers, each facet's most frequent choice first, years from the last.

    Three queries at most. People are named where they have a page that readers see.
    """
    names = {
        "topic": topics_named(set(counts["topic"]) | chosen_key(chosen.topic), language),
        "author": people_named(set(counts["author"]) | chosen_key(chosen.author), language),
    }
    facets = []
    for name in FACETS:
        made = str(getattr(chosen, name) or "")
        choices = list(choices_of(name, counts[name], names.get(name)))
        if name == "year":
            choices.sort(key=lambda choice: -int(choice.value))
        else:
            choices.sort(key=lambda choice: (-choice.count, choice.label))
        value = names[name].get(key_of(made), ("", ""))[0] if name in names else made
        own = next((choice for choice in choices if choice.value == value), None)
        if made and own is None:
            label = names[name].get(key_of(made), ("", ""))[1] if name in names else made
            own = Choice(value, label, 0)
        facets.append(Facet(name, PARAMETERS[name], choices, own if made else None))
    return facets


def chosen_key(value) -> set[str]:
    return {str(value)} if value else set()


def key_of(value: str) -> str:
    """Return a key as all databases write it: SQLite keeps a UUID without its dashes."""
    return value.replace("-", "")


def choices_of(name: str, counts: Mapping[str, int], names: Mapping | None) -> Iterable[Choice]:
    for value, count in counts.items():
        if names is None:
            yield Choice(value, value, count)
        elif key_of(value) in names:
            yield Choice(*names[key_of(value)], count)


def topics_named(keys: Collection[str], language: str) -> dict[str, tuple[str, str]]:
    """Return {key: (slug, name in the language)}."""
    topics = Topic.objects.filter(pk__in=map(int, keys)).shown_in(language) if keys else ()
    return {str(topic.pk): (topic.slug, topic.shown) for topic in topics}


def people_named(keys: Collection[str], language: str) -> dict[str, tuple[str, str]]:
    """Return {key: (slug, name)} of the people whose pages are visible, as the language's page names them."""
    if not keys:
        return {}
    pages = AuthorPage.objects.visible().filter(translation_key__in=map(UUID, keys)).order_by("path")
    rows = pages.values_list("translation_key", "slug", "title", "locale__language_code")
    order = by_preference(language)
    known = sorted((row for row in rows if row[3] in order), key=lambda row: -order.index(row[3]))
    return {key.hex: (slug, title) for key, slug, title, _code in known}
