"""Addresses and menu items of importing, for Wagtail to register."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from papers.admin.importing import checking, records, reviewing, start
from papers.admin.importing.permissions import may_import

ADDRESSES = [
    path("import/", start.StartView.as_view(), name="papers_import"),
    path("import/review/<slug:token>/", reviewing.ReviewView.as_view(), name="papers_import_review"),
    path("import/runs/", records.RunsView.as_view(), name="papers_import_runs"),
    path("import/runs/<int:number>/", records.RunView.as_view(), name="papers_import_run"),
    path("import/runs/<int:number>/undo/", records.UndoView.as_view(), name="papers_import_undo"),
    path("import/pages/<int:number>/check/", checking.CheckView.as_view(), name="papers_import_check"),
    path("import/sources/<int:number>/", records.SourceView.as_view(), name="papers_import_source"),
    path(
        "import/sources/<int:number>/download/",
        records.DownloadView.as_view(),
        name="papers_import_download",
    ),
]


class ImportMenuItem(MenuItem):
    """A menu item that those see who may import."""

    def is_shown(self, request):
        return may_import(request.user)


def import_item() -> MenuItem:
    return ImportMenuItem(
        _("Import"), reverse_lazy("papers_import"), name="import", icon_name="upload", order=220
    )


def runs_item() -> MenuItem:
    return ImportMenuItem(
        _("Imports"), reverse_lazy("papers_import_runs"), name="imports", icon_name="history", order=900
    )
