"""The catalogue's tables: one row for each visible work in each of its languages.

What is not visible has no row; go-live and expiry dates stand in the row, and a query respects them at once.
The rows repeat what pages say so that a list, a search or a feed reads two or three queries however large
the archive is; `papers.catalogue` writes them, and `visible()` stays the truth that they are checked against.
"""

from datetime import datetime
from typing import NamedTuple

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from papers.text.dates import PartialDate

from .languages import by_preference
from .topics import Topic
from .works import NEWEST_FIRST, WorkPage


def is_current(row: str = "", moment=None) -> Q:
    """Return the condition that a row may be seen at the moment, now; `row` leads to it, as "row__" does."""
    moment = moment or timezone.now()
    started = Q(**{f"{row}visible_from__isnull": True}) | Q(**{f"{row}visible_from__lte": moment})
    return started & (Q(**{f"{row}visible_until__isnull": True}) | Q(**{f"{row}visible_until__gt": moment}))


class CatalogueQuerySet(models.QuerySet):
    def current(self, moment=None):
        """Return the rows that the public may see at the moment."""
        return self.filter(is_current(moment=moment))

    def in_language_or_only_elsewhere(self, language: str, moment=None):
        """Return a current row for each work: in the language, else in the first other one that has it."""
        rows = self.current(moment)
        first, *others = by_preference(language)
        shown, before = Q(language=first), [first]
        for code in others:
            better = CatalogueRow.objects.current(moment).filter(
                key=models.OuterRef("key"), language__in=before
            )
            shown |= Q(language=code) & ~models.Exists(better)
            before.append(code)
        return rows.filter(shown)

    def newest_first(self):
        """Order by date; works of one date stand in the order of the tree."""
        return self.order_by(*NEWEST_FIRST)


class CatalogueRow(models.Model):
    """One visible work in one language, as lists show it.

    `key` is the work's identity across languages, `path` its place in the tree, `report` the page of the
    report that an essay stands in. `year` is Gregorian; `solar_year` is None where the printed date does not
    tell it. `shown` is what a row of a list prints besides; `digest` is the same for
    the same row, so that an unchanged one is not written again.
    """

    page = models.OneToOneField(
        WorkPage, primary_key=True, on_delete=models.CASCADE, related_name="catalogue_row"
    )
    key = models.UUIDField()
    language = models.CharField(max_length=12)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    number = models.CharField(max_length=40, blank=True)
    series = models.CharField(max_length=120, blank=True)
    sort_date = models.DateField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    solar_year = models.PositiveSmallIntegerField(null=True)
    path = models.CharField(max_length=255)
    report = models.ForeignKey(WorkPage, null=True, on_delete=models.SET_NULL, related_name="+")
    address = models.CharField(max_length=2000)
    visible_from = models.DateTimeField(null=True)
    visible_until = models.DateTimeField(null=True)
    shown = models.JSONField(default=dict)
    digest = models.CharField(max_length=32)

    objects = CatalogueQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("row of the catalogue")
        verbose_name_plural = _("rows of the catalogue")
        indexes = [
            models.Index(fields=["key", "language"], name="rows_of_a_work"),
            models.Index(fields=["path"], name="rows_by_place"),
        ]

    def __str__(self):
        return self.title

    # What a row of a list asks a work for; `shown` is written by `papers.catalogue.rows`.

    @property
    def signature_list(self) -> list["ShownName"]:
        """The signatures for readers; `author` is None where no page of the person is seen now."""
        now = timezone.now()
        return [shown_name(entry, now) for entry in self.shown["authors"]]

    @property
    def abstract(self) -> str:
        return self.shown["abstract"]

    @property
    def keywords(self) -> list[str]:
        return self.shown["keywords"]

    @property
    def printed_page(self) -> int | None:
        return self.shown["printed_page"]

    @property
    def minutes(self) -> int | None:
        return self.shown["minutes"]

    @property
    def text_language(self) -> str:
        """The language of the text, where `language` is the one of the side of the site."""
        return self.shown["language"]

    @property
    def printed_date(self) -> PartialDate | None:
        """The date no more precise than it was printed: an essay's own, else the one of its report."""
        try:
            return PartialDate(*self.shown["date"]) if self.shown["date"] else None
        except ValueError:
            return None


