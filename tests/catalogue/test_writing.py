"""What is written, when, and at what cost."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from papers.catalogue.changes import gathered, note
from papers.catalogue.checking import differences
from papers.catalogue.writing import refresh
from papers.models import CatalogueRow, CatalogueText, EssayPage, PapersIndexPage, Topic
from tests.factories import (
    change,
    make_author,
    make_essay,
    make_report,
    make_topic,
    papers_page,
    paragraphs,
    signature,
    translate,
)

pytestmark = pytest.mark.django_db
MOST = {"sqlite": 13, "postgresql": 16}
"""Queries that the catalogue may add to the publishing of one essay; PostgreSQL takes a lock for its turn."""


def catalogue_statements(function):
    """Return what the function asks the database for, from the catalogue's turn on."""
    with CaptureQueriesContext(connection) as captured:
        function()
    return [query["sql"] for query in captured.captured_queries]


@pytest.fixture
def recorded(monkeypatch):
    """Return the queries behind each refresh, as a list of lists."""
    from papers.catalogue import changes

    found, write = [], changes.Changes.write

    def counted(self):
        found.append(catalogue_statements(lambda: write(self)))

    monkeypatch.setattr(changes.Changes, "write", counted)
    return found


def test_a_row_says_what_a_list_prints():
    author = make_author("Mina Writer")
    report = make_report(number="2/97", series="IRS Papers", date_year=2018, date_month=9, title="Rivers")
    page = make_essay(
        report,
        [signature(author, "University of Tehran"), signature("O. Printed", "", order=1)],
        [make_topic("Water")],
        title="The Sea",
        abstract="What it says.",
        keywords_printed="Sea\nShore",
        printed_page=7,
    )
    row = CatalogueRow.objects.get(pk=page.pk)
    assert (row.title, row.kind, row.language, row.text_language) == ("The Sea", "essay", "en", "en")
    assert (row.number, row.series, row.report_id) == ("2/97", "IRS Papers", report.pk)
    assert (row.abstract, row.keywords, row.printed_page) == ("What it says.", ["Sea", "Shore"], 7)
    assert row.printed_date == report.printed_date
    assert (row.year, row.solar_year, row.sort_date) == (2018, 1397, report.sort_date)
    assert row.address == page.url
    first, second = row.signature_list
    assert (first.name_printed, first.affiliation_printed) == ("Mina Writer", "University of Tehran")
    assert (first.author.address, first.author.language) == (author.url, "en")
    assert (second.name_printed, second.affiliation_printed, second.author) == ("O. Printed", "", None)


@pytest.mark.parametrize(
    ("date", "year", "solar_year"),
    [
        ({"date_year": 2018}, 2018, None),
        ({"date_year": 2018, "date_month": 3}, 2018, None),
        ({"date_year": 2018, "date_month": 9}, 2018, 1397),
        ({"date_year": 1397, "date_calendar": "solar-hijri"}, 2018, 1397),
        ({}, None, None),
    ],
)
def test_a_solar_year_is_said_where_the_date_tells_it(date, year, solar_year):
    row = CatalogueRow.objects.get(pk=make_essay(**date).pk)
    assert (row.year, row.solar_year) == (year, solar_year)


def test_a_row_is_found_by_every_name_of_its_authors_and_topics():
    """In every language and spelling, but by no name of a person whose page is hidden."""
    mina = make_author("Mina Writer", spellings=["M. Writer"])
    translate(mina, "fa", title="مینا نویسنده")
    hidden = make_author("Zahra Zephyr", live=False)
    page = make_essay(authors=[mina, signature("Z. Printed")], topics=[make_topic("Water", fa="آب")])
    page.signatures.add(signature(hidden, order=2))
    names = {name for name, _language in drafted(page).text.names}
    assert names == {"Mina Writer", "M. Writer", "مینا نویسنده", "Water", "آب"}


def drafted(page):
    from papers.catalogue.rows import drafts_of

    return next(drafts_of([page.pk]))


