"""The one full address of each page, as machines and other sites shall know it."""

from django.conf import settings
from django.utils.encoding import iri_to_uri


def full_address(path: str) -> str:
    """Return the public address of a path of the site, fit for machines."""
    return f"{settings.WAGTAILADMIN_BASE_URL}{iri_to_uri(path)}"
