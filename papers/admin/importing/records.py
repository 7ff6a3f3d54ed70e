"""The runs so far and the sources they read: lists, one run, its undoing, a source line by line."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.importing.permissions import may_import, may_see, may_see_source, may_undo
from papers.admin.importing.review import as_notices, source_lines
from papers.admin.importing.screens import RUNS, ImportingView
from papers.admin.importing.window import window_on
from papers.importing.document import UnreadableSource
from papers.importing.run import load_source
from papers.importing.undo import CannotUndo, undo_run
from papers.models import ImportedPage, ImportRun, RunPage, SourceFile
from papers.templatetags.papers_tags import local_digits

RUNS_PER_PAGE = 30


class RunsView(ImportingView):
    """Lists the runs, the newest first."""

    page_title = gettext_lazy("Imports")
    template_name = "papers/admin/import_runs.html"

    def get(self, request):
        runs = ImportRun.objects.select_related("user").prefetch_related("sources", "pages", "topic_rows")
        return self.show(runs=Paginator(runs, RUNS_PER_PAGE).get_page(request.GET.get("p")))


class RunView(ImportingView):
    """Shows one run: its sources, and what became of each page, with a link to edit it."""

    template_name = "papers/admin/import_run.html"
    steps = RUNS

    @cached_property
    def run(self) -> ImportRun:
        return get_object_or_404(ImportRun.objects.select_related("user"), pk=self.kwargs["number"])

    @cached_property
    def rows(self) -> list[RunPage]:
        return list(self.run.pages.select_related("page"))

    def is_allowed(self):
        return may_see(self.request.user, [row.page for row in self.rows if row.page])

    def get_page_title(self):
        return _("Import %(number)s") % {"number": local_digits(self.run.pk)}

    def get(self, request, number):
        user = request.user
        found = ImportedPage.objects.filter(page__in=[row.page_id for row in self.rows if row.page])
        records = {record.page_id: record for record in found}
        rows = [
            (row, row.page and row.page.permissions_for_user(user).can_edit(), records.get(row.page_id))
            for row in self.rows
        ]
        return self.show(run=self.run, rows=rows, may_undo=may_undo(user, self.run))


class UndoView(RunView):
    """Says what undoing a run would do, from a dry run; the button does it."""

    template_name = "papers/admin/import_undo.html"

    def is_allowed(self):
        return may_import(self.request.user) and may_undo(self.request.user, self.run)

    def get_page_title(self):
        return _("Undo import %(number)s") % {"number": local_digits(self.run.pk)}

    def get(self, request, number):
        try:
            report = undo_run(self.run, user=request.user, dry_run=True)
        except (CannotUndo, PermissionDenied):
            return self.refuse()
        outcomes = dict(RunPage._meta.get_field("outcome").flatchoices)
        pages = [(page, outcomes[page.outcome]) for page in report.pages]
        return self.show(run=self.run, pages=pages, topics=report.topics)

    def post(self, request, number):
        try:
            report = undo_run(self.run, user=request.user)
        except (CannotUndo, PermissionDenied):
            return self.refuse()
        messages.success(request, _("The import was undone."))
        return redirect("papers_import_run", report.record.pk)

    def refuse(self):
        """The run was undone meanwhile, or holds a page that the user may not take back."""
        messages.error(self.request, _("You cannot undo this import."))
        return redirect("papers_import_run", self.run.pk)


class SourceView(ImportingView):
    """Shows a source line by line, with what was said of each line; a notice links to its line here."""

    template_name = "papers/admin/import_source.html"
    steps = RUNS

    @cached_property
    def file(self) -> SourceFile:
        return get_object_or_404(SourceFile, pk=self.kwargs["number"])

    def is_allowed(self):
        return may_see_source(self.request.user, self.file)

    def get_page_title(self):
        return self.file.name

    def get(self, request, number):
        records = list(self.file.pages.all())
        # The first page of a document has all its notices; those of the others are among them.
        notices = dict.fromkeys(notice for record in records for notice in as_notices(record.notices))
        unplaced = {line["line"] for record in records for line in record.leftovers}
        try:
            lines = load_source(self.file.name, bytes(self.file.data)).lines
        except UnreadableSource:  # a workbook of topics has no lines to show
            return redirect("papers_import_download", number)
        window = window_on(len(lines), request.GET.get("from"))
        shown = source_lines(lines, notices, unplaced, window)
        return self.show(file=self.file, lines=shown, window=window)


class DownloadView(SourceView):
    """Sends the source as it was received, to be kept and never to be shown by the browser."""

    def get(self, request, number):
        text = self.file.encoding.startswith(("utf", "cp"))
        kind = "text/plain" if text else "application/octet-stream"
        answer = HttpResponse(bytes(self.file.data), content_type=kind)
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer.headers["Content-Disposition"] = content_disposition_header(True, self.file.name)
        return answer