def test_parts_stand_in_reading_order_with_the_places_that_addresses_point_at():
    page = make_essay(title="The Sea", abstract="An abstract.", body=paragraphs("One.", "Two."))
    parts = CatalogueText.objects.get(row=page.pk).parts
    anchors = [block.id for block in page.body]
    assert parts == [
        ["", "title", "The Sea"],
        ["", "abstract", "An abstract."],
        [anchors[0], "paragraph", "One."],
        [anchors[1], "paragraph", "Two."],
    ]


def test_publishing_an_essay_costs_few_queries_and_one_refresh(recorded):
    author, water = make_author(), make_topic("Water", fa="آب")
    make_essay()  # and the addresses of the homes are known
    recorded.clear()
    page = EssayPage(title="New", slug="new", locale=author.locale, body=paragraphs("A text."))
    page.signatures = [signature(author)]
    page.topics.add(water)
    papers_page().add_child(instance=page)
    page.title = "Newer"
    revision = page.save_revision()
    assert len(recorded) == 1, "a draft is no change that readers see"
    revision.publish()
    assert len(recorded) == 2
    for statements in recorded:
        asked = [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE"))]
        assert len(asked) <= MOST[connection.vendor], "\n".join(asked)


def test_many_works_are_refreshed_in_as_many_queries_as_one():
    author, water = make_author(), make_topic("Water")
    pages = [make_essay(authors=[author], topics=[water]) for _ in range(12)]
    CatalogueRow.objects.all().delete()
    one = catalogue_statements(lambda: refresh([pages[0].pk]))
    CatalogueRow.objects.all().delete()
    assert len(catalogue_statements(lambda: refresh([page.pk for page in pages]))) == len(one)
    assert differences() == []


def test_what_has_not_changed_is_not_written():
    pages = [make_essay().pk for _ in range(3)]
    statements = catalogue_statements(lambda: refresh(pages))
    assert not [sql for sql in statements if not sql.startswith(("SELECT", "SAVEPOINT", "RELEASE"))]
    assert refresh(pages) == {}


def test_a_text_is_analysed_again_only_where_it_says_something_else():
    page = make_essay()
    change(page, live=True)
    page.date_year = 2001
    page.save()
    type(page)._base_manager.filter(pk=page.pk).update(date_year=2002)
    assert refresh([page.pk]) == {"rows": 1}
    type(page)._base_manager.filter(pk=page.pk).update(subtitle="More")
    assert refresh([page.pk]) == {"rows": 1, "texts": 1}


def test_what_is_gathered_is_written_once_at_the_end(recorded):
    with gathered():
        first, second = make_essay(), make_essay()
        with gathered():
            first.title = "Changed"
            first.save()
        assert recorded == []
        assert not CatalogueRow.objects.exists()
    assert len(recorded) == 1
    assert set(CatalogueRow.objects.values_list("title", flat=True)) == {"Changed", second.title}


def test_nothing_is_written_where_an_error_leaves_what_is_gathered(recorded):
    def fail():
        with transaction.atomic(), gathered():
            make_essay()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert recorded == []
    make_essay()
    assert CatalogueRow.objects.count() == 1


def test_a_section_that_stays_where_it_is_costs_nothing(recorded):
    make_essay()
    recorded.clear()
    section = PapersIndexPage.objects.get(locale__language_code="en")
    section.title = "All papers"
    section.save()
    assert recorded == []
    section.slug = "texts"
    section.save()
    assert len(recorded) == 1
    assert CatalogueRow.objects.get().address.startswith("/en/texts/")


def test_a_topic_with_many_names_is_told_once(recorded):
    page = make_essay(topics=[make_topic("Water")])
    topic = Topic.objects.get()
    recorded.clear()
    topic.labels = []
    for text in ("Waters", "Aqua", "آب"):
        topic.labels.create(language="en", text=text, preferred=False)
    topic.save()
    assert len(recorded) == 1
    assert {name for name, _ in drafted(page).text.names} == {"Water", "Waters", "Aqua", "آب"}


def test_note_takes_any_number_of_changes_at_once():
    pages = [make_essay(), make_essay()]
    CatalogueRow.objects.all().delete()
    note(works=[page.pk for page in pages], authors=[], topics=[])
    assert CatalogueRow.objects.count() == 2
