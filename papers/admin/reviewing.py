"""What editors are told where four eyes or a mended text are needed; the rules stand with the pages."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from papers.models import ReviewTask, why_blocked, why_not_alone


def keep_as_draft(request, page):
    """Answer the publishing of one's own words, or of what a check blocks: they stay a draft."""
    reason = why_not_alone(request.user, page) or why_blocked(page)
    if not reason:
        return None
    messages.warning(request, _("Your changes are saved as a draft. %(reason)s") % {"reason": reason})
    return redirect("wagtailadmin_pages:edit", page.pk)


def say_why_not(request, page):
    """Tell who could approve or publish a page, were it not their own, that it waits for another person."""
    if request.method != "GET":
        return
    task = page.current_workflow_task
    reason = ""
    if isinstance(task, ReviewTask):
        if task.is_asked(request.user):
            reason = task.why_not(page, request.user)
    elif page.permissions_for_user(request.user).may_publish():
        reason = why_not_alone(request.user, page) or why_blocked(page)
    if reason:
        messages.info(request, reason)
