"""Starting a translation: a draft copy under real pages of the other language, never live by itself."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page

from papers.models import AuthorPage, ReportPage, TranslationBasis, WorkPage, all_pages
from papers.models.languages import inserted


class CannotTranslate(Exception):
    """Why a page cannot be started or linked in a language, in words for the editor."""


@dataclass(frozen=True)
class Started:
    """The page in the other language, and the pages that had to be made with it, in the order of the tree."""

    page: Page
    made: list[Page]


def start_translation(page: Page, language: str, user=None, with_essays: bool = False) -> Started:
    """Return the page's draft in `language`, made now unless it is there already.

    An essay's report is started with it; `with_essays` starts a report's essays too. Texts are copied as
    they stand, live ones from what is live. Raises CannotTranslate where a page above is missing.
    """
    made: list[Page] = []
    with transaction.atomic():
        locale = Locale.objects.get(language_code=language)
        page = all_pages().select_for_update().get(pk=page.pk).specific
        copy = copy_into(page, locale, user, made)
        if with_essays and isinstance(copy, ReportPage):
            for essay in page.get_children().filter(alias_of__isnull=True).specific():
                copy_into(essay, locale, user, made)
    return Started(copy, made)


def copy_into(page: Page, locale: Locale, user, made: list[Page]) -> Page:
    """Return the page in the locale; copy it, and above it what a work needs, where it is not there."""
    there = translation_in(page, locale)
    if there is not None:
        return there
    refuse_section(page, locale)
    parent = copy_into(page.get_parent().specific, locale, user, made)
    copy = copy_page(page, parent, locale, user)
    made.append(copy)
    return copy


def refuse_section(page: Page, locale: Locale) -> None:
    if not isinstance(page, WorkPage | AuthorPage):
        raise CannotTranslate(
            _("“%(title)s” has no page in %(language)s; its pages are made with the site.")
            % {"title": inserted(page.title), "language": locale.get_display_name()}
        )


def translation_in(page: Page, locale: Locale) -> Page | None:
    """Return the page's own page in the locale; an alias in its place is none, and stands in the way."""
    there = page.get_translations(inclusive=True).filter(locale=locale).first()
    if there is not None and there.alias_of_id:
        raise CannotTranslate(
            _("“%(title)s” has an alias in %(language)s. Delete it, or convert it to a page, and try again.")
            % {"title": inserted(page.title), "language": locale.get_display_name()}
        )
    return there.specific if there is not None else None


def copy_page(page: Page, parent: Page, locale: Locale, user) -> Page:
    """Copy what is live of a page, else its latest draft, as a draft; dates of release stay behind."""
    source = page if page.live else page.get_latest_revision_as_object()
    changed = {
        "locale": locale,
        "slug": find_available_slug(parent, page.slug),
        "go_live_at": None,
        "expire_at": None,
    }
    if isinstance(source, WorkPage):
        changed |= {
            "language": locale.language_code,
            "original_language": source.original_language or source.locale.language_code,
            "translator": "",
            "translated_on": None,
            "basis": TranslationBasis.of(source),
        }
    return source.copy(
        to=parent,
        update_attrs=changed,
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=False,
        process_child_object=lambda old, new, relation, child: sign_in(child, locale),
        user=user,
        log_action="wagtail.copy_for_translation",
    )


def sign_in(child, locale: Locale) -> None:
    """Let a copied row point to the author's page in the locale, where there is one."""
    author = getattr(child, "author", None)
    if isinstance(author, AuthorPage):
        there = author.get_translations(inclusive=True).filter(locale=locale, alias_of__isnull=True).first()
        child.author_id = there.pk if there else author.pk