class ShownAuthor(NamedTuple):
    """A visible author page, as far as a row knows it; `page` is its key, `key` the person's."""

    page: int
    key: str
    title: str
    address: str
    language: str


class ShownName(NamedTuple):
    """A signature of a row's work."""

    name_printed: str
    affiliation_printed: str
    author: ShownAuthor | None
    key: str | None


def shown_name(entry: dict, moment: datetime) -> ShownName:
    """Return a signature as `shown` keeps it, with the author where the page is seen at the moment."""
    author = None
    if "page" in entry:
        start, end = entry["from"], entry["until"]
        started = start is None or datetime.fromisoformat(start) <= moment
        if started and (end is None or datetime.fromisoformat(end) > moment):
            author = ShownAuthor(*(entry[name] for name in ShownAuthor._fields))
    return ShownName(entry["name"], entry["affiliation"], author, entry["key"])


class CatalogueText(models.Model):
    """What a row's work says: read for snippets, and searched.

    `parts` are `[anchor, kind, text]` in reading order; `anchor` is what an address points at, empty for a
    field. `words` is the analysed text: a tsvector of the terms on PostgreSQL, `heads` the same of title,
    names and summary alone; on SQLite both are empty, and the terms stand in a table of FTS5 under the row's
    key. `digest` is the same for the same words.
    """

    row = models.OneToOneField(CatalogueRow, primary_key=True, on_delete=models.CASCADE, related_name="text")
    parts = models.JSONField(default=list)
    digest = models.CharField(max_length=32, blank=True)
    words = SearchVectorField(null=True)
    heads = SearchVectorField(null=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of the catalogue")
        verbose_name_plural = _("texts of the catalogue")

    def __str__(self):
        return str(self.row)


class CatalogueAuthor(models.Model):
    """Who signed a row's work: `key` is the author's identity across languages."""

    row = models.ForeignKey(CatalogueRow, on_delete=models.CASCADE, related_name="authors")
    key = models.UUIDField(db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("author in the catalogue")
        verbose_name_plural = _("authors in the catalogue")
        constraints = [models.UniqueConstraint(fields=["row", "key"], name="one_author_once_in_a_row")]

    def __str__(self):
        return str(self.key)


class CatalogueTopic(models.Model):
    """What a row's work is about."""

    row = models.ForeignKey(CatalogueRow, on_delete=models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="catalogue_topics")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("topic in the catalogue")
        verbose_name_plural = _("topics in the catalogue")
        constraints = [models.UniqueConstraint(fields=["row", "topic"], name="one_topic_once_in_a_row")]

    def __str__(self):
        return str(self.topic)


class CatalogueName(models.Model):
    """A name of a topic, or of a person with a page that readers see, by which a query finds the others.

    `key` is what names are compared by (`papers.text.analysis.name_key`); `person` is the identity of an
    author across languages.
    """

    key = models.CharField(max_length=255, db_index=True)
    text = models.CharField(max_length=255)
    topic = models.ForeignKey(Topic, null=True, on_delete=models.CASCADE, related_name="+")
    person = models.UUIDField(null=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("name in the catalogue")
        verbose_name_plural = _("names in the catalogue")

    def __str__(self):
        return self.text


class CatalogueWord(models.Model):
    """A word that some work used, for near spellings; what is offered is looked up in the rows first.

    `text` is the folded word, `term` what the analyser makes of it; `head` and `tail` are its first and last
    letters, by which candidates of about the same `size` (letters) are found.
    """

    text = models.CharField(max_length=64, unique=True)
    term = models.CharField(max_length=64)
    head = models.CharField(max_length=1)
    tail = models.CharField(max_length=1)
    size = models.PositiveSmallIntegerField()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("word of the catalogue")
        verbose_name_plural = _("words of the catalogue")
        indexes = [
            models.Index(fields=["head", "size"], name="words_by_head"),
            models.Index(fields=["tail", "size"], name="words_by_tail"),
        ]

    def __str__(self):
        return self.text


class MissedSearch(models.Model):
    """What readers searched for on one day and did not find; nothing of who they are."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=12)
    words = models.CharField(_("words"), max_length=120)
    times = models.PositiveIntegerField(_("times"), default=1)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search without results")
        verbose_name_plural = _("searches without results")
        constraints = [models.UniqueConstraint(fields=["day", "language", "words"], name="one_row_for_a_day")]

    def __str__(self):
        return self.words
