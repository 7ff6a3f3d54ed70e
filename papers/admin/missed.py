"""What readers searched for and did not find: a report that leads to the topics that may be missing."""

from django.core.paginator import Paginator
from django.db.models import Count, Max, Sum
from django.urls import path, reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from papers.models import MissedSearch

PER_PAGE = 50
NEEDED = ("papers.add_topic", "papers.change_topic")
"""Either lets a user do something about a line of the report."""


def may_see_missed(user) -> bool:
    return user.is_active and any(map(user.has_perm, NEEDED))


class MissedSearchesView(WagtailAdminTemplateMixin, View):
    """Lists the words, the most often missed ones first."""

    page_title = gettext_lazy("Searches without results")
    header_icon = "search"
    template_name = "papers/admin/missed_searches.html"

    def dispatch(self, request, *args, **kwargs):
        if not may_see_missed(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get(self, request):
        rows = MissedSearch.objects.values("words", "language").order_by()
        rows = rows.annotate(sum=Sum("times"), days=Count("day"), last=Max("day"))
        found = Paginator(rows.order_by("-sum", "-last", "words", "language"), PER_PAGE)
        page = found.get_page(request.GET.get("p"))
        for row in page.object_list:
            asked = urlencode({"q": row["words"]})
            row["topics_url"] = f"{reverse('wagtailsnippets_papers_topic:list')}?{asked}"
            row["search_url"] = f"/{row['language']}/search/?{asked}"
        may_add = request.user.has_perm("papers.add_topic")
        add_url = reverse("wagtailsnippets_papers_topic:add") if may_add else ""
        return self.render_to_response(self.get_context_data(rows=page, add_url=add_url))


ADDRESSES = [path("reports/searches/", MissedSearchesView.as_view(), name="papers_missed_searches")]


class MissedMenuItem(MenuItem):
    """A menu item that those see who may change topics."""

    def is_shown(self, request):
        return may_see_missed(request.user)


def missed_item() -> MenuItem:
    return MissedMenuItem(
        gettext_lazy("Searches without results"),
        reverse_lazy("papers_missed_searches"),
        name="missed-searches",
        icon_name="search",
        order=910,
    )
