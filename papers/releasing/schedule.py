"""Keeps the schedule: publishes pages and carries out releases at their moments, and notes that it did."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from papers.catalogue.checking import mend
from papers.checking.keeping import keep_old
from papers.models import CatalogueCheck, Heartbeat

from .carrying_out import carry_out_due
from .lateness import SERVICE

DAY = timedelta(days=1)
CHECKED_AT_ONCE = 50
"""Works that are looked through between two looks at the schedule."""


def keep_schedule() -> Iterator[str]:
    """Do what is due; yield a line for each event. An error in one thing lets the others happen."""
    for work in (keep_pages, keep_releases, keep_catalogue, keep_checks, note_heartbeat):
        yield from attempted(work.__name__.replace("_", " "), work)


def attempted(name: str, work: Callable[[], Iterator[str]]) -> Iterator[str]:
    try:
        yield from work()
    except Exception as error:  # a service that stops at one page's fault would keep all others waiting
        yield f"{name} failed: {type(error).__name__}: {' '.join(str(error).split())}"


def keep_pages() -> Iterator[str]:
    """Publish what is due and withdraw what is over, each page by itself."""
    now = timezone.now()
    for page in Page._base_manager.filter(live=True, expire_at__lt=now).order_by("expire_at"):
        yield from attempted(f"withdrawing page {page.pk}", lambda page=page: withdraw(page))
    due = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
    for revision in due:
        yield from attempted(f"publishing page {revision.object_id}", lambda due=revision: publish(due))


def withdraw(page: Page) -> Iterator[str]:
    with transaction.atomic():
        page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    yield f"withdrawn: page {page.pk}"


def publish(revision: Revision) -> Iterator[str]:
    with transaction.atomic():
        revision.publish(log_action="wagtail.publish.scheduled")
    yield f"published: page {revision.object_id}"


def keep_releases() -> Iterator[str]:
    yield from carry_out_due()


def keep_catalogue() -> Iterator[str]:
    """Compare the catalogue with the pages once a day, and mend it."""
    if CatalogueCheck.objects.filter(at__gt=timezone.now() - DAY).exists():
        return
    if found := sum(mend().values()):
        yield f"catalogue: {found} differences mended"


def keep_checks() -> Iterator[str]:
    """Look once a day through each work again: its topics, authors and linked pages may have changed."""
    keep_old(timezone.now() - DAY, CHECKED_AT_ONCE)
    yield from ()


def note_heartbeat() -> Iterator[str]:
    Heartbeat.objects.update_or_create(name=SERVICE, defaults={"seen_at": timezone.now()})
    yield from ()
