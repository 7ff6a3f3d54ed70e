"""The languages of the site's texts, as the settings name them."""

from django.conf import settings
from django.utils.translation import get_language

from papers.text.direction import isolate_in


def content_languages() -> list[tuple[str, str]]:
    """Return (code, name) of each language; a callable, so that adding one needs no migration."""
    return list(settings.LANGUAGES)


def default_language() -> str:
    return settings.LANGUAGE_CODE


def by_preference(first: str) -> list[str]:
    """Return the codes of all languages: this one, then the site's default, then the others as they stand."""
    codes = [first, default_language(), *(code for code, _name in content_languages())]
    return list(dict.fromkeys(codes))


def inserted(words: str) -> str:
    """Return a title or a name for a sentence of the interface: isolated where it runs the other way."""
    return isolate_in(words, get_language())
