"""Addresses, the menu item and the buttons of corrections, for Wagtail to register."""

from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from papers.admin.correcting import listing, showing, writing
from papers.admin.releasing.permissions import may_prepare, works_for
from papers.correcting.publishing import CORRECTED, REINSTATED, RETRACTED
from papers.models import WorkPage

ADDRESSES = [
    path("corrections/", listing.ListView.as_view(), name="papers_corrections"),
    path("corrections/of/<int:number>/", writing.NewView.as_view(), name="papers_correction_new"),
    path("corrections/<int:number>/", showing.CorrectionView.as_view(), name="papers_correction"),
]


class CorrectionsMenuItem(MenuItem):
    """A menu item that those see who may correct works."""

    def is_shown(self, request):
        return may_prepare(request.user)


def corrections_item() -> MenuItem:
    return CorrectionsMenuItem(
        _("Corrections"),
        reverse_lazy("papers_corrections"),
        name="corrections",
        icon_name="warning",
        order=226,
    )


def button_to_correct(page, user, next_url=None, **kwargs):
    """Offer to correct a work that readers see, among what can be done with a page."""
    is_published = issubclass(page.specific_class or type(page), WorkPage) and page.live
    if is_published and may_prepare(user) and works_for(user).filter(pk=page.pk).exists():
        url = reverse("papers_correction_new", args=[page.pk])
        yield Button(gettext("Correct or retract"), url, icon_name="warning", priority=65)


def say_in_history(actions) -> None:
    """Name what the history of a page says of corrections."""
    actions.register_action(CORRECTED, _("Correct"), _("Correction published"))
    actions.register_action(RETRACTED, _("Retract"), _("Retracted"))
    actions.register_action(REINSTATED, _("Reinstate"), _("Reinstated"))
