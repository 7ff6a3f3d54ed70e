"""The one door to what the public may see: `visible()`."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left
from django.utils import timezone
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from .corrections import notices_in_force
from .people import is_merged


def within_dates(moment) -> Q:
    """Return the condition that a page is live and inside its go-live and expiry dates.

    Wagtail itself only flips `live` when `publish_scheduled` runs; the dates decide at once.
    """
    started = Q(go_live_at__isnull=True) | Q(go_live_at__lte=moment)
    not_expired = Q(expire_at__isnull=True) | Q(expire_at__gt=moment)
    return Q(live=True, expired=False) & started & not_expired


class VisibleQuerySet(PageQuerySet):
    """Pages, and the only two questions that public code may ask about showing them."""

    def current(self, moment=None):
        """Return the pages that are live within their dates, and whose every ancestor is, too.

        A live essay inside a withdrawn report is not current: it would print the report's title. An
        alias is never current: it would show one language's text as another's, past its restrictions.
        Nor is what has been retracted, with all that stands in it, nor the page of a person who is shown as
        another one.
        """
        return self._standing(moment).exclude(Exists(_retractions())).exclude(is_merged())

    def retracted(self, moment=None):
        """Return what the public might see, had neither it nor the report round it been retracted."""
        pages = self._standing(moment).filter(Exists(_retractions()))
        return pages.exclude(Exists(_restricted()))

    def stood_for(self, moment=None):
        """Return what the public might see, were its person not shown as another one."""
        pages = self._standing(moment).filter(is_merged())
        return pages.exclude(Exists(_restricted()))

    def visible(self, language: str | None = None, moment=None):
        """Return what the public may see: current, without a view restriction on it or above it.

        `language` (a locale's code) narrows to one language; `moment` is for looking ahead.
        """
        pages = self.current(moment).exclude(Exists(_restricted()))
        return pages.filter(locale__language_code=language) if language else pages

    def _standing(self, moment):
        moment = moment or timezone.now()
        pages = self.filter(within_dates(moment), alias_of__isnull=True, depth__lte=DEEPEST)
        return pages.exclude(Exists(_ancestors().exclude(within_dates(moment))))


DEEPEST = 7
"""The depth in the tree below which no page is shown; an essay in a report stands at 5."""


def _ancestors(and_self=False):
    """Return the pages above the outer query's page (the tree's invisible root left out).

    Each is asked for by its very path, so that the index on paths finds it: a site of 50,000 pages would
    otherwise compare each page with every other.
    """
    pages = Page._base_manager.filter(path__in=_trail())
    return pages if and_self else pages.exclude(pk=OuterRef("pk"))


def _restricted():
    """Return the outer query's page and those above it that have a view restriction."""
    return _ancestors(and_self=True).filter(Exists(PageViewRestriction.objects.filter(page=OuterRef("pk"))))


def _retractions():
    """Return the notices that keep the outer query's page, or one above it, from readers."""
    return notices_in_force().filter(work__path__in=_trail())


def _trail() -> list[Left]:
    """Return the paths of the outer query's page and of those above it."""
    return [Left(OuterRef("path"), Page.steplen * depth) for depth in range(2, DEEPEST + 1)]


VisibleManager = PageManager.from_queryset(VisibleQuerySet)


def all_pages() -> VisibleQuerySet:
    """Return every page of whatever kind, with `visible()` at hand."""
    return VisibleQuerySet(Page).order_by("path")
