"""The lists of works that public pages show, each from rows of the catalogue.

A list in one language also holds what exists only in another one; the page marks it as such.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import Count, FilteredRelation, Max, Q, Subquery

from papers.models import (
    AuthorPage,
    CatalogueAuthor,
    CatalogueRow,
    CatalogueTopic,
    ReportPage,
    Topic,
    WorkPage,
)
from papers.models.catalogue import CatalogueQuerySet, is_current
from papers.models.families import in_one_order
from papers.models.works import NEWEST_FIRST

KINDS = ("report", "essay", "interview")


def works(language: str) -> CatalogueQuerySet:
    """Return a row for each visible work, the newest first: in the language, else in another one."""
    return CatalogueRow.objects.in_language_or_only_elsewhere(language).newest_first()


def standing_alone(rows: CatalogueQuerySet) -> CatalogueQuerySet:
    """Leave out the essays that stand inside a report."""
    return rows.filter(report=None)


def of_kind(rows: CatalogueQuerySet, kind: str) -> CatalogueQuerySet:
    return rows.filter(kind=kind)


def counts_of(rows: CatalogueQuerySet) -> tuple[dict[str, int], int]:
    """Return how many works of each kind there are, and how many stand alone, in one query."""
    counted = (
        rows.order_by()
        .values_list("kind")
        .annotate(count=Count("pk"), alone=Count("pk", filter=Q(report=None)))
    )
    found = {kind: (count, alone) for kind, count, alone in counted}
    kinds = {kind: found.get(kind, (0, 0))[0] for kind in KINDS}
    return kinds, sum(alone for _count, alone in found.values())


def signed_by(author: AuthorPage, language: str) -> CatalogueQuerySet:
    """Return the visible works that the person signed, each once: in any language, under any author page."""
    signed = CatalogueAuthor.objects.filter(key=author.translation_key).values("row")
    return works(language).filter(key__in=CatalogueRow.objects.current().filter(pk__in=signed).values("key"))


def about(topic: Topic, language: str) -> CatalogueQuerySet:
    """Return the visible works about the topic: the same ones in every language."""
    uses = CatalogueTopic.objects.filter(topic=topic).values("row")
    return works(language).filter(key__in=CatalogueRow.objects.current().filter(pk__in=uses).values("key"))


def topics_of(rows: CatalogueQuerySet | None, language: str) -> list[Topic]:
    """Return the topics of these works, or of all, with `.count` and `.shown`, the most used first.

    A work counts once, by its topics in all its languages: so `about` finds as many. They have what a list
    shows. Grouping by their columns would sort all the uses by names: four times as long at 50,000 works.
    """
    uses = CatalogueTopic.objects.filter(is_current("row__"))
    if rows is not None:
        uses = uses.filter(row__key__in=rows.order_by().values("key"))
    preferred = Q(topic__labels__language=language, topic__labels__preferred=True)
    uses = uses.order_by().annotate(label=FilteredRelation("topic__labels", condition=preferred))
    counted = uses.values_list("topic").annotate(
        count=Count("row__key", distinct=True),
        name=Max("topic__name"),
        slug=Max("topic__slug"),
        label_text=Max("label__text"),
    )
    found = []
    for key, count, name, slug, label in counted:
        topic = Topic(pk=key, name=name, slug=slug)
        topic.count, topic.shown = count, label or name
        found.append(topic)
    return sorted(found, key=lambda topic: (-topic.count, topic.name))


def inside(report: ReportPage, reports: Sequence[ReportPage]) -> list[CatalogueRow]:
    """Return the rows of the report's essays in its order.

    Essays that exist only in other languages of the report stand where they stand there. `reports` are the
    report's visible pages in all languages.
    """
    rows = CatalogueRow.objects.current().filter(report__in=[page.pk for page in reports], kind="essay")
    return in_one_order(report, list(rows.order_by("path")))


def newest_report(language: str | None = None) -> ReportPage | None:
    """Return the newest visible report, one in the language before one that exists only elsewhere."""
    rows = works(language) if language else CatalogueRow.objects.current().newest_first()
    newest = of_kind(rows, "report").values("pk")[:1]
    return ReportPage.objects.visible().select_related("locale").filter(pk=Subquery(newest)).first()


def beside_in_series(report: ReportPage, language: str) -> tuple[CatalogueRow | None, CatalogueRow | None]:
    """Return the reports of the same series before and after this one, by date, in whatever language."""
    if report.sort_date is None:
        return None, None
    rows = of_kind(works(language), "report").filter(series=report.series).exclude(pk=report.pk).order_by()
    earlier = rows.filter(sort_date__lt=report.sort_date).order_by("-sort_date").first()
    return earlier, rows.filter(sort_date__gt=report.sort_date).order_by("sort_date").first()


def related(
    work: WorkPage, topics: Collection[Topic], language: str, reports: Sequence[ReportPage] = (), limit=4
) -> list[tuple[CatalogueRow, list[Topic]]]:
    """Return (row, topics) for works outside the same report and the topics shared with this one.

    The most topics shared come first. `reports` are the report's visible pages in all languages.
    """
    names = {topic.pk: topic for topic in sorted(topics, key=lambda topic: topic.name)}
    if not names:
        return []
    near = works(language).filter(topics__topic__in=names).exclude(key=work.translation_key)
    inside_too = [page.pk for page in reports] if work.kind == "essay" else []
    near = near.exclude(pk__in=inside_too).exclude(report__in=inside_too)
    near = near.annotate(shared=Count("topics")).order_by("-shared", *NEWEST_FIRST)[:limit]
    return [(row, [names[key] for key in names if key in set(row.shown["topics"])]) for row in near]
