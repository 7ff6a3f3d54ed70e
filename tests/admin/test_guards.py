"""What the admin refuses: deleting the page that a site stands on, a second preferred name of a topic."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from papers.models import Topic
from tests import factories

pytestmark = pytest.mark.django_db

REFUSAL = (
    "“Institute for Regional Studies” cannot be deleted: "
    "the whole site starts at this page and would go with it."
)


@pytest.fixture
def root(client):
    user = User.objects.create_superuser("root")
    client.force_login(user)
    return user


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def messages_of(client):
    shown = soup_of(client.get("/admin/")).select(".messages li")
    return [" ".join(li.find_all(string=True, recursive=False)).strip() for li in shown]


def deleting(page):
    return reverse("wagtailadmin_pages:delete", args=[page.pk])


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_page_that_a_site_stands_on_stays(client, root, method):
    home, before = factories.home_page(), (Page.objects.count(), Site.objects.count())
    response = getattr(client, method)(deleting(home))
    assert response.url == reverse("wagtailadmin_explore", args=[home.pk])
    assert messages_of(client) == [REFUSAL]
    assert (Page.objects.count(), Site.objects.count()) == before


def test_it_stays_too_where_it_is_ticked_in_a_list(client, root):
    home, about = factories.home_page(), factories.about_page("fa")
    before = (Page.objects.count(), Site.objects.count())
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{address}?id={about.pk}&id={home.pk}")
    assert messages_of(client) == [REFUSAL]
    assert (Page.objects.count(), Site.objects.count()) == before


def test_the_refusal_comes_in_the_editors_language(client, root):
    UserProfile.objects.update_or_create(user=root, defaults={"preferred_language": "fa"})
    client.post(deleting(factories.home_page()))
    (message,) = messages_of(client)
    assert "Institute for Regional Studies" in message
    assert Site.objects.count() == 1


def test_other_pages_are_deleted_as_ever(client, root):
    other, about = factories.home_page("fa"), factories.about_page()
    for page in (about, other):
        assert client.get(deleting(page)).status_code == 200
        client.post(deleting(page))
        assert not Page.objects.filter(pk=page.pk).exists()
    assert Site.objects.count() == 1


# Names of topics -------------------------------------------------------------------------------------------


def topic_fields(*labels):
    """Return what the form of a topic posts; a label is (language, text, whether preferred)."""
    fields = {"name": "Water", "slug": "water", "labels-INITIAL_FORMS": "0"}
    fields |= {"labels-TOTAL_FORMS": str(len(labels)), "labels-MIN_NUM_FORMS": "0"}
    fields["labels-MAX_NUM_FORMS"] = "1000"
    for at, (language, text, preferred) in enumerate(labels):
        fields |= {f"labels-{at}-language": language, f"labels-{at}-text": text, f"labels-{at}-id": ""}
        fields |= {f"labels-{at}-preferred": "on"} if preferred else {}
    return fields


def add_topic(client, *labels):
    return client.post(reverse("wagtailsnippets_papers_topic:add"), topic_fields(*labels))


def test_a_second_preferred_name_in_a_language_is_refused_at_its_place(client, root):
    response = add_topic(client, ("en", "Waters", True), ("fa", "آب", True), ("en", "Aqua", True))
    assert response.status_code == 200
    soup = soup_of(response)
    complaints = [" ".join(error.get_text(" ").split()) for error in soup.select(".error-message")]
    assert complaints == ["This language has another preferred name; choose one."]
    assert soup.select_one("#id_labels-2-preferred")["aria-describedby"].split()[0].startswith("panel-child")
    assert not Topic.objects.exists()


def test_one_preferred_name_a_language_and_any_others_are_kept(client, root):
    response = add_topic(client, ("en", "Waters", True), ("fa", "آب", True), ("en", "Aqua", False))
    assert response.status_code == 302
    labels = Topic.objects.get().labels.values_list("language", "text", "preferred")
    assert sorted(labels) == [("en", "Aqua", False), ("en", "Waters", True), ("fa", "آب", True)]


def test_a_preferred_name_that_is_deleted_makes_room(client, root):
    fields = topic_fields(("en", "Waters", True), ("en", "Aqua", True)) | {"labels-0-DELETE": "on"}
    assert client.post(reverse("wagtailsnippets_papers_topic:add"), fields).status_code == 302
    assert [label.text for label in Topic.objects.get().labels.all()] == ["Aqua"]
