"""Four eyes: what one person has written goes to readers only when another has looked at it.

The rule stands where Wagtail asks whether a user may publish a page, so that it holds for every way there is:
the button, ticked pages of a list, the API, the last step of a workflow.
"""

import json
import re
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import PagePermissionTester, Revision
from wagtail.permissions import page_permission_policy

from .blocking import why_blocked
from .check_rules import CheckRule

NO_WORDS = frozenset(
    {
        "pk",
        "path",
        "depth",
        "numchild",
        "url_path",
        "draft_title",
        "live",
        "expired",
        "go_live_at",
        "expire_at",
        "has_unpublished_changes",
        "first_published_at",
        "last_published_at",
        "live_revision",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "owner",
        "folded_text",
        "text_digest",
        "sort_date",
        "topics_of",
        "wagtail_admin_comments",
    }
)
"""What a revision holds besides the words of its writer: where and when the page is seen, and marks."""
KEYS_OF_BLOCKS = re.compile(r' data-block-key="[^"]*"')
"""The editor's own marks in rich text; opening a page without changing it may add them."""


def four_eyes_hold() -> bool:
    """Return whether the rule is in force.

    The setting FOUR_EYES says so; where it says nothing, the rule holds as soon as two people who are active
    may publish: one alone could never keep it, and needs no switch to begin.
    """
    wanted = getattr(settings, "FOUR_EYES", None)
    if wanted is not None:
        return wanted
    return len(page_permission_policy.users_with_permission("publish").order_by()[:2]) > 1


def words_of(content):
    """Return a revision's content without what is not its writer's."""
    if isinstance(content, dict):
        return {name: words_of(value) for name, value in content.items() if name not in NO_WORDS}
    if isinstance(content, list):
        return [words_of(value) for value in content]
    if isinstance(content, str):
        if content.startswith(("[{", "{")):
            try:
                return words_of(json.loads(content))
            except ValueError:
                pass
        return KEYS_OF_BLOCKS.sub("", content)
    return content


def unseen_revisions(page) -> Iterator[Revision]:
    """Yield the page's revisions from the newest on, down to the one that readers see."""
    for revision in page.revisions.order_by("-created_at", "-pk").iterator(chunk_size=5):
        if page.live and revision.pk == page.live_revision_id:
            return
        yield revision


def writer_of_news(page) -> int | None:
    """Return the key of the user who last changed what readers do not see yet; None where nobody is known.

    Who saves a page without changing its words has not written it.
    """
    newer = None
    for revision in unseen_revisions(page):
        if newer is not None and words_of(revision.content) != words_of(newer.content):
            return newer.user_id
        newer = revision
    if newer is None:
        return None
    live = page.live_revision if page.live and page.live_revision_id else None
    unchanged = live is not None and words_of(live.content) == words_of(newer.content)
    return None if unchanged else newer.user_id


def why_not_alone(user, page) -> str:
    """Return why this user may not let the page go to readers; "" where four eyes have seen it."""
    if user.pk and page.pk and four_eyes_hold() and writer_of_news(page) == user.pk:
        return _("You made the last change to this page, so another person has to publish it.")
    return ""


class FourEyesTester(PagePermissionTester):
    """Wagtail's answers, and that nobody publishes their own last change alone."""

    def may_publish(self) -> bool:
        """Return whether the user has the right to publish the page, whoever wrote it."""
        return super().can_publish()

    def can_publish(self):
        if not super().can_publish() or why_not_alone(self.user, self.page):
            return False
        return not why_blocked(self.page)

    def can_publish_subpage(self):
        """A new page that is published at once is its writer's alone, and nothing has checked it."""
        if not super().can_publish_subpage() or four_eyes_hold():
            return False
        return not CheckRule.any_blocks()

    def can_publish_own(self) -> bool:
        """Return whether the user may publish what the user is about to change."""
        return super().can_publish() and not four_eyes_hold()

    def can_set_view_restrictions(self):
        return self.may_publish()

    def can_unschedule(self):
        return self.may_publish()


class FourEyes:
    """Mixin of the page models: publishing takes another's look."""

    def permissions_for_user(self, user):
        return FourEyesTester(user, self)

    def publish(self, revision, *args, skip_permission_checks=False, **kwargs):
        """Publish the revision. Raises PublishPagePermissionError where a check blocks it."""
        if not skip_permission_checks and (reason := why_blocked(revision.as_object(), as_it_is=True)):
            raise PublishPagePermissionError(reason)
        return super().publish(revision, *args, skip_permission_checks=skip_permission_checks, **kwargs)

    def save_revision(self, *args, overwrite_revision=None, **kwargs):
        """Save a revision; one that somebody has let go to readers stays as it was then, beside a new one.

        The editor's autosave would write over the newest revision of the same user.
        """
        if overwrite_revision is not None and self.is_settled(overwrite_revision):
            overwrite_revision = None
        return super().save_revision(*args, overwrite_revision=overwrite_revision, **kwargs)

    def is_settled(self, revision) -> bool:
        stored = type(self)._base_manager.filter(pk=self.pk, live_revision=revision.pk)
        return (
            revision.approved_go_live_at is not None
            or stored.exists()
            or revision.approved_for_release.exists()
            or revision.notices.exists()
            or revision.later_notices.exists()
        )
