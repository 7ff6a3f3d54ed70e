"""Authors: a page for each person, the spellings of the name, and who signed which work."""

from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from papers.text.names import letter_of, sort_key
from papers.text.orcid import read_orcid

from .findable import FINDABLE, terms_of
from .four_eyes import FourEyes
from .languages import content_languages, inserted
from .letters import PersianLetters
from .people import people_merged_with
from .presenting import Presented
from .querysets import VisibleManager
from .recording import Recorded


class AuthorIndexPage(FourEyes, Recorded, Presented, PersianLetters, Page):
    """All authors in the order of their family names."""

    objects = VisibleManager()
    parent_page_types = ["papers.HomePage"]
    subpage_types = ["papers.AuthorPage"]
    max_count_per_parent = 1
    template = "papers/author_index_page.html"

    class Meta:
        verbose_name = _("authors page")
        verbose_name_plural = _("authors pages")


class AuthorForm(WagtailAdminPageForm):
    """The page of a person; an ORCID that somebody else has is a question to whoever types it.

    A table of authors may say the same of two pages: then both are shown under People as one person's.
    """

    def clean_orcid(self):
        orcid = read_orcid(self.cleaned_data["orcid"]) or self.cleaned_data["orcid"]
        people = people_merged_with([self.instance.translation_key])
        others = AuthorPage._base_manager.filter(orcid=orcid).exclude(translation_key__in=people)
        owner = others.first() if orcid and "orcid" in self.changed_data else None
        if owner is not None:
            message = _("“%(name)s” has this ORCID. If the two are one person, merge them under People.")
            raise ValidationError(message % {"name": inserted(owner.title)})
        return orcid


class AuthorPage(FourEyes, Recorded, Presented, PersianLetters, Page):
    """One person. The title is the name; what was printed in each paper stays with that paper."""

    sort_key = models.CharField(
        _("sort key"),
        max_length=255,
        blank=True,
        db_index=True,
        editable=False,
        help_text=_("Family name first, in an order that every database keeps."),
    )
    biography = models.TextField(
        _("about the author"), blank=True, help_text=_("Two or three lines for readers.")
    )
    orcid = models.CharField(
        "ORCID",
        max_length=60,
        blank=True,
        help_text=_("0000-0000-0000-0000, or the whole address; the last digit is checked."),
    )
    website = models.URLField(_("website"), blank=True)

    objects = VisibleManager()
    base_form_class = AuthorForm
    name_fields = ("title", "draft_title")
    parent_page_types = ["papers.AuthorIndexPage"]
    subpage_types = []
    template = "papers/author_page.html"

    content_panels = [
        *Page.content_panels,
        InlinePanel(
            "spellings",
            label=_("spelling"),
            heading=_("Other spellings of the name"),
            help_text=_("As printed in papers. An import finds this page by any of them."),
        ),
        MultiFieldPanel(
            [FieldPanel("biography"), FieldPanel("orcid"), FieldPanel("website")], heading=_("For readers")
        ),
        HelpPanel(
            content=_(
                "Degrees and affiliations belong to the papers they were printed in; change them there."
            ),
            heading=_("Affiliations"),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("biography"),
        index.RelatedFields("spellings", [index.SearchField("text")]),
        *FINDABLE,
    ]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def analysed_names(self) -> str:
        """Return the terms by which editors find the person: of the name in all its spellings."""
        return terms_of([self.title, *(row.text for row in self.spellings.all())], "")

    @property
    def index_letter(self) -> str:
        """Return the letter under which an A-Z list shows the author: the family name's first."""
        return letter_of(self.title) or self.title[:1]

    def clean(self):
        super().clean()
        if not self.orcid:
            return
        orcid = read_orcid(self.orcid)
        if not orcid:
            message = _("This is no ORCID: its digits do not fit together. Copy it from orcid.org once more.")
            raise ValidationError({"orcid": message})
        self.orcid = orcid

    def save(self, *args, **kwargs):
        self.fold_texts()
        self.sort_key = sort_key(self.title)[:255]
        super().save(*args, **kwargs)


class NameSpelling(Orderable):
    """The author's name as some paper spells it.

    `unconfirmed` is one that an import took for the author's and that could be somebody else's too: a name
    with initials only. What editors type or choose is confirmed.
    """

    author = ParentalKey(AuthorPage, on_delete=models.CASCADE, related_name="spellings")
    text = models.CharField(_("spelling"), max_length=255)
    language = models.CharField(_("language"), max_length=12, choices=content_languages, blank=True)
    unconfirmed = models.BooleanField(default=False, editable=False)

    name_fields = ("text",)
    panels = [FieldPanel("text"), FieldPanel("language")]

    class Meta(Orderable.Meta):
        verbose_name = _("spelling of a name")
        verbose_name_plural = _("spellings of names")

    def __str__(self):
        return self.text


class ShownSignature(NamedTuple):
    """A signature for readers: `author` is None where there is no visible page of the person."""

    name_printed: str
    affiliation_printed: str
    author: AuthorPage | None


class Signature(Orderable):
    """One person's signature under one work: a fact of that paper at that date."""

    work = ParentalKey("papers.WorkPage", on_delete=models.CASCADE, related_name="signatures")
    author = models.ForeignKey(
        AuthorPage,
        verbose_name=_("author page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="signatures",
        help_text=_("The person's page. Without it the name is printed without a link."),
    )
    name_printed = models.CharField(_("name as printed"), max_length=255)
    affiliation_printed = models.TextField(_("affiliation as printed"), blank=True)

    name_fields = ("name_printed",)
    panels = [FieldPanel("author"), FieldPanel("name_printed"), FieldPanel("affiliation_printed")]

    class Meta(Orderable.Meta):
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")

    def __str__(self):
        return self.name_printed

    def shown(self, author: AuthorPage | None) -> "ShownSignature":
        """Return what readers see of it; `author` is the author page, None where it is not visible."""
        return ShownSignature(self.name_printed, self.affiliation_printed, author)
