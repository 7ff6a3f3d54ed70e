"""The review of an import: what an editor corrects, which pages wait, what was deleted, what is huge."""

import re

import pytest
from bs4 import BeautifulSoup

from papers.admin.importing import reviewing
from papers.admin.importing.reviewing import seconds_worth_telling
from papers.admin.importing.window import MOST_LINES, STRETCH, Window, window_on
from papers.importing.read import read
from papers.importing.sources import load
from papers.importing.sureness import unsure_pages
from papers.models import EssayPage, ImportedPage, ImportRun, InterviewPage, ReportPage
from tests.admin.test_importing import (
    PAPER,
    REPORT,
    START,
    handed_in,
    import_as,
    log_in,
    make_user,
    messages_of,
    review,
    upload,
    words,
    written,
)


@pytest.fixture
def root(client, db):
    return log_in(client, "superuser")


def fields_of(soup):
    """Return what a browser would post of the review's form, unchanged."""
    form = soup.select_one("main form:has(select[name=kind])")
    fields = {field["name"]: field.get("value", "") for field in form.select("input[type=text]")}
    return fields | {
        field["name"]: field.select_one("option[selected]")["value"] for field in form.select("select")
    }


def correct(client, address, **fields):
    """Change fields of the review and ask for the new plan; return it."""
    fields = fields_of(review(client, address)) | fields | {"action": "review"}
    assert client.post(address, fields).url == address
    return review(client, address)


def about(soup):
    return words(soup.select_one(".review-about"))


def titles(soup):
    return [words(heading) for heading in soup.select(".reviewed-page h4")]


# Corrections -----------------------------------------------------------------------------------------------


def test_the_form_says_what_was_read(client, root):
    soup = review(client, upload(client, REPORT).url)
    report = read(load("report.txt", REPORT)).report
    assert fields_of(soup) == {
        "kind": "report",
        "language": "en",
        "title": " ".join(report.title.split()),
        "series": "IRS Papers",
        "number": "4/95",
        "date": report.date.printed,
    }
    assert report.date.printed


def test_only_a_report_has_a_series_and_a_number(client, root):
    fields = fields_of(review(client, handed_in(client, PAPER)))
    assert fields == {"kind": "paper", "language": "en", "title": "The Sea and the Shore", "date": ""}


def test_a_correction_is_in_the_plan_and_in_the_page(client, root):
    address = handed_in(client, PAPER)
    soup = correct(client, address, title="The Shore", language="fa")
    assert about(soup) == "Paper · Persian · 1 page"
    assert titles(soup) == ["The Shore"]
    assert [words(li) for li in soup.select("section[aria-labelledby=plan] > .review-notices li")] == [
        "Language: Persian",
        "Title: The Shore",
    ]
    client.post(address, fields_of(soup) | {"action": "draft"})
    page = EssayPage.objects.get()
    assert (page.title, page.language, page.locale.language_code) == ("The Shore", "fa", "fa")
    assert ImportRun.objects.get().options["corrections"] == {"title": "The Shore", "language": "fa"}


def test_another_kind_reads_the_file_again(client, root):
    address = handed_in(client, PAPER)
    soup = correct(client, address, kind="interview")
    assert about(soup) == "Interview · English · 1 page"
    client.post(address, {"action": "draft"})
    assert (InterviewPage.objects.count(), EssayPage.objects.count()) == (1, 0)


def test_a_correction_is_taken_back(client, root):
    address = handed_in(client, PAPER)
    correct(client, address, title="The Shore", kind="interview")
    soup = correct(client, address, kind="paper")
    assert titles(soup) == ["The Shore"]
    soup = correct(client, address, title="")
    assert (about(soup), titles(soup)) == ("Paper · English · 1 page", ["The Sea and the Shore"])


def test_a_number_makes_another_report(client, root):
    client.post(upload(client, REPORT).url, {"action": "draft"})
    address = upload(client, REPORT).url
    assert about(review(client, address)) == "Report · English · 3 pages"
    soup = correct(client, address, number="5/95")
    assert [words(li) for li in soup.select(".review-counts li")] == ["New page 3"]
    client.post(address, fields_of(soup) | {"action": "draft"})
    assert sorted(ReportPage.objects.values_list("number", "issue")) == [("4/95", 4), ("5/95", 5)]


def test_a_date_is_corrected_and_taken_back(client, root):
    address = handed_in(client, PAPER)
    soup = correct(client, address, date="خرداد ۱۳۹۷")
    assert [words(li) for li in soup.select("section[aria-labelledby=plan] > .review-notices li")] == [
        "Date: خرداد ۱۳۹۷"
    ]
    assert fields_of(correct(client, address, date=""))["date"] == ""
    soup = correct(client, address, date="7 May 2019")
    client.post(address, fields_of(soup) | {"action": "draft"})
    page = EssayPage.objects.get()
    assert (page.date_year, page.date_month, page.date_day) == (2019, 5, 7)
    assert (page.date_calendar, page.date_printed) == ("gregorian", "7 May 2019")


