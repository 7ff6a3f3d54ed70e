"""Institutions: what the affiliations that papers print name, with an identifier and names in every language.

An affiliation stays as it was printed. An institution recognises it by its names; nothing is linked or
rewritten, so what is recognised follows the names.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.search import index

from papers.text.letters import fold, fold_letters
from papers.text.ror import read_ror

from .authors import Signature
from .languages import content_languages

_WORD = re.compile(r"[^\W_]+(?:[\u200c'’][^\W_]+)*")


class Institution(index.Indexed, ClusterableModel):
    """A university, a ministry or an institute that authors belong to. `name` is its working name."""

    name = models.CharField(_("name"), max_length=255, unique=True)
    ror = models.CharField(
        "ROR",
        max_length=60,
        blank=True,
        help_text=_("The identifier of research organizations: the address that ror.org shows."),
    )
    website = models.URLField(_("website"), blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("ror"),
        FieldPanel("website"),
        InlinePanel(
            "names",
            label=_("name in a language"),
            heading=_("Names"),
            help_text=_(
                "In every language, short forms too. Affiliations with one of the names are recognised."
            ),
        ),
        HelpPanel(
            template="papers/admin/institution_affiliations.html", heading=_("Affiliations as printed")
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("name")]

    class Meta:
        verbose_name = _("institution")
        verbose_name_plural = _("institutions")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["ror"],
                condition=~Q(ror=""),
                name="one_institution_of_a_ror",
                violation_error_message=_("Another institution has this ROR already."),
            )
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if self.ror:
            ror = read_ror(self.ror)
            if not ror:
                message = _("This is no ROR: its digits do not fit together. Copy it from ror.org once more.")
                raise ValidationError({"ror": message})
            self.ror = ror

    def save(self, *args, **kwargs):
        self.name = fold_letters(self.name)
        super().save(*args, **kwargs)

    @property
    def recognised(self) -> list[tuple[str, int]]:
        """Return (affiliation as printed, number of signatures) of all it recognises, the frequent first."""
        return affiliations_by_institution().get(self, Counter()).most_common()


class InstitutionName(models.Model):
    """One name of an institution in one language."""

    institution = ParentalKey(Institution, on_delete=models.CASCADE, related_name="names")
    language = models.CharField(_("language"), max_length=12, choices=content_languages)
    text = models.CharField(_("name"), max_length=255)

    panels = [FieldPanel("language"), FieldPanel("text")]

    class Meta:
        verbose_name = _("name of an institution")
        verbose_name_plural = _("names of institutions")
        ordering = ["pk"]

    def __str__(self):
        return self.text

    def save(self, *args, **kwargs):
        self.text = fold_letters(self.text)
        super().save(*args, **kwargs)


def words_of(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def phrases_in(words: list[str], longest: int) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of these words, the longest first, and those of one length as they stand."""
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield tuple(words[start : start + size])


def institutions_in(affiliations: Iterable[str]) -> dict[str, Institution]:
    """Return {affiliation: the institution that it names, by the longest name}; two queries."""
    institutions = Institution.objects.in_bulk()
    named: dict[tuple[str, ...], Institution] = {}
    rows = [(row.institution_id, row.text) for row in InstitutionName.objects.order_by("-pk")]
    for key, text in (*rows, *((one.pk, one.name) for one in institutions.values())):
        if key in institutions and (words := tuple(words_of(text))):
            named[words] = institutions[key]
    longest = max(map(len, named), default=0)
    found = {}
    for affiliation in dict.fromkeys(affiliations):
        phrases = phrases_in(words_of(affiliation), longest)
        institution = next((named[phrase] for phrase in phrases if phrase in named), None)
        if institution is not None:
            found[affiliation] = institution
    return found


def affiliations_by_institution() -> dict[Institution | None, Counter]:
    """Return {institution: {affiliation as printed: how often it stands under works}}; three queries.

    Under None stand the affiliations that no institution recognises.
    """
    printed = Signature.objects.exclude(affiliation_printed="").filter(work__alias_of=None).order_by()
    counted = dict(printed.values_list("affiliation_printed").annotate(count=models.Count("pk")))
    known = institutions_in(counted)
    found: dict[Institution | None, Counter] = defaultdict(Counter)
    for affiliation, count in counted.items():
        found[known.get(affiliation)][affiliation] = count
    return found
