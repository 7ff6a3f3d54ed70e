"""What all screens of the workshop share: who may open them, and where they stand in the admin."""

from collections.abc import Iterable

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.curation.turns import CannotChange
from papers.models import Topic

LIST = "wagtailsnippets_papers_topic:list"
LARGEST_KEY = 2**31 - 1
"""Addresses and forms may hold larger numbers than the column that they are looked for in."""


def may_curate(user) -> bool:
    return user.is_active and user.has_perm("papers.change_topic")


def keys_in(values: Iterable[str]) -> list[int]:
    """Return the keys that a form sent, each once; what is none is left out."""
    keys = (int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 11)
    return list(dict.fromkeys(key for key in keys if key <= LARGEST_KEY))


class CurationView(WagtailAdminTemplateMixin, View):
    """A screen for those who may change topics; others get Wagtail's answer.

    `list_name` and `list_label` say where the list of what is curated stands, `report` the address of the
    page that reports a change.
    """

    header_icon = "tag"
    list_name, list_label = LIST, gettext_lazy("Topics")
    report = "papers_topic_change"
    may_open = staticmethod(may_curate)

    def dispatch(self, request, *args, **kwargs):
        if not self.may_open(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        whole = {"url": reverse_lazy(self.list_name), "label": self.list_label}
        return [*super().get_breadcrumbs_items(), whole, {"url": "", "label": self.get_page_title()}]

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))

    def carry_out(self, do, *args, otherwise: str = ""):
        """Do it, and go to the page that reports it; where it cannot be done, go back and say why."""
        try:
            change = do(*args, user=self.request.user)
        except CannotChange as refusal:
            messages.error(self.request, str(refusal))
            return redirect(otherwise or reverse(self.list_name))
        return redirect(self.report, change.pk)


class TopicScreen(CurationView):
    """A screen about one topic."""

    @cached_property
    def subject(self) -> Topic:
        return get_object_or_404(Topic.objects.all(), pk=min(self.kwargs["number"], LARGEST_KEY))

    def show(self, **context):
        return super().show(topic=self.subject, **context)
