"""The checks of one work on a page of their own, and where a finding is set aside or taken up again."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.admin.importing.permissions import may_change
from papers.checking.checking import shown_findings
from papers.models import SetAside, WorkPage

from .showing import facts_of_checks, may_settle


class ChecksView(WagtailAdminTemplateMixin, View):
    """Lists what the checks find in the newest draft; sets a finding aside and takes it up again."""

    template_name = "papers/admin/checks_page.html"
    page_title = gettext_lazy("Checks")
    header_icon = "glasses"

    def dispatch(self, request, *args, **kwargs):
        if not may_change(self.work, request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def work(self) -> WorkPage:
        page = get_object_or_404(WorkPage.objects.select_related("locale"), pk=self.kwargs["number"])
        return page.specific.get_latest_revision_as_object()

    def get_breadcrumbs_items(self):
        edit = reverse("wagtailadmin_pages:edit", args=[self.work.pk])
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, {"url": edit, "label": self.work.get_admin_display_title()}, here]

    def get(self, request, number):
        checks = facts_of_checks(self.work, request)
        return self.render_to_response(self.get_context_data(page=self.work, checks=checks))

    def post(self, request, number):
        aside, again = request.POST.get("aside", ""), request.POST.get("again", "")
        message = self.take_up(again) if again else self.put_aside(aside)
        if message:
            messages.success(request, message)
        else:
            messages.warning(request, _("Nothing was changed: this is not in the newest draft any more."))
        if request.GET.get("back") == "list":
            return redirect("papers_checks_of_work", number)
        return redirect("wagtailadmin_pages:edit", number)

    def put_aside(self, key: str) -> str:
        level = self.levels.get(key)
        if level is None:
            return ""
        if not may_settle(self.work, self.request.user, level):
            return _("This finding blocks publishing. Somebody who may publish the page can set it aside.")
        SetAside.objects.get_or_create(work_id=self.work.pk, key=key, defaults={"user": self.request.user})
        return _("It is set aside for as long as the words stay as they are.")

    def take_up(self, key: str) -> str:
        if not (key.isascii() and key.isalnum()):
            return ""
        found, _kinds = SetAside.objects.filter(work=self.work.pk, key=key).delete()
        return _("It is open again.") if found else ""

    @cached_property
    def levels(self) -> dict[str, str]:
        return {shown.finding.key: shown.level for shown in shown_findings(self.work)}
