"""Addresses and menu items of the checks, for Wagtail to register."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from papers.admin.works import WorksMenuItem

from .levels import LevelsView, may_set_levels
from .report import ReportOfChecksView
from .work import ChecksView

ADDRESSES = [
    path("reports/checks/", ReportOfChecksView.as_view(), name="papers_checks"),
    path(
        "reports/checks/results/", ReportOfChecksView.as_view(results_only=True), name="papers_checks_results"
    ),
    path("checks/<int:number>/", ChecksView.as_view(), name="papers_checks_of_work"),
    path("checks/levels/", LevelsView.as_view(), name="papers_check_levels"),
]


class LevelsMenuItem(MenuItem):
    """A menu item that those see who may set the levels."""

    def is_shown(self, request):
        return may_set_levels(request.user)


def checks_item() -> MenuItem:
    return WorksMenuItem(
        _("Checks"), reverse_lazy("papers_checks"), name="checks", icon_name="glasses", order=895
    )


def levels_item() -> MenuItem:
    return LevelsMenuItem(
        _("Levels of the checks"),
        reverse_lazy("papers_check_levels"),
        name="check-levels",
        icon_name="glasses",
        order=900,
    )
