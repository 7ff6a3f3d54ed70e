"""The checks in the admin: beside the page, set aside and taken up again, their levels, and over all."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from papers.checking.keeping import keep_all
from papers.checking.levels import levels, set_levels
from papers.models import CheckRule, SetAside, WorkFinding
from papers.text.digits import latin_digits
from tests import factories
from tests.people import make_person, write

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/checks/"


@pytest.fixture
def person(settings):
    settings.FOUR_EYES = False
    return make_person("superuser")


@pytest.fixture
def essay(client, person):
    client.force_login(person)
    body = [*factories.paragraphs("One  two <b>&lt;i&gt;</b>.", "negotia- tions")]
    return factories.make_essay(title="Oil", abstract="It says this.", authors=["Ali Amiri"], body=body)


def look(client, address, **asked):
    answer = client.get(address, asked)
    assert answer.status_code == 200, address
    return BeautifulSoup(answer.content.decode(), "html.parser")


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def own(page):
    return reverse("papers_checks_of_work", args=[page.pk])


def said(answer):
    return [str(message).strip() for message in get_messages(answer.wsgi_request)]


class TestBesideThePage:
    def test_the_panel_says_what_to_do_and_leads_to_the_place(self, client, essay):
        panel = look(client, edit(essay)).select_one("[data-side-panel=checks] #checks-of-the-text")
        lines = [(item.a.get_text(strip=True), item.a["href"]) for item in panel.select("li")]
        one, two = (row["id"] for row in essay.body.get_prep_value())
        assert lines == [
            ("Author without a page", f"{edit(essay)}#inline_child_signatures-0-panel-section"),
            ("Broken word", f"{edit(essay)}#block-{two}-section"),
            ("Two spaces", f"{edit(essay)}#block-{one}-section"),
        ]
        assert "“Ali Amiri” signs and has no author page. Choose the person's page" in panel.get_text()

    def test_the_places_are_there_to_be_led_to(self, client, essay):
        write(essay, None, abstract="", title="A  B")
        page = look(client, edit(essay))
        anchors = [link["href"].partition("#")[2] for link in page.select("#checks-of-the-text li a")]
        fields = [anchor for anchor in anchors if not anchor.startswith("block-")]
        assert {"id_abstract", "id_title", "inline_child_signatures-0-panel-section"} == set(fields)
        assert all(page.find(id=anchor) for anchor in fields)

    def test_the_number_stands_on_the_button(self, client, essay):
        badge = look(client, edit(essay)).select_one("[data-side-panel-toggle=checks] .checks-badge")
        assert badge.get_text(" ", strip=True) == "3 findings in the text"
        assert "checks-badge--error" not in badge["class"]
        set_levels({"double-space": CheckRule.ERROR})
        assert look(client, edit(essay)).select_one(".checks-badge--error")

    def test_wagtails_own_checks_stay(self, client, essay):
        page = look(client, edit(essay))
        assert page.select_one("[data-side-panel=checks] [data-checks-panel]")
        assert len(page.select("[data-side-panel-toggle]")) >= 3

    def test_a_page_that_is_no_work_has_wagtails_alone(self, client, person):
        client.force_login(person)
        page = look(client, edit(factories.about_page()))
        assert page.select_one("[data-checks-panel]")
        assert not page.select_one("#checks-of-the-text")

    def test_what_is_right_says_so(self, client, person):
        client.force_login(person)
        whole = factories.make_essay(abstract="It says this.", authors=[factories.make_author()])
        panel = look(client, own(whole))
        assert "The checks find nothing that is open." in panel.get_text()

    def test_the_words_of_a_text_are_no_markup(self, client, essay):
        write(essay, None, abstract="<script>alert(1)</script>  two <img src=x>  three")
        page = look(client, own(essay))
        found = page.select_one("#checks-of-the-text")
        assert not found.find("script")
        assert not found.find("img")
        assert "<img src=x>" not in str(found)

    def test_a_rule_that_is_off_is_not_shown(self, client, essay):
        set_levels({"author-without-page": CheckRule.OFF})
        assert "Author without a page" not in look(client, own(essay)).get_text()


class TestSettingAside:
    def press(self, client, page, name, title):
        listed = look(client, own(page))
        [button] = [
            item.select_one(f"button[name={name}]")
            for item in listed.select("#checks-of-the-text li")
            if item.a.get_text(strip=True) == title
        ]
        return client.post(f"{own(page)}?back=list", {name: button["value"]})

    def titles(self, client, page, aside=False):
        listed = look(client, own(page)).select("#checks-of-the-text li")
        name = "again" if aside else "aside"
        return [item.a.get_text(strip=True) for item in listed if item.select_one(f"button[name={name}]")]

    def test_aside_and_open_again(self, client, essay, person):
        answer = self.press(client, essay, "aside", "Two spaces")
        assert answer["Location"] == own(essay)
        assert self.titles(client, essay) == ["Author without a page", "Broken word"]
        assert self.titles(client, essay, aside=True) == ["Two spaces"]
        assert f"Set aside by {person.username}" in look(client, own(essay)).get_text()
        self.press(client, essay, "again", "Two spaces")
        assert self.titles(client, essay, aside=True) == []
        assert SetAside.objects.count() == 0

    def test_it_stays_aside_while_other_words_change(self, client, essay):
        self.press(client, essay, "aside", "Two spaces")
        write(essay, None, title="Water")
        assert self.titles(client, essay, aside=True) == ["Two spaces"]

    def test_it_returns_when_the_words_change(self, client, essay):
        self.press(client, essay, "aside", "Two spaces")
        write(essay, None, body=factories.paragraphs("One  three."))
        assert self.titles(client, essay, aside=True) == []
        assert "Two spaces" in self.titles(client, essay)

    def test_it_holds_for_one_work(self, client, essay):
        other = factories.make_essay(body=factories.paragraphs("One  two <b>&lt;i&gt;</b>."))
        self.press(client, essay, "aside", "Two spaces")
        assert "Two spaces" in self.titles(client, other)

    @pytest.mark.parametrize("data", [{}, {"aside": "x" * 5000}, {"again": "\x00"}, {"aside": "a" * 32}])
    def test_what_is_not_found_changes_nothing(self, client, essay, data):
        answer = client.post(own(essay), data)
        assert answer["Location"] == edit(essay)
        assert said(answer) == ["Nothing was changed: this is not in the newest draft any more."]
        assert not SetAside.objects.exists()

    def test_what_blocks_is_set_aside_by_who_may_publish(self, client, essay, settings):
        set_levels({"double-space": CheckRule.BLOCKING})
        client.force_login(make_person("Editor"))
        assert "Two spaces" not in self.titles(client, essay)
        listed = look(client, own(essay)).get_text()
        assert "Two spaces" in listed
        [row] = [one for one in keep_and_list(essay) if one.rule == "double-space"]
        answer = client.post(own(essay), {"aside": row.key})
        assert "blocks publishing" in said(answer)[0]
        assert not SetAside.objects.exists()
        client.force_login(make_person("Publisher"))
        self.press(client, essay, "aside", "Two spaces")
        assert SetAside.objects.get().user.groups.get().name == "Publisher"

    def test_a_locked_page_is_left_alone(self, client, essay):
        essay.locked = True
        essay.locked_by = make_person("Editor")
        essay.save()
        client.post(own(essay), {"aside": "a" * 32})
        assert client.get(own(essay)).status_code == 302


def keep_and_list(page):
    keep_all()
    return list(WorkFinding.objects.filter(work=page.pk))


class TestLevels:
    @pytest.fixture
    def administrator(self, client):
        person = make_person("Administrator")
        client.force_login(person)
        return person

    def data(self, **changed):
        return {**levels(), **changed}

    def test_they_are_shown_and_kept(self, client, administrator):
        address = reverse("papers_check_levels")
        chosen = look(client, address).select_one("select[name=missing-abstract] option[selected]")
        assert chosen["value"] == CheckRule.WARNING
        answer = client.post(address, self.data(**{"missing-abstract": CheckRule.BLOCKING}))
        assert answer.status_code == 302
        assert list(CheckRule.objects.values_list("rule", "level")) == [("missing-abstract", "blocking")]
        client.post(address, self.data(**{"missing-abstract": CheckRule.WARNING}))
        assert not CheckRule.objects.exists()

    @pytest.mark.parametrize("level", ["", "deadly"])
    def test_a_level_that_is_none_is_refused(self, client, administrator, level):
        answer = client.post(reverse("papers_check_levels"), self.data(**{"double-space": level}))
        assert answer.status_code == 200
        assert not CheckRule.objects.exists()

    def test_every_field_has_its_label(self, client, administrator):
        page = look(client, reverse("papers_check_levels"))
        names = [select["id"] for select in page.select("main select, form select") if select.get("id")]
        assert names
        assert all(page.select_one(f"label[for='{name}']") for name in names)

    def test_only_administrators_find_them_in_the_menu(self, client, administrator):
        address = reverse("papers_check_levels")
        assert address in client.get("/admin/").content.decode()
        client.force_login(make_person("Publisher"))
        assert address not in client.get("/admin/").content.decode()


class TestTheReport:
    @pytest.fixture(autouse=True)
    def archive(self, client, essay):
        factories.make_interview(
            "fa", title="گفت‌وگو", abstract="", body=factories.paragraphs("A<sup>1</sup>")
        )
        factories.make_report(title="Whole", abstract="It says this.")
        keep_all()

    def rows(self, client, **asked):
        table = look(client, REPORT, **asked).select("table.listing tbody tr")
        return [(row.td.get_text(strip=True), row.select("td")[3].a.get_text(strip=True)) for row in table]

    def test_it_lists_what_is_open_work_by_work(self, client):
        assert self.rows(client) == [
            ("Oil", "Author without a page"),
            ("Oil", "Broken word"),
            ("Oil", "Two spaces"),
            ("گفت‌وگو", "Mark without a note"),
            ("گفت‌وگو", "Missing abstract"),
        ]

    @pytest.mark.parametrize(
        ("asked", "number"),
        [
            ({"rule": "double-space"}, 1),
            ({"level": "error"}, 1),
            ({"level": "warning"}, 4),
            ({"kind": "interviewpage"}, 2),
            ({"language": "en"}, 3),
            ({"language": "fa", "rule": "double-space"}, 0),
            ({"rule": "nonsense"}, 5),
            ({"p": "99"}, 5),
        ],
    )
    def test_filters(self, client, asked, number):
        assert len(self.rows(client, **asked)) == number

    def test_what_is_set_aside_has_its_own_list(self, client):
        row = WorkFinding.objects.get(rule="double-space")
        SetAside.objects.create(work=row.work, key=row.key)
        assert len(self.rows(client)) == 4
        assert self.rows(client, state="aside") == [("Oil", "Two spaces")]
        assert len(self.rows(client, state="all")) == 5

    def test_each_rule_with_its_number(self, client):
        found = look(client, REPORT).select(".review-counts li")
        counted = {item.a.get_text(strip=True): int(item.strong.get_text(strip=True)) for item in found}
        assert counted == {
            "Author without a page": 1,
            "Broken word": 1,
            "Two spaces": 1,
            "Mark without a note": 1,
            "Missing abstract": 1,
        }
        for item in found:
            assert client.get(item.a["href"]).status_code == 200

    def test_an_author_sees_what_they_may_change(self, client):
        person = make_person("Author")
        client.force_login(person)
        assert self.rows(client) == []

    def test_it_costs_the_same_for_one_work_and_for_thirty(self, client):
        client.get(REPORT)
        counts = []
        for _time in range(2):
            with CaptureQueriesContext(connection) as captured:
                client.get(REPORT)
            counts.append(len(captured))
            for _number in range(30):
                factories.make_essay(abstract="", authors=["Nobody"])
            keep_all()
        assert counts[0] == counts[1]

    def test_it_is_paged(self, client):
        for _number in range(30):
            factories.make_essay(abstract="", authors=["Nobody"])
        keep_all()
        assert [len(self.rows(client)), len(self.rows(client, p="2"))] == [50, 15]

    def test_the_first_page_of_the_admin_leads_to_the_errors(self, client):
        link = next(
            link
            for link in look(client, "/admin/").select(".desk a")
            if "open errors of the checks" in link.get_text()
        )
        assert (
            int(latin_digits(link.strong.get_text(strip=True))) == len(self.rows(client, level="error")) == 1
        )
        assert link["href"] == f"{REPORT}?level=error"
        set_levels({"mark-without-note": CheckRule.WARNING})
        assert "open errors of the checks" not in look(client, "/admin/").get_text()
