"""The authors that public pages show, each list from `visible()` and in a fixed number of queries.

A list in one language also holds what exists only in another one; the page marks it as such. Lists of works
are made from the catalogue.
"""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When

from papers.text.alphabets import OWN_ALPHABET

from .authors import AuthorPage, Signature
from .catalogue import CatalogueRow
from .languages import by_preference
from .people import pages_instead
from .querysets import VisibleQuerySet
from .report_rows import Contributor
from .works import WorkPage


def in_language_or_only_elsewhere(model, language: str) -> VisibleQuerySet:
    """Return the model's visible pages in the language, and one page of each that has none in it.

    Of several other languages, the one that comes first in `by_preference` stands for all.
    """
    first, *others = by_preference(language)
    shown, before = Q(locale__language_code=first), [first]
    for code in others:
        met = model.objects.visible().filter(locale__language_code__in=before).values("translation_key")
        shown |= Q(locale__language_code=code) & ~Q(translation_key__in=met)
        before.append(code)
    return model.objects.visible().filter(shown)


def attach_signatures(page: WorkPage) -> None:
    """Give the page its `.signature_list`, with the authors' whole pages, in one query."""
    visible = AuthorPage.objects.visible().filter(pk=OuterRef("author_id"))
    signatures = Signature.objects.filter(work=page.pk).annotate(author_is_visible=Exists(visible))
    rows = list(signatures.select_related("author__locale").order_by("sort_order", "pk"))
    hidden = [row.author_id for row in rows if row.author_id and not row.author_is_visible]
    instead = shown_instead(hidden)
    page.signature_list = [
        row.shown(row.author if row.author_is_visible else instead.get(row.author_id)) for row in rows
    ]


def shown_instead(hidden: Collection[int]) -> dict[int, AuthorPage]:
    """Return {author page that readers do not see: the visible page of the person who stands for its own}."""
    found = pages_instead(hidden, shown=AuthorPage.objects.visible()) if hidden else {}
    return {page: standing[0] for page, standing in found.items()}


def visible_authors(keys: Iterable[int | None]) -> dict[int, AuthorPage]:
    """Return the visible ones among these author pages, by key; for merged people, who stands for them."""
    wanted = {key for key in keys if key is not None}
    found = AuthorPage.objects.visible().select_related("locale").in_bulk(wanted) if wanted else {}
    return found | shown_instead(wanted - found.keys())


def authors(language: str) -> VisibleQuerySet:
    """Return the authors by their family names; those in the letters of the language come first."""
    pages = in_language_or_only_elsewhere(AuthorPage, language)
    own = Case(When(sort_key__startswith=OWN_ALPHABET.get(language, ""), then=0), default=1)
    return pages.select_related("locale").order_by(own, "sort_key", "path")


def credits_of(people: Collection[UUID]) -> QuerySet:
    """Return what the closing lists of visible reports say of a person, the newest first.

    `people` are the person and those who are shown as the same.
    """
    reports = CatalogueRow.objects.current().filter(kind="report").values("pk")
    rows = Contributor.objects.filter(author__translation_key__in=people, report__in=reports)
    return rows.select_related("report").order_by(F("report__sort_date").desc(nulls_last=True), "pk")
