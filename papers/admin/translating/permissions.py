"""Who may translate and link what: the permissions of the pages decide, and Wagtail's own for translating."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from papers.admin.importing.permissions import may_change
from papers.models.languages import inserted
from papers.translating.planning import Planned
from papers.translating.states import pages_of_works, works

EDITING = {"add", "change", "publish"}


def may_see_board(user) -> bool:
    return page_permission_policy.user_has_any_permission(user, EDITING)


def works_for(user) -> QuerySet:
    """Return the `works()` whose titles the user may read: the live ones, and those with a page of theirs."""
    if user.is_superuser:
        return works()
    theirs = page_permission_policy.instances_user_has_any_permission_for(user, EDITING)
    pages = pages_of_works().filter(pk__in=theirs.order_by().values("pk"))
    return works().filter(Q(live=True) | Exists(pages.filter(translation_key=OuterRef("translation_key"))))


def may_start(user, page: Page) -> bool:
    """Return whether the user may start translations of the page; where to is `why_not_below`'s to say."""
    return may_submit(user) and page.permissions_for_user(user).can_edit()


def may_submit(user) -> bool:
    return user.has_perm("simple_translation.submit_translation")


def why_not_below(user, planned: Planned) -> str:
    """Return why the user may not make what is planned, in one sentence; "" where nothing is in the way."""
    if planned.obstacle or planned.below.permissions_for_user(user).can_add_subpage():
        return planned.obstacle
    return _("You may not add pages below “%(title)s”.") % {"title": inserted(planned.below.title)}


def why_not_link(user, page: Page) -> str:
    """Return why the user may not say of the page which work it is; "" where nothing is in the way.

    What is said of a live page is seen by readers at once, so it takes the permission to publish.
    """
    if not may_change(page, user):
        return _("You may not change the page “%(title)s”.") % {"title": inserted(page.title)}
    if page.live and not page.permissions_for_user(user).may_publish():
        return _("You may not publish the page “%(title)s”.") % {"title": inserted(page.title)}
    return ""
