"""What is done to ticked pages can be undone: Wagtail does it, this remembers what they were."""

from __future__ import annotations

import secrets

from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from papers.models.languages import inserted
from papers.releasing.ticked import WAYS_BACK, as_they_are, changed_by, undo_ticked

REMEMBERED = "papers_ticked"
MOST = 5
"""Deeds that an editor can undo; older ones are forgotten."""
MOST_TOLD = 20


def remember_pages(request, action_type, objects, action) -> None:
    """Keep what ticked pages are, and those below them that come along, before something is done to them."""
    pages = [page for page in objects if isinstance(page, Page)]
    if action_type not in WAYS_BACK or not pages:
        return
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages += [below for page in pages for below in page.get_descendants()]
    action.pages_before = as_they_are({page.pk: page for page in pages}.values())


def offer_undo(request, action_type, objects, action) -> None:
    """Tell that it can be undone, beside Wagtail's own message of what was done."""
    rows = changed_by(action_type, getattr(action, "pages_before", ()))
    if not rows:
        return
    token = secrets.token_urlsafe(16)
    kept = {**request.session.get(REMEMBERED, {}), token: {"action": action_type, "pages": rows}}
    request.session[REMEMBERED] = dict(list(kept.items())[-MOST:])
    button = messages.button(reverse("papers_ticked", args=[token]), _("Undo"))
    messages.info(request, _("This can be undone."), buttons=[button])


def refuse_to_delete_many(request, action_type, objects, action):
    """Answer the deleting of what is ticked by going back: nothing would bring it back."""
    if action_type != "delete":
        return None
    said = _("Delete one at a time, each from its own menu: nothing brings back what is deleted.")
    messages.error(request, said)
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_home")


class UndoView(WagtailAdminTemplateMixin, View):
    """Names the pages that were ticked and what becomes of them; the button does it."""

    page_title = gettext_lazy("Undo")
    header_icon = "history"
    template_name = "papers/admin/ticked.html"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.page_title}]

    def get(self, request, token):
        deed = request.session.get(REMEMBERED, {}).get(token)
        if deed is None:
            return self.leave(messages.error, _("This can no longer be undone from here."))
        rows = [(row["title"], self.what_happens(deed["action"], row)) for row in deed["pages"]]
        return self.render_to_response(self.get_context_data(rows=rows))

    def what_happens(self, action: str, row: dict) -> str:
        if action == "move":
            return _("It goes back to where it was.")
        if action == "unpublish":
            return _("Readers see it again.")
        if row["was_live"]:
            return _("Readers see the earlier version again.")
        return _("Readers do not see it any more.")

    def post(self, request, token):
        remembered = request.session.get(REMEMBERED, {})
        deed = remembered.pop(token, None)
        if deed is None:
            return self.leave(messages.error, _("This can no longer be undone from here."))
        left = undo_ticked(deed["action"], deed["pages"], request.user)
        request.session[REMEMBERED] = remembered
        if not left:
            return self.leave(messages.success, _("It was undone: the pages are as they were."))
        reasons = " ".join(f"“{inserted(title)}”: {reason}" for title, reason in left[:MOST_TOLD])
        return self.leave(messages.warning, _("Some pages were left as they are.") + f" {reasons}")

    def leave(self, tell, words: str):
        tell(self.request, words)
        return redirect("wagtailadmin_explore_root")


ADDRESSES = [path("ticked/<str:token>/", UndoView.as_view(), name="papers_ticked")]
