"""Topics in the admin: a list to search in, a form with the names in each language."""

from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from papers.admin.curation.screens import may_curate
from papers.admin.curation.uploading import may_upload
from papers.curation.counting import line_of, uses_of
from papers.curation.twins import twins
from papers.models import Topic, TopicLabel
from papers.models.languages import content_languages

FILES = {
    "csv": gettext_lazy("Download as CSV"),
    "xlsx": gettext_lazy("Download as XLSX"),
    "ttl": gettext_lazy("Download as SKOS (Turtle)"),
}


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
    """Which topics lack a name for readers of a language, stand on no work, or may be one with another."""

    state = ChoiceFilter(
        label=gettext_lazy("State"),
        method="standing",
        choices=[
            ("unused", gettext_lazy("on no work")),
            ("twins", gettext_lazy("may be one with another")),
        ],
        empty_label=gettext_lazy("All"),
    )

    without = ChoiceFilter(
        label=gettext_lazy("Without a name in"),
        method="lacking",
        choices=content_languages,
        empty_label=gettext_lazy("All"),
    )

    class Meta:
        model = Topic
        fields = []

    def standing(self, topics, name, state):
        if state == "unused":
            return topics.filter(shown_uses=None)
        return topics.filter(pk__in={topic.pk for pair in twins() for topic in pair[:2]})

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

    @cached_property
    def header_more_buttons(self):
        if not may_curate(self.request.user):
            return super().header_more_buttons
        ours = (
            (_("Topics that may be one"), "papers_topic_twins", "copy"),
            (_("Merge topics"), "papers_topic_merge", "tag"),
            (_("Changes of topics"), "papers_topic_changes", "history"),
        )
        if may_upload(self.request.user):
            ours = (*ours, (_("Upload topics"), "papers_topic_upload", "upload"))
        buttons = [Button(label, url=reverse(name), icon_name=icon, priority=1) for label, name, icon in ours]
        for kind, label in FILES.items():
            address = reverse("papers_topic_export", args=[kind])
            buttons.append(Button(label, url=address, icon_name="download", priority=2))
        return [*buttons, *super().header_more_buttons]

    def get_context_data(self, *args, **kwargs):
        context = super().get_context_data(*args, **kwargs)
        topics = list(context["object_list"])
        uses, year = uses_of([topic.pk for topic in topics]), timezone.localdate().year
        if may_upload(self.request.user):
            context["upload_address"] = reverse("papers_topic_upload")
        for topic in topics:
            topic.counted = uses.get(topic.pk)
            topic.line = line_of(topic.counted.years, year) if topic.counted else ""
        return context


class UsesColumn(Column):
    """How many pages are about the topic, by kind and by language, and in which years."""

    cell_template_name = "papers/admin/topic_uses.html"


def buttons_of_topic(snippet, user, next_url=None):
    """Yield what else can be done to a topic of the list."""
    if isinstance(snippet, Topic) and may_curate(user):
        works = reverse("papers_topic_works", args=[snippet.pk])
        yield Button(_("Works of the topic"), url=works, icon_name="doc-full", priority=30)
        name = reverse("papers_topic_rename", args=[snippet.pk])
        yield Button(_("Rename the topic"), url=name, icon_name="edit", priority=31)
        twin = f"{reverse('papers_topic_merge')}?topic={snippet.pk}"
        yield Button(_("Merge topics"), url=twin, icon_name="tag", priority=32)


class TopicViewSet(SnippetViewSet):
    model = Topic
    index_view_class = TopicIndexView
    index_results_template_name = "papers/admin/topic_list_results.html"
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
    works = Column("works", label=gettext_lazy("Works"), sort_key="works")
    return ["name", *names, works, UsesColumn("counted", label=gettext_lazy("Uses"))]


def column_of(language: str) -> str:
    return f"name_{language.replace('-', '_')}"
