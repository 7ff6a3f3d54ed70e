"""Words for editors in the language of the interface: what the readers of files said, how large files are.

What readers say is English; see `papers.text.saying`.
"""

from __future__ import annotations

import gettext
from functools import lru_cache

from django.conf import settings
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from papers.models.languages import inserted
from papers.text.saying import Sentences
from papers.text.writing import writing_of


def in_own_language(said: str) -> str | None:
    """Return what was said in the language of the interface, None where that has no such sentence."""
    return sentences_in(get_language() or settings.LANGUAGE_CODE).again(said, quoted)


def worded(said: str) -> str:
    """Return what was said in the language of the interface, or as it was said."""
    return in_own_language(said) or said


@lru_cache
def sentences_in(language: str) -> Sentences:
    """Return the project's own sentences in the language; those of Django and Wagtail were not said by it."""
    found = gettext.translation("django", settings.LOCALE_PATHS[0], [to_locale(language)], fallback=True)
    # A catalogue has no public way to be read through, and has had this one for as long as there is gettext.
    catalogue = getattr(found, "_catalog", {})
    return Sentences({words: other for words, other in catalogue.items() if isinstance(words, str) and words})


def quoted(value: str) -> str:
    """Return a value for a sentence of the interface: a number in its digits, all else isolated."""
    if not value.isascii() or any(map(str.isalpha, value)):
        return inserted(value)
    return writing_of(get_language()).digits(value)


def size_in_words(size: int) -> str:
    """Return a size in bytes for people, rounded; Django knows no units in Persian."""
    small = size < 2**20
    number = f"{size / (2**10 if small else 2**20):.0f}"
    words = _("%(number)s KB") if small else _("%(number)s MB")
    return words % {"number": writing_of(get_language()).digits(number)}
