"""Topics: one concept with names in every language, not one string."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index

from papers.text.keywords import keyword_key
from papers.text.letters import fold_letters
from papers.text.slugs import latin_slug

from .four_eyes import FourEyes
from .languages import by_preference, content_languages
from .letters import PersianLetters
from .presenting import Presented, present
from .querysets import VisibleManager
from .recording import Recorded

LONGEST_KEY = 255
"""Characters; a sign that stands for a phrase folds into many letters."""
AT_ONCE = 500
"""Names in one statement; a database takes so many parameters."""


def key_of(name: str) -> str:
    """Return what names of topics are compared by, as it is stored: see `keyword_key`."""
    return keyword_key(name)[:LONGEST_KEY]


class TopicQuerySet(models.QuerySet):
    def shown_in(self, language: str):
        """Return the topics with `.shown`: the preferred name in the language, else the working name."""
        preferred = TopicLabel.objects.filter(topic=OuterRef("pk"), language=language, preferred=True)
        return self.annotate(shown=Coalesce(Subquery(preferred.values("text")[:1]), F("name")))

    def matching(self, words: str):
        """Return the topics that have a name with these words in it, in any language; none without words."""
        key = key_of(words)
        labels = TopicLabel.objects.filter(topic=OuterRef("pk"), key__contains=key)
        return self.filter(Q(key__contains=key) | Exists(labels)) if key else self.none()

    def without_name_in(self, language: str):
        """Return the topics that readers of the language see under another language's name."""
        named = TopicLabel.objects.filter(topic=OuterRef("pk"), language=language, preferred=True)
        return self.exclude(Exists(named))


class Topic(Recorded, index.Indexed, ClusterableModel, TagBase):
    """What works are about. `name` is its working name; readers see the label of their language."""

    key = models.CharField(max_length=LONGEST_KEY, editable=False, db_index=True)

    free_tagging = False
    objects = TopicQuerySet.as_manager()

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        HelpPanel(template="papers/admin/topic_languages.html", heading=_("Languages")),
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
        self.key = key_of(self.name)
        super().save(*args, **kwargs)

    @property
    def missing_languages(self) -> list[tuple[str, str]]:
        """Return (code, name) of each language in which the topic has no preferred name."""
        named = {label.language for label in self.labels.all() if label.preferred}
        return [(code, name) for code, name in content_languages() if code not in named]

    def other_names(self, language: str) -> list[tuple[str, list[str], list[str]]]:
        """Return (language, preferred names, other names) for each language, this one first.

        `shown`, the name that stands above them, is left out, and so are languages without others.
        """
        found: dict[str, tuple[list[str], list[str]]] = {code: ([], []) for code in by_preference(language)}
        for label in self.labels.all():
            if label.language in found and label.text != self.shown:
                found[label.language][0 if label.preferred else 1].append(label.text)
        return [(code, *names) for code, names in found.items() if any(names)]

    @classmethod
    def named(cls, keyword: str) -> "Topic | None":
        """Return the topic that has this name in any language, compared as keywords are."""
        return cls.called([keyword]).get(key_of(keyword))

    @classmethod
    def called(cls, keywords: Iterable[str]) -> "dict[str, Topic]":
        """Return the topics that have these names in any language, by the keys of the names.

        Of several topics with one name, that has it whose working name it is, then whose preferred label,
        then the oldest. Two queries for each 500 names.
        """
        keys = sorted({key_of(keyword) for keyword in keywords} - {""})
        found: dict[str, Topic] = {}
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            labels = TopicLabel.objects.filter(key__in=some).select_related("topic")
            found |= {label.key: label.topic for label in labels.order_by("preferred", "-topic", "-pk")}
            found |= {topic.key: topic for topic in cls.objects.filter(key__in=some).order_by("-pk")}
        return found


class TopicLabel(models.Model):
    """One name of a topic in one language."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(_("language"), max_length=12, choices=content_languages)
    text = models.CharField(_("name"), max_length=200)
    preferred = models.BooleanField(
        _("preferred"), default=True, help_text=_("Shown to readers of this language.")
    )
    key = models.CharField(max_length=LONGEST_KEY, editable=False, db_index=True)

    panels = [FieldPanel("language"), FieldPanel("text"), FieldPanel("preferred")]

    class Meta:
        verbose_name = _("topic name")
        verbose_name_plural = _("topic names")
        ordering = ["language", "-preferred", "text"]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.text = fold_letters(self.text)
        self.key = key_of(self.text)
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


class TopicIndexPage(FourEyes, Presented, PersianLetters, RoutablePageMixin, Page):
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
