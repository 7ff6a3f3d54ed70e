"""The pages that carry the site: home and about, one of each in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from papers.blocks import TextStreamBlock

from .four_eyes import FourEyes
from .letters import PersianLetters
from .presenting import Presented
from .querysets import VisibleManager, all_pages
from .recording import Recorded


class HomePage(FourEyes, Recorded, Presented, PersianLetters, Page):
    """The institute's front page in one language. Its title is the institute's name."""

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_(
            "One or two sentences about the institute. Left empty, the newest report's own text is shown."
        ),
    )

    objects = VisibleManager()
    name_fields = ("title",)
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "papers.PapersIndexPage",
        "papers.AuthorIndexPage",
        "papers.TopicIndexPage",
        "papers.AboutPage",
    ]
    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    template = "papers/home_page.html"

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request, path_components):
        """Find a page below by its whole address at once: two queries however deep it lies."""
        if path_components:
            address = f"{self.url_path}{'/'.join(path_components)}/"
            below = all_pages().current().filter(url_path=address, path__startswith=self.path)
            page = below.select_related("locale").first()
            if page is not None:
                found = page.specific
                found.locale, request.current_page = page.locale, found
                return found.route(request, [])
        return super().route(request, path_components)


class AboutPage(FourEyes, Presented, PersianLetters, Page):
    """What the institute is, how it publishes, how to reach it."""

    body = StreamField(
        TextStreamBlock(),
        blank=True,
        verbose_name=_("text"),
        help_text=_("Left empty, the page shows what the newest report prints about the institute."),
    )

    objects = VisibleManager()
    parent_page_types = ["papers.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    content_panels = [*Page.content_panels, FieldPanel("body")]
    template = "papers/about_page.html"

    class Meta:
        verbose_name = _("about page")
        verbose_name_plural = _("about pages")
