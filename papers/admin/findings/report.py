"""What the checks found in all works, as a report: filtered by rule, seriousness, kind and language."""

from django.db.models import Count
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.auth import permission_denied
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView

from papers.admin.works import KINDS, may_see_works
from papers.checking.findings import Finding, Shown
from papers.checking.levels import levels
from papers.checking.rules import ALL, RULES
from papers.desk.findings import findings_for
from papers.models import CheckRule, WorkFinding
from papers.models.languages import content_languages

from .levels import may_set_levels
from .showing import Line


class FindingsFilterSet(WagtailFilterSet):
    """Rule and seriousness of a finding, kind and language of its work; without a choice the open ones."""

    rule = ChoiceFilter(
        label=_("Rule"), choices=[(rule.name, rule.title) for rule in ALL], empty_label=_("All")
    )
    level = ChoiceFilter(
        label=_("Level"),
        method="of_level",
        choices=[("error", _("errors")), ("warning", _("warnings"))],
        empty_label=_("All"),
    )
    state = ChoiceFilter(
        label=_("State"),
        method="of_state",
        choices=[("aside", _("set aside")), ("all", _("open and set aside"))],
        empty_label=_("open"),
    )
    kind = ChoiceFilter(
        label=_("Kind"), field_name="work__content_type__model", choices=KINDS, empty_label=_("All")
    )
    language = ChoiceFilter(
        label=_("Language"),
        field_name="work__locale__language_code",
        choices=content_languages,
        empty_label=_("All"),
    )

    class Meta:
        model = WorkFinding
        fields = []

    @cached_property
    def serious(self) -> list[str]:
        return [name for name, level in levels().items() if level in CheckRule.SERIOUS]

    def of_level(self, findings, name, value):
        if value == "error":
            return findings.filter(rule__in=self.serious)
        return findings.exclude(rule__in=self.serious)

    def of_state(self, findings, name, value):
        return findings.filter(aside=True) if value == "aside" else findings

    def filter_queryset(self, queryset):
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("state") else found.filter(aside=False)


class ReportOfChecksView(ReportView):
    """Lists findings as they were kept when their drafts were saved, work by work."""

    page_title = _("Checks")
    header_icon = "glasses"
    model = WorkFinding
    filterset_class = FindingsFilterSet
    index_url_name = "papers_checks"
    index_results_url_name = "papers_checks_results"
    results_template_name = "papers/admin/checks_results.html"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_works(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def level(self) -> dict[str, str]:
        return levels()

    def get_base_queryset(self):
        found = findings_for(self.request.user, self.level)
        works = found.select_related("work__locale", "work__content_type", "work__latest_revision")
        return works.defer("work__folded_text", "work__latest_revision__content").order_by("work__path", "pk")

    def get_queryset(self):
        return self.get_base_queryset()

    def decorate_paginated_queryset(self, object_list):
        return [line_of(row, self.level) for row in object_list]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        counts = findings_for(self.request.user, self.level).filter(aside=False).order_by()
        rows = dict(counts.values_list("rule").annotate(times=Count("pk")))
        context["counts"] = [
            {"rule": rule, "times": rows[rule.name], "url": f"?{urlencode({'rule': rule.name})}"}
            for rule in ALL
            if rule.name in rows
        ]
        if may_set_levels(self.request.user):
            context["levels_url"] = reverse("papers_check_levels")
        return context


def line_of(row: WorkFinding, level: dict[str, str]) -> Line:
    finding = Finding(row.rule, row.place, row.words, row.other)
    rule = RULES[row.rule]
    return Line(Shown(finding, level[rule.name], row.aside or None), row.work, False)
