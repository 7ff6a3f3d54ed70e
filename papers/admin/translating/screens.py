"""What all screens of translating share: who may open them, which page they are about, where they stand."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.models import WorkPage, all_pages

BOARD = [
    *WagtailAdminTemplateMixin.breadcrumbs_items,
    {"url": reverse_lazy("papers_translations"), "label": gettext_lazy("Translations")},
]
LARGEST_KEY = 2**31 - 1
"""Addresses may hold larger numbers than the column that they are looked for in."""


class TranslatingView(WagtailAdminTemplateMixin, View):
    """A screen for those whom `is_allowed` lets in; others get Wagtail's answer."""

    header_icon = "globe"
    steps = BOARD

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed():
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        raise NotImplementedError

    def get_breadcrumbs_items(self):
        return [*self.steps, {"url": "", "label": self.get_page_title()}]

    def show(self, **context):
        return self.render_to_response(self.get_context_data(**context))


class PageView(TranslatingView):
    """A screen about one page of whatever kind; `page` is it in its own class."""

    @cached_property
    def page(self):
        number = self.kwargs["page_id"]
        found = all_pages().filter(depth__gt=1).select_related("locale")
        return get_object_or_404(found, pk=min(number, LARGEST_KEY)).specific

    def is_allowed(self):
        return self.page.permissions_for_user(self.request.user).can_edit()

    def show(self, **context):
        return super().show(page=self.page, **context)

    def complain(self, reason: str) -> None:
        messages.error(self.request, reason)


class WorkView(PageView):
    """A screen about a page of a work; other kinds of pages have none."""

    @cached_property
    def page(self):
        page = super().page
        if not isinstance(page, WorkPage) or page.alias_of_id:
            raise Http404
        return page


def edit_address(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def way_back(request, otherwise: str) -> str:
    """Return the address of this admin that the request says to go to afterwards, else the other one."""
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else otherwise


def language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))
