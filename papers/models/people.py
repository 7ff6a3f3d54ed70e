"""One person who came in as several: who stands for whom, what was done and by whom, and who are two.

A person is the family of author pages with one `translation_key`. Nothing is rewritten when people turn out
to be one: signatures, drafts and revisions keep the page that they were given, and the page of the person
who stands for it is shown in its place. So an undo leaves no trace.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .languages import by_preference

WHO = {"null": True, "blank": True, "editable": False, "on_delete": models.SET_NULL, "related_name": "+"}


class PersonChange(models.Model):
    """Some people were said to be one; its key counts up in the order of what was done.

    `name` and `other_name` say what the one who stands, and the others, were called then. `details` hold the
    pages by which they were chosen: `into`, and `merged` with their `names`.
    """

    name = models.CharField(_("author"), max_length=255)
    other_name = models.CharField(max_length=255, blank=True)
    works = models.PositiveIntegerField(_("works"), default=0)
    details = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), **WHO)
    undone_at = models.DateTimeField(_("undone"), null=True, editable=False)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("undone by"), **WHO)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of a person")
        verbose_name_plural = _("changes of people")
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.other_name} → {self.name}"


class MergedPerson(models.Model):
    """The person of `page` is shown as the person of `into`; each is named by any one of their pages.

    It is kept beside the pages, not in them: a revision that is published or reverted to knows nothing of it.
    """

    page = models.OneToOneField("papers.AuthorPage", on_delete=models.PROTECT, related_name="merged_as")
    into = models.ForeignKey("papers.AuthorPage", on_delete=models.PROTECT, related_name="stands_for")
    change = models.ForeignKey(PersonChange, on_delete=models.CASCADE, related_name="people")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("merged person")
        verbose_name_plural = _("merged people")

    def __str__(self):
        return f"{self.page_id} → {self.into_id}"


class DifferentPeople(models.Model):
    """Two people whom somebody has said to be two, alike though they look; `first` is the smaller key."""

    first = models.UUIDField()
    second = models.UUIDField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, verbose_name=_("by"), **WHO)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("pair of different people")
        verbose_name_plural = _("pairs of different people")
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="a_pair_of_people_once")]

    def __str__(self):
        return f"{self.first}, {self.second}"


def merges() -> models.QuerySet:
    """Return the rows of people who are shown as another person."""
    return MergedPerson.objects.exclude(page__translation_key=F("into__translation_key"))


def is_merged() -> Exists:
    """Return the condition that the person of the outer query's page is shown as another."""
    return Exists(merges().filter(page__translation_key=OuterRef("translation_key")))


def stand_ins_of_people() -> dict[UUID, UUID]:
    """Return {merged person: the one who stands for them at the end of the chain}; one query."""
    into = dict(merges().values_list("page__translation_key", "into__translation_key"))
    ends = {}
    for person in into:
        end, seen = person, set()
        while end in into and end not in seen:
            seen.add(end)
            end = into[end]
        if end not in seen:  # where links of languages have made a circle, nobody stands for anybody
            ends[person] = end
    return ends


def people_merged_with(people: Collection[UUID]) -> set[UUID]:
    """Return these people, those who stand for them, and all others for whom these stand; one query."""
    ends = stand_ins_of_people()
    standing = {ends.get(person, person) for person in people}
    return {*people, *standing, *(person for person, end in ends.items() if end in standing)}


def pages_instead(
    pages: Iterable[int], ends: dict[UUID, UUID] | None = None, shown: models.QuerySet | None = None
) -> dict[int, list]:
    """Return {author page of a merged person: the pages that stand for it, those of its language first}.

    `ends` is what `stand_ins_of_people` returns, looked up if it is not given; `shown` are the author pages
    to choose from. No more queries where nobody was merged, else two.
    """
    from .authors import AuthorPage

    ends = stand_ins_of_people() if ends is None else ends
    if not ends:
        return {}
    known = AuthorPage._base_manager.filter(pk__in=pages)
    merged = list(known.filter(translation_key__in=ends).values_list("pk", "translation_key", "locale"))
    if not merged:
        return {}
    found = AuthorPage.objects.all() if shown is None else shown
    found = found.filter(translation_key__in={ends[key] for _page, key, _locale in merged})
    standing = defaultdict(list)
    for page in found.select_related("locale").order_by("path"):
        standing[page.translation_key].append(page)
    return {
        page: nearest_first(standing[ends[key]], locale)
        for page, key, locale in merged
        if standing[ends[key]]
    }


def nearest_first(pages: list[Page], locale: int) -> list[Page]:
    """Return the pages of one person, that in this locale first, then as the site prefers languages."""
    order = by_preference("")
    place = {code: at for at, code in enumerate(order)}
    last = len(order)
    return sorted(
        pages, key=lambda page: (page.locale_id != locale, place.get(page.locale.language_code, last))
    )
