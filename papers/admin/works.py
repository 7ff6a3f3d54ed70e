"""The works that wait for an editor, as a report: filtered by what they wait for, in every language."""

from django.db.models import Q
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import PageReportView
from wagtail.permissions import page_permission_policy

from papers.desk.works import WAITING, works_of
from papers.models import WorkPage
from papers.models.languages import content_languages

KINDS = [("reportpage", _("report")), ("essaypage", _("essay")), ("interviewpage", _("interview"))]
EDITING = {"add", "change", "publish"}


def may_see_works(user) -> bool:
    return page_permission_policy.user_has_any_permission(user, EDITING)


class WorksFilterSet(WagtailFilterSet):
    """What works wait for, their kind and their language."""

    waiting = ChoiceFilter(
        label=_("Works"),
        method="those_waiting",
        choices=[(name, said) for name, (said, _condition) in WAITING.items()],
        empty_label=_("All"),
    )
    kind = ChoiceFilter(
        label=_("Kind"), field_name="content_type__model", choices=KINDS, empty_label=_("All")
    )
    language = ChoiceFilter(
        label=_("Language"),
        field_name="locale__language_code",
        choices=content_languages,
        empty_label=_("All"),
    )

    class Meta:
        model = WorkPage
        fields = []

    def those_waiting(self, works, name, value):
        return works.filter(WAITING[value][1](self.request.user)) if value in WAITING else works


class WorksView(PageReportView):
    """Lists works with what leads to them; the numbers of the admin's first page lead here."""

    page_title = _("Works to look at")
    header_icon = "clipboard-list"
    filterset_class = WorksFilterSet
    index_url_name = "papers_works"
    index_results_url_name = "papers_works_results"
    any_permission_required = sorted(EDITING)
    results_template_name = "papers/admin/works_results.html"

    def get_filename(self):
        return "works"

    def get_queryset(self):
        works = works_of(self.request.user).filter(~Q(depth=1)).select_related("locale", "content_type")
        self.queryset = works.prefetch_workflow_states().annotate_approved_schedule()
        return super().get_queryset()


ADDRESSES = [
    path("reports/works/", WorksView.as_view(), name="papers_works"),
    path(
        "reports/works/results/",
        WorksView.as_view(results_only=True),
        name="papers_works_results",
    ),
]


class WorksMenuItem(MenuItem):
    """A menu item that those see who may change works."""

    def is_shown(self, request):
        return may_see_works(request.user)


def works_item() -> MenuItem:
    return WorksMenuItem(
        _("Works to look at"),
        reverse_lazy("papers_works"),
        name="works",
        icon_name="clipboard-list",
        order=890,
    )
