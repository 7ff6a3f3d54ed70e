"""The works that wait for an editor, by what they wait for: a condition each, for numbers and lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from papers.models import ImportedPage, ReportPage, Signature, TopicUse, WorkPage

from .notices import pages_with_open_notices

PATIENCE = timedelta(minutes=5)
"""How long a moment may be past before a page counts as late."""


def works_of(user) -> QuerySet:
    """Return the pages of works that the user may change, in the order of the tree."""
    works = WorkPage.objects.filter(alias_of__isnull=True).order_by("path")
    if user.is_superuser:
        return works
    theirs = page_permission_policy.instances_user_has_permission_for(user, "change")
    return works.filter(pk__in=theirs.order_by().values("pk"))


def without_topics(user) -> Q:
    return ~Exists(TopicUse.objects.filter(content_object=OuterRef("pk"), shown_as__isnull=False))


def without_abstract(user) -> Q:
    return Q(abstract="")


def with_names_without_page(user) -> Q:
    """A report is not signed; its essays are."""
    unknown = Signature.objects.filter(work=OuterRef("pk"), author=None)
    unsigned = ~Exists(Signature.objects.filter(work=OuterRef("pk")))
    report = ContentType.objects.get_for_model(ReportPage)
    return Exists(unknown) | (unsigned & ~Q(content_type=report))


def imported_and_unseen(user) -> Q:
    """Brought in by an import, and never published."""
    return Q(live=False, first_published_at=None) & Exists(ImportedPage.objects.filter(page=OuterRef("pk")))


def with_open_notices(user) -> Q:
    return Q(pk__in=pages_with_open_notices())


def own_drafts(user) -> Q:
    return Q(has_unpublished_changes=True, latest_revision__user=user.pk)


def scheduled(user) -> Q:
    return Exists(approved_revisions())


def late(user) -> Q:
    return Exists(approved_revisions().filter(approved_go_live_at__lte=timezone.now() - PATIENCE))


def approved_revisions() -> QuerySet:
    """Return the revisions that wait for their moment, of the outer query's page."""
    page = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.filter(base_content_type=page, approved_go_live_at__isnull=False)
    return revisions.filter(object_id=Cast(OuterRef("pk"), CharField()))


WAITING: dict[str, tuple[str, Callable[[object], Q]]] = {
    "imported": (_("imported, not yet published"), imported_and_unseen),
    "notices": (_("with open notices of an import"), with_open_notices),
    "topics": (_("without topics"), without_topics),
    "abstract": (_("without an abstract"), without_abstract),
    "authors": (_("with names that have no author page"), with_names_without_page),
    "mine": (_("with changes of mine that are not published"), own_drafts),
    "scheduled": (_("scheduled"), scheduled),
    "late": (_("late: their moment is past"), late),
}
"""What a work may wait for: what editors read, and the condition for one of them."""
