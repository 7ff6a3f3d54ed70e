"""The report of searches without results: for those who can add what is missing."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission, User
from django.urls import reverse
from django.utils import timezone

from papers.models import MissedSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(client):
    def visit(*permissions):
        user = User.objects.create_user("editor", password="secret")
        group = Group.objects.create(name="Some editors")
        names = ["access_admin", *permissions]
        group.permissions.set(Permission.objects.filter(codename__in=names))
        user.groups.add(group)
        client.force_login(user)
        return client.get(reverse("papers_missed_searches"))

    return visit


def test_words_are_listed_with_what_leads_to_topics(visit):
    today = timezone.localdate()
    for day, words, times in (
        (today, "quixotic", 2),
        (today - timedelta(days=1), "quixotic", 3),
        (today, "<b>", 1),
    ):
        MissedSearch.objects.create(day=day, language="fa", words=words, times=times)
    page = BeautifulSoup(visit("add_topic", "change_topic").content.decode(), "html.parser")
    rows = [[cell.get_text(" ", strip=True) for cell in row.select("td")] for row in page.select("tbody tr")]
    assert [(row[0], row[2], row[3]) for row in rows] == [("quixotic", "5", "2"), ("<b>", "1", "1")]
    topics = reverse("wagtailsnippets_papers_topic:list")
    links = [link["href"] for link in page.select("tbody a")]
    assert links[:2] == [f"{topics}?q=quixotic", "/fa/search/?q=quixotic"]
    assert page.select_one(f"a[href='{reverse('wagtailsnippets_papers_topic:add')}']") is not None


def test_an_empty_report_says_so(visit):
    assert "Nothing was missed yet" in visit("change_topic").content.decode()


def test_others_are_turned_away(visit):
    assert visit().status_code == 302
