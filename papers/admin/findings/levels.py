"""The settings of the checks: how serious each rule is in this house."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.checking.levels import levels, set_levels
from papers.checking.rules import ALL
from papers.models import CheckRule


def may_set_levels(user) -> bool:
    return user.is_active and user.has_perm("papers.change_checkrule")


class LevelsForm(forms.Form):
    """A level for each rule."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for rule in ALL:
            self.fields[rule.name] = forms.ChoiceField(
                label=rule.title, choices=CheckRule.LEVELS, help_text=rule.what_to_do
            )


class LevelsView(WagtailAdminTemplateMixin, View):
    """Shows the rules with their levels, and keeps what an administrator sets."""

    template_name = "papers/admin/check_levels.html"
    page_title = gettext_lazy("Levels of the checks")
    header_icon = "glasses"

    def dispatch(self, request, *args, **kwargs):
        if not may_set_levels(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get(self, request):
        return self.show(LevelsForm(initial=levels()))

    def post(self, request):
        form = LevelsForm(request.POST)
        if not form.is_valid():
            return self.show(form)
        if set_levels(form.cleaned_data):
            messages.success(request, _("The levels are kept. They hold from now on, also for older drafts."))
        else:
            messages.info(request, _("Nothing was changed."))
        return redirect("papers_check_levels")

    def show(self, form):
        return self.render_to_response(self.get_context_data(form=form))
