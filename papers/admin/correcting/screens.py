"""What all screens of corrections share: who may open them, and where they stand in the admin."""

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.admin.releasing.permissions import may_prepare, works_for
from papers.models import Correction

LARGEST_KEY = 2**31 - 1
"""Addresses and forms may hold larger numbers than the column that they are looked for in."""


def may_change(user, correction: Correction) -> bool:
    """Return whether the user may edit or publish all the works of the correction."""
    pages = set(correction.notices.values_list("work", flat=True))
    return works_for(user).filter(pk__in=pages).count() == len(pages)


class CorrectingView(WagtailAdminTemplateMixin, View):
    """A screen for those who may change others' works; others get Wagtail's answer."""

    header_icon = "warning"

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        return may_prepare(self.request.user)

    def get_breadcrumbs_items(self):
        corrections = {"url": reverse_lazy("papers_corrections"), "label": gettext_lazy("Corrections")}
        return [*super().get_breadcrumbs_items(), corrections, {"url": "", "label": self.get_page_title()}]

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))
