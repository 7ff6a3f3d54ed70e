"""Topics in the admin: what lacks a name is seen, and any name in any language finds a topic."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from papers.admin.importing.permissions import may_undo
from papers.importing.tables.reading import read_table
from papers.importing.tables.topic_writing import import_topics
from papers.importing.tables.topics import topic_columns
from papers.models import EssayPage, Topic, TopicLabel
from tests.factories import make_essay, make_topic, translate

pytestmark = pytest.mark.django_db

LISTING = "wagtailsnippets_papers_topic:list"


def add_name(topic, language, text):
    TopicLabel.objects.create(topic=topic, language=language, text=text, preferred=False)
    return topic


def listed(client, **query):
    """Return the cells of each row of the list that say something."""
    page = client.get(reverse(LISTING), query)
    assert page.status_code == 200
    rows = BeautifulSoup(page.content, "html.parser").select("table.listing tbody tr")
    cells = [[" ".join(cell.get_text(" ").split()) for cell in row.select("td")] for row in rows]
    return [[cells[0] if cells[0] else cells[1], *cells[-4:-1]] for cells in cells]


@pytest.fixture
def topics():
    """Three topics: with all names, without a Persian one, and without a work."""
    nuclear = add_name(make_topic("JCPOA", en="JCPOA", fa="برجام"), "fa", "توافق هسته‌ای")
    oil = add_name(make_topic("Oil", en="Oil"), "en", "Petroleum")
    make_topic("Water", en="Waters", fa="آب")
    work = make_essay(topics=[nuclear, oil])
    make_essay(topics=[nuclear])
    translation = translate(work, "fa")
    translation.topics.add(nuclear)
    translation.save()
    return nuclear, oil


def test_the_list_shows_the_names_and_counts_works(admin_client, topics):
    found = listed(admin_client)
    assert [row[1:] for row in found] == [["JCPOA", "برجام", "2"], ["Oil", "", "1"], ["Waters", "آب", "0"]]


def test_a_third_language_is_a_third_column_and_goes_with_it(admin_client, topics, settings):
    two = settings.LANGUAGES
    settings.LANGUAGES = [*two, ("ru", "Russian")]
    add_name(topics[1], "ru", "Нефть")
    TopicLabel.objects.filter(language="ru").update(preferred=True)
    assert [row[1:] for row in listed(admin_client)][1] == ["", "Нефть", "1"]
    settings.LANGUAGES = two
    assert [row[1:] for row in listed(admin_client)][1] == ["Oil", "", "1"]


def test_the_list_costs_as_many_queries_for_three_topics_as_for_thirty(admin_client, topics):
    def queries():
        listed(admin_client)
        with CaptureQueriesContext(connection) as captured:
            listed(admin_client)
        return len(captured)

    few = queries()
    for number in range(27):
        make_essay(topics=[make_topic(f"Topic {number}", en=f"Topic {number}", fa=f"موضوع {number}")])
    assert queries() == few


def test_topics_without_a_name_in_a_language_are_found(admin_client, topics):
    assert [row[1] for row in listed(admin_client, without="fa")] == ["Oil"]
    assert listed(admin_client, without="en") == []


@pytest.mark.parametrize("words", ["هسته ای", "توافق هسته‌ای", "برجام", "jcpo"])
def test_the_search_knows_every_name(admin_client, topics, words):
    assert [row[1] for row in listed(admin_client, q=words)] == ["JCPOA"]


def test_the_form_says_in_which_languages_a_name_is_missing(admin_client, topics):
    def said(topic):
        page = admin_client.get(reverse("wagtailsnippets_papers_topic:edit", args=[topic.pk]))
        return [
            " ".join(part.select_one(".w-panel__content").get_text(" ").split())
            for part in BeautifulSoup(page.content, "html.parser").select("section.w-panel")
            if "Languages" in part.select_one(".w-panel__header").get_text()
        ]

    nuclear, oil = topics
    assert said(nuclear) == ["There is a preferred name in every language."]
    assert said(oil) == ["Without a preferred name readers of these languages see the working name: Persian"]


class TestChoosing:
    """The field of a work's topics."""

    @pytest.mark.parametrize(
        ("words", "suggested"),
        [("توافق", ["JCPOA"]), ("PETRO", ["Oil"]), ("a", ["JCPOA", "Water"]), ("zzz", []), ("", [])],
    )
    def test_any_name_suggests_the_topic(self, admin_client, topics, words, suggested):
        response = admin_client.get(reverse("papers_topic_names"), {"term": words})
        assert response.json() == suggested

    def test_strangers_are_told_nothing(self, client, topics):
        assert client.get(reverse("papers_topic_names"), {"term": "oil"}).status_code == 302

    def test_the_editor_of_a_page_asks_there(self, admin_client, topics):
        page = EssayPage.objects.first()
        form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        field = BeautifulSoup(form.content, "html.parser").select_one("#id_topics")
        assert field["data-w-tag-url-value"] == reverse("papers_topic_names")

    def test_another_name_counts_as_the_topic_and_an_unknown_one_does_not_count(self, topics):
        field = EssayPage.get_edit_handler().get_form_class().base_fields["topics"]
        assert field.clean("برجام, petroleum, JCPOA, Nowhere") == ["JCPOA", "Oil"]


