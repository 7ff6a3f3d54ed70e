"""The first screen of an import: a file or a text is handed in and kept for its review."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.admin.forms import ImportForm
from papers.admin.importing.pending import keep_upload
from papers.admin.importing.screens import ImportingView
from papers.admin.wording import size_in_words
from papers.importing.run import LARGEST


@method_decorator(csrf_exempt, name="dispatch")  # `take` is protected; a text too long is answered before
class StartView(ImportingView):
    """Takes a file or a text, and keeps it for the review."""

    page_title = gettext_lazy("Import a paper")
    template_name = "papers/admin/import_start.html"
    steps = WagtailAdminTemplateMixin.breadcrumbs_items

    def get(self, request):
        return self.show(form=ImportForm())

    def post(self, request):
        try:
            request.POST  # noqa: B018 - reading it is what may fail
        except RequestDataTooBig:
            leave_unread(request)
            size = size_in_words(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
            message = _("The text is longer than %(size)s. Please save it as a file and upload the file.")
            messages.error(request, message % {"size": size})
            return redirect("papers_import")
        return self.take(request)

    @method_decorator(csrf_protect)
    def take(self, request):
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form=form)
        token = keep_upload(request, form.source.name, form.source.data)
        return redirect("papers_import_review", token)


def leave_unread(request) -> None:
    """Take in what the browser is still sending, within reason: else it would see no answer at all."""
    for _part in range(LARGEST // 65536):
        if not request.read(65536):
            break
