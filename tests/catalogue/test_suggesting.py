"""What may be meant while one types: titles, people and topics that readers can see."""

import pytest
from django.test import Client

from tests.factories import HIDE, make_author, make_essay, make_topic, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def typed(django_capture_on_commit_callbacks):
    def ask(letters, language="en"):
        answer = Client().get(f"/{language}/search/suggest", {"q": letters})
        assert (answer.status_code, answer["X-Robots-Tag"]) == (200, "noindex")
        return [(row["kind"], row["text"], row["url"]) for row in answer.json()["suggestions"]]

    with django_capture_on_commit_callbacks(execute=True):
        water = make_topic("Water", en="Water", fa="آب")
        mina = make_author("Mina Waterman", slug="mina", spellings=["M. Vaterman"])
        make_essay(title="Waterways of Iran", slug="ways", topics=[water], authors=[mina])
    return ask


def test_topics_people_and_titles_are_suggested(typed):
    assert typed("wate") == [
        ("topic", "Water", "/en/topics/water/"),
        ("author", "Mina Waterman", "/en/authors/mina/"),
        ("title", "Waterways of Iran", "/en/papers/ways/"),
    ]
    assert typed("iran water") == [("title", "Waterways of Iran", "/en/papers/ways/")]
    assert typed("vater") == [("author", "Mina Waterman", "/en/authors/mina/")]


def test_names_in_the_other_language_lead_there(typed):
    assert typed("آب", "fa") == [("topic", "آب", "/fa/topics/water/")]


@pytest.mark.parametrize("letters", ["", "w", "zz", "\0", "%%", "__", '"', "-"])
def test_too_little_suggests_nothing(typed, letters):
    assert typed(letters) == []


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE)
def test_what_is_hidden_is_not_suggested(typed, hide, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        secret = make_author("Zoe Zeppelin", slug="zoe")
        page = make_essay(title="Zeppelins", topics=[make_topic("Zeppelin")], authors=[secret])
    assert len(typed("zepp")) == 3
    hide(page)
    hide(secret)
    assert typed("zepp") == []


def test_a_work_in_two_languages_is_suggested_once(typed, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_essay(title="Zeppelin", slug="zeppelin")
        translate(page, "fa", title="Zeppelin فارسی")
    assert typed("zepp", "fa") == [("title", "Zeppelin فارسی", "/fa/papers/zeppelin/")]
