"""Choosing topics for a work: any name finds a topic, in any language, and stands for it."""

from django.http import JsonResponse
from django.urls import path, reverse
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.forms.tags import TagField
from wagtail.admin.widgets import AdminTagWidget

from papers.models import Topic, key_of
from papers.models.topic_uses import TopicsField

SUGGESTED = 10
LONGEST_WORDS = 200


class TopicWidget(AdminTagWidget):
    """Suggests topics by all their names."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-w-tag-url-value"] = reverse("papers_topic_names")
        return context


class TopicField(TagField):
    """The working names of topics; another name of a topic counts as its working name."""

    widget = TopicWidget

    def clean(self, value):
        keys = [key_of(word) for word in super(TagField, self).clean(value)]
        topics = Topic.called(keys)
        return list(dict.fromkeys(topics[key].name for key in keys if key in topics))


def suggest_topics(request):
    """Answer with the working names of topics that have a name with these words in it."""
    topics = Topic.objects.matching(request.GET.get("term", "")[:LONGEST_WORDS]).order_by("name")
    return JsonResponse([topic.name for topic in topics[:SUGGESTED]], safe=False)


def field_for(db_field) -> dict:
    kind = TopicField if db_field.related_model is Topic else TagField
    return {"form_class": kind, "tag_model": db_field.related_model}


def register_field() -> None:
    """Let forms of pages have the field; before the first such form is made."""
    register_form_field_override(TopicsField, override=field_for)


ADDRESSES = [path("topics/names/", suggest_topics, name="papers_topic_names")]
