"""How each work stands in each language, told by the database: what lists filter, sort and count."""

from django.db.models import (
    BooleanField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerChoices,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from papers.models import WorkPage
from papers.models.languages import content_languages


class State(IntegerChoices):
    """How a work stands in a language; the first ones need an editor most."""

    MISSING = 0, _("missing")
    DRAFT = 1, _("draft")
    STALE = 2, _("the original has changed")
    UNKNOWN = 3, _("live, of unknown age")
    CURRENT = 4, _("live")
    ORIGINAL = 5, _("original")


WRITTEN_HERE = Q(original_language="") | Q(original_language=F("locale__language_code"))
"""That a page is in the language in which its work was first written."""


def pages_of_works() -> QuerySet:
    """Return all pages of works, live or not, in no order; an alias is no page of its own."""
    return WorkPage.objects.order_by().filter(alias_of__isnull=True)


def works() -> QuerySet:
    """Return one page for each work, in no order: the original, else the page that was made first.

    `.written_here` says whether it is the original.
    """
    pages = pages_of_works().annotate(written_here=ExpressionWrapper(WRITTEN_HERE, BooleanField()))
    rank = Case(When(WRITTEN_HERE, then=0), default=1)
    ranked = pages.annotate(rank=rank)
    others = ranked.filter(translation_key=OuterRef("translation_key"))
    better = Q(rank__lt=OuterRef("rank")) | Q(rank=OuterRef("rank"), pk__lt=OuterRef("pk"))
    return ranked.exclude(Exists(others.filter(better)))


def state_in(language: str) -> Case:
    """Return what tells the `State` of `works()` in the language; of one page `staleness.age_of` tells it."""
    pages = pages_of_works().filter(
        translation_key=OuterRef("translation_key"), locale__language_code=language
    )
    pages = pages.annotate(
        original_is_live=ExpressionWrapper(OuterRef("live"), BooleanField()),
        original_is_there=ExpressionWrapper(OuterRef("written_here"), BooleanField()),
    )
    unknown = Q(basis__isnull=True) | Q(original_is_live=False) | Q(original_is_there=False)
    state = Case(
        When(live=False, then=Value(State.DRAFT)),
        When(unknown, then=Value(State.UNKNOWN)),
        When(basis__digest=OuterRef("text_digest"), then=Value(State.CURRENT)),
        default=Value(State.STALE),
        output_field=IntegerField(),
    )
    there = Subquery(pages.values_list(state)[:1], output_field=IntegerField())
    return Case(
        When(written_here=True, locale__language_code=language, then=Value(State.ORIGINAL)),
        default=Coalesce(there, Value(State.MISSING)),
        output_field=IntegerField(),
    )


def with_states(pages: QuerySet) -> QuerySet:
    """Give `works()` their `state_0`, `state_1` ...: one for each language, in the order of the settings."""
    return pages.annotate(**{name_of(code): state_in(code) for code, _name in content_languages()})


def name_of(language: str) -> str:
    """Return the name of the column that `with_states` gives the language."""
    codes = [code for code, _name in content_languages()]
    return f"state_{codes.index(language)}"


def counts(pages: QuerySet | None = None) -> dict[str, dict[State, int]]:
    """Return how many works (of those `works()` given) are in which state, language by language.

    The numbers of a language add up to all works; a state without a work is not in it.
    """
    pages = works() if pages is None else pages
    found = {}
    for code, _name in content_languages():
        rows = pages.annotate(state=state_in(code)).order_by("state").values_list("state")
        found[code] = {State(state): number for state, number in rows.annotate(number=Count("pk"))}
    return found
