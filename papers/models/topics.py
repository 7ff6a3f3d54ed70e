"""Topics: one concept with names in every language, not one string."""

from collections.abc import Collection, Iterable

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, UniqueConstraint
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import TagBase
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.search import index

from papers.text.keywords import keyword_key, keyword_name
from papers.text.slugs import latin_slug

from .languages import by_preference, content_languages
from .recording import Recorded

LONGEST_KEY = 255
"""Characters; a sign that stands for a phrase folds into many letters."""
AT_ONCE = 500
"""Names in one statement; a database takes so many parameters."""


def key_of(name: str) -> str:
    """Return what names of topics are compared by, as it is stored: see `keyword_key`."""
    return keyword_key(name)[:LONGEST_KEY]


class TopicQuerySet(models.QuerySet):
    def standing(self):
        """Return the topics that were not merged into another one."""
        return self.filter(merged_into=None)

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


class StandingTopics(models.Manager.from_queryset(TopicQuerySet)):
    """The topics that people see and choose."""

    def get_queryset(self):
        return super().get_queryset().standing()


class Topic(Recorded, index.Indexed, ClusterableModel, TagBase):
    """What works are about. `name` is its working name; readers see the label of their language.

    A topic that was merged stays as it was, hidden behind `merged_into`: texts that chose it are shown under
    that one, and it can come back. `objects` are the others; `everything` has it too.
    """

    name = models.CharField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, allow_unicode=True)
    key = models.CharField(max_length=LONGEST_KEY, editable=False, db_index=True)
    merged_into = models.ForeignKey(
        "self", null=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )

    free_tagging = False
    everything = models.Manager.from_queryset(TopicQuerySet)()
    objects = StandingTopics()

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
        constraints = [
            UniqueConstraint(
                fields=[field],
                condition=Q(merged_into=None),
                name=f"one_topic_of_a_{field}",
                violation_error_message=_("Another topic has this name or this address already."),
            )
            for field in ("name", "slug")
        ]

    def slugify(self, tag, i=None):
        """Return an ASCII slug in every language: one address for one topic."""
        return latin_slug(tag, fallback="topic") + (f"-{i}" if i is not None else "")

    def save(self, *args, **kwargs):
        self.name = keyword_name(self.name)
        self.key = key_of(self.name)
        former = None if self._state.adding else self.stored_slug()
        super().save(*args, **kwargs)
        if former and former != self.slug:
            FormerAddress.objects.get_or_create(slug=former, topic=self)

    def stored_slug(self) -> str | None:
        return Topic.everything.filter(pk=self.pk).values_list("slug", flat=True).first()

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
        then the oldest; a name that only a merged topic has is one of the topic that stands for it. Two
        queries for each 500 names.
        """
        keys = sorted({key_of(keyword) for keyword in keywords} - {""})
        found: dict[str, Topic] = {}
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            labels = TopicLabel.objects.filter(key__in=some).select_related("topic")
            named = [(label.key, label.topic) for label in labels.order_by("preferred", "-topic", "-pk")]
            named += [(topic.key, topic) for topic in cls.everything.filter(key__in=some).order_by("-pk")]
            named.sort(
                key=lambda one: one[1].merged_into_id is None
            )  # a name in use goes before a former one
            found |= dict(named)
        merged = {topic.pk for topic in found.values() if topic.merged_into_id}
        if merged:
            ends = stand_ins_of(merged)
            standing = cls.everything.in_bulk(set(ends.values()))
            found = {
                key: standing[ends[topic.pk]] if topic.pk in ends else topic for key, topic in found.items()
            }
        return found

    @classmethod
    def behind(cls, slug: str) -> "Topic | None":
        """Return the topic that is now found elsewhere than at this address, where it once was found."""
        former = FormerAddress.objects.filter(slug=slug).order_by("-pk").values_list("topic", flat=True)
        merged = cls.everything.filter(slug=slug, merged_into__isnull=False).order_by("-pk")
        key = former.first() or merged.values_list("pk", flat=True).first()
        return cls.everything.get(pk=stand_ins_of([key]).get(key, key)) if key else None


class TopicLabel(models.Model):
    """One name of a topic in one language; `came_from` is the merged topic that brought it."""

    topic = ParentalKey(Topic, on_delete=models.CASCADE, related_name="labels")
    language = models.CharField(_("language"), max_length=12, choices=content_languages)
    text = models.CharField(_("name"), max_length=200)
    preferred = models.BooleanField(
        _("preferred"), default=True, help_text=_("Shown to readers of this language.")
    )
    key = models.CharField(max_length=LONGEST_KEY, editable=False, db_index=True)
    came_from = models.ForeignKey(
        Topic, null=True, editable=False, on_delete=models.SET_NULL, related_name="names_elsewhere"
    )

    panels = [FieldPanel("language"), FieldPanel("text"), FieldPanel("preferred")]

    class Meta:
        verbose_name = _("topic name")
        verbose_name_plural = _("topic names")
        ordering = ["language", "-preferred", "text"]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.text = keyword_name(self.text)
        self.key = key_of(self.text)
        if (
            self.came_from_id
            and self.pk
            and not type(self).objects.filter(pk=self.pk, text=self.text).exists()
        ):
            self.came_from = None  # an editor's word by now: it stays when the merge is undone
        super().save(*args, **kwargs)


class FormerAddress(models.Model):
    """An address under which a topic was once found; it leads to where the topic is found now."""

    slug = models.SlugField(_("address"), max_length=100, allow_unicode=True)
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="former_addresses")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["slug", "topic"], name="a_former_address_once")]

    def __str__(self):
        return self.slug


def stand_ins_of(topics: Collection[int]) -> dict[int, int]:
    """Return {merged topic: the one that stands for it now} for those of these topics that were merged."""
    ends: dict[int, int] = {}
    followed = {topic: topic for topic in topics}
    while followed:
        merged = dict(
            Topic.everything.filter(pk__in=set(followed.values()), merged_into__isnull=False).values_list(
                "pk", "merged_into_id"
            )
        )
        followed = {topic: merged[end] for topic, end in followed.items() if end in merged}
        ends |= followed
    return ends


def merged_with(topics: Collection[int]) -> set[int]:
    """Return these topics and all that were merged into them, at once or by way of others."""
    found, new = set(topics), set(topics)
    while new:
        new = set(Topic.everything.filter(merged_into__in=new).values_list("pk", flat=True)) - found
        found |= new
    return found
