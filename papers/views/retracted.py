"""What is said of a retracted work: that it was there, how it was cited, and why it is not any more."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from wagtail.models import Page

from papers.models import EssayPage, ReportPage, WorkPage, all_pages, notices_in_force


def retracted_page(request, page: Page) -> HttpResponse:
    """Answer 410 for a page that was retracted, alone or with its report. Raises Http404 for any other."""
    if not all_pages().retracted().filter(pk=page.pk).exists():
        raise Http404
    work = WorkPage._base_manager.select_related("locale").get(pk=page.pk).specific
    above = [work.path[:end] for end in range(2 * work.steplen, len(work.path) + 1, work.steplen)]
    notices = notices_in_force().filter(work__path__in=above)
    notice = notices.select_related("correction", "work").order_by("work__depth").first()
    request.served_page = None
    request.elsewhere = in_other_languages(work)
    context = {"work": work, "report": report_round(work), "notice": notice}
    answer = render(request, "410.html", context, status=410)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def report_round(work: WorkPage) -> ReportPage | None:
    """Return the report in which an essay was cited; it may be what was retracted."""
    if not isinstance(work, EssayPage):
        return None
    path = work.path[: -work.steplen]
    known = (ReportPage.objects.visible(), ReportPage.objects.retracted())
    return next((report for pages in known for report in pages.filter(path=path)), None)


def in_other_languages(work: WorkPage) -> dict[str, str]:
    """Return {language: address} of the work's other pages: what is said there too, or the text itself."""
    found = {}
    for pages in (WorkPage.objects.retracted(), WorkPage.objects.visible()):
        others = pages.filter(translation_key=work.translation_key).exclude(pk=work.pk)
        found |= {page.locale.language_code: page.url for page in others.select_related("locale")}
    return found
