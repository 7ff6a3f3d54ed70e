"""A finding as editors see it: where it leads, what may be done with it, in the panel and on lists."""

from __future__ import annotations

from dataclasses import dataclass

from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html

from papers.admin.importing.permissions import may_change
from papers.checking.checking import shown_findings
from papers.checking.findings import Finding, Shown
from papers.checking.rules import RULES
from papers.models import CheckRule, WorkPage

FORM = "check-acts"
"""The form of the panel's buttons. It stands outside the page's own form, where no form may stand."""
LISTED = 100
"""So many findings are listed beside a page; the others come up as these are settled."""
ROWS = ("signatures", "contents")


def address_of(work_id: int, place: str) -> str:
    """Return the place in the editor: the block's own, the first of the rows, or the field's."""
    name, _point, block = place.partition(".")
    if block:
        anchor = f"block-{block}-section"
    elif name in ROWS:
        anchor = f"inline_child_{name}-0-panel-section"
    else:
        anchor = f"id_{name}"
    return f"{reverse('wagtailadmin_pages:edit', args=[work_id])}#{anchor}"


@dataclass(frozen=True)
class Line:
    """A finding of one work as a line for editors."""

    shown: Shown
    work: WorkPage
    may_settle: bool

    @property
    def finding(self) -> Finding:
        return self.shown.finding

    @property
    def title(self) -> str:
        return RULES[self.finding.rule].title

    @property
    def level(self) -> str:
        return dict(CheckRule.LEVELS)[self.shown.level]

    @property
    def address(self) -> str:
        return address_of(self.work.pk, self.finding.place)


def may_settle(work: WorkPage, user, level: str) -> bool:
    """Return whether the user may set a finding of this level aside; if it blocks, as a publisher."""
    if level == CheckRule.BLOCKING and not work.permissions_for_user(user).may_publish():
        return False
    return may_change(work, user)


def facts_of_checks(work: WorkPage, request) -> dict:
    """Return what the panel and the page of a work's checks show of its draft; worked out once a request."""
    known = request.__dict__.setdefault("checks_of_works", {})
    if work.pk not in known:
        shown = shown_findings(work)
        rights = {
            level: may_settle(work, request.user, level) for level in {finding.level for finding in shown}
        }
        lines = [Line(one, work, rights[one.level]) for one in shown]
        known[work.pk] = {
            "work": work,
            "open": [line for line in lines if line.shown.is_open][:LISTED],
            "aside": [line for line in lines if not line.shown.is_open][:LISTED],
            "count": sum(one.is_open for one in shown),
            "errors": sum(one.is_open and one.is_error for one in shown),
            "form": FORM,
            "token": get_token(request),
        }
    return known[work.pk]


def form_for_settling() -> str:
    """Return the empty form, for Wagtail to put at the end of the editor's screen."""
    return format_html('<form id="{}" method="post" hidden></form>', FORM)


def sheet_of_checks() -> str:
    """Return the link to the style of the number on the panel's button."""
    return format_html('<link rel="stylesheet" href="{}">', static("irs/admin/checks.css"))
