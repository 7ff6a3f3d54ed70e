"""Topics: one concept, its names in every language, one address."""

import pytest
from django.test import Client

from papers.models import Topic, TopicLabel, lists
from tests.factories import make_essay, make_topic

pytestmark = pytest.mark.django_db


def shown(language):
    return [topic.shown for topic in Topic.objects.shown_in(language).order_by("pk")]


def test_readers_see_the_preferred_name_of_their_language_else_the_working_name():
    make_topic("Water", en="Waters", fa="آب")
    make_topic("Oil")
    assert shown("en") == ["Waters", "Oil"]
    assert shown("fa") == ["آب", "Oil"]
    assert shown("ru") == ["Water", "Oil"]


def test_an_alternative_name_is_not_shown():
    topic = make_topic("Water")
    topic.labels = [TopicLabel(language="en", text="Aqua", preferred=False)]
    topic.save()
    assert shown("en") == ["Water"]
    assert Topic.named("aqua") == topic


@pytest.mark.parametrize(
    "keyword",
    ["Caspian Sea", "caspian sea", "CASPIAN  SEA", "The Caspian", "دریای خزر", "درياي خزر", "دریایِ خزر"],
)
def test_a_topic_is_found_by_any_name_without_case_and_marks(keyword):
    topic = make_topic("Caspian Sea", en="The Caspian", fa="دریای خزر")
    make_topic("Oil")
    assert Topic.named(keyword) == topic


@pytest.mark.parametrize("keyword", ["Caspian", "Sea Caspian", "", "۱"])
def test_what_no_topic_is_called_is_no_topic(keyword):
    make_topic("Caspian Sea", en="The Caspian")
    assert Topic.named(keyword) is None


def test_a_working_name_wins_over_anothers_label():
    make_topic("Water", en="Sea")
    sea = make_topic("Sea")
    assert Topic.named("sea") == sea


@pytest.mark.parametrize(
    ("names", "slugs"),
    [
        (["Caspian Sea"], ["caspian-sea"]),
        (["دریای خزر"], ["dryay-khzr"]),
        (["Oil", "Oil!", "OIL?"], ["oil", "oil-1", "oil-2"]),
        (["😀"], ["topic"]),
    ],
)
def test_the_address_of_a_topic_is_plain_latin_and_its_own(names, slugs):
    assert [make_topic(name).slug for name in names] == slugs


def test_a_name_in_arabic_letters_is_stored_in_persian_ones():
    topic = make_topic("ايران", fa="ايران")
    assert (topic.name, TopicLabel.objects.get().text) == ("ایران", "ایران")


def test_topics_are_counted_and_the_most_used_comes_first():
    water, oil = make_topic("Water"), make_topic("Oil")
    make_topic("Unused")
    make_essay(topics=[water])
    make_essay(topics=[water, oil])
    found = lists.topics_of(lists.works("en"), "en")
    assert [(topic.name, topic.count) for topic in found] == [("Water", 2), ("Oil", 1)]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_topic_has_the_same_address_in_every_language(language):
    make_essay(topics=[make_topic("Water", en="Waters", fa="آب")])
    response = Client().get(f"/{language}/topics/water/")
    assert response.status_code == 200
    assert {"en": "Waters", "fa": "آب"}[language] in response.content.decode()


def test_a_topic_that_is_not_there_is_not_found():
    assert Client().get("/en/topics/none/").status_code == 404
