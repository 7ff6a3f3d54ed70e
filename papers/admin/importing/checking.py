"""Ticking off what the reader noticed on an imported page: who has looked at which notice, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages

from papers.admin.importing.screens import RUNS, ImportingView
from papers.desk.notices import key_of
from papers.models import CheckedNotice, ImportedPage

PANEL = "where-it-came-from"
FORM = "notice-checks"
"""The form of the panel's buttons. It stands outside the page's own form, where no form may stand."""


@dataclass(frozen=True)
class ShownNotice:
    """A notice of an imported page; `check` is None while nobody has ticked it off."""

    key: str
    line: int
    message: str
    text: str
    check: CheckedNotice | None

    @property
    def user(self) -> Any:
        return self.check.user

    @property
    def checked_at(self) -> datetime:
        return self.check.checked_at


def checks_of_work(record: ImportedPage):
    """Return the checks on any page of the work: an essay shows notices that its report shows too."""
    root = record.root_key
    return CheckedNotice.objects.filter(Q(record__key=root) | Q(record__key__startswith=f"{root}:"))


def shown_notices(record: ImportedPage) -> list[ShownNotice]:
    checks = {check.notice: check for check in checks_of_work(record).select_related("user")}
    return [
        ShownNotice(key, notice["line"], notice["message"], notice.get("text", ""), checks.get(key))
        for notice in record.notices
        for key in (key_of(notice),)
    ]


def facts_of_import(page, request) -> dict:
    """Return what the panel of a page shows in the editor: its import record, its notices, ticked or not."""
    record = getattr(page, "imported", None)
    notices = shown_notices(record) if record else []
    open_ones = sum(notice.check is None for notice in notices)
    return {
        "record": record,
        "notices": notices,
        "open": open_ones,
        "form": FORM,
        "token": get_token(request),
    }


def form_for_checks() -> str:
    """Return the empty form, for Wagtail to put at the end of the editor's screen."""
    return format_html('<form id="{}" method="post" hidden></form>', FORM)


class CheckView(ImportingView):
    """Ticks a notice off or opens it again: from the page's panel, or from here, without scripts."""

    template_name = "papers/admin/import_checks.html"
    steps = RUNS

    @cached_property
    def record(self) -> ImportedPage:
        return get_object_or_404(ImportedPage.objects.select_related("page"), pk=self.kwargs["number"])

    def is_allowed(self):
        page = self.record.page
        return page is not None and page.permissions_for_user(self.request.user).can_edit()

    def get_page_title(self):
        return _("Where it came from")

    def get(self, request, number):
        page = self.record.page
        return self.show(page=page, **{"import": facts_of_import(page, request)})

    def post(self, request, number):
        for key in {key_of(notice) for notice in self.record.notices}:
            if key == request.POST.get("check"):
                CheckedNotice.objects.get_or_create(
                    record=self.record, notice=key, defaults={"user": request.user}
                )
                messages.success(request, _("The notice is ticked off."))
            elif key == request.POST.get("uncheck"):
                checks_of_work(self.record).filter(notice=key).delete()
                messages.success(request, _("The notice is open again."))
        if request.GET.get("back") == "checks":
            return redirect("papers_import_check", number)
        return redirect(reverse("wagtailadmin_pages:edit", args=[self.record.page_id]) + f"#{PANEL}")
