"""The page of all topics."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from .four_eyes import FourEyes
from .letters import PersianLetters
from .presenting import Presented, present
from .querysets import VisibleManager
from .topics import Topic


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
        subject = Topic.objects.shown_in(self.locale.language_code).filter(slug=slug).first()
        if subject is None:
            return self.redirect_from(request, slug)
        subject.index_page = self
        return self.render(request, context_overrides=present(subject, request), template="papers/topic.html")

    def redirect_from(self, request, slug: str):
        """Lead from an address that a topic once had to the one that it has now."""
        subject = Topic.behind(slug)
        if subject is None:
            raise Http404
        return redirect(
            self.url + self.reverse_subpage("topic", kwargs={"slug": subject.slug}), permanent=True
        )
