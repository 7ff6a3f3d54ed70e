"""What editors are told where four eyes or a mended text are needed; the rules stand with the pages."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages

from papers.models import ReviewTask, WorkPage, all_pages, why_blocked, why_not_alone
from papers.models.languages import inserted


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


def refuse_to_copy(request, page):
    """Answer a copy that readers would see at once, where a check blocks what it says."""
    if request.method != "POST" or not request.POST.get("publish_copies"):
        return None
    pages = [page.specific]
    if request.POST.get("copy_subpages"):
        pages += all_pages().descendant_of(page).type(WorkPage).specific()
    for work in pages:
        if work.live and (reason := why_blocked(work)):
            said = {"title": inserted(work.get_admin_display_title()), "reason": reason}
            messages.error(request, _("Nothing was copied. “%(title)s”: %(reason)s") % said)
            return redirect("wagtailadmin_pages:copy", page.pk)
    return None
