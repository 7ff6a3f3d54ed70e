"""Interviews: one person answering another, as a newspaper or an agency printed it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from papers.blocks import InterviewStreamBlock

from .querysets import VisibleManager
from .works import WorkPage, text_of


class InterviewPage(WorkPage):
    """An interview. Who is interviewed signs it; who asks is named as printed."""

    decks = models.TextField(_("lines under the headline"), blank=True, help_text=_("One per line."))
    interviewer = models.CharField(_("interviewer as printed"), max_length=255, blank=True)
    label = models.CharField(_("label as printed"), max_length=120, blank=True)
    body = StreamField(InterviewStreamBlock(), blank=True, verbose_name=_("text"))

    objects = VisibleManager()
    name_fields = (*WorkPage.name_fields, "interviewer")
    is_creatable = True
    parent_page_types = ["papers.PapersIndexPage"]
    subpage_types = []
    template = "papers/interview_page.html"

    content_panels = [
        *Page.content_panels,
        FieldPanel("decks"),
        InlinePanel(
            "signatures",
            label=_("person"),
            heading=_("Interviewed"),
            help_text=_("Name and role as the interview prints them."),
        ),
        MultiFieldPanel([FieldPanel("interviewer"), FieldPanel("label")], heading=_("Source")),
        FieldPanel("abstract"),
        FieldPanel("body"),
        WorkPage.topic_panel,
        WorkPage.date_panel,
        WorkPage.translation_panel,
        WorkPage.writing_panel,
        WorkPage.import_panel,
    ]
    search_fields = [*WorkPage.search_fields, index.SearchField("decks"), index.SearchField("body")]

    class Meta:
        verbose_name = _("interview")
        verbose_name_plural = _("interviews")

    kind = "interview"
    text_fields = (*WorkPage.text_fields, "decks", "interviewer", "body")

    @property
    def deck_list(self) -> list[str]:
        return [line.strip() for line in self.decks.splitlines() if line.strip()]

    def text_parts(self):
        yield from super().text_parts()
        yield from (self.decks, text_of(self.body))
