"""Editors find twins among topics, merge, rename and split them, and take all of it back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from papers.curation.merging import merge
from papers.models import FormerAddress, NotTwins, Topic, TopicChange
from tests import factories
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_person("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def us():
    return factories.make_topic("US", en="US")


@pytest.fixture
def states():
    return factories.make_topic("United States", en="United States", fa="ایالات متحده")


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(answer):
    return " ".join(soup(answer).get_text(" ").split())


def topics_of(page):
    return [topic.name for topic in type(page).objects.get(pk=page.pk).topics.all()]


def test_twins_lead_to_a_merge_that_its_own_page_takes_back(client, editor, us, states):
    essay = factories.make_essay(topics=[us], title="Sanctions")
    draft = factories.make_essay(title="Oil", live=False)
    draft.topics.add(us)
    draft.save_revision()
    twins = soup(client.get(reverse("papers_topic_twins")))
    link = twins.find("a", href=lambda href: href and reverse("papers_topic_merge") in href)
    preview = client.get(link["href"])
    assert "Sanctions" in words(preview)
    assert "Oil" in words(preview)
    answer = client.post(reverse("papers_topic_merge"), {"topic": [us.pk, states.pk], "into": states.pk})
    change = TopicChange.objects.get()
    assert answer["Location"] == reverse("papers_topic_change", args=[change.pk])
    assert change.made_by == editor
    assert topics_of(essay) == ["United States"]
    assert [topic.name for topic in draft.get_latest_revision_as_object().topics.all()] == ["United States"]
    report = client.get(answer["Location"])
    assert "US" in words(report)
    client.post(answer["Location"])
    assert topics_of(essay) == ["US"]
    assert "undone" in words(client.get(reverse("papers_topic_changes"))).lower()


def test_readers_are_led_from_the_address_of_a_merged_topic(client, us, states):
    factories.make_essay(topics=[us])
    merge([us], states)
    answer = client.get("/en/topics/us/")
    assert (answer.status_code, answer["Location"]) == (301, "/en/topics/united-states/")
    assert client.get(answer["Location"]).status_code == 200
    assert client.get("/fa/topics/us/")["Location"] == "/fa/topics/united-states/"
    assert client.get("/en/topics/nothing/").status_code == 404


def test_names_of_a_merged_topic_find_the_one_that_stands_for_it(us, states):
    merge([us], states)
    assert Topic.named("U.S.") == states
    assert [label.text for label in states.labels.filter(language="en")] == ["United States", "US"]


def test_a_topic_may_take_the_name_of_one_that_was_merged_into_it(client, editor, us, states):
    change = merge([us], states)
    names = {"name": "US", "slug": "us", "in_en": "US", "in_fa": ""}
    client.post(reverse("papers_topic_rename", args=[states.pk]), names)
    states.refresh_from_db()
    assert (states.name, states.slug) == ("US", "us")
    assert FormerAddress.objects.get().slug == "united-states"
    assert client.get("/en/topics/united-states/")["Location"] == "/en/topics/us/"
    answer = client.post(reverse("papers_topic_change", args=[change.pk]), follow=True)
    assert "rename it first" in words(answer)
    client.post(reverse("papers_topic_change", args=[TopicChange.objects.first().pk]))
    client.post(reverse("papers_topic_change", args=[change.pk]))
    assert set(Topic.objects.values_list("name", "slug")) == {
        ("US", "us"),
        ("United States", "united-states"),
    }
    assert not FormerAddress.objects.exists()


def test_ticked_works_are_shown_before_they_are_split_off(client, editor, us):
    first = factories.make_essay(topics=[us], title="Sanctions")
    factories.translate(first, "fa", title="تحریم")
    second = factories.make_essay(topics=[us], title="Congress")
    address = reverse("papers_topic_works", args=[us.pk])
    assert "Sanctions" in words(client.get(address))
    asked = client.post(address, {"action": "split", "work": [first.pk], "other": "US sanctions"})
    assert "A new topic" in words(asked)
    assert "تحریم" in words(asked)
    assert topics_of(first) == ["US"]
    sent = {field["name"]: field["value"] for field in soup(asked).select("form.review-actions input")}
    client.post(address, sent)
    assert topics_of(first) == ["US sanctions"]
    assert topics_of(second) == ["US"]
    client.post(reverse("papers_topic_change", args=[TopicChange.objects.get().pk]))
    assert topics_of(first) == ["US"]
    assert not Topic.everything.filter(name="US sanctions").exists()


def test_other_works_are_found_by_their_words_and_given_the_topic(client, editor, us):
    wanted = factories.make_essay(title="Trade with Washington")
    factories.make_essay(title="Water")
    address = reverse("papers_topic_works", args=[us.pk])
    listed = words(client.get(address, {"which": "others", "q": "washington"}))
    assert "Trade with Washington" in listed
    assert "Water" not in listed
    client.post(address, {"action": "add", "work": [wanted.pk], "sure": "yes"})
    assert topics_of(wanted) == ["US"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"action": "remove"}, "Tick at least one work."),
        ({"work": ["1"]}, "Choose what to do"),
        ({"action": "split", "work": ["1"]}, "Say which topic"),
        ({"action": "remove", "work": ["99999999999999999999", "x"]}, "Tick at least one work."),
        ({"action": "remove", "work": ["2147483647"], "sure": "yes"}, "Choose at least one work."),
    ],
)
def test_what_is_missing_is_said(client, editor, us, sent, said):
    answer = client.post(reverse("papers_topic_works", args=[us.pk]), sent, follow=True)
    assert said in words(answer)
    assert not TopicChange.objects.exists()


def test_a_merge_needs_two_topics_and_a_choice(client, editor, us, states):
    for sent in ({"topic": [us.pk], "into": us.pk}, {"topic": [us.pk, states.pk]}):
        answer = client.post(reverse("papers_topic_merge"), sent, follow=True)
        assert "at least two topics" in words(answer)
    assert "There is no topic" in words(client.get(reverse("papers_topic_merge"), {"with": "Narnia"}))
    assert "United States" in words(client.get(reverse("papers_topic_merge"), {"with": "ایالات متحده"}))


def test_a_pair_that_is_two_is_set_aside_and_comes_back(client, editor, us, states):
    address = reverse("papers_topic_twins")
    client.post(address, {"topic": [states.pk, us.pk]})
    pair = NotTwins.objects.get()
    assert (pair.first, pair.second, pair.made_by) == (us, states, editor)
    assert "No two topics look like one." in words(client.get(address))
    client.post(address, {"topic": [us.pk, states.pk], "action": "back"})
    assert "initials" in words(client.get(address))


def test_the_list_counts_and_filters(client, editor, us, states):
    factories.make_essay(topics=[us], date_year=2020)
    listing = reverse("wagtailsnippets_papers_topic:list")
    page = soup(client.get(listing))
    row = next(row for row in page.select("tbody tr") if "US" in row.get_text())
    assert "English 1" in " ".join(row.get_text(" ").split())
    assert row.select_one("svg polyline")["points"]
    unused = words(client.get(listing, {"state": "unused"}))
    assert "United States" in unused
    assert "1 topic" in unused or "US" not in unused.replace("United States", "")
    assert client.get(listing, {"state": "twins"}).status_code == 200


def test_a_hostile_name_is_shown_as_it_is(client, editor):
    topic = factories.make_topic("<script>alert(1)</script>", en="<b>x</b>")
    other = factories.make_topic("Other")
    for address in (
        reverse("papers_topic_merge") + f"?topic={topic.pk}&topic={other.pk}",
        reverse("papers_topic_works", args=[topic.pk]),
        reverse("papers_topic_rename", args=[topic.pk]),
    ):
        assert b"<script>alert" not in client.get(address).content


def test_a_topic_that_works_need_is_not_deleted(client, editor, us, states):
    page = factories.make_essay(topics=[us])
    address = reverse("wagtailsnippets_papers_topic:delete", args=[us.pk])
    answer = client.post(address, follow=True)
    assert "cannot be deleted" in words(answer)
    assert topics_of(page) == ["US"]
    merge([us], states)
    client.post(reverse("wagtailsnippets_papers_topic:delete", args=[states.pk]))
    assert Topic.objects.filter(pk=states.pk).exists()
    unused = factories.make_topic("Narnia")
    client.post(reverse("wagtailsnippets_papers_topic:delete", args=[unused.pk]))
    assert not Topic.objects.filter(pk=unused.pk).exists()
