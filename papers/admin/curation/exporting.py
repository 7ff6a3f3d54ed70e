"""The topics to take away: for a spreadsheet, and for libraries that read SKOS."""

from django.http import Http404, HttpResponse
from django.utils import timezone

from papers.curation.exporting import as_csv, as_turtle, as_xlsx, rows_of_topics
from papers.models import TopicIndexPage

from .screens import CurationView

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ttl": "text/turtle; charset=utf-8",
}


class ExportView(CurationView):
    """Answers with all topics as a file."""

    def get(self, request, kind):
        if kind not in KINDS:
            raise Http404
        if kind == "ttl":
            page = TopicIndexPage.objects.order_by("path").first()
            content = as_turtle(page.full_url if page and page.full_url else request.build_absolute_uri("/"))
        else:
            content = (as_csv if kind == "csv" else as_xlsx)(rows_of_topics())
        answer = HttpResponse(content, content_type=KINDS[kind])
        name = f"topics-{timezone.localdate():%Y-%m-%d}.{kind}"
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer
