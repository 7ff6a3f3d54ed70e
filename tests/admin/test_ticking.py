"""What is done to ticked pages is taken back from the page that reports it, or it is not done."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from papers.admin.ticking import MOST, REMEMBERED
from papers.catalogue.checking import differences
from papers.models import EssayPage, Topic
from tests import factories
from tests.people import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    user = make_person("Publisher")
    client.force_login(user)
    return user


def tick(client, action, *pages, **fields):
    chosen = urlencode([("id", page.pk) for page in pages] + [("next", reverse("wagtailadmin_home"))])
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{address}?{chosen}", fields, follow=True)


def undo_offered(answer) -> str:
    """Return the address behind the button of the message, "" where there is none."""
    found = BeautifulSoup(answer.content, "html.parser").select_one('.messages a[href*="/ticked/"]')
    return found["href"] if found else ""


def said(answer):
    found = BeautifulSoup(answer.content, "html.parser").select(".messages li")
    return [" ".join(element.get_text(" ").split()) for element in found]


def undo(client, answer):
    address = undo_offered(answer)
    assert client.get(address).status_code == 200
    return client.post(address, follow=True)


STATE = ("pk", "live", "live_revision", "latest_revision", "first_published_at", "last_published_at", "path")


def states(*pages):
    return list(Page.objects.filter(pk__in=[page.pk for page in pages]).order_by("pk").values_list(*STATE))


def written(page, title="Written", user=None):
    page.title = title
    page.save_revision(user=user or User.objects.get_or_create(username="writer")[0])
    return page


DONE = "It was undone: the pages are as they were."


def test_publishing_is_undone(client, publisher):
    draft, seen = factories.make_essay(live=False), factories.make_essay(title="Seen")
    seen.save_revision().publish()
    for page in (draft, seen):
        written(page)
    before = states(draft, seen)
    answer = tick(client, "publish", draft, seen)
    assert "This can be undone. Undo" in said(answer)
    both = EssayPage.objects.visible().filter(pk__in=[draft.pk, seen.pk])
    assert [page.title for page in both] == ["Written", "Written"]
    assert DONE in said(undo(client, answer))
    assert states(draft, seen) == before
    assert [page.title for page in both.all()] == ["Seen"]
    assert list(differences()) == []


def test_what_came_along_goes_back_too(client, publisher):
    report = written(factories.make_report(live=False))
    inside = written(factories.make_essay(report, live=False))
    answer = tick(client, "publish", report, include_descendants="on")
    assert EssayPage.objects.visible().filter(pk=inside.pk).exists()
    undo(client, answer)
    assert not Page.objects.filter(pk__in=[report.pk, inside.pk], live=True).exists()


@pytest.mark.parametrize("include", [{}, {"include_descendants": "on"}])
def test_unpublishing_is_undone(client, publisher, include):
    report = factories.make_report()
    inside = factories.make_essay(report)
    for page in (report, inside):
        page.save_revision().publish()
    later = inside.save_revision()
    later.approved_go_live_at = timezone.now() + timedelta(days=3)
    later.save()
    before, waiting = states(report, inside), later.approved_go_live_at
    answer = tick(client, "unpublish", report, **include)
    assert not EssayPage.objects.visible().filter(pk=inside.pk).exists()
    assert DONE in said(undo(client, answer))
    assert states(report, inside) == before
    later.refresh_from_db()
    assert later.approved_go_live_at == waiting
    assert EssayPage.objects.visible().filter(pk=inside.pk).exists()
    assert list(differences()) == []


def test_whoever_wrote_a_page_may_take_back_its_unpublishing(client, publisher):
    make_person("Publisher", "another")
    essay = factories.make_essay()
    revision = written(essay, user=publisher).get_latest_revision()
    revision.publish(user=User.objects.get(username="another"))
    undo(client, tick(client, "unpublish", essay))
    assert EssayPage.objects.visible().get(pk=essay.pk).title == "Written"


def test_moving_is_undone_in_its_order(client, publisher):
    one, other = factories.make_report(), factories.make_report()
    essays = [factories.make_essay(one, title=f"Essay {number}") for number in range(4)]
    before = list(one.get_children().values_list("pk", flat=True))
    answer = tick(client, "move", essays[0], essays[1], essays[3], chooser=other.pk)
    assert one.get_children().count() == 1
    assert DONE in said(undo(client, answer))
    assert list(one.get_children().values_list("pk", flat=True)) == before
    assert list(differences()) == []


def test_what_was_changed_since_is_left_and_named(client, publisher):
    essays = [factories.make_essay(title=title) for title in ("One", "Two", "Three", "Four")]
    for essay in essays:
        essay.save_revision().publish()
    answer = tick(client, "unpublish", *essays)
    essays[0].get_latest_revision().publish()
    written(EssayPage.objects.get(pk=essays[1].pk), "Other words")
    essays[2].delete()
    (told,) = said(undo(client, answer))
    for words in (
        "Some pages were left as they are.",
        "“One”: Readers see it again already.",
        "“Two”: It has been edited since.",
        "“Three”: It has been deleted since.",
    ):
        assert words in told
    assert Page.objects.get(pk=essays[3].pk).live
    assert not Page.objects.get(pk=essays[1].pk).live


def test_moved_pages_stay_where_their_address_is_taken(client, publisher):
    one, other = factories.make_report(), factories.make_report()
    essay = factories.make_essay(one, title="Essay")
    answer = tick(client, "move", essay, chooser=other.pk)
    factories.make_essay(one, title="New", slug=essay.slug)
    assert "Another page has its address there now." in said(undo(client, answer))[0]
    gone = tick(client, "move", essay, chooser=factories.make_report().pk)
    other.delete()
    assert "The page above it has been deleted since." in said(undo(client, gone))[0]


def test_a_deed_is_undone_once_and_by_whoever_did_it(client, publisher, client_of_another):
    answer = tick(client, "unpublish", factories.make_essay())
    address = undo_offered(answer)
    lost = "This can no longer be undone from here."
    for method in (client_of_another.get, client_of_another.post):
        assert lost in " ".join(said(method(address, follow=True)))
    client.post(address)
    for method in (client.get, client.post):
        assert lost in " ".join(said(method(address, follow=True)))


@pytest.fixture
def client_of_another():
    client = Client()
    client.force_login(make_person("Publisher", "another"))
    return client


def test_nothing_done_is_nothing_to_undo(client, publisher):
    hidden = factories.make_essay(live=False)
    assert undo_offered(tick(client, "unpublish", hidden)) == ""
    assert REMEMBERED not in client.session


def test_the_last_deeds_are_remembered(client, publisher):
    answers = [tick(client, "unpublish", factories.make_essay()) for _ in range(MOST + 1)]
    assert len(client.session[REMEMBERED]) == MOST
    assert undo_offered(answers[0]).split("/")[-2] not in client.session[REMEMBERED]
    assert undo_offered(answers[-1]).split("/")[-2] in client.session[REMEMBERED]


def test_pages_are_deleted_one_by_one(client, publisher):
    essay = factories.make_essay(live=False)
    refusal = "Delete one at a time, each from its own menu: nothing brings back what is deleted."
    assert refusal in said(tick(client, "delete", essay))[0]
    assert Page.objects.filter(pk=essay.pk).exists()
    client.post(reverse("wagtailadmin_pages:delete", args=[essay.pk]))
    assert not Page.objects.filter(pk=essay.pk).exists()


def test_topics_are_deleted_one_by_one(client, publisher):
    topic = factories.make_topic("Sea", en="Sea")
    address = reverse("wagtail_bulk_action", args=["papers", "topic", "delete"])
    listing = reverse("wagtailsnippets_papers_topic:list")
    answer = client.post(f"{address}?id={topic.pk}&next={listing}", follow=True)
    assert answer.redirect_chain == [(listing, 302)]
    assert "Delete one at a time" in said(answer)[0]
    assert Topic.objects.filter(pk=topic.pk).exists()
    client.post(reverse("wagtailsnippets_papers_topic:delete", args=[topic.pk]))
    assert not Topic.objects.filter(pk=topic.pk).exists()


def test_pages_that_nobody_ever_edited_come_back(client, publisher):
    essay, index = factories.make_essay(), factories.papers_page()
    assert (index.latest_revision_id, essay.latest_revision_id) == (None, None)
    before = states(index, essay)
    answer = tick(client, "unpublish", index, include_descendants="on")
    assert not EssayPage.objects.visible().exists()
    assert DONE in said(undo(client, answer))
    assert states(index, essay) == before
    assert EssayPage.objects.visible().get() == essay
    assert list(differences()) == []
