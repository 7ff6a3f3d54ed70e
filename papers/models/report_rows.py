"""Rows that belong to a working report: those of its contents, and those of its closing list of authors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from .authors import AuthorPage


class ContentsRow(Orderable):
    """One row of the contents as the report prints it; it may differ from the essays."""

    report = ParentalKey("papers.ReportPage", on_delete=models.CASCADE, related_name="contents")
    title = models.TextField(_("title"))
    author_short = models.CharField(_("author"), max_length=255, blank=True)
    page_number = models.PositiveIntegerField(_("page"), null=True, blank=True)

    name_fields = ("author_short",)
    panels = [FieldPanel("title"), FieldRowPanel([FieldPanel("author_short"), FieldPanel("page_number")])]

    class Meta(Orderable.Meta):
        verbose_name = _("row of contents")
        verbose_name_plural = _("rows of contents")

    def __str__(self):
        return self.title


class Contributor(Orderable):
    """One person of the closing author list, with what it says of them."""

    report = ParentalKey("papers.ReportPage", on_delete=models.CASCADE, related_name="contributors")
    author = models.ForeignKey(
        AuthorPage,
        verbose_name=_("author page"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name_printed = models.CharField(_("name as printed"), max_length=255)
    degree = models.CharField(_("degree"), max_length=60, blank=True)
    field = models.CharField(_("field"), max_length=255, blank=True)
    country = models.CharField(_("country"), max_length=120, blank=True)

    name_fields = ("name_printed", "country")
    panels = [
        FieldPanel("author"),
        FieldPanel("name_printed"),
        FieldRowPanel([FieldPanel("degree"), FieldPanel("field"), FieldPanel("country")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")

    def __str__(self):
        return self.name_printed
