"""A work's family: its pages in all languages, the report round it, and the order of that report."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from .catalogue import CatalogueRow
from .corrections import CorrectionNotice
from .languages import by_preference
from .reports import EssayPage, ReportPage
from .works import WorkPage


class Family(NamedTuple):
    """A work's visible pages, itself among them, and the visible pages of the report round it.

    Both are common parts only (title, abstract, language), the reports whole.
    """

    works: list[WorkPage]
    reports: list[ReportPage]

    def own(self, page: WorkPage) -> WorkPage | None:
        """Return the page as the public may see it, None where it may not."""
        return next((work for work in self.works if work.pk == page.pk), None)

    def other_languages(self, page: WorkPage) -> list[WorkPage]:
        """Return the work in its other languages, in the order of the settings."""
        order = by_preference(page.locale.language_code)
        others = [work for work in self.works if work.locale.language_code in order[1:]]
        return sorted(others, key=lambda work: order.index(work.locale.language_code))

    def report_of(self, essay: EssayPage) -> ReportPage | None:
        return next((report for report in self.reports if report.path == essay.path[: -essay.steplen]), None)


def family_of(page: WorkPage) -> Family:
    """Return the page's family in one query, the bases of translations without their texts.

    `is_corrected` says of a work that readers are told something of it; see `notices_of`.
    """
    wanted = Q(translation_key=page.translation_key)
    if isinstance(page, EssayPage):
        above = ReportPage._base_manager.filter(path=page.path[: -page.steplen])
        wanted |= Q(translation_key__in=above.values("translation_key"))
    noticed = CorrectionNotice.objects.filter(work=OuterRef("pk"), correction__published_at__isnull=False)
    found = WorkPage.objects.visible().filter(wanted).defer("folded_text", "basis__parts")
    found = found.annotate(is_corrected=Exists(noticed))
    pages = list(found.select_related("locale", "reportpage", "basis").order_by("path"))
    reports = [page.reportpage for page in pages if page.kind == "report"]
    locales = {page.pk: page.locale for page in pages}
    for report in reports:
        report.locale = locales[report.pk]
    return Family([work for work in pages if work.translation_key == page.translation_key], reports)


def in_one_order(report: ReportPage, essays: Sequence[CatalogueRow]) -> list[CatalogueRow]:
    """Return the row of each essay once, in the report's language where it is there.

    The order is one for all languages, that of the report as it was first written; what only another one
    holds follows what it follows there. A translation's own order is the one in which its essays were begun.
    """
    branches: dict[str, list[CatalogueRow]] = {}
    for essay in essays:
        branches.setdefault(essay.language, []).append(essay)
    language = report.locale.language_code
    keys: list = []
    for code in by_preference(report.original_language or language):
        place = 0
        for essay in branches.get(code, ()):
            if essay.key in keys:
                place = keys.index(essay.key)
            else:
                keys.insert(place, essay.key)
            place += 1
    shown = {
        essay.key: essay for code in reversed(by_preference(language)) for essay in branches.get(code, ())
    }
    return [shown[key] for key in keys]
