"""Takes a release back: pages get what readers saw before it; one changed since is left, with the reason."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from papers.catalogue.changes import gathered
from papers.importing.apply import take_turns
from papers.indexes import indexed_once
from papers.models import AuthorPage, Release, ReleasedPage, Signature

from .carrying_out import tell


class CannotUndo(Exception):
    """The release cannot be taken back; `str()` is one line for people."""


def undo_release(release: Release, user) -> list[ReleasedPage]:
    """Take the release back in one transaction; return its rows with what became of each. Raises CannotUndo.

    Nothing that was written is lost: what the release published is the newest draft again.
    """
    with transaction.atomic():
        take_turns()
        release = Release.objects.select_for_update().get(pk=release.pk)
        if release.state != Release.RELEASED:
            raise CannotUndo(_("Only a release that is out can be undone."))
        rows = list(release.pages.select_related("page").order_by("-page__depth", "-page__path"))
        rows.sort(key=lambda row: is_author(row.page))  # what they sign is taken back before them
        with indexed_once(), gathered():
            for row in rows:
                row.outcome, row.reason = take_back(row, user)
                row.save()
        release.state, release.undone_at, release.moment = Release.READY, timezone.now(), None
        release.save()
    return rows


def take_back(row: ReleasedPage, user) -> tuple[str, str]:
    """Give the page back what it was; return the outcome and, where it was left, the reason."""
    page = row.page and row.page.specific
    if reason := why_left(row, page, user):
        return "left", reason[:500]
    if row.was_live:
        Revision.objects.get(pk=row.before_id).publish(user=user, skip_permission_checks=True)
    else:
        page.unpublish(user=user)
    dates = {"first_published_at": row.first_published_at, "last_published_at": row.last_published_at}
    Page._base_manager.filter(pk=page.pk).update(**dates)
    tell([page.pk])
    return "restored", ""


def why_left(row: ReleasedPage, page, user) -> str:
    if page is None:
        return _("It has been deleted since.")
    if not page.live or page.live_revision_id != row.revision_id:
        return _("What readers see of it has been changed since.")
    if page.latest_revision_id != row.revision_id:
        return _("It has been edited since.")
    if not page.permissions_for_user(user).may_publish():
        return _("You may not publish this page.")
    if row.was_live and row.before_id is None:
        return _("Its former text is not kept any more.")
    if is_author(page) and not row.was_live and is_signed(page):
        return _("A paper that readers see is signed by this author.")
    return ""


def is_author(page) -> bool:
    return page is not None and page.specific_class is AuthorPage


def is_signed(author: AuthorPage) -> bool:
    return Signature.objects.filter(author=author.pk, work__live=True).exists()