@pytest.mark.parametrize("action", ["review", "draft", "publish"])
def test_what_is_no_date_is_said_to_be_none_and_changes_nothing(client, root, action):
    address = handed_in(client, PAPER)
    soup, before = review(client, address), written()
    help_text = soup.find(id=soup.select_one("input[name=date]")["aria-describedby"])
    assert words(help_text) == "As a paper prints it: 2018, May 2018, 2018-05-21, اردیبهشت ۱۳۹۷."
    client.post(address, fields_of(soup) | {"date": "4/5/2018", "action": action})
    assert messages_of(client)[0] == (
        "Date: “4/5/2018” cannot be read as a date: give a year, a month and year, or a day."
    )
    assert (written(), fields_of(review(client, address))) == (before, fields_of(soup))


@pytest.mark.parametrize("action", ["draft", "publish"])
def test_nothing_is_imported_before_its_plan_was_seen(client, root, action):
    address = handed_in(client, PAPER)
    fields, before = fields_of(review(client, address)), written()
    client.post(address, fields | {"title": "The Shore", "action": action})
    assert messages_of(client) == ["You have changed what is to be imported. See the new plan first."]
    assert written() == before
    assert titles(review(client, address)) == ["The Shore"]


def test_an_unchanged_form_imports_at_once(client, root):
    address = upload(client, REPORT).url
    client.post(address, fields_of(review(client, address)) | {"action": "draft"})
    assert ImportedPage.objects.get(key="en:report:irs-papers:4-95").corrections == {}


def test_a_kind_that_the_file_cannot_be_is_refused_and_the_plan_stays(client, root):
    text = "---\ntitle: The Sea\n---\n" + PAPER.split("Rostami")[1]
    address = handed_in(client, text)
    fields = fields_of(review(client, address))
    client.post(address, fields | {"language": "xx", "action": "review"})
    client.post(address, fields | {"kind": "poem", "action": "review"})
    assert fields_of(review(client, address)) == fields


def test_an_earlier_correction_is_said_to_be_one(client, root):
    address = handed_in(client, PAPER)
    correct(client, address, title="The Shore")
    client.post(address, {"action": "draft"})
    soup = review(client, handed_in(client, PAPER))
    assert [words(li) for li in soup.select(".review-counts li")] == ["Unchanged 1"]
    listed = soup.select("section[aria-labelledby=plan] > .review-notices li")
    assert [words(li) for li in listed] == ["Title: The Shore — as at an earlier import"]


def test_a_language_in_which_the_user_may_not_add_stays_shut(client, db):
    client.force_login(make_user("editor", "add_page"))
    address, before = handed_in(client, PAPER), written()
    soup = correct(client, address, language="fa")
    assert words(soup.select_one("[role=alert]")) == "You may not add papers in the language of this text."
    client.post(address, {"action": "draft"})
    assert written() == before


def test_what_cannot_be_a_page_is_shown_with_the_reason(client, root):
    """A text without any words for a title is corrected in the review, not refused."""
    soup = correct(client, handed_in(client, PAPER), title="!!!")
    assert titles(soup) == ["!!!"]


# Pages that wait -------------------------------------------------------------------------------------------


@pytest.fixture
def doubtful():
    """The report, of which one essay has lost its author."""
    data = REPORT
    for lost in ("\nNader Testi¹\n", "\n¹ Lecturer, University of Nowhere\n"):
        data = data.replace(lost.encode(), b"\n")
    assert list(unsure_pages(read(load("paper.txt", data)))) == [0]
    return data


def test_the_pages_that_would_wait_are_named_with_the_reasons(client, root, doubtful):
    soup = review(client, upload(client, doubtful).url)
    (waiting,) = soup.select("fieldset > ul > li")
    assert [words(reason) for reason in waiting.select("li")] == [
        "No author was found, though the report names them."
    ]
    heading = soup.find(id=waiting.a["href"].lstrip("#"))
    assert words(heading) == words(waiting.a)
    assert words(heading) == "Harbours in the Made-up Gulf"


@pytest.mark.parametrize("ticked", [True, False])
def test_they_are_published_all_the_same_where_that_is_ticked(client, root, doubtful, ticked):
    address = upload(client, doubtful).url
    assert review(client, address).select_one("input[name=publish_unsure]")
    client.post(address, {"action": "publish", **({"publish_unsure": "on"} if ticked else {})})
    assert EssayPage.objects.filter(live=False).count() == (0 if ticked else 1)


