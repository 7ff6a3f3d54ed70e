"""What keeps a page from being released: each reason is one sentence that says what to do."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from papers.models import ReleasedPage, why_blocked, why_not_alone
from papers.models.languages import inserted

from .pages import report_round


@dataclass(frozen=True)
class Obstacle:
    page: Page
    reason: str

    def __str__(self):
        said = {"title": inserted(self.page.get_admin_display_title()), "reason": self.reason}
        return _("“%(title)s”: %(reason)s") % said


def find_obstacles(
    pages: list[Page], user, approved: dict[int, ReleasedPage] | None = None
) -> list[Obstacle]:
    """Return why these pages cannot be released together by the user.

    `approved` are the rows of the approval where it was given before: then the pages must be as they were.
    """
    together = {page.pk for page in pages}
    found = []
    for page in pages:
        reason = why_not(page, user, together)
        if not reason and approved is not None:
            row = approved.get(page.pk)
            if row is None or row.revision_id != page.latest_revision_id:
                reason = _("It was changed after the release was approved. Approve the release again.")
        if reason:
            found.append(Obstacle(page, reason))
    return found


def why_not(page: Page, user, together: set[int]) -> str:
    return (
        why_not_allowed(page, user)
        or why_shut(page, user)
        or why_not_now(page)
        or why_hidden(page, together)
        or why_blocked(page)
    )


def why_not_allowed(page: Page, user) -> str:
    if user is None or not page.permissions_for_user(user).may_publish():
        return _("You may not publish this page. Ask somebody who may.")
    return why_not_alone(user, page)


def why_shut(page: Page, user) -> str:
    """Return why nobody but others may change the page now."""
    if page.locked and page.locked_by_id != user.pk:
        return _("It is locked by somebody else. Ask them to unlock it.")
    if page.workflow_in_progress:
        return _("It is being reviewed. Finish or cancel the review first.")
    return ""


def why_not_now(page: Page) -> str:
    """Return why the newest draft would not be seen at once; it has dates of its own."""
    draft = page.get_latest_revision_as_object()
    now = timezone.now()
    if draft.go_live_at and draft.go_live_at > now:
        return _("It has a moment of its own at which it goes live. Take that out of its settings.")
    if draft.expire_at and draft.expire_at <= now:
        return _("The moment at which it expires is past. Take that out of its settings.")
    return ""


def why_hidden(page: Page, together: set[int]) -> str:
    """Return why readers would not see the page even so: what it stands in stays hidden."""
    report = report_round(page)
    if report is not None and not report.live and report.pk not in together:
        return _("Readers do not see its report. Add the report to the release, or publish it first.")
    return ""
