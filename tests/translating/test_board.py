"""The board knows every work in every language, and the database tells the same states as the pages do."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from papers.models import EssayPage, WorkPage
from papers.translating.board import Wanted, board, rows_of, words_in
from papers.translating.linking import link, renew, unlink
from papers.translating.staleness import Age, age_of, original_of
from papers.translating.starting import start_translation
from papers.translating.states import State, counts, works
from tests.factories import add_work, make_essay, make_interview, make_report, papers_page, paragraphs

pytestmark = pytest.mark.django_db

AGES = {Age.CURRENT: State.CURRENT, Age.STALE: State.STALE, Age.UNKNOWN: State.UNKNOWN}


def publish(page, **fields):
    page = page.specific_class.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page.specific_class.objects.get(pk=page.pk)


def translated(title, live=True, **fields):
    """Make an English essay and its Persian page, which says something else in its title alone."""
    essay = make_essay(title=title, **fields)
    page = start_translation(essay, "fa").page
    page.title = f"{title} به فارسی"
    revision = page.save_revision()
    if live:
        revision.publish()
    return essay, EssayPage.objects.get(pk=page.pk)


def rows(**wanted):
    return rows_of(board(Wanted(**wanted)))


def shown(**wanted):
    """Return of each row its title and the states of its cells."""
    return [(row.work.title, *(cell.state.name for cell in row.cells)) for row in rows(**wanted)]


@pytest.fixture
def shelf():
    """A work in each state in Persian."""
    make_essay(title="Alone", date_year=2001)
    translated("Begun", live=False, date_year=2002)
    essay, _page = translated("Changed", date_year=2003)
    publish(essay, title="Changed since", body=paragraphs("New words.", "A new paragraph."))
    translated("Done", date_year=2004)
    essay, _page = translated("Earlier", date_year=2005)
    essay.unpublish()
    make_interview("fa", title="فقط فارسی", date_year=2006)


EVERY_STATE = [
    ("فقط فارسی", "MISSING", "ORIGINAL"),
    ("Earlier", "ORIGINAL", "UNKNOWN"),
    ("Done", "ORIGINAL", "CURRENT"),
    ("Changed since", "ORIGINAL", "STALE"),
    ("Begun", "ORIGINAL", "DRAFT"),
    ("Alone", "ORIGINAL", "MISSING"),
]


def test_every_work_is_a_row_with_its_state_in_each_language(shelf):
    assert shown() == EVERY_STATE
    assert counts() == {
        "en": {State.MISSING: 1, State.ORIGINAL: 5},
        "fa": {
            State.MISSING: 1,
            State.DRAFT: 1,
            State.STALE: 1,
            State.UNKNOWN: 1,
            State.CURRENT: 1,
            State.ORIGINAL: 1,
        },
    }
    assert counts(works().filter(title="Done"))["fa"] == {State.CURRENT: 1}


@pytest.mark.parametrize("state", list(State))
def test_works_are_filtered_by_their_state_in_a_language(shelf, state):
    wanted = [row for row in EVERY_STATE if row[2] == state.name]
    assert shown(language="fa", state=state) == wanted
    in_any = [row for row in EVERY_STATE if state.name in row[1:]]
    assert shown(state=state) == in_any


def test_works_are_sorted_by_title_and_by_what_needs_an_editor_most(shelf):
    assert [row[0] for row in shown(sort="title")] == [
        "Alone",
        "Begun",
        "Changed since",
        "Done",
        "Earlier",
        "فقط فارسی",
    ]
    assert [row[2] for row in shown(sort="state", language="fa")] == [state.name for state in State]
    assert [min(State[name] for name in row[1:]) for row in shown(sort="state")] == [0, 0, 1, 2, 3, 4]


def test_works_are_found_by_kind_and_by_words_of_any_of_their_titles(shelf):
    assert [row[0] for row in shown(kind="interview")] == ["فقط فارسی"]
    assert [row[0] for row in shown(words=words_in("done"))] == ["Done"]
    assert [row[0] for row in shown(words=words_in("Done  به"))] == ["Done"]
    assert [row[0] for row in shown(words=words_in("فارسي فقط"))] == ["فقط فارسی"]  # an Arabic letter
    assert shown(words=words_in("Done Begun")) == []
    assert [row[0] for row in shown(words=words_in("begun"), language="fa", state=State.DRAFT)] == ["Begun"]


def test_hostile_words_are_only_words():
    assert words_in("a\0b\u202e % _ '") == ("ab", "%", "_", "'")
    assert len(words_in("word " * 1000)) == 8
    for words in (words_in("\0"), words_in("100% _ ' \\ \"")):
        list(board(Wanted(words=words)))


def test_the_database_tells_the_age_that_the_page_tells(shelf):
    pages = [page.specific for page in WorkPage.objects.filter(live=True) if page.is_translation]
    told = {cell.page.pk: cell.state for row in rows() for cell in row.cells if cell.page is not None}
    assert len(pages) == 3
    for page in pages:
        assert told[page.pk] is AGES[age_of(page, original_of(page))]


def test_a_cell_says_how_many_parts_have_changed_and_how_many_were_only_copied(shelf):
    (row,) = rows(words=words_in("changed"))
    assert [(cell.changed, cell.copied) for cell in row.cells] == [(0, 0), (3, 1)]
    (row,) = rows(words=words_in("done"))
    assert [(cell.changed, cell.copied) for cell in row.cells] == [(0, 0), (0, 1)]


def test_a_draft_ages_too_and_is_renewed_before_it_is_published():
    essay, page = translated("Ports", live=False)
    essay = publish(essay, title="Harbours")
    (row,) = rows()
    assert (row.cells[1].state, row.cells[1].changed) == (State.DRAFT, 1)
    renew(page, essay)
    (row,) = rows()
    assert (row.cells[1].state, row.cells[1].changed) == (State.DRAFT, 0)


def test_a_renewed_page_is_stale_for_readers_until_it_is_published():
    essay, page = translated("Ports")
    renew(page, publish(essay, title="Harbours"))
    (row,) = rows()
    assert (row.cells[1].state, row.cells[1].page.has_unpublished_changes) == (State.STALE, True)


def test_a_work_whose_original_was_deleted_is_still_a_row():
    essay, page = translated("Ports")
    essay.delete()
    assert shown() == [("Ports به فارسی", "MISSING", "UNKNOWN")]
    page.unpublish()
    assert shown() == [("Ports به فارسی", "MISSING", "DRAFT")]


def test_pages_that_are_parted_are_two_works_and_joined_ones_are_one():
    essay, page = translated("Ports", date_year=2001)
    unlink(page)
    assert [row[1:] for row in shown(sort="title")] == [("ORIGINAL", "MISSING"), ("MISSING", "ORIGINAL")]
    link(EssayPage.objects.get(pk=page.pk), essay)
    assert shown() == [("Ports به فارسی", "CURRENT", "ORIGINAL")]


def test_essays_stand_after_their_report_and_name_it():
    report = make_report(title="Report", essays=2, date_year=2010)
    make_essay(title="Newer", date_year=2011)
    make_essay(title="Older", date_year=2009)
    found = [(row.work.kind, row.report) for row in rows()]
    assert found == [("essay", None), ("report", None), ("essay", report), ("essay", report), ("essay", None)]


def test_an_alias_is_no_page_of_a_work():
    essay = make_essay(title="Ports")
    persian = Locale.objects.get(language_code="fa")
    essay.create_alias(parent=papers_page("fa"), update_locale=persian, reset_translation_key=False)
    assert shown() == [("Ports", "ORIGINAL", "MISSING")]


def test_a_third_language_is_a_third_column(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [
        ("en", "English"),
        ("fa", "Persian"),
        ("ru", "Russian"),
    ]
    essay, _page = translated("Ports")
    parent = papers_page("en").copy_for_translation(
        Locale.objects.create(language_code="ru"), copy_parents=True
    )
    add_work(
        parent,
        EssayPage,
        title="Порты",
        translation_key=essay.translation_key,
        original_language="en",
        translated_on=datetime.date(2020, 1, 1),
    )
    assert shown() == [("Ports", "ORIGINAL", "CURRENT", "UNKNOWN")]
    assert list(counts()) == ["en", "fa", "ru"]
    assert shown(sort="state", language="ru") == shown()


def test_one_work_and_many_take_as_many_queries():
    taken = []
    for number in (1, 9):
        for _at in range(number):
            essay, _page = translated("Ports", authors=["Parvin Karimi"])
            publish(essay, title="Harbours")
            make_report(essays=1)
        with CaptureQueriesContext(connection) as queries:
            assert len(rows()) == (3 if number == 1 else 30)
        taken.append(len(queries))
    assert taken[0] == taken[1] <= 10
