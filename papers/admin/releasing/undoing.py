"""Takes a release back after asking."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.admin.releasing.permissions import may_release
from papers.admin.releasing.screens import ReleaseScreen
from papers.releasing.undoing import CannotUndo, undo_release


class UndoView(ReleaseScreen):
    """Names the pages that readers would lose or see as they were; the button does it."""

    page_title = gettext_lazy("Undo the release")
    template_name = "papers/admin/release_undo.html"

    def get_page_title(self):
        return self.page_title

    def is_allowed(self):
        return may_release(self.request.user)

    def get(self, request, number):
        if self.release.state != self.release.RELEASED:
            return self.back(_("Only a release that is out can be undone."), messages.error)
        return self.show(records=list(self.release.pages.all()))

    def post(self, request, number):
        try:
            rows = undo_release(self.release, request.user)
        except CannotUndo as refusal:
            return self.back(str(refusal), messages.error)
        if any(row.outcome == "left" for row in rows):
            message = _("The release was undone, but some pages were left; see below.")
            return self.back(message, messages.warning)
        return self.back(_("The release was undone: readers see what they saw before."))
