"""Leads from the page of a merged person to the person who stands for them."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from papers.models import AuthorPage, lists


def person_elsewhere(request, page: AuthorPage) -> HttpResponse:
    """Answer 301 to the page of the person who is shown instead. Raises Http404 where there is none.

    Browsers may keep the answer for an hour only: a merge can be undone.
    """
    merged = AuthorPage.objects.stood_for().filter(pk=page.pk).exists()
    standing = lists.shown_instead([page.pk]).get(page.pk) if merged else None
    if standing is None:
        raise Http404
    answer = redirect(standing.url, permanent=True)
    answer["Cache-Control"] = "public, max-age=3600"
    return answer
