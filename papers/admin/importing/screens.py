"""What all screens of importing share: who may open them, and where they stand in the admin."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.admin.importing.permissions import may_import

PAGES = [
    *WagtailAdminTemplateMixin.breadcrumbs_items,
    {"url": reverse_lazy("papers_import"), "label": gettext_lazy("Import")},
]
RUNS = [*PAGES, {"url": reverse_lazy("papers_import_runs"), "label": gettext_lazy("Imports")}]

PATIENCE = 15 * 60 * 1000
"""Milliseconds for which a pressed button stays shut; Wagtail would open it again after half a minute."""


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
        return self.render_to_response(self.get_context_data(patience=PATIENCE, **context))
