"""The corrections there are, those that wait first, and the works that can be corrected."""

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy

from papers.admin.correcting.screens import CorrectingView
from papers.admin.releasing.permissions import works_for
from papers.models import Correction
from papers.translating.board import title_says, words_in

PER_PAGE = 30
OFFERED = 20


class ListView(CorrectingView):
    """Lists the corrections; a search for a title leads to the correcting of that work."""

    page_title = gettext_lazy("Corrections")
    template_name = "papers/admin/corrections.html"

    def get_breadcrumbs_items(self):
        return super().get_breadcrumbs_items()[:-1]

    def get(self, request):
        corrections = Correction.objects.select_related("made_by", "published_by")
        corrections = corrections.prefetch_related("notices__work__locale")
        corrections = corrections.order_by(F("published_at").desc(nulls_first=True), "-pk")
        shown = Paginator(corrections, PER_PAGE).get_page(request.GET.get("p"))
        asked = request.GET.get("q", "")
        return self.show(corrections=shown, asked=asked, offered=self.offered(words_in(asked)))

    def offered(self, words) -> QuerySet:
        """Return works that readers see and the user may edit: those with the words in the title."""
        if not words:
            return works_for(self.request.user).none()
        works = works_for(self.request.user).filter(title_says(words), live=True).select_related("locale")
        return works.order_by("-last_published_at", "-pk")[:OFFERED]
