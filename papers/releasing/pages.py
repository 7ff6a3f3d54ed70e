"""Which pages a release brings: the works chosen, their essays, the translations of both, and new authors."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from papers.models import AuthorPage, EssayPage, Release, ReportPage, WorkPage
from papers.models.languages import by_preference
from papers.models.people import pages_instead


@dataclass(frozen=True)
class Member:
    """A page that comes with a release; `chosen` by an editor, or with such a one; `left_out` stays."""

    page: Page
    chosen: bool = False
    left_out: bool = False

    @property
    def is_news(self) -> bool:
        """Return whether readers will see something that they do not see yet."""
        return not self.page.live or self.page.has_unpublished_changes


def members_of(release: Release) -> list[Member]:
    """Return all pages that come with the release in the order of reading, those left out among them.

    A report is followed by its essays, both by their translations; authors who have no page that readers see
    come last.
    """
    items = list(release.items.select_related("page"))
    chosen = {item.page_id for item in items if not item.left_out}
    left_out = {item.page_id for item in items if item.left_out}
    works: dict[int, WorkPage] = {}
    for item in items:
        if not item.left_out:
            works |= {page.pk: page for page in family_of(item.page.specific)}
    staying = [page for page in works.values() if page.pk not in left_out]
    pages = [*works.values(), *new_authors(staying)]
    return [Member(page, page.pk in chosen, page.pk in left_out) for page in pages]


def pages_of(release: Release) -> list[Page]:
    """Return the pages that the release publishes: its members that are news and are not left out."""
    return [member.page for member in members_of(release) if member.is_news and not member.left_out]


def family_of(work: WorkPage) -> list[WorkPage]:
    """Return the work and, where it is a report, its essays; then the same of each of its translations."""
    heads = works().filter(translation_key=work.translation_key).select_related("locale")
    order = by_preference(work.locale.language_code)
    trees = sorted(heads, key=lambda page: order.index(page.locale.language_code))
    found = [page for head in trees for page in tree_of(head)]
    keys = {page.translation_key for page in found}
    there = {page.pk for page in found}
    scattered = works().filter(translation_key__in=keys).exclude(pk__in=there).order_by("path")
    return [page.specific for page in (*found, *scattered)]


def tree_of(head: WorkPage) -> Iterable[WorkPage]:
    yield head
    if head.specific_class is ReportPage:
        yield from works().filter(path__startswith=head.path, depth=head.depth + 1).order_by("path")


def works():
    return WorkPage._base_manager.filter(alias_of__isnull=True)


def new_authors(pages: Iterable[Page]) -> list[AuthorPage]:
    """Return the author pages that nobody has published yet and that sign the newest drafts of the pages.

    For people who are shown as others it is the pages of those.
    """
    signed: dict[int, None] = {}
    for page in pages:
        content = page.latest_revision.content if page.latest_revision_id else page.serializable_data()
        for row in content.get("signatures", ()):
            if row.get("author"):
                signed[row["author"]] = None
    for page, standing in pages_instead(signed).items():
        signed |= dict.fromkeys(other.pk for other in standing)
        del signed[page]
    drafts = AuthorPage._base_manager.filter(pk__in=signed, live=False, first_published_at__isnull=True)
    found = {page.pk: page for page in drafts.filter(alias_of__isnull=True)}
    return [found[key] for key in signed if key in found]


def report_round(page: Page) -> Page | None:
    """Return the report that the page is in; None for what stands by itself."""
    if not isinstance(page, EssayPage):
        return None
    return ReportPage._base_manager.filter(path=page.path[: -page.steplen]).first()
