"""A work of the house: what a report, an essay and an interview have in common."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from papers.text.dates import PartialDate
from papers.text.letters import fold
from papers.text.writing import reading_minutes

from .findable import FINDABLE, terms_of
from .four_eyes import FourEyes
from .languages import content_languages, default_language
from .letters import PersianLetters
from .panels import PersianPanel
from .parts import digest_of, parts_of
from .presenting import Presented
from .querysets import VisibleManager
from .recording import Recorded
from .topic_uses import RemembersTopics, TopicsField, TopicUse
from .translations import TranslationBasis
from .versions import HasVersions

NEWEST_FIRST = (models.F("sort_date").desc(nulls_last=True), "path")
"""Works of one date stand in the order of the tree: the essays of a report in its order."""
CALENDARS = [("gregorian", _("Gregorian")), ("solar-hijri", _("Solar Hijri"))]


class WorkPage(HasVersions, RemembersTopics, FourEyes, Recorded, Presented, PersianLetters, Page):
    """Anything the institute publishes. One table, so that a list of works is one query."""

    language = models.CharField(
        _("language of the text"), max_length=12, choices=content_languages, default=default_language
    )
    original_language = models.CharField(
        _("original language"),
        max_length=12,
        blank=True,
        choices=content_languages,
        help_text=_("The language the work was first written in. Empty: the one of this page."),
    )
    translator = models.CharField(
        _("translated by"), max_length=255, blank=True, help_text=_("As readers shall see the name.")
    )
    translated_on = models.DateField(_("translated on"), null=True, blank=True)
    basis = models.ForeignKey(
        TranslationBasis, null=True, blank=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    subtitle = models.CharField(_("subtitle"), max_length=255, blank=True)
    abstract = models.TextField(
        _("abstract"), blank=True, help_text=_("Two or three sentences, shown in lists.")
    )
    date_year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1200), MaxValueValidator(2200)]
    )
    date_month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    date_day = models.PositiveSmallIntegerField(
        _("day"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(31)]
    )
    date_calendar = models.CharField(_("calendar"), max_length=12, choices=CALENDARS, default="gregorian")
    date_printed = models.CharField(_("date as printed"), max_length=120, blank=True)
    keywords_printed = models.TextField(
        _("keywords as printed"),
        blank=True,
        help_text=_("One per line, in the printed order. Topics are chosen below."),
    )
    topics = TopicsField(
        through=TopicUse,
        blank=True,
        verbose_name=_("topics"),
        help_text=_("Type to choose from the topics there are; new ones are made under Topics in the menu."),
    )
    sort_date = models.DateField(null=True, blank=True, editable=False, db_index=True)
    folded_text = models.TextField(blank=True, editable=False)
    text_digest = models.CharField(max_length=32, blank=True, editable=False)

    objects = VisibleManager()
    name_fields = ("translator",)
    is_creatable = False
    parent_page_types = []
    subpage_types = []

    date_panel = MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("date_year"), FieldPanel("date_month"), FieldPanel("date_day")]),
            FieldRowPanel([FieldPanel("date_calendar"), FieldPanel("date_printed")]),
        ],
        heading=_("Date"),
        help_text=_(
            "Only what the source prints: leave the day, or the month too, empty where it prints none."
        ),
    )
    topic_panel = MultiFieldPanel(
        [FieldPanel("keywords_printed"), FieldPanel("topics")],
        heading=_("Keywords and topics"),
        help_text=_("Keywords stay as the paper printed them; topics are what readers browse by."),
    )
    translation_panel = MultiFieldPanel(
        [
            HelpPanel(template="papers/admin/translation_panel.html"),
            FieldRowPanel([FieldPanel("language"), FieldPanel("original_language")]),
            FieldRowPanel([FieldPanel("translator"), FieldPanel("translated_on")]),
        ],
        heading=_("Languages"),
    )
    writing_panel = PersianPanel(template="papers/admin/writing.html", heading=_("Persian writing"))
    import_panel = HelpPanel(template="papers/admin/import_notes.html", heading=_("Where it came from"))
    search_fields = [
        *Page.search_fields,
        index.SearchField("abstract"),
        index.SearchField("keywords_printed"),
        *FINDABLE,
    ]

    class Meta:
        verbose_name = _("work")
        verbose_name_plural = _("works")

    text_fields = ("title", "subtitle", "abstract", "keywords_printed")
    """The fields that hold words of the work, in reading order: what a translation has to say again."""

    report = None
    """The report round an essay, where a list or a view has looked it up."""

    @property
    def kind(self) -> str:
        """Return "report", "essay" or "interview", also where only the common part was loaded."""
        return self.specific_class.kind

    @property
    def is_translation(self) -> bool:
        """Return whether the work was first written in another language than this page's."""
        return bool(self.original_language) and self.original_language != self.locale.language_code

    @property
    def printed_date(self) -> PartialDate | None:
        """Return the date no more precise than it was printed; None without one (a preview may have half)."""
        try:
            return self.date_as_entered()
        except ValueError:
            return None

    def date_as_entered(self) -> PartialDate | None:
        """Return the date; raises ValueError where the calendar has no such day."""
        if self.date_year is None:
            return None
        return PartialDate(self.date_year, self.date_month, self.date_day, self.date_calendar)

    @property
    def minutes(self) -> int | None:
        """Return how many minutes the work takes to read, at least one; None for a work without a text."""
        return reading_minutes(len(self.folded_text.split()), self.language)

    @property
    def keywords(self) -> list[str]:
        return [line.strip() for line in self.keywords_printed.splitlines() if line.strip()]

    @cached_property
    def signature_list(self) -> list:
        """The signatures for readers; lists of works set it for all their rows at once."""
        from .lists import visible_authors

        signatures = list(self.signatures.all())
        authors = visible_authors(signature.author_id for signature in signatures)
        return [signature.shown(authors.get(signature.author_id)) for signature in signatures]

    def clean(self):
        super().clean()
        if (self.date_day and not self.date_month) or (self.date_month and not self.date_year):
            raise ValidationError({"date_year": _("A day needs its month, and a month its year.")})
        try:
            self.date_as_entered()
        except ValueError:
            raise ValidationError({"date_day": _("There is no such day in this calendar.")}) from None

    def first_day(self):
        """Return the first Gregorian day of the printed date, or None: for sorting, never for showing."""
        published = self.printed_date
        return published.first_day if published else None

    def analysed_names(self) -> str:
        """Return the terms by which editors find the work: of its title and its keywords."""
        return terms_of([self.title, *self.keywords], self.language)

    def text_parts(self):
        """Yield the texts by which a reader may search for this work."""
        yield from (self.title, self.subtitle, self.abstract, self.keywords_printed)
        for signature in self.signatures.all():
            yield signature.name_printed

    def save(self, *args, **kwargs):
        self.fold_texts()
        self.sort_date = self.first_day()
        self.folded_text = fold("\n".join(part for part in self.text_parts() if part))
        self.text_digest = digest_of(parts_of(self))
        super().save(*args, **kwargs)


def text_of(stream) -> str:
    """Return the plain text of a StreamField's value, one block after another."""
    return "\n".join(part for block in stream for part in block.block.get_searchable_content(block.value))
