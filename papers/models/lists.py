"""The lists that public pages show, each from `visible()` and in a fixed number of queries.

A list in one language also holds what exists only in another one; the page marks it as such.
"""

from collections.abc import Iterable, Sequence

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models.functions import Left, Length

from papers.text.alphabets import OWN_ALPHABET

from .authors import AuthorPage, ShownSignature, Signature
from .languages import by_preference
from .querysets import VisibleQuerySet
from .report_rows import Contributor
from .reports import EssayPage, ReportPage
from .topics import Topic, TopicUse
from .works import WorkPage

NEWEST_FIRST = (F("sort_date").desc(nulls_last=True), "path")
"""Works of one date stand in the order of the tree: the essays of a report in its order."""


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
    attach_signatures(found)
    _attach_reports(found)
    return found


def attach_signatures(pages: list[WorkPage]) -> None:
    """Give each page its `.signature_list`, in one query for all of them."""
    printed: dict[int, list[ShownSignature]] = {page.pk: [] for page in pages}
    visible = AuthorPage.objects.visible().filter(pk=OuterRef("author_id"))
    signatures = Signature.objects.filter(work__in=list(printed)).annotate(author_is_visible=Exists(visible))
    for row in signatures.select_related("author__locale").order_by("sort_order", "pk"):
        printed[row.work_id].append(row.shown(row.author if row.author_is_visible else None))
    for page in pages:
        page.signature_list = printed[page.pk]


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


def newest_report(language: str | None = None) -> ReportPage | None:
    """Return the newest visible report, one in the language before one that exists only elsewhere."""
    reports = (
        ReportPage.objects.visible()
        if language is None
        else in_language_or_only_elsewhere(ReportPage, language)
    )
    return reports.select_related("locale").order_by(*NEWEST_FIRST).first()


def authors(language: str) -> VisibleQuerySet:
    """Return the authors by their family names; those in the letters of the language come first."""
    pages = in_language_or_only_elsewhere(AuthorPage, language)
    own = Case(When(sort_key__startswith=OWN_ALPHABET.get(language, ""), then=0), default=1)
    return pages.select_related("locale").order_by(own, "sort_key", "path")


def signed_by(author: AuthorPage, language: str) -> VisibleQuerySet:
    """Return the visible works that the person signed, each once: in any language, under any author page."""
    signed = Signature.objects.filter(author__translation_key=author.translation_key).values("work")
    keys = WorkPage.objects.visible().filter(pk__in=signed).values("translation_key")
    return works(language).filter(translation_key__in=keys)


def credits_of(author: AuthorPage) -> QuerySet:
    """Return what the closing lists of visible reports say of the person, the newest first."""
    reports = ReportPage.objects.visible().values("pk")
    rows = Contributor.objects.filter(author__translation_key=author.translation_key, report__in=reports)
    return rows.select_related("report").order_by(F("report__sort_date").desc(nulls_last=True), "pk")


def topics_of(pages: VisibleQuerySet, language: str) -> QuerySet:
    """Return the topics of these works with `.count` and `.shown`, the most used first.

    A work counts once, by its topics in all its languages: so `about` finds as many.
    """
    keys = pages.order_by().values("translation_key")
    found = WorkPage.objects.visible().filter(translation_key__in=keys)
    uses = Q(uses__content_object__in=found.values("pk"))
    works_met = Count("uses__content_object__translation_key", filter=uses, distinct=True)
    counted = Topic.objects.annotate(count=works_met).filter(count__gt=0)
    return counted.shown_in(language).order_by("-count", "name")


def about(topic: Topic, language: str) -> VisibleQuerySet:
    """Return the visible works about the topic: the same ones in every language."""
    keys = WorkPage.objects.visible().filter(topic_uses__tag=topic).values("translation_key")
    return works(language).filter(translation_key__in=keys)


def related(
    work: WorkPage, topics: list[Topic], language: str, reports: Sequence[ReportPage] = (), limit=4
) -> list[tuple[WorkPage, list[Topic]]]:
    """Return (work, topics) for works outside the same report and the topics shared with this one.

    The works are their common part only, without signatures; the most topics shared come first.
    `reports` are the report's visible pages in all languages.
    """
    names = {topic.pk: topic for topic in topics}
    near = works(language).filter(topic_uses__tag__in=names).exclude(translation_key=work.translation_key)
    if isinstance(work, EssayPage):
        for above in {work.path[: -work.steplen], *(report.path for report in reports)}:
            inside = {"path__startswith": above, "depth": work.depth, "path__in": _paths_inside_reports()}
            near = near.exclude(path=above).exclude(**inside)
    near = near.annotate(shared=Count("topic_uses")).order_by("-shared", *NEWEST_FIRST)
    found = list(near.select_related("locale").defer("folded_text")[:limit]) if names else []
    if not found:
        return []
    shared: dict[int, list[Topic]] = {page.pk: [] for page in found}
    for use in TopicUse.objects.filter(content_object__in=list(shared), tag__in=names):
        shared[use.content_object_id].append(names[use.tag_id])
    return [(page, sorted(shared[page.pk], key=lambda topic: topic.name)) for page in found]
