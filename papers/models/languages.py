"""The languages of the site's texts, as the settings name them."""

from django.conf import settings


def content_languages() -> list[tuple[str, str]]:
    """Return (code, name) of each language; a callable, so that adding one needs no migration."""
    return list(settings.LANGUAGES)


def default_language() -> str:
    return settings.LANGUAGE_CODE
