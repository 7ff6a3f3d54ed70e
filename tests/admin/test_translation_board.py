"""The board shows every work in every language, narrows and sorts them, and leads on to what comes next."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from papers.admin.translating.overview import WORKS_PER_PAGE
from papers.models import EssayPage
from papers.translating.starting import start_translation
from tests.admin.test_importing import log_in, make_user, review, words
from tests.admin.test_translating import edit, permit, publish, start
from tests.factories import add, make_essay, make_interview, make_report, papers_page

pytestmark = pytest.mark.django_db

BOARD = "/admin/translation/"


@pytest.fixture
def root(client):
    return log_in(client, "superuser")


def shown(client, query=""):
    soup = review(client, f"{BOARD}{query}")
    return soup, [
        (words(row.th.select_one("a, bdi")), *(words(mark) for mark in row.select("td .cell__state")))
        for row in soup.select("tbody tr")
    ]


def test_the_board_stands_in_the_menu_under_its_address(client, root):
    assert reverse("papers_translations") == BOARD
    assert BOARD.encode() in client.get("/admin/").content


def test_every_cell_says_how_it_stands_and_leads_on(client, root):
    essay = make_essay(title="Ports", date_year=2001)
    page = start_translation(essay, "fa").page
    publish(page, title="بندرها")
    publish(essay, title="Harbours")
    lone = make_essay(title="Alone", date_year=2000)
    soup, rows = shown(client)
    assert rows == [
        ("Harbours", "Original", "The original has changed"),
        ("Alone", "Original", "Missing"),
    ]
    first, second = soup.select("tbody tr")
    assert "1 part of the original has changed since." in words(first)
    assert "1 part is not translated: readers see it as it was copied." in words(first)
    links = [link["href"] for link in first.select("a")]
    assert links == [edit(essay), edit(page), reverse("papers_translation_compare", args=[page.pk])]
    assert second.select_one(f"td a[href='{start(lone)}?language=fa']")
    title = first.select("td")[1].a
    assert (words(title), title["lang"], title["dir"]) == ("بندرها", "fa", "rtl")
    assert [words(row) for row in soup.select(".board-totals > div")] == [
        "English Original: 2",
        "Persian Missing: 1 The original has changed: 1",
    ]
    for link in soup.select(".board-totals a"):
        assert len(shown(client, link["href"].removeprefix(BOARD))[1]) == int(words(link).rpartition(" ")[2])


def test_the_board_narrows_and_sorts_and_remembers_what_was_asked(client, root):
    make_essay(title="Boats", date_year=2001)
    make_interview("fa", title="آب", date_year=2002)
    make_report(title="Anchors", date_year=2003)
    assert [row[0] for row in shown(client)[1]] == ["Anchors", "آب", "Boats"]
    assert [row[0] for row in shown(client, "?sort=title")[1]] == ["Anchors", "Boats", "آب"]
    assert [row[0] for row in shown(client, "?kind=interview")[1]] == ["آب"]
    assert [row[0] for row in shown(client, "?state=missing&language=en")[1]] == ["آب"]
    soup, rows = shown(client, "?q=boat&sort=state&language=fa")
    assert [row[0] for row in rows] == ["Boats"]
    assert soup.select_one("input[name=q]")["value"] == "boat"
    assert {
        select["name"]: select.select_one("[selected]")["value"] for select in soup.select("form select")
    } == {
        "kind": "",
        "state": "",
        "language": "fa",
        "sort": "state",
    }


@pytest.mark.parametrize(
    "query",
    ["?state=x&kind=y&language=z&sort=w&p=q", "?q=%00%E2%80%AE'%20%25", "?p=99999999999", "?state=__&p=-1"],
)
def test_nonsense_asks_for_nothing(client, root, query):
    make_essay(title="Ports ' %")
    assert len(shown(client, query)[1]) == 1


def test_an_empty_board_says_what_to_do(client, root):
    assert "There are no papers yet." in words(shown(client)[0])
    make_essay()
    soup, rows = shown(client, "?q=nothing")
    assert (rows, "No work is so. Show all works" in words(soup)) == ([], True)


def test_essays_stand_under_their_report(client, root):
    report = make_report(title="Report", essays=2, date_year=2010)
    make_essay(title="Other", date_year=2000)
    soup, _rows = shown(client)
    assert [row.get("class") for row in soup.select("tbody tr")] == [
        None,
        ["board__inside"],
        ["board__inside"],
        None,
    ]
    essay = report.get_children().last()
    soup, _rows = shown(client, f"?q={essay.title}")
    assert "in Report" in words(soup.select_one("tbody th"))
    assert not soup.select(".board__inside")


def test_drafts_show_their_newest_title_and_their_age(client, root):
    essay = make_essay(title="Ports")
    page = start_translation(essay, "fa").page
    page.title = "بندرها"
    page.save_revision()
    publish(essay, title="Harbours")
    soup, rows = shown(client)
    assert rows == [("Harbours", "Original", "Draft")]
    cell = soup.select("tbody td")[1]
    assert words(cell).startswith("Draft بندرها 1 part of the original has changed since.")


def test_works_are_shown_fifty_at_a_time(client, root):
    parent = papers_page()
    for at in range(WORKS_PER_PAGE + 1):
        add(parent, EssayPage, title=f"Essay {at:03}", slug=f"e-{at}")
    soup, rows = shown(client, "?sort=title")
    assert len(rows) == WORKS_PER_PAGE
    following = soup.select_one(".pagination .next a")["href"]
    assert [row[0] for row in shown(client, following.removeprefix(BOARD))[1]] == ["Essay 050"]


@pytest.mark.parametrize("who", ["superuser", "translator"])
def test_one_work_and_many_take_as_many_queries(client, who):
    if who == "superuser":
        log_in(client, who)
    else:
        user = make_user("translator", "change_page", language="fa")
        permit(user, "en", "add_page")
        client.force_login(user)
    taken = []
    for number in (1, 9):
        for _at in range(number):
            essay = make_essay()
            publish(start_translation(essay, "fa").page)
            publish(essay, title="Harbours")
            make_report(essays=1)
        client.get(BOARD)
        with CaptureQueriesContext(connection) as queries:
            assert len(shown(client)[1]) == (3 if number == 1 else 30)
        taken.append(len(queries))
    assert taken[0] == taken[1]
