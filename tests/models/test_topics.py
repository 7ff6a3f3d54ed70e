"""Topics: one concept, its names in every language, one address."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from papers.catalogue import listing
from papers.models import Topic, TopicLabel
from papers.text.digits import latin_digits
from tests.factories import make_essay, make_topic, translate

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
    ["Caspian Sea", "CASPIAN  SEA", "The Caspian", "Caspian", "the Caspian Sea", "درياي خزر", "دریایِ خزر"],
)
def test_a_topic_is_found_by_any_name_without_case_and_marks(keyword):
    topic = make_topic("Caspian Sea", en="The Caspian", fa="دریای خزر")
    make_topic("Oil")
    assert Topic.named(keyword) == topic


@pytest.mark.parametrize("keyword", ["Caspians", "Sea Caspian", "", "۱"])
def test_what_no_topic_is_called_is_no_topic(keyword):
    make_topic("Caspian Sea", en="The Caspian")
    assert Topic.named(keyword) is None


def test_a_working_name_wins_over_anothers_label():
    make_topic("Water", en="Sea")
    sea = make_topic("Sea")
    assert Topic.named("sea") == sea


def test_of_several_topics_with_one_name_the_nearer_name_wins_then_the_older_topic():
    first, second, third = make_topic("One", en="Sea"), make_topic("Two", fa="Sea"), make_topic("Three")
    third.labels = [TopicLabel(language="en", text="Sea", preferred=False)]
    third.save()
    assert Topic.named("sea") == first
    first.delete()
    assert Topic.named("sea") == second
    second.delete()
    assert Topic.named("sea") == third


def test_topics_of_many_names_are_found_in_two_queries(django_assert_num_queries):
    names = [f"Topic {number}" for number in range(30)]
    for name in names:
        make_topic(name)
    with django_assert_num_queries(2):
        assert {topic.name for topic in Topic.called([*names, "none"]).values()} == set(names)


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
    found = listing.topics_of(None, "en")
    assert [(topic.name, topic.count) for topic in found] == [("Water", 2), ("Oil", 1)]


@pytest.fixture
def works_in_two_languages():
    """A topic about a work in both languages, one in each, and one whose English page alone has the topic."""
    water = make_topic("Water", en="Waters", fa="آب")
    both = make_essay(title="Both", topics=[water])
    translated = translate(both, "fa", title="هر دو")
    translated.topics.add(water)
    translated.save()
    make_essay(title="English only", topics=[water])
    make_essay(title="فقط فارسی", language="fa", topics=[water])
    translate(make_essay(title="One side", topics=[water]), "fa", title="یک سو")
    make_essay(title="Draft", topics=[water], live=False)


TITLES = {
    "en": {"Both", "English only", "فقط فارسی", "One side"},
    "fa": {"هر دو", "English only", "فقط فارسی", "یک سو"},
}


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_topic_has_the_same_works_in_every_language_each_once_and_is_counted_alike(
    works_in_two_languages, language
):
    water = Topic.objects.get()
    works = listing.about(water, language)
    assert sorted(work.title for work in works) == sorted(TITLES[language])
    assert len({work.key for work in works}) == 4
    assert [topic.count for topic in listing.topics_of(listing.works(language), language)] == [4]
    for address in ("", "topics/", "topics/water/"):
        soup = BeautifulSoup(Client().get(f"/{language}/{address}").content, "html.parser")
        shown = (
            soup.select_one('a[href$="/topics/water/"] .num [aria-hidden]') or soup.select("h1 ~ p.ui")[-1]
        )
        assert latin_digits(shown.get_text()).split()[0] == "4", address


def test_the_works_of_a_topic_are_the_same_on_both_sides(works_in_two_languages):
    keys = [{work.key for work in listing.about(Topic.objects.get(), code)} for code in ("en", "fa")]
    assert keys[0] == keys[1]


def test_a_name_that_changes_leaves_the_address():
    topic = make_topic("Water", en="Water")
    topic.name = "Waters"
    topic.save()
    assert Topic.objects.get().slug == "water"


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_topic_has_the_same_address_in_every_language(language):
    make_essay(topics=[make_topic("Water", en="Waters", fa="آب")])
    response = Client().get(f"/{language}/topics/water/")
    assert response.status_code == 200
    assert {"en": "Waters", "fa": "آب"}[language] in response.content.decode()


def test_a_topic_that_is_not_there_is_not_found():
    assert Client().get("/en/topics/none/").status_code == 404
