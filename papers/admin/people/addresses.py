"""Addresses, the menu item and the chooser's rule of the workshop of people, for Wagtail to register."""

from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from papers.models import AuthorPage
from papers.models.people import merges

from .listing import ListView, PersonView
from .merging import MergeView
from .records import ChangesView, ChangeView, TwinsView
from .screens import may_curate_people

ADDRESSES = [
    path("people/", ListView.as_view(), name="papers_people"),
    path("people/twins/", TwinsView.as_view(), name="papers_people_twins"),
    path("people/merge/", MergeView.as_view(), name="papers_people_merge"),
    path("people/changes/", ChangesView.as_view(), name="papers_people_changes"),
    path("people/changes/<int:number>/", ChangeView.as_view(), name="papers_person_change"),
    path("people/<int:number>/", PersonView.as_view(), name="papers_person"),
]


class PeopleMenuItem(MenuItem):
    """A menu item that those see who curate people."""

    def is_shown(self, request):
        return may_curate_people(request.user)


def people_item() -> MenuItem:
    return PeopleMenuItem(
        _("People"), reverse_lazy("papers_people"), name="people", icon_name="user", order=212
    )


def button_to_person(page, user, next_url=None, **kwargs):
    """Lead from an author's page to all that is known of the person, and to merging them."""
    if issubclass(page.specific_class or type(page), AuthorPage) and page.pk and may_curate_people(user):
        url = reverse("papers_person", args=[page.pk])
        yield Button(gettext("Names, affiliations, merging"), url, icon_name="user", priority=66)


def offer_people_who_stand(pages, request):
    """Leave the pages of merged people out of what an editor can choose as an author."""
    merged = merges().values("page__translation_key")
    hidden = AuthorPage._base_manager.filter(translation_key__in=merged).values("pk")
    return pages.exclude(pk__in=hidden)
