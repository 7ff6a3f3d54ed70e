"""The whole as it will be: every page of a release, rendered as readers would get it after the release."""

from contextlib import suppress

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.releasing.screens import LARGEST_KEY, ReleaseScreen
from papers.models import Release, all_pages
from papers.releasing.carrying_out import CannotRelease, release_now
from papers.releasing.pages import Member, members_of


class PreviewView(ReleaseScreen):
    """Shows one page of the release in a frame, and the way to the others."""

    page_title = gettext_lazy("The whole as it will be")
    template_name = "papers/admin/release_preview.html"

    def get_page_title(self):
        return self.page_title

    @cached_property
    def members(self) -> list[Member]:
        """The members whose drafts the user may see."""
        user = self.request.user
        found = [member for member in members_of(self.release) if not member.left_out]
        return [member for member in found if may_see(user, member.page)]

    def get(self, request, number):
        if not self.members:
            return self.back(_("There is no page to look at yet. Choose the works first."), messages.warning)
        keys = [member.page.pk for member in self.members]
        asked = request.GET.get("page", "")
        at = keys.index(int(asked)) if asked.isdecimal() and asked.isascii() and int(asked) in keys else 0
        before = self.members[at - 1] if at else None
        after = next(iter(self.members[at + 1 :]), None)
        return self.show(members=self.members, shown=self.members[at], before=before, after=after)


class PreviewPageView(PreviewView):
    """Answers with the page itself. The release is carried out for it and rolled back: so the lists on the
    page hold what they will hold.
    """

    def get(self, request, number, page_id):
        key = min(page_id, LARGEST_KEY)
        if key not in {member.page.pk for member in self.members}:
            raise Http404
        if not self.release.is_open and self.release.state != Release.SCHEDULED:
            return redirect("wagtailadmin_pages:view_draft", key)
        with transaction.atomic():
            with suppress(CannotRelease):  # readers see all of it already
                release_now(self.release, request.user, dry_run=True)
            page = all_pages().get(pk=key).specific
            answer = page.make_preview_request(original_request=request)
            transaction.set_rollback(True)
        answer.headers["X-Frame-Options"] = "SAMEORIGIN"  # the frame is ours; what it shows said DENY
        return answer


def may_see(user, page) -> bool:
    permissions = page.permissions_for_user(user)
    return permissions.can_edit() or permissions.may_publish()
