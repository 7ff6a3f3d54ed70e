"""Addresses and the menu item of releases, for Wagtail to register."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from papers.admin.releasing import listing, preview, release, undoing
from papers.admin.releasing.permissions import may_prepare

ADDRESSES = [
    path("releases/", listing.ListView.as_view(), name="papers_releases"),
    path("releases/new/", listing.NewView.as_view(), name="papers_release_new"),
    path("releases/<int:number>/", release.ReleaseView.as_view(), name="papers_release"),
    path("releases/<int:number>/works/", release.WorksView.as_view(), name="papers_release_works"),
    path("releases/<int:number>/act/", release.ActView.as_view(), name="papers_release_act"),
    path("releases/<int:number>/undo/", undoing.UndoView.as_view(), name="papers_release_undo"),
    path("releases/<int:number>/preview/", preview.PreviewView.as_view(), name="papers_release_preview"),
    path(
        "releases/<int:number>/preview/<int:page_id>/",
        preview.PreviewPageView.as_view(),
        name="papers_release_preview_page",
    ),
]


class ReleasesMenuItem(MenuItem):
    """A menu item that those see who may put releases together."""

    def is_shown(self, request):
        return may_prepare(request.user)


def releases_item() -> MenuItem:
    return ReleasesMenuItem(
        _("Releases"), reverse_lazy("papers_releases"), name="releases", icon_name="calendar-check", order=225
    )
