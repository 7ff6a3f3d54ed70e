"""Joining two pages, each written or imported by itself, as one work in two languages, and parting them."""

import uuid
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from papers.catalogue import changes
from papers.models import ReportPage, TranslationBasis, WorkPage, all_pages
from papers.models.languages import inserted

from .starting import CannotTranslate


def link(
    original: WorkPage, translation: WorkPage, user=None, translator="", translated_on: date | None = None
):
    """Make `translation` the work's page in its language. No text of either page changes.

    What it was made from is taken to be what the original says today. Raises CannotTranslate where the two
    are of one language or of two kinds, or where either has another page in the other's language.
    """
    with transaction.atomic():
        pages = WorkPage.objects.select_for_update().filter(pk__in=[original.pk, translation.pk])
        locked = {page.pk: page for page in pages.select_related("locale").specific()}
        original, translation = locked[original.pk], locked[translation.pk]
        refuse_unfit(original, translation)
        set_key(translation, original.translation_key)
        note(
            translation,
            user,
            original_language=original.original_language or original.locale.language_code,
            basis=TranslationBasis.of(original),
            translator=translator,
            translated_on=translated_on,
        )
    return translation


def refuse_unfit(original: WorkPage, translation: WorkPage) -> None:
    if original.locale_id == translation.locale_id:
        raise CannotTranslate(_("Both pages are in the same language."))
    if original.specific_class is not translation.specific_class:
        raise CannotTranslate(_("The pages are of different kinds."))
    if original.alias_of_id or translation.alias_of_id:
        raise CannotTranslate(_("An alias is no page of its own."))
    for page, other in ((original, translation), (translation, original)):
        there = page.get_translations().filter(locale=other.locale_id).exclude(pk=other.pk).first()
        if there is not None:
            raise CannotTranslate(
                _("“%(title)s” is linked to “%(other)s” already.")
                % {"title": inserted(page.title), "other": inserted(there.title)}
            )
    languages = set(translation.get_translations().values_list("locale_id", flat=True))
    if languages - {original.locale_id}:
        raise CannotTranslate(
            _("“%(title)s” is linked to pages in other languages.") % {"title": inserted(translation.title)}
        )


def unlink(page: WorkPage, user=None) -> WorkPage:
    """Part the page from the work's pages in other languages. No text changes."""
    with transaction.atomic():
        page = WorkPage.objects.select_for_update().get(pk=page.pk).specific
        set_key(page, uuid.uuid4())
        note(page, user, original_language="", basis=None, translator="", translated_on=None)
    return page


def renew(translation: WorkPage, original: WorkPage, user=None) -> WorkPage:
    """Note in a new draft that the translation follows the original as it is live now; publishing says it."""
    with transaction.atomic():
        translation = WorkPage.objects.select_for_update().get(pk=translation.pk).specific
        draft = translation.get_latest_revision_as_object()
        draft.basis = TranslationBasis.of(original)
        draft.save_revision(user=user, log_action=True)
        if not translation.live:  # no reader sees these fields; lists of drafts tell their age by them
            WorkPage.objects.filter(pk=translation.pk).update(basis=draft.basis)
    return draft


def pairs(original: ReportPage, translation: ReportPage) -> list[tuple[Page, Page | None]]:
    """Return the essays of both reports side by side, as far as their order and number suggest it."""
    one, other = (list(report.get_children().specific()) for report in (original, translation))
    linked = {page.translation_key: page for page in other}
    keys = {page.translation_key for page in one}
    free = [page for page in other if page.translation_key not in keys]
    in_order = len(free) == sum(page.translation_key not in linked for page in one)
    rest = iter(free if in_order else ())
    return [
        (page, linked[page.translation_key] if page.translation_key in linked else next(rest, None))
        for page in one
    ]


def set_key(page: WorkPage, key: uuid.UUID) -> None:
    """Set the identity that the pages of one work share; revisions take it from the page."""
    all_pages().filter(pk=page.pk).update(translation_key=key)
    page.translation_key = key
    changes.note(works=[page.pk])


def note(page: WorkPage, user, **facts) -> None:
    """Write facts about a page, no word of its text, to what is live and to the latest draft alike."""
    unpublished = page.has_unpublished_changes
    WorkPage.objects.filter(pk=page.pk).update(**facts)
    for name, value in facts.items():
        setattr(page, name, value)
    if page.latest_revision_id:
        draft = page.get_latest_revision_as_object()
        for name, value in facts.items():
            setattr(draft, name, value)
        revision = draft.save_revision(user=user, log_action=True)
        if page.live and not unpublished:
            all_pages().filter(pk=page.pk).update(has_unpublished_changes=False, live_revision=revision)
