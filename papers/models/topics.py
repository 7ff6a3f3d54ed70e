"""Topics: one concept with names in every language, not one string."""

from django.db import models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index

from papers.text.letters import fold, fold_letters
from papers.text.slugs import latin_slug

from .languages import content_languages
from .presenting import Presented, present
from .querysets import VisibleManager


class TopicQuerySet(models.QuerySet):
    def shown_in(self, language: str):
        """Return the topics with `.shown`: the preferred name in the language, else the working name."""
        preferred = TopicLabel.objects.filter(topic=OuterRef("pk"), language=language, preferred=True)
        return self.annotate(shown=Coalesce(Subquery(preferred.values("text")[:1]), F("name")))


class Topic(index.Indexed, ClusterableModel, TagBase):
    """What works are about. `name` is its working name; readers see the label of their language."""

    free_tagging = False
    objects = TopicQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        InlinePanel(
            "labels",
            label=_("name in a language"),
            heading=_("Names"),
            help_text=_("One preferred name per language; other names find the topic too."),
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def slugify(self, tag, i=None):
        """Return an ASCII slug in every language: one address for one topic."""
        return latin_slug(tag, fallback="topic") + (f"-{i}" if i is not None else "")

    def save(self, *args, **kwargs):
        self.name = fold_letters(self.name)
        super().save(*args, **kwargs)

    @classmethod
    def named(cls, keyword: str) -> "Topic | None":
        """Return the topic that has this name in any language, compared without case and marks."""
        return cls.names().get(fold(keyword))

    @classmethod
    def names(cls) -> "dict[str, Topic]":
        """Return every folded name of every topic; preferred names win over alternatives."""
        labels = TopicLabel.objects.select_related("topic").order_by("preferred")
        names = {fold(label.text): label.topic for label in labels}
        return names | {fold(topic.name): topic for topic in cls.objects.all()}


class TopicLabel(models.Model):
    """One name of a topic in one language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(_("language"), max_length=12, choices=content_languages)
    text = models.CharField(_("name"), max_length=200)
    preferred = models.BooleanField(
        _("preferred"), default=True, help_text=_("Shown to readers of this language.")
    )

    panels = [FieldPanel("language"), FieldPanel("text"), FieldPanel("preferred")]

    class Meta:
        verbose_name = _("topic name")
        verbose_name_plural = _("topic names")
        ordering = ["language", "-preferred", "text"]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.text = fold_letters(self.text)
        super().save(*args, **kwargs)


class TopicUse(ItemBase):
    """A work is about a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="uses")
    content_object = ParentalKey("papers.WorkPage", on_delete=models.CASCADE, related_name="topic_uses")

    class Meta:
        verbose_name = _("use of a topic")
        verbose_name_plural = _("uses of topics")
        constraints = [
            models.UniqueConstraint(fields=["tag", "content_object"], name="one_use_of_a_topic_per_work")
        ]


class TopicIndexPage(Presented, RoutablePageMixin, Page):
    """All topics, and below it an address for each, the same in every language."""

    objects = VisibleManager()
    parent_page_types = ["papers.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    template = "papers/topic_index_page.html"

    class Meta:
        verbose_name = _("topics page")
        verbose_name_plural = _("topics pages")

    @path("<slug:slug>/", name="topic")
    def topic(self, request, slug):
        subject = get_object_or_404(Topic.objects.shown_in(self.locale.language_code), slug=slug)
        subject.index_page = self
        return self.render(request, context_overrides=present(subject, request), template="papers/topic.html")
