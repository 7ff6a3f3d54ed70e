"""What an editor is told on opening a page that is live and that readers do not get all the same."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages

from papers.models import AuthorPage, WorkPage, notices_in_force
from papers.models.languages import inserted
from papers.models.people import pages_instead


def say_what_readers_get(request, page) -> None:
    """Tell of a merge or a retraction, with the way to where it can be taken back."""
    if request.method != "GET" or not page.live:
        return
    page = page.specific
    if isinstance(page, AuthorPage):
        say_who_stands(request, page)
    elif isinstance(page, WorkPage):
        say_retracted(request, page)


def say_who_stands(request, page: AuthorPage) -> None:
    standing = pages_instead([page.pk]).get(page.pk)
    if standing:
        button = messages.button(reverse("papers_person", args=[page.pk]), _("To the person"))
        said = _("Readers are shown “%(name)s” in place of this page: the two were merged.")
        messages.warning(request, said % {"name": inserted(standing[0].title)}, buttons=[button])


def say_retracted(request, page: WorkPage) -> None:
    above = [page.path[:end] for end in range(2 * page.steplen, len(page.path) + 1, page.steplen)]
    notice = notices_in_force().filter(work__path__in=above).first()
    if notice is not None:
        said = _("This work was retracted: readers get its citation and the reason in its place.")
        button = messages.button(
            reverse("papers_correction", args=[notice.correction_id]), _("To the retraction")
        )
        messages.warning(request, said, buttons=[button])
