"""Institutions in the admin: a list with what is not recognised yet, and a form with names and ROR."""

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from papers.models import Institution, InstitutionName, affiliations_by_institution
from papers.text.letters import fold_letters

MOST = 20
"""Affiliations without an institution that the list offers."""


class InstitutionIndexView(IndexView):
    """The list of institutions, found by any name; below it the most frequent affiliations of nobody's."""

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        words = fold_letters(self.search_query)
        named = InstitutionName.objects.filter(institution=OuterRef("pk"), text__icontains=words)
        return queryset.filter(Q(name__icontains=words) | Q(ror__icontains=words) | Exists(named))

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        found = affiliations_by_institution()
        for institution in context["object_list"]:
            institution.signatures = sum(found.get(institution, {}).values())
        context["unknown"] = found[None].most_common(MOST) if None in found else []
        return context


class InstitutionViewSet(SnippetViewSet):
    model = Institution
    index_view_class = InstitutionIndexView
    index_results_template_name = "papers/admin/institutions_results.html"
    index_template_name = "papers/admin/institutions.html"
    icon = "home"
    menu_label = gettext_lazy("Institutions")
    menu_order = 214
    add_to_admin_menu = True
    list_per_page = 100
    ordering = ["name"]
    list_display = [
        "name",
        Column("ror", label="ROR"),
        Column("signatures", label=gettext_lazy("Signatures")),
    ]
