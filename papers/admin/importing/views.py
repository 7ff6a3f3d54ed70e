"""The screens of importing: hand in, review, import; the runs so far and the sources they read."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.admin.forms import ImportForm
from papers.admin.importing.pending import drop_upload, find_upload, keep_upload
from papers.admin.importing.permissions import (
    find_obstacle,
    may_import,
    may_see,
    may_see_source,
    may_undo,
)
from papers.admin.importing.review import (
    as_notices,
    counts,
    kind_of,
    reviewed_pages,
    source_lines,
    unplaced_lines,
)
from papers.importing.apply import MissingIndex, Result, import_document
from papers.importing.document import Document, Source
from papers.importing.plan import make_plan
from papers.importing.read import read
from papers.importing.run import load_source
from papers.importing.undo import CannotUndo, undo_run
from papers.models import ImportRun, RunPage, SourceFile, all_pages

PAGES = [
    *WagtailAdminTemplateMixin.breadcrumbs_items,
    {"url": reverse_lazy("papers_import"), "label": gettext_lazy("Import")},
]
RUNS = [*PAGES, {"url": reverse_lazy("papers_import_runs"), "label": gettext_lazy("Imports")}]
RUNS_PER_PAGE = 30


class ImportingView(WagtailAdminTemplateMixin, View):
    """A screen for those who may import; others get Wagtail's answer."""

    header_icon = "upload"
    steps = PAGES

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        return may_import(self.request.user)

    def get_breadcrumbs_items(self):
        return [*self.steps, {"url": "", "label": self.get_page_title()}]

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))


class StartView(ImportingView):
    """Takes a file or a text, and keeps it for the review."""

    page_title = gettext_lazy("Import a paper")
    template_name = "papers/admin/import_start.html"
    steps = WagtailAdminTemplateMixin.breadcrumbs_items

    def get(self, request):
        return self.show(form=ImportForm())

    def post(self, request):
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form)
        token = keep_upload(request, form.source.name, form.source.data)
        return redirect("papers_import_review", token)


class ReviewView(ImportingView):
    """Shows what an import would do, from a dry run; a button then does it, or drops the upload."""

    page_title = gettext_lazy("Review the import")
    template_name = "papers/admin/import_review.html"

    def dispatch(self, request, token):
        self.upload = find_upload(request, token) if request.user.is_authenticated else None
        if self.upload is None and may_import(request.user):
            messages.error(request, _("This upload is no longer there. Please hand it in again."))
            return redirect("papers_import")
        return super().dispatch(request, token)

    @cached_property
    def source(self) -> Source:
        return load_source(self.upload.name, self.upload.data)

    @cached_property
    def document(self) -> Document:
        return read(self.source)

    def get(self, request, token):
        try:
            result = import_document(self.document, self.source, user=request.user, dry_run=True)
        except (MissingIndex, ValidationError) as reason:
            return self.refuse(reason)
        return self.show(**self.review(result))

    def post(self, request, token):
        action = request.POST.get("action")
        if action == "cancel":
            drop_upload(request, token)
            messages.success(request, _("Nothing was imported."))
            return redirect("papers_import")
        if action not in ("draft", "publish"):
            return redirect("papers_import_review", token)
        try:
            result, obstacle = self.carry_out(publish=action == "publish")
        except (MissingIndex, ValidationError) as reason:
            return self.refuse(reason)
        if obstacle:
            messages.error(request, obstacle)
            return redirect("papers_import_review", token)
        drop_upload(request, token)
        return self.tell(result)

    def carry_out(self, *, publish: bool) -> tuple[Result | None, str]:
        """Import in one transaction; return the result, or why the user may not."""
        user = self.request.user
        try:
            with transaction.atomic():
                obstacle = find_obstacle(make_plan(self.document), user, publish=publish)
                if obstacle:
                    return None, obstacle
                result = import_document(self.document, self.source, publish=publish, user=user)
                own_new_pages(result, user)
        except PermissionDenied:  # Wagtail's own, of a page that the plan does not show: an author's
            return None, _("You may not publish the pages of new authors.")
        return result, ""

    def review(self, result: Result) -> dict:
        user, plan = self.request.user, result.plan
        notices = sorted((*self.document.notices, *result.notices), key=lambda notice: notice.line)
        unplaced = unplaced_lines(self.document)
        obstacle = find_obstacle(plan, user)
        return {
            "source": self.source,
            "document": self.document,
            "kind": kind_of(self.document),
            "language": dict(settings.LANGUAGES).get(self.document.language, self.document.language),
            "plan": plan,
            "counts": counts(plan.pages),
            "notices": notices,
            "lines": source_lines(self.source.lines, notices, unplaced),
            "pages": reviewed_pages(self.document, plan.pages),
            "obstacle": obstacle,
            "may_publish": not obstacle
            and not find_obstacle(plan, user, publish=True, authors=result.authors),
        }

    def refuse(self, reason):
        """Say in one line why no pages can be made of the file, whose review makes no sense then."""
        words = reason.messages if isinstance(reason, ValidationError) else [str(reason)]
        message = _("No pages can be made of this file: %(reason)s")
        messages.error(self.request, message % {"reason": "; ".join(words)})
        return redirect("papers_import")

    def tell(self, result: Result):
        if result.run is not None:
            messages.success(self.request, _("The paper was imported."))
            return redirect("papers_import_run", result.run.pk)
        first = result.plan.pages[0].page
        button = messages.button(reverse("wagtailadmin_pages:edit", args=[first.pk]), _("Edit"))
        messages.success(self.request, _("The pages hold what this file says: no text changed."), [button])
        return redirect("papers_import")


def own_new_pages(result: Result, user) -> None:
    """Make the user the owner of the pages that this import made, as if the user had added them.

    Whoever may add pages but not change others' goes on with their own.
    """
    if result.run is not None:
        made = [planned.key for planned in result.plan.pages if planned.outcome == "created"]
        new = Q(imported__key__in=made) | Q(imported__key__contains=":author:")
        all_pages().filter(new, imported__run=result.run, owner=None).update(owner=user)


class RunsView(ImportingView):
    """Lists the runs, the newest first."""

    page_title = gettext_lazy("Imports")
    template_name = "papers/admin/import_runs.html"

    def get(self, request):
        runs = ImportRun.objects.select_related("user").prefetch_related("sources", "pages")
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
        return _("Import %(number)s") % {"number": self.run.pk}

    def get(self, request, number):
        user = request.user
        rows = [(row, row.page and row.page.permissions_for_user(user).can_edit()) for row in self.rows]
        return self.show(run=self.run, rows=rows, may_undo=may_undo(user, self.run))


class UndoView(RunView):
    """Says what undoing a run would do, from a dry run; the button does it."""

    template_name = "papers/admin/import_undo.html"

    def is_allowed(self):
        return may_import(self.request.user) and may_undo(self.request.user, self.run)

    def get_page_title(self):
        return _("Undo import %(number)s") % {"number": self.run.pk}

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
        lines = load_source(self.file.name, bytes(self.file.data)).lines
        return self.show(file=self.file, lines=source_lines(lines, notices, unplaced))


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
