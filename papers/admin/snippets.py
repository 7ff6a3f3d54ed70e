"""Topics in the admin: a list to search in, a form with the names in each language."""

from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from papers.models import Topic, TopicLabel
from papers.models.languages import content_languages


class TopicForm(WagtailAdminModelForm):
    """A topic with its names; of two preferred names in one language readers would see either."""

    def is_valid(self):
        return super().is_valid() and self.has_one_preferred_name_per_language()

    def has_one_preferred_name_per_language(self) -> bool:
        """Put a complaint at the second preferred name of a language."""
        seen = set()
        for form in self.formsets["labels"].forms:
            fields = getattr(form, "cleaned_data", {})
            if not fields.get("preferred") or fields.get("DELETE"):
                continue
            if fields["language"] in seen:
                message = _("This language has another preferred name; choose one.")
                form.add_error("preferred", ValidationError(message, code="second-preferred"))
            seen.add(fields["language"])
        return not any(form.errors for form in self.formsets["labels"].forms)


class TopicFilterSet(WagtailFilterSet):
    """Which topics lack a name for readers of a language."""

    without = ChoiceFilter(
        label=gettext_lazy("Without a name in"),
        method="lacking",
        choices=content_languages,
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = Topic
        fields = []

    def lacking(self, topics, name, language):
        return topics.without_name_in(language)


class TopicIndexView(IndexView):
    """The list of topics, found by any name in any language."""

    def setup(self, *args, **kwargs):
        """Show the columns of the languages that there are now: addresses are read once for all requests."""
        super().setup(*args, **kwargs)
        self.list_display = columns()

    def search_queryset(self, queryset):
        return queryset.matching(self.search_query) if self.is_searching else queryset


class TopicViewSet(SnippetViewSet):
    model = Topic
    index_view_class = TopicIndexView
    filterset_class = TopicFilterSet
    icon = "tag"
    menu_label = gettext_lazy("Topics")
    menu_order = 210
    add_to_admin_menu = True
    list_per_page = 100
    ordering = ["name"]
    edit_handler = ObjectList(Topic.panels, base_form_class=TopicForm)

    def get_queryset(self, request):
        preferred = TopicLabel.objects.filter(topic=OuterRef("pk"), preferred=True)
        names = {
            column_of(code): Subquery(preferred.filter(language=code).values("text")[:1])
            for code, _name in content_languages()
        }
        works = Count("shown_uses__content_object__translation_key", distinct=True)
        return Topic.objects.annotate(**names, works=works)


def columns() -> list:
    """The working name, the preferred name in each language, and how many works are about the topic."""
    names = [
        Column(column_of(code), label=name, sort_key=column_of(code)) for code, name in content_languages()
    ]
    return ["name", *names, Column("works", label=gettext_lazy("Works"), sort_key="works")]


def column_of(language: str) -> str:
    return f"name_{language.replace('-', '_')}"
