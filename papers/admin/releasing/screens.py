"""What all screens of releases share: who may open them, and where they stand in the admin."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.admin.releasing.permissions import may_prepare
from papers.models import Release

RELEASES = [
    *WagtailAdminTemplateMixin.breadcrumbs_items,
    {"url": reverse_lazy("papers_releases"), "label": gettext_lazy("Releases")},
]
LARGEST_KEY = 2**31 - 1
"""Addresses and forms may hold larger numbers than the column that they are looked for in."""


class ReleasingView(WagtailAdminTemplateMixin, View):
    """A screen for those who may put releases together; others get Wagtail's answer."""

    header_icon = "calendar-check"
    steps = RELEASES

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        return may_prepare(self.request.user)

    def get_breadcrumbs_items(self):
        return [*self.steps, {"url": "", "label": self.get_page_title()}]

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))


class ReleaseScreen(ReleasingView):
    """A screen about one release."""

    @cached_property
    def release(self) -> Release:
        found = Release.objects.select_related("created_by", "approved_by")
        return get_object_or_404(found, pk=min(self.kwargs["number"], LARGEST_KEY))

    def get_page_title(self):
        return self.release.title

    def show(self, **context):
        return super().show(release=self.release, **context)

    def back(self, message: str = "", level=messages.success):
        """Go back to the release, with what came of it."""
        for line in filter(None, message.split("\n")):
            level(self.request, line)
        return redirect("papers_release", self.release.pk)
