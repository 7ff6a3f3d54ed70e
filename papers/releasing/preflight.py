"""Looks at each page of a release before it goes out: what is new in it, and what readers would miss."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from papers.models import AuthorPage, Release, WorkPage, all_pages
from papers.models.four_eyes import NO_WORDS, words_of
from papers.models.languages import inserted

from .obstacles import find_obstacles
from .pages import Member, members_of

LINK = re.compile(r'<a (?=[^>]*\blinktype=\\?"page\\?")[^>]*?\bid=\\?"(\d+)')
"""A link to a page as rich text stores it, also inside the JSON of a body."""


@dataclass
class Checked:
    """A member of the release: `changes` are the names of the fields that are new; `notes` do not stop it."""

    member: Member
    draft: Page
    changes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    obstacle: str = ""

    @property
    def page(self) -> Page:
        return self.member.page

    @property
    def authors(self) -> list[str]:
        if not isinstance(self.draft, WorkPage):
            return []
        return [row.name_printed for row in self.draft.signatures.all()]

    @property
    def state(self) -> str:
        if self.member.left_out:
            return _("left out")
        if not self.page.live:
            return _("new")
        return _("changed") if self.member.is_news else _("unchanged")


def check_release(release: Release, user) -> list[Checked]:
    """Return what can be said of each member for the user who would release it, in the order of reading."""
    rows = [Checked(member, member.page.get_latest_revision_as_object()) for member in members_of(release)]
    going = [row.page for row in rows if row.member.is_news and not row.member.left_out]
    obstacles = {obstacle.page.pk: obstacle.reason for obstacle in find_obstacles(going, user)}
    links = {row.page.pk: linked_pages(row.draft) for row in rows}
    wanted = {key for keys in links.values() for key in keys}
    there = set(Page._base_manager.filter(pk__in=wanted).values_list("pk", flat=True))
    seen = set(all_pages().visible().filter(pk__in=wanted).values_list("pk", flat=True))
    seen |= {page.pk for page in going}
    languages = languages_of([row.page for row in rows])
    for row in rows:
        if row.member.left_out:
            continue
        row.obstacle = obstacles.get(row.page.pk, "")
        row.changes = changed_fields(row.page, row.draft) if row.member.is_news else []
        row.notes = [*gaps_in(row, languages), *bad_links(links[row.page.pk], there, seen)]
    return rows


def changed_fields(page: Page, draft: Page) -> list[str]:
    """Return the names of the fields whose words differ from what readers see; [] for a new page."""
    live = page.live_revision if page.live else None
    if live is None:
        return []
    before, after = words_of(live.content), words_of(draft.serializable_data())
    # A revision may be older than a field of the model; what is empty on both sides is no change.
    names = [
        name
        for name in after
        if name not in NO_WORDS
        and (before.get(name) or None) != (after[name] or None)
        and name in live.content
    ]
    return [name_of_field(draft, name) for name in names]


def name_of_field(page: Page, name: str) -> str:
    try:
        model_field = page._meta.get_field(name)
    except LookupError:
        return name
    if model_field.is_relation and model_field.auto_created:
        return capfirst(str(model_field.related_model._meta.verbose_name_plural))
    return capfirst(str(getattr(model_field, "verbose_name", name)))


def languages_of(pages: Iterable[Page]) -> dict:
    """Return the codes of the languages in which each work has a page, by translation key."""
    keys = {page.translation_key for page in pages}
    found: dict = {}
    rows = Page._base_manager.filter(translation_key__in=keys, alias_of__isnull=True)
    for key, code in rows.values_list("translation_key", "locale__language_code"):
        found.setdefault(key, set()).add(code)
    return found


def gaps_in(row: Checked, languages: dict) -> Iterable[str]:
    """Yield what a reader would miss on the page."""
    if isinstance(row.page, AuthorPage):
        return
    if len(languages[row.page.translation_key]) < 2:
        yield _("There is no translation.")
    if not row.draft.abstract.strip():
        yield _("There is no abstract.")
    if not row.authors and row.draft.kind != "report":
        yield _("Nobody has signed it.")


def bad_links(linked: list[int], there: set[int], seen: set[int]) -> Iterable[str]:
    broken = [key for key in linked if key not in there]
    hidden = [key for key in linked if key in there and key not in seen]
    if broken:
        yield _("A link in it leads to a page that is not there any more.")
    for name in Page._base_manager.filter(pk__in=hidden).values_list("title", flat=True):
        said = {"title": inserted(name)}
        yield _("A link in it leads to “%(title)s”, which readers will still not see.") % said


def linked_pages(draft: Page) -> list[int]:
    """Return the keys of the pages to which the text links, each once."""
    texts = (value for value in draft.serializable_data().values() if isinstance(value, str))
    return list(dict.fromkeys(int(key) for text in texts for key in LINK.findall(text)))
