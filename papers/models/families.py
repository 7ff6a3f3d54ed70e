"""A work's family: its pages in all languages, the report round it, and the contents of that report."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Q

from .languages import by_preference
from .lists import attach_signatures
from .querysets import VisibleQuerySet
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
    """Return the page's family in one query, the bases of translations without their texts."""
    wanted = Q(translation_key=page.translation_key)
    if isinstance(page, EssayPage):
        above = ReportPage._base_manager.filter(path=page.path[: -page.steplen])
        wanted |= Q(translation_key__in=above.values("translation_key"))
    found = WorkPage.objects.visible().filter(wanted).defer("folded_text", "basis__parts")
    pages = list(found.select_related("locale", "reportpage", "basis").order_by("path"))
    reports = [page.reportpage for page in pages if page.kind == "report"]
    locales = {page.pk: page.locale for page in pages}
    for report in reports:
        report.locale = locales[report.pk]
    return Family([work for work in pages if work.translation_key == page.translation_key], reports)


def contents_of(report: ReportPage, reports: Sequence[ReportPage] | None = None) -> list[EssayPage]:
    """Return the report's visible essays in its order, with their `.signature_list`.

    Essays that exist only in other languages of the report stand where they stand there. `reports` are
    the report's visible pages in all languages, where they are known already.
    """
    reports = family_of(report).works if reports is None else reports
    essays = list(_below(EssayPage, reports).select_related("locale"))
    found = in_one_order(report, essays)
    attach_signatures(found)
    for essay in found:
        essay.report = report
    return found


def siblings_of(essay: EssayPage, family: Family) -> list[WorkPage]:
    """Return what the contents of the essay's visible report hold, their common part only; [] without one."""
    report = family.report_of(essay)
    if report is None:
        return []
    pages = _below(WorkPage, family.reports).select_related("locale").defer("folded_text")
    return in_one_order(report, list(pages))


def _below(model, reports: Sequence[ReportPage]) -> VisibleQuerySet:
    """Return the visible pages right below these, in the order of the tree."""
    places = Q(pk__in=[])
    for report in reports:
        places |= Q(path__startswith=report.path, depth=report.depth + 1)
    return model.objects.visible().filter(places).order_by("path")


def in_one_order(report: ReportPage, essays: Sequence[WorkPage]) -> list[WorkPage]:
    """Return each essay once, in the report's language where it is there, in one order for all languages.

    It is the order of the report as it was first written; what only another one holds follows what it
    follows there. A translation's own order is the one in which its essays were started.
    """
    branches: dict[str, list[WorkPage]] = {}
    for essay in essays:
        branches.setdefault(essay.locale.language_code, []).append(essay)
    language = report.locale.language_code
    keys: list = []
    for code in by_preference(report.original_language or language):
        place = 0
        for essay in branches.get(code, ()):
            if essay.translation_key in keys:
                place = keys.index(essay.translation_key)
            else:
                keys.insert(place, essay.translation_key)
            place += 1
    shown = {
        essay.translation_key: essay
        for code in reversed(by_preference(language))
        for essay in branches.get(code, ())
    }
    return [shown[key] for key in keys]