def test_whoever_may_not_publish_has_no_box_to_tick(client, db, doubtful):
    client.force_login(make_user("editor", "add_page"))
    soup = review(client, upload(client, doubtful).url)
    assert soup.select("fieldset > ul > li")
    assert not soup.select("input[name=publish_unsure]")


def test_deleted_pages_come_back_where_that_is_ticked(client, root):
    import_as(client, PAPER)
    assert not review(client, handed_in(client, PAPER)).select("input[name=restore]")
    EssayPage.objects.get().delete()
    address = handed_in(client, PAPER)
    soup = review(client, address)
    assert [words(li) for li in soup.select(".review-counts li")] == ["Deleted by an editor: stays deleted 1"]
    soup = correct(client, address, restore="on")
    assert [words(li) for li in soup.select(".review-counts li")] == ["New page 1"]
    assert soup.select_one("input[name=restore]").has_attr("checked")
    client.post(address, fields_of(soup) | {"restore": "on", "action": "draft"})
    assert EssayPage.objects.get().title == "The Sea and the Shore"


# Waiting ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("took", "told"), [(0.0, 0), (2.9, 0), (3.0, 3), (61.4, 61)])
def test_only_a_plan_that_one_has_waited_for_says_how_long_it_took(took, told):
    assert seconds_worth_telling(took) == told


@pytest.mark.parametrize("slow", [True, False])
def test_a_slow_review_says_how_long_the_import_will_take(client, root, monkeypatch, slow):
    monkeypatch.setattr(reviewing, "NOTICEABLE", 0 if slow else 10_000)
    told = review(client, handed_in(client, PAPER)).select("#patience")
    sentences = [re.sub(r"\d+ seconds?", "N seconds", words(one)).partition(". ")[0] for one in told]
    assert sentences == (
        ["Preparing this plan took N seconds, and the import will take about as long"] if slow else []
    )


def test_a_button_that_starts_something_long_stays_shut_until_the_answer_comes(client, root):
    """Wagtail opens it again after half a minute, and an editor would press it again."""
    start = BeautifulSoup(client.get(START).content, "html.parser")
    soup = review(client, handed_in(client, PAPER))
    buttons = [*start.select(".button-longrunning"), *soup.select(".button-longrunning")]
    said = {button["data-w-progress-active-value"] for button in buttons}
    assert said == {"Reading the file …", "Preparing the plan …", "Importing …"}
    assert {int(button["data-w-progress-duration-value"]) for button in buttons} == {900_000}


# Huge sources ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "asked", "shown"),
    [
        (3, None, Window(1, 3, 3)),
        (MOST_LINES, "1500", Window(1, MOST_LINES, MOST_LINES)),
        (MOST_LINES + 1, None, Window(1, STRETCH, MOST_LINES + 1)),
        (2500, "1001", Window(1001, 2000, 2500)),
        (2500, "2400", Window(2001, 2500, 2500)),
        *((2500, asked, Window(1, 1000, 2500)) for asked in ("", "x", "-4", "0", "٣", "9" * 99)),
        (2500, "99999", Window(2001, 2500, 2500)),
    ],
)
def test_a_window_is_a_stretch_of_a_huge_source(total, asked, shown):
    assert window_on(total, asked) == shown


def test_a_window_knows_its_neighbours_and_where_lines_are():
    middle = Window(1001, 2000, 2500)
    assert (middle.before, middle.after, Window(1, 1000, 2500).before, Window(2001, 2500, 2500).after) == (
        1, 2001, 0, 0,
    )  # fmt: skip
    assert [middle.address_of(line) for line in (1000, 1001, 2001)] == [
        "?from=1#line-1000",
        "#line-1001",
        "?from=2001#line-2001",
    ]
    assert [middle.holds(lines) for lines in ((), (1000,), (1000, 1001))] == [False, False, True]


def test_a_huge_text_is_shown_in_stretches(client, root):
    paragraph = "This is paragraph %d of a text that goes on and on, and each of them is a full sentence."
    text = PAPER + "".join(f"\n{paragraph % number}\n" for number in range(1100))
    address = handed_in(client, text)
    soup = review(client, address)
    total = len(text.splitlines())
    assert words(soup.select_one(".stretch")) == f"Lines 1–1000 of {total}. Lines after"
    assert len(soup.select("li.source-line")) == STRETCH
    second = review(client, address + soup.select_one(".stretch a")["href"])
    assert second.select_one("li.source-line")["id"] == "line-1001"
    shown = [words(part) for part in second.select(".part__words")]
    assert shown == [line for line in text.splitlines()[1000:2000] if line]
    targets = {a["href"] for a in second.select("main .part a.line-link")}
    assert targets <= {f"#{li['id']}" for li in second.select("li.source-line")}
    head = second.select_one(".reviewed-page__about a")
    assert head is None or head["href"].startswith("?from=1#line-")
