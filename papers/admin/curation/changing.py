"""Merging and renaming: what would become of names, addresses and works, and the button that does it."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from papers.curation.affected import affected_by
from papers.curation.counting import uses_of
from papers.curation.merging import merge
from papers.curation.renaming import rename
from papers.models import Topic, TopicLabel
from papers.models.languages import content_languages, inserted

from .screens import LIST, CurationView, TopicScreen, keys_in

MOST = 20
"""Topics that are merged in one go."""


class MergeView(CurationView):
    """Shows the chosen topics beside each other, which one stays, and every page that will say so."""

    page_title = gettext_lazy("Merge topics")
    template_name = "papers/admin/topic_merge.html"

    def chosen(self, values) -> list[Topic]:
        keys = keys_in(values.getlist("topic"))[:MOST]
        if words := values.get("with", "").strip():
            found = Topic.named(words)
            if found is None:
                messages.error(self.request, _("There is no topic “%(name)s”.") % {"name": inserted(words)})
            else:
                keys.append(found.pk)
        topics = Topic.objects.in_bulk(keys)
        return [topics[key] for key in dict.fromkeys(keys) if key in topics]

    def get(self, request):
        topics = self.chosen(request.GET)
        uses = uses_of([topic.pk for topic in topics])
        for topic in topics:
            topic.total = uses[topic.pk].total if topic.pk in uses else 0
            topic.names = list(TopicLabel.objects.filter(topic=topic))
        stays = keys_in([request.GET.get("into", "")])
        likeliest = max(topics, key=lambda topic: topic.total, default=None)
        kept = stays[0] if stays else likeliest and likeliest.pk
        affected = affected_by([topic.pk for topic in topics]) if len(topics) > 1 else None
        return self.show(topics=topics, kept=kept, affected=affected)

    def post(self, request):
        topics, into = self.chosen(request.POST), keys_in([request.POST.get("into", "")])
        kept = next((topic for topic in topics if topic.pk in into), None)
        if kept is None or len(topics) < 2:
            messages.error(request, _("Choose at least two topics, and which of them stays."))
            return redirect(LIST)
        return self.carry_out(merge, topics, kept)


class RenameForm(forms.Form):
    """The names of a topic, and its address."""

    name = forms.CharField(
        label=gettext_lazy("Working name"),
        max_length=100,
        help_text=gettext_lazy("For editors, and for readers of a language in which the topic has no name."),
    )
    slug = forms.CharField(
        label=gettext_lazy("Address"),
        max_length=100,
        help_text=gettext_lazy("The former address leads to the new one."),
    )

    def __init__(self, *args, topic: Topic, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].initial, self.fields["slug"].initial = topic.name, topic.slug
        rows = TopicLabel.objects.filter(topic=topic, preferred=True)
        known = {label.language: label.text for label in rows}
        for code, name in content_languages():
            self.fields[f"in_{code}"] = forms.CharField(
                label=name, max_length=200, required=False, initial=known.get(code, "")
            )

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        try:
            validate_slug(slug)
        except ValidationError:
            raise ValidationError(_("Use the letters a-z, digits and hyphens.")) from None
        return slug

    def preferred(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"in_{code}"] for code, _name in content_languages()}


class RenameView(TopicScreen):
    """Asks for the new names; the former ones stay as other names."""

    page_title = gettext_lazy("Rename the topic")
    template_name = "papers/admin/topic_rename.html"

    def get(self, request, number):
        return self.ask(RenameForm(topic=self.subject))

    def post(self, request, number):
        form = RenameForm(request.POST, topic=self.subject)
        if not form.is_valid():
            return self.ask(form)
        said = form.cleaned_data
        back = reverse("papers_topic_rename", args=[number])
        names = (said["name"], form.preferred(), said["slug"])
        return self.carry_out(rename, self.subject, *names, otherwise=back)

    def ask(self, form):
        return self.show(form=form, affected=affected_by([self.subject.pk]))
