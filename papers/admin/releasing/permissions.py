"""Who may see, put together and carry out releases: the permissions of the pages decide."""

from django.db.models import QuerySet
from wagtail.permissions import page_permission_policy

from papers.models import Release, WorkPage

PREPARING = {"change_page", "publish_page"}
"""Wagtail's own question for "change" says yes to those who may only add pages, for the sake of their own."""


def may_prepare(user) -> bool:
    """Return whether the user may see and prepare releases: who edits others' pages, or publishes."""
    if user.is_superuser or not user.is_active:
        return user.is_active
    rows = page_permission_policy.get_cached_permissions_for_user(user)
    return any(row.permission.codename in PREPARING for row in rows)


def may_release(user) -> bool:
    return page_permission_policy.user_has_permission(user, "publish")


def may_change(user, release: Release) -> bool:
    """Return whether the user may change which works are in the release."""
    return release.is_open and may_prepare(user)


def works_for(user) -> QuerySet:
    """Return the works that the user may put into a release: those that the user may edit or publish."""
    works = WorkPage.objects.filter(alias_of__isnull=True)
    if user.is_superuser:
        return works
    theirs = page_permission_policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    return works.filter(pk__in=theirs.order_by().values("pk"))
