"""Addresses and menu items of translating, for Wagtail to register."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from papers.admin.translating import compare, link, overview, start
from papers.admin.translating.permissions import may_see_board

ADDRESSES = [
    path("translation/", overview.BoardView.as_view(), name="papers_translations"),
    # Where Wagtail's own screen would be, which makes aliases of the pages above: every link to it ends here.
    path(
        "translation/submit/page/<int:page_id>/", start.StartView.as_view(), name="papers_translation_start"
    ),
    path("translation/link/<int:page_id>/", link.LinkView.as_view(), name="papers_translation_link"),
    path("translation/unlink/<int:page_id>/", link.UnlinkView.as_view(), name="papers_translation_unlink"),
    path(
        "translation/compare/<int:page_id>/", compare.CompareView.as_view(), name="papers_translation_compare"
    ),
    path("translation/renew/<int:page_id>/", compare.RenewView.as_view(), name="papers_translation_renew"),
]


class BoardMenuItem(MenuItem):
    """A menu item that those see who may edit anything."""

    def is_shown(self, request):
        return may_see_board(request.user)


def board_item() -> MenuItem:
    return BoardMenuItem(
        _("Translations"),
        reverse_lazy("papers_translations"),
        name="translations",
        icon_name="globe",
        order=215,
    )
