"""What starting a translation would make: the pages above, the page, the essays below."""

from dataclasses import dataclass, field

from wagtail.models import Locale, Page

from papers.models import ReportPage

from .starting import CannotTranslate, refuse_section, translation_in


@dataclass
class Planned:
    """What is there of a page in a language, and what would be made.

    `there` is the page in the language; `above` are the pages above it that would be made with it, and
    `below` the page under which all would stand. `essays` are those of a report that are not there yet.
    `obstacle` says in a sentence why nothing can be made; "" where nothing is in the way.
    """

    locale: Locale
    there: Page | None = None
    above: list[Page] = field(default_factory=list)
    below: Page | None = None
    essays: list[Page] = field(default_factory=list)
    obstacle: str = ""


def plan_for(page: Page, locale: Locale) -> Planned:
    """Return what `starting.start_translation` would make of the (specific) page in the locale."""
    planned = Planned(locale)
    try:
        planned.there = planned.below = translation_in(page, locale)
        above = page
        while planned.below is None:
            refuse_section(above, locale)
            above = above.get_parent().specific
            planned.below = translation_in(above, locale)
            if planned.below is None:
                planned.above.insert(0, above)
        planned.essays = essays_missing(page, locale)
    except CannotTranslate as reason:
        planned.obstacle = str(reason)
    return planned


def essays_missing(page: Page, locale: Locale) -> list[Page]:
    """Return the essays of a report that have no page in the locale; an alias stands in the way of all."""
    if not isinstance(page, ReportPage):
        return []
    essays = page.get_children().filter(alias_of__isnull=True)
    return [essay for essay in essays if translation_in(essay, locale) is None]
