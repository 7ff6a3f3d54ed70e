"""The languages of a work on its edit screen: what there is, what it was made from, what is left to do."""

from django.middleware.csrf import get_token
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from papers.admin.translating.cells import shown_cells
from papers.admin.translating.labels import named
from papers.admin.translating.screens import edit_address
from papers.models import WorkPage
from papers.templatetags.papers_tags import local_digits
from papers.translating.board import Wanted, board, rows_of
from papers.translating.staleness import Age, age_of, changes_since, left_as_in_original, original_of
from papers.translating.states import works

PANEL = "languages"
FORM = "translation-actions"
"""The form of the panel's button. It stands outside the page's own form, where no form may stand."""


def facts_of_languages(draft: WorkPage, request) -> dict:
    """Return what the panel of a page shows in the editor; `draft` is the newest draft, what is edited."""
    if not draft.pk:
        return {"panel": PANEL}
    found = board(Wanted(), works().filter(translation_key=draft.translation_key))
    cells = [cell for row in rows_of(found) for cell in shown_cells(row, request.user)]
    facts = {"panel": PANEL, "page": draft, "cells": cells, "form": FORM, "token": get_token(request)}
    return facts | facts_of_translation(draft) if draft.is_translation else facts


def facts_of_translation(draft: WorkPage) -> dict:
    """Return how a translation stands to its original: what changed there, what is still to be said here."""
    original = original_of(draft)
    age = age_of(draft, original)
    return {
        "original": original,
        "basis": draft.basis,
        "is_current": age is Age.CURRENT,
        "may_renew": original is not None and original.live and age is not Age.CURRENT,
        "changed": len(changes_since(draft, original)) if age is Age.STALE else 0,
        "copied": [named(type(draft), part) for part in left_as_in_original(draft)],
    }


def form_for_renewing() -> str:
    """Return the empty form, for Wagtail to put at the end of the editor's screen."""
    return format_html('<form id="{}" method="post" hidden></form>', FORM)


def warn_of_copied_parts(request, page) -> None:
    """Say to who has just published a translation what readers now see in the original's language."""
    page = page.specific
    copied = left_as_in_original(page) if isinstance(page, WorkPage) and page.is_translation else []
    if copied:
        said = ngettext(
            "Readers see %(number)s part of “%(title)s” untranslated: it says what was copied.",
            "Readers see %(number)s parts of “%(title)s” untranslated: they say what was copied.",
            len(copied),
        )
        address = f"{edit_address(page)}#{PANEL}"
        messages.warning(
            request,
            said % {"number": local_digits(len(copied)), "title": page.title},
            buttons=[messages.button(address, _("See which"))],
        )