def test_readers_see_the_names_in_other_languages_below_the_title(topics):
    nuclear, _oil = topics
    for text in ("Iran nuclear deal", "Vienna deal"):
        add_name(nuclear, "en", text)
    lines = names_on("/en/topics/jcpoa/")
    assert lines == [
        ("also: Iran nuclear deal , Vienna deal", ["", ""]),
        ("برجام also: توافق هسته‌ای", ["fa rtl", "fa rtl"]),
    ]
    assert [attributes for _words, attributes in names_on("/fa/topics/jcpoa/")] == [[""], ["en ltr"] * 3]


def names_on(address):
    """Return each line of names with the language and direction of each name."""
    soup = BeautifulSoup(Client().get(address).content, "html.parser")
    return [
        (
            " ".join(line.get_text(" ").split()),
            [f"{name.get('lang', '')} {name.get('dir', '')}".strip() for name in line.select("bdi")],
        )
        for line in soup.select(".topic-names")
    ]


class TestRunsOfTables:
    """What a table of topics did is seen and undone like any import, by those who may change topics."""

    @pytest.fixture
    def run(self):
        data = "en,fa\nOil,نفت\n".encode()
        return import_topics(read_table("topics.csv", data, topic_columns())).run

    def test_its_topics_and_its_file_are_shown(self, admin_client, run):
        page = BeautifulSoup(
            admin_client.get(reverse("papers_import_run", args=[run.pk])).content, "html.parser"
        )
        assert "Oil: created" in [" ".join(item.get_text().split()) for item in page.select("li")]
        assert page.select("main table") == []
        source = reverse("papers_import_source", args=[run.sources.get().pk])
        assert "نفت" in admin_client.get(source).content.decode()

    def test_the_list_of_runs_counts_them(self, admin_client, run):
        page = BeautifulSoup(admin_client.get(reverse("papers_import_runs")).content, "html.parser")
        (row,) = page.select("main tbody tr")
        assert [cell.get_text().strip() for cell in row.select("td")][-2:] == ["0", "1"]

    def test_the_undo_names_the_topics_and_takes_them_back(self, admin_client, run):
        address = reverse("papers_import_undo", args=[run.pk])
        assert "Oil" in admin_client.get(address).content.decode()
        admin_client.post(address)
        assert not Topic.objects.exists()

    def test_who_may_import_papers_alone_may_not_undo_it(self, django_user_model, run):
        user = django_user_model.objects.create_user("mina")
        user.groups.add(Group.objects.get(name="Author"))
        assert may_undo(user, run) is False
        names = ["change_topic", "delete_topic"]
        user.user_permissions.set(Permission.objects.filter(codename__in=names))
        assert may_undo(django_user_model.objects.get(pk=user.pk), run) is True
