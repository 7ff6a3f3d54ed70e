"""Carries out a release: all its pages at one moment in one transaction, or none and the reason why."""

from collections.abc import Iterator

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from papers.catalogue.changes import gathered, note
from papers.importing.apply import take_turns
from papers.indexes import indexed_once
from papers.models import AuthorPage, Release, ReleasedPage, WorkPage

from .obstacles import Obstacle, find_obstacles
from .pages import pages_of


class CannotRelease(Exception):
    """Nothing was released; `obstacles` name the pages, `str()` says all of it in lines for people."""

    def __init__(self, message: str, obstacles: list[Obstacle] = ()):
        super().__init__("\n".join([message, *map(str, obstacles)]) if obstacles else message)
        self.obstacles = list(obstacles)


def release_now(release: Release, user, *, dry_run: bool = False) -> list[Page]:
    """Publish all pages of the release as they stand; return them. Raises CannotRelease.

    A dry run is the same inside the transaction of the caller, who looks at the result and rolls it back.
    """
    with transaction.atomic():
        take_turns()
        release = open_release(release)
        pages = drafts_of(release)
        if not dry_run:
            refuse(pages, user)
        approve(release, pages, user)
        return publish(release, user)


def schedule(release: Release, user, moment) -> Release:
    """Approve the pages as they stand for that moment; a later change stops it. Raises CannotRelease."""
    with transaction.atomic():
        take_turns()
        release = open_release(release)
        if moment <= timezone.now():
            raise CannotRelease(_("The moment is past. Choose a later one, or release now."))
        pages = drafts_of(release)
        refuse(pages, user)
        approve(release, pages, user)
        release.state, release.moment = Release.SCHEDULED, moment
        release.save()
    return release


def unschedule(release: Release) -> None:
    """Take back the approval and the moment; the works stay in the release."""
    with transaction.atomic():
        release = open_release(release)
        release.pages.all().delete()
        release.state, release.moment, release.approved_by = Release.READY, None, None
        release.save()


def carry_out_due() -> Iterator[str]:
    """Carry out the releases whose moment has come; yield a line for each. A failed one keeps its reason.

    Raises OperationalError where the database does not answer: then they stay scheduled.
    """
    due = Release.objects.filter(state=Release.SCHEDULED, moment__lte=timezone.now()).order_by("moment")
    for key in due.values_list("pk", flat=True):
        yield carry_out(key)


def carry_out(key: int) -> str:
    """Carry out one scheduled release and say what came of it, in one line."""
    try:
        with transaction.atomic():
            take_turns()
            release = Release.objects.select_for_update().get(pk=key)
            if release.state != Release.SCHEDULED:
                return f"release {key} is not scheduled any more"
            rows = list(release.pages.select_related("page"))
            approved = {row.page_id: row for row in rows}
            pages = {page.pk: page for page in drafts_of(release)}
            # What somebody has published meanwhile is no news, and must not go back to what was approved.
            pages |= {row.page_id: row.page.specific for row in rows if row.page and row.page_id not in pages}
            if gone := "; ".join(row.title for row in rows if row.page_id is None):
                raise CannotRelease(_("Deleted after the approval: %(titles)s") % {"titles": gone})
            if obstacles := find_obstacles([*pages.values()], release.approved_by, approved):
                raise CannotRelease(_("Nothing was released."), obstacles)
            published = publish(release, release.approved_by)
    except OperationalError:  # the database's own trouble passes; the next look tries again
        raise
    except Exception as error:  # whatever it is, an editor has to hear of it, and it is not tried for ever
        reason = str(error) or type(error).__name__
        Release.objects.filter(pk=key).update(state=Release.FAILED, reason=reason)
        return f"release {key} failed: {' '.join(reason.split())}"
    return f"released: release {key}, {len(published)} pages"


def open_release(release: Release) -> Release:
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state == Release.RELEASED:
        raise CannotRelease(_("This release is out already."))
    return release


def drafts_of(release: Release) -> list[Page]:
    """Return the pages to be published, each with a revision."""
    pages = pages_of(release)
    if not pages:
        raise CannotRelease(_("There is nothing to release: readers see all of its pages as they are."))
    for page in pages:
        if page.latest_revision_id is None:
            page.save_revision(changed=False)
    return pages


def refuse(pages: list[Page], user) -> None:
    if obstacles := find_obstacles(pages, user):
        raise CannotRelease(_("Nothing was released."), obstacles)


def approve(release: Release, pages: list[Page], user) -> None:
    """Keep which revisions the user lets go to readers."""
    release.pages.all().delete()
    ReleasedPage.objects.bulk_create(
        ReleasedPage(
            release=release,
            page_id=page.pk,
            title=page.get_admin_display_title()[:255],
            revision_id=page.latest_revision_id,
        )
        for page in pages
    )
    release.approved_by, release.reason = user, ""


def publish(release: Release, user) -> list[Page]:
    """Publish the approved revisions, reports before their essays, and give all pages one moment."""
    moment = timezone.now()
    rows = list(release.pages.select_related("page", "revision").order_by("page__depth", "page__path"))
    remember(rows)
    with indexed_once() as unfindable, gathered():
        for row in rows:
            row.revision.publish(user=user, skip_permission_checks=True)  # asked of all pages before
        stamp(rows, moment)
    if unfindable:  # readers see them all the same
        titles = "; ".join(map(str, unfindable))
        release.reason = _("The search of this admin does not take these pages: %(titles)s") % {
            "titles": titles
        }
    release.pages.update(outcome="released")
    release.state, release.released_at, release.undone_at = Release.RELEASED, moment, None
    release.save()
    return [row.page for row in rows]


def remember(rows: list[ReleasedPage]) -> None:
    """Keep what readers see of the pages until now, for an undo."""
    for row in rows:
        page = row.page
        row.was_live, row.before_id = page.live, page.live_revision_id if page.live else None
        row.first_published_at, row.last_published_at = page.first_published_at, page.last_published_at
    names = ["was_live", "before", "first_published_at", "last_published_at"]
    ReleasedPage.objects.bulk_update(rows, names)


def stamp(rows: list[ReleasedPage], moment) -> None:
    """Let the pages say the same moment; what was seen before keeps when it was first."""
    new = [row.page_id for row in rows if row.first_published_at is None]
    Page._base_manager.filter(pk__in=new).update(first_published_at=moment)
    Page._base_manager.filter(pk__in=[row.page_id for row in rows]).update(last_published_at=moment)
    tell([row.page_id for row in rows])


def tell(keys: list[int]) -> None:
    """Tell the catalogue of what was stored without a save."""
    people = AuthorPage._base_manager.filter(pk__in=keys).values_list("translation_key", flat=True)
    note(works=WorkPage._base_manager.filter(pk__in=keys).values_list("pk", flat=True), authors=people)
