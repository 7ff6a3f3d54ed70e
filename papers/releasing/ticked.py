"""Pages that were ticked in a list and published, unpublished or moved at once: how they get back.

What each was is kept as plain values, with the editor who did it, for as long as that editor may need it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision
from wagtail.signals import page_published

from papers.catalogue.changes import gathered
from papers.importing.apply import take_turns
from papers.indexes import indexed_once

from .carrying_out import tell
from .undoing import is_author, take_back


@dataclass
class Ticked:
    """What a page was before; `revision_id` is what readers see of it then, `moved_to` what is above it."""

    key: int
    title: str
    was_live: bool
    before_id: int | None
    latest_id: int | None
    first_published_at: str | None
    last_published_at: str | None
    scheduled: list[list]
    parent: int | None
    left: int | None
    revision_id: int | None = None
    moved_to: int | None = None

    @cached_property
    def page(self) -> Page | None:
        return Page._base_manager.filter(pk=self.key).first()


def as_they_are(pages: Iterable[Page]) -> list[Ticked]:
    """Return what the pages are now, in the order of the tree."""
    found = []
    for page in sorted(pages, key=lambda page: page.path):
        parent, left = page.get_parent(), page.get_prev_sibling()
        waiting = page.revisions.exclude(approved_go_live_at=None).values_list("pk", "approved_go_live_at")
        found.append(
            Ticked(
                page.pk,
                page.get_admin_display_title(),
                page.live,
                page.live_revision_id,
                page.latest_revision_id,
                as_text(page.first_published_at),
                as_text(page.last_published_at),
                [[revision, as_text(moment)] for revision, moment in waiting],
                parent and parent.pk,
                left and left.pk,
            )
        )
    return found


def as_text(moment: datetime | None) -> str | None:
    return moment and moment.isoformat()


def changed_by(action: str, before: Iterable[Ticked]) -> list[dict]:
    """Return, as plain values, what was changed of these by "publish", "unpublish" or "move"."""
    found = []
    for row in before:
        page = row.page
        if page is None:
            continue
        row.revision_id, row.moved_to = page.live_revision_id, page.get_parent().pk
        is_changed = {
            "publish": page.live and (not row.was_live or page.live_revision_id != row.before_id),
            "unpublish": row.was_live and not page.live,
            "move": row.moved_to != row.parent,
        }
        if is_changed[action]:
            found.append(asdict(row))
    return found


def undo_ticked(action: str, rows: Iterable[dict], user) -> list[tuple[str, str]]:
    """Give the pages back what they were, in one transaction.

    Return (title, reason) of those that are left as they are, because somebody has changed them since, say.
    Nothing that was written is lost.
    """
    before = [Ticked(**row) for row in rows]
    if action == "publish":  # what lies below, and what authors sign, is taken from readers before them
        before.sort(key=lambda row: (is_author(row.page), -(row.page.depth if row.page else 0)))
    left = []
    with transaction.atomic():
        take_turns()
        with indexed_once(), gathered():
            for row in before:
                if reason := WAYS_BACK[action](row, user):
                    left.append((row.title, reason))
    return left


def hide_again(row: Ticked, user) -> str:
    """Give readers what they saw before the page was published; return why not, or ""."""
    outcome, reason = take_back(row, user)
    if outcome == "restored":
        wait_again(row)
    return reason


def show_again(row: Ticked, user) -> str:
    """Give the page back to readers as they saw it; return why not, or ""."""
    page = row.page and row.page.specific
    if page is None:
        return _("It has been deleted since.")
    if page.live:
        return _("Readers see it again already.")
    if page.latest_revision_id != row.latest_id:
        return _("It has been edited since.")
    if not page.permissions_for_user(user).may_publish():
        return _("You may not publish this page.")
    revision = Revision.objects.filter(pk=row.before_id).first()
    if revision is not None:
        revision.publish(user=user, skip_permission_checks=True)
    elif row.latest_id is None:  # made by a migration and never edited: the page itself is what readers saw
        page.live, page.has_unpublished_changes = True, False
        page.save()
        page_published.send(sender=type(page), instance=page, revision=None)
    else:
        return _("Its former text is not kept any more.")
    dates = {"first_published_at": row.first_published_at, "last_published_at": row.last_published_at}
    Page._base_manager.filter(pk=page.pk).update(**dates)
    wait_again(row)
    tell([page.pk])
    return ""


def wait_again(row: Ticked) -> None:
    """Let drafts wait for their moment again, as they did."""
    for revision, moment in row.scheduled:
        Revision.objects.filter(pk=revision).update(approved_go_live_at=moment)


def move_back(row: Ticked, user) -> str:
    """Put the page where it was; return why not, or ""."""
    page, parent = row.page, Page._base_manager.filter(pk=row.parent).first()
    if page is None:
        return _("It has been deleted since.")
    if parent is None:
        return _("The page above it has been deleted since.")
    if page.get_parent().pk != row.moved_to:
        return _("It has been moved since.")
    if not page.permissions_for_user(user).can_move_to(parent):
        return _("You may not move it back there.")
    if not Page._slug_is_available(page.slug, parent, page=page):
        return _("Another page has its address there now.")
    left = parent.get_children().filter(pk=row.left).first()
    if left is None:
        page.move(parent, pos="first-child", user=user)
    else:
        page.move(left, pos="right", user=user)
    return ""


WAYS_BACK: dict[str, Callable[[Ticked, object], str]] = {
    "publish": hide_again,
    "unpublish": show_again,
    "move": move_back,
}
