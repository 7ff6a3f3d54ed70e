"""What was done to topics, each with its undo; and the topics that may be one."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.curation.affected import pages_of
from papers.curation.counting import uses_of
from papers.curation.turns import CannotChange
from papers.curation.twins import REASONS, twins
from papers.curation.undoing import undo
from papers.models import NotTwins, Topic, TopicChange, TopicUse

from .screens import LARGEST_KEY, CurationView, keys_in

PER_PAGE = 50


class ChangesView(CurationView):
    """Lists what was done, the newest first."""

    page_title = gettext_lazy("Changes of topics")
    template_name = "papers/admin/topic_changes.html"

    def get(self, request):
        changes = TopicChange.objects.select_related("made_by", "undone_by")
        return self.show(changes=Paginator(changes, PER_PAGE).get_page(request.GET.get("p")))


class ChangeView(CurationView):
    """Reports one change, and undoes it."""

    template_name = "papers/admin/topic_change.html"

    @cached_property
    def change(self) -> TopicChange:
        found = TopicChange.objects.select_related("made_by", "undone_by", "topic", "other")
        return get_object_or_404(found, pk=min(self.kwargs["number"], LARGEST_KEY))

    def get_page_title(self):
        return str(self.change)

    def get(self, request, number):
        pages = self.change.orders.values_list("work", flat=True)
        if not pages and self.change.topic_id:
            uses = TopicUse.objects.filter(shown_as=self.change.topic_id)
            pages = uses.values_list("content_object", flat=True)
        return self.show(change=self.change, affected=pages_of(set(pages)))

    def post(self, request, number):
        try:
            undo(self.change, request.user)
        except CannotChange as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("It was undone: topics and works are as if it had never been done."))
        return redirect("papers_topic_change", number)


class TwinsView(CurationView):
    """Lists the pairs that may be one topic; a pair that is two is set aside, and may come back."""

    page_title = gettext_lazy("Topics that may be one")
    template_name = "papers/admin/topic_twins.html"

    def get(self, request):
        found = Paginator(twins(), PER_PAGE).get_page(request.GET.get("p"))
        uses = uses_of({topic.pk for one, other, _reasons in found for topic in (one, other)})
        pairs = []
        for one, other, reasons in found:
            for topic in (one, other):
                topic.total = uses[topic.pk].total if topic.pk in uses else 0
            pairs.append({"topics": (one, other), "reasons": [REASONS[reason] for reason in reasons]})
        aside = NotTwins.objects.select_related("first", "second", "made_by").order_by("-pk")
        return self.show(found=found, pairs=pairs, aside=aside.filter(first__merged_into=None)[:PER_PAGE])

    def post(self, request):
        keys = sorted(keys_in(request.POST.getlist("topic")))
        topics = list(Topic.objects.filter(pk__in=keys).order_by("pk"))
        if len(topics) == 2:
            first, second = topics
            if request.POST.get("action") == "back":
                NotTwins.objects.filter(first=first, second=second).delete()
                messages.success(request, _("The pair is in the list again."))
            else:
                NotTwins.objects.get_or_create(first=first, second=second, defaults={"made_by": request.user})
                messages.success(request, _("They are two. The pair is set aside at the end of the page."))
        return redirect("papers_topic_twins")
