"""The works of a topic, to be taken from it or put under another; and other works, to be put under it."""

from django.core.paginator import Paginator
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.curation.affected import pages_of
from papers.curation.ordering import add_topic, in_all_languages, remove_topic, split_topic
from papers.models import Topic, WorkPage
from papers.models.languages import inserted
from papers.text.clean import clean_text
from papers.text.letters import fold

from .screens import TopicScreen, keys_in

PER_PAGE = 100
ABOUT, OTHERS = "about", "others"


class WorksView(TopicScreen):
    """Lists the works that are about the topic, or those that are not; what is to be done is shown first."""

    page_title = gettext_lazy("Works of the topic")
    template_name = "papers/admin/topic_works.html"
    sure_template_name = "papers/admin/topic_works_sure.html"

    def get(self, request, number):
        which = OTHERS if request.GET.get("which") == OTHERS else ABOUT
        words = clean_text(request.GET.get("q", "")[:200]).text
        works = WorkPage.objects.filter(alias_of=None)
        uses = {"topic_uses__shown_as": self.subject.pk}
        works = works.filter(**uses) if which == ABOUT else works.exclude(**uses)
        for word in fold(words).split():
            works = works.filter(folded_text__contains=word)
        works = works.select_related("locale", "content_type").defer("folded_text").order_by("path")
        found = Paginator(works, PER_PAGE).get_page(request.GET.get("p"))
        return self.show(works=found, which=which, asked=words)

    def post(self, request, number):
        works, action = keys_in(request.POST.getlist("work")), request.POST.get("action", "")
        other = clean_text(request.POST.get("other", "")[:100]).text.strip()
        back = reverse("papers_topic_works", args=[number])
        if action == "add":
            back += f"?which={OTHERS}"
        problem = self.problem(works, action, other)
        if problem:
            messages.error(request, problem)
            return redirect(back)
        if not request.POST.get("sure"):
            return self.ask(works, action, other, back)
        if action == "add":
            return self.carry_out(add_topic, self.subject, works, otherwise=back)
        if action == "remove":
            return self.carry_out(remove_topic, self.subject, works, otherwise=back)
        return self.carry_out(split_topic, self.subject, works, Topic.named(other) or other, otherwise=back)

    def problem(self, works: list[int], action: str, other: str) -> str:
        """Return what is missing for the action, or ""."""
        if action not in ("add", "remove", "split"):
            return _("Choose what to do with the works.")
        if not works:
            return _("Tick at least one work.")
        if action == "split" and not other:
            return _("Say which topic these works are about instead.")
        may_make = self.request.user.has_perm("papers.add_topic")
        if action == "split" and not may_make and Topic.named(other) is None:
            return _("There is no topic “%(name)s”, and you may not make topics.") % {"name": inserted(other)}
        return ""

    def ask(self, works, action, other, back):
        self.template_name = self.sure_template_name
        affected = pages_of([page for page, _key in in_all_languages(works)])
        known = Topic.named(other) if other else None
        return self.show(
            affected=affected,
            chosen=works,
            action=action,
            other=known.name if known else other,
            is_new=bool(other) and known is None,
            back=back,
        )
