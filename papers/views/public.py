"""Choosing a language at the root."""

from django.conf import settings
from django.http import HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request


def choose_language(request):
    """Send the reader to the home page of the chosen language, else of the browser's."""
    language = get_language_from_request(request)
    known = {code for code, _ in settings.LANGUAGES}
    response = HttpResponseRedirect(f"/{language if language in known else settings.LANGUAGE_CODE}/")
    response["Cache-Control"] = "private, no-store"
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
