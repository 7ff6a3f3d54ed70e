"""The lists that public pages show, each from `visible()` and in a fixed number of queries.

A list in one language also holds what exists only in another one; the page marks it as such.
"""

from collections.abc import Iterable

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Left, Length

from .authors import AuthorPage, Signature
from .querysets import VisibleQuerySet
from .reports import EssayPage, ReportPage
from .topics import Topic, TopicUse
from .works import WorkPage

NEWEST_FIRST = (F("sort_date").desc(nulls_last=True), "path")
"""Works of one date stand in the order of the tree: the essays of a report in its order."""


def in_language_or_only_elsewhere(model, language: str) -> VisibleQuerySet:
    """Return the model's visible pages in the language, and those that have no page in it."""
    own = model.objects.visible(language).values("translation_key")
    return model.objects.visible().filter(Q(locale__language_code=language) | ~Q(translation_key__in=own))


def works(language: str) -> VisibleQuerySet:
    return in_language_or_only_elsewhere(WorkPage, language).order_by(*NEWEST_FIRST)


def standing_alone(pages: VisibleQuerySet) -> VisibleQuerySet:
    """Leave out the essays that stand inside a report."""
    return pages.exclude(essaypage__isnull=False, path__in=_paths_inside_reports())


def _paths_inside_reports():
    report_paths = ReportPage._base_manager.values("path")
    inside = EssayPage._base_manager.annotate(parent_path=Left("path", Length("path") - ReportPage.steplen))
    return inside.filter(parent_path__in=report_paths).values("path")


def rows(pages: Iterable[WorkPage]) -> list[WorkPage]:
    """Return the specific pages with `.signature_list` and `.report` (None outside one) at hand."""
    if isinstance(pages, QuerySet):
        pages = pages.select_related("locale").specific()
    found = list(pages)
    _attach_signatures(found)
    _attach_reports(found)
    return found


def _attach_signatures(pages: list[WorkPage]) -> None:
    printed: dict[int, list[Signature]] = {page.pk: [] for page in pages}
    for signature in Signature.objects.filter(work__in=list(printed)).order_by("sort_order", "pk"):
        printed[signature.work_id].append(signature)
    authors = visible_authors(row.author_id for group in printed.values() for row in group)
    for page in pages:
        page.signature_list = [row.shown(authors) for row in printed[page.pk]]


def visible_authors(keys: Iterable[int | None]) -> dict[int, AuthorPage]:
    """Return the visible ones among these author pages, by key."""
    wanted = {key for key in keys if key is not None}
    return AuthorPage.objects.visible().select_related("locale").in_bulk(wanted) if wanted else {}


def _attach_reports(pages: list[WorkPage]) -> None:
    paths = {page.path[: -page.steplen] for page in pages if isinstance(page, EssayPage)}
    found = ReportPage.objects.visible().select_related("locale").filter(path__in=paths) if paths else ()
    reports = {report.path: report for report in found}
    for page in pages:
        page.report = reports.get(page.path[: -page.steplen]) if isinstance(page, EssayPage) else None


def essays_of(report: ReportPage) -> VisibleQuerySet:
    """Return the report's visible essays in the order of the report."""
    return EssayPage.objects.visible().child_of(report).order_by("path")


def newest_report(language: str | None = None) -> ReportPage | None:
    """Return the newest visible report, one in the language before one that exists only elsewhere."""
    reports = (
        ReportPage.objects.visible()
        if language is None
        else in_language_or_only_elsewhere(ReportPage, language)
    )
    return reports.select_related("locale").order_by(*NEWEST_FIRST).first()


def authors(language: str) -> VisibleQuerySet:
    pages = in_language_or_only_elsewhere(AuthorPage, language)
    return pages.select_related("locale").order_by("sort_key", "path")


def signed_by(author: AuthorPage, language: str) -> VisibleQuerySet:
    """Return the visible works that the person signed under any language's author page."""
    signed = Signature.objects.filter(author__translation_key=author.translation_key).values("work")
    return works(language).filter(pk__in=signed)


def topics_of(pages: VisibleQuerySet) -> QuerySet:
    """Return the topics of these works with `.count`, the most used first."""
    uses = Q(uses__content_object__in=pages.order_by().values("pk"))
    counted = Topic.objects.annotate(count=Count("uses", filter=uses, distinct=True)).filter(count__gt=0)
    return counted.prefetch_related("labels").order_by("-count", "name")


def about(topic: Topic, language: str) -> VisibleQuerySet:
    return works(language).filter(topic_uses__tag=topic)


def related(work: WorkPage, language: str, limit: int = 4) -> list[WorkPage]:
    """Return works outside the same report that share topics, each with `.shared_topics`."""
    own = set(TopicUse.objects.filter(content_object=work.pk).values_list("tag", flat=True))
    if not own:
        return []
    near = works(language).filter(topic_uses__tag__in=own).exclude(pk=work.pk)
    if isinstance(work, EssayPage):
        near = near.exclude(path__startswith=work.path[: -work.steplen])
    found = rows(near.annotate(shared=Count("topic_uses")).order_by("-shared", *NEWEST_FIRST)[:limit])
    uses = TopicUse.objects.filter(content_object__in=[page.pk for page in found], tag__in=own)
    shared: dict[int, list[Topic]] = {page.pk: [] for page in found}
    for use in uses.select_related("tag").prefetch_related("tag__labels").order_by("tag__name"):
        shared[use.content_object_id].append(use.tag)
    for page in found:
        page.shared_topics = shared[page.pk]
    return found
