"""One correction: as readers will see it, and as they have seen it."""

from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages

from papers.admin.correcting.screens import LARGEST_KEY, CorrectingView, may_change
from papers.admin.releasing.permissions import may_release
from papers.correcting import publishing, writing
from papers.correcting.turns import CannotCorrect
from papers.models import Correction


class CorrectionView(CorrectingView):
    """Shows the correction; publishes or discards one that waits, and ends a retraction."""

    template_name = "papers/admin/correction.html"

    @cached_property
    def correction(self) -> Correction:
        found = Correction.objects.select_related("made_by", "published_by", "reinstated_by")
        return get_object_or_404(found, pk=min(self.kwargs["number"], LARGEST_KEY))

    def get_page_title(self):
        return self.correction.get_kind_display().capitalize()

    def is_allowed(self):
        return super().is_allowed() and may_change(self.request.user, self.correction)

    def get(self, request, number):
        correction, user = self.correction, request.user
        notices = list(correction.notices.select_related("work__locale", "revision", "replaced"))
        reasons = {}
        if correction.published_at is None:
            for notice in notices:
                page = notice.work.specific
                reasons[notice.pk] = publishing.why_not_published(correction, notice, page, user)
        return self.show(
            correction=correction,
            notices=[(notice, reasons.get(notice.pk, "")) for notice in notices],
            stopped=any(reasons.values()),
            may_publish=may_release(user),
        )

    def post(self, request, number):
        acts = {"publish": self.publish, "discard": self.discard, "reinstate": self.reinstate}
        act = acts.get(request.POST.get("act"))
        if act is None:
            messages.warning(request, _("Choose what shall happen."))
            return redirect("papers_correction", number)
        try:
            return act()
        except CannotCorrect as refusal:
            messages.error(request, str(refusal))
            return redirect("papers_correction", number)

    def publish(self):
        publishing.publish(self.correction.pk, self.request.user)
        return self.back(_("Readers see the correction from now on. It stays as it is."))

    def discard(self):
        writing.discard(self.correction.pk)
        messages.success(self.request, _("The correction was discarded. The works stay as they are."))
        return redirect("papers_corrections")

    def reinstate(self):
        publishing.reinstate(self.correction.pk, self.request.user)
        return self.back(_("Readers get the work again. The notice stays on its page."))

    def back(self, message: str):
        messages.success(self.request, message)
        return redirect("papers_correction", self.correction.pk)
