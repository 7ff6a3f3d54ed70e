"""Writing a correction: what readers of each language of a work will be told, and which text goes with it."""

from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from papers.models import Correction, CorrectionNotice, WorkPage, notices_in_force
from papers.models.languages import by_preference, inserted
from papers.releasing.obstacles import why_not_now

from .turns import CannotCorrect, one_correction


def pages_to_correct(work: WorkPage) -> list[WorkPage]:
    """Return the pages of the work that readers see, or saw until it was retracted; the original first."""
    pages = WorkPage.objects.filter(translation_key=work.translation_key, live=True, alias_of=None)
    order = by_preference(work.original_language or work.locale.language_code)
    known = [page for page in pages.select_related("locale") if page.locale.language_code in order]
    return sorted(known, key=lambda page: order.index(page.locale.language_code))


def write(
    work: WorkPage,
    kind: str,
    texts: Mapping[int, str],
    *,
    day: date | None = None,
    with_draft: Collection[int] = (),
    user=None,
) -> Correction:
    """Write a correction for readers to see once it is published; return it. Raises CannotCorrect.

    `texts` are the notices by page; a page without one stays as it is. The newest draft of the pages that are
    `with_draft` goes out with the notice, as it is now.
    """
    pages = {page.pk: page for page in pages_to_correct(work)}
    said = {key: text.strip() for key, text in texts.items() if key in pages and text.strip()}
    with transaction.atomic():
        refuse(kind, pages, said)
        correction = Correction(kind=kind, made_by=user)
        correction.day = day or correction.day
        correction.full_clean()
        correction.save()
        for key, text in said.items():
            draft = pages[key].specific if key in with_draft and kind != Correction.RETRACTION else None
            CorrectionNotice.objects.create(
                correction=correction, work=pages[key], text=text, revision=draft and draft_of(draft)
            )
    return correction


def refuse(kind: str, pages: Mapping[int, WorkPage], said: Mapping[int, str]) -> None:
    """Raise CannotCorrect where the texts do not make a correction of these pages."""
    if not pages:
        raise CannotCorrect(_("Readers do not see this work; just change it."))
    if not said:
        raise CannotCorrect(_("Say in at least one language what readers shall know."))
    waiting = CorrectionNotice.objects.filter(work__in=pages, correction__published_at=None)
    if waiting.exists():
        raise CannotCorrect(_("A correction of this work is waiting already. Publish or discard it first."))
    if any(why_retracted(page) for page in pages.values() if page.pk in said):
        raise CannotCorrect(_("This work was retracted; reinstate it first."))
    if kind != Correction.RETRACTION:
        return
    if any(not page.is_translation for page in pages.values() if page.pk in said):
        untold = next((page for key, page in pages.items() if key not in said), None)
        if untold is not None and not why_retracted(untold):
            raise CannotCorrect(
                _("“%(title)s” would stay, without its original. Give the reason in its language too.")
                % {"title": inserted(untold.get_admin_display_title())}
            )


def why_retracted(page: WorkPage) -> CorrectionNotice | None:
    """Return the notice of the retraction that keeps this very page from readers, if there is one."""
    return notices_in_force().filter(work=page.pk).select_related("correction").first()


def draft_of(page: WorkPage):
    """Return the newest draft to go out with a notice. Raises CannotCorrect where there is none."""
    if not page.has_unpublished_changes or page.latest_revision_id is None:
        raise CannotCorrect(_("There is no draft that readers have not seen. Change the text first."))
    if reason := why_not_now(page):
        raise CannotCorrect(reason)
    return page.latest_revision


def discard(key: int) -> None:
    """Throw away a correction that readers have not seen; drafts stay. Raises CannotCorrect."""
    with one_correction(key) as correction:
        if correction.published_at is not None:
            raise CannotCorrect(_("A published correction stays. Publish another one."))
        correction.delete()
