"""The lists of works: what stands in them, in which order, in how many queries."""

import pytest

from papers.catalogue import listing
from papers.models import Signature
from tests.factories import (
    change,
    make_author,
    make_essay,
    make_interview,
    make_report,
    make_topic,
    signature,
    translate,
)

pytestmark = pytest.mark.django_db


def titles(rows):
    return [row.title for row in rows]


@pytest.fixture
def site():
    """A report of two essays, and beside it an essay, an interview and a Persian essay, one a year."""
    report = make_report(title="Report", date_year=2020)
    make_essay(report, title="First")
    make_essay(report, title="Second")
    make_essay(title="Alone", date_year=2021)
    make_interview(title="Interview", date_year=2019)
    make_essay(title="فارسی", language="fa", date_year=2018)
    make_essay(title="Undated")
    return report


def test_the_newest_work_is_first_and_a_reports_essays_stand_in_its_order(site):
    works = listing.works("en")
    assert titles(works) == ["Alone", "Report", "First", "Second", "Interview", "فارسی", "Undated"]
    assert titles(listing.standing_alone(works)) == ["Alone", "Report", "Interview", "فارسی", "Undated"]
    assert titles(listing.of_kind(works, "essay")) == ["Alone", "First", "Second", "فارسی", "Undated"]


def test_works_are_counted_in_one_query(site, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert listing.counts_of(listing.works("fa")) == ({"report": 1, "essay": 5, "interview": 1}, 5)


def test_a_list_is_one_query_and_its_rows_ask_nothing_more(site, django_assert_num_queries):
    with django_assert_num_queries(1):
        for row in listing.works("en"):
            assert (row.signature_list, row.keywords, row.abstract, row.number) is not None
            assert row.address.startswith(("/en/papers/", "/fa/papers/"))
            assert row.printed_date or row.title == "Undated"


def test_a_work_stands_once_in_the_language_of_the_list(site):
    page = make_essay(title="Both", date_year=2022)
    translate(page, "fa", title="هر دو", date_year=2022)
    assert titles(listing.works("en"))[0] == "Both"
    assert titles(listing.works("fa"))[0] == "هر دو"


def test_an_author_has_the_works_signed_under_any_page_of_the_person(site):
    mina = make_author("Mina Writer")
    persian = translate(mina, "fa", title="مینا نویسنده")
    make_essay(title="English", authors=[mina])
    make_essay(title="برگردان", language="fa", authors=[signature(persian)])
    for author in (mina, persian):
        assert sorted(titles(listing.signed_by(author, "en"))) == ["English", "برگردان"]


def test_a_hidden_authors_name_stands_without_a_page():
    mina = make_author("Mina Writer")
    page = make_essay(authors=[mina])
    assert listing.works("en").get(pk=page.pk).signature_list[0].author.address == mina.url
    change(mina, live=False)
    shown = listing.works("en").get(pk=page.pk).signature_list[0]
    assert (shown.name_printed, shown.author) == (Signature.objects.get().name_printed, None)


def test_reports_of_a_series_stand_before_and_after(site):
    older = make_report(title="Older", date_year=2016)
    make_report(title="Oldest", date_year=2015)
    make_report(title="Other series", date_year=2017, series="Others")
    before, after = listing.beside_in_series(older, "en")
    assert (before.title, after.title) == ("Oldest", "Report")
    assert listing.beside_in_series(make_report(date_year=None, date_month=None), "en") == (None, None)


def test_related_works_share_topics_and_lie_outside_the_report():
    water, oil = make_topic("Water"), make_topic("Oil")
    report = make_report(title="Report", topics=[water])
    own = make_essay(report, topics=[water, oil], title="Own")
    make_essay(report, topics=[water, oil], title="Sibling")
    make_essay(title="Both", topics=[oil, water])
    make_essay(title="One", topics=[water], date_year=2020)
    make_essay(title="None", topics=[make_topic("Air")])
    found = listing.related(own, [water, oil], "en", [report])
    assert [(row.title, [topic.name for topic in topics]) for row, topics in found] == [
        ("Both", ["Oil", "Water"]),
        ("One", ["Water"]),
    ]
    assert listing.related(own, [], "en") == []


def test_the_contents_of_a_report_hold_what_exists_only_in_another_language():
    report = make_report(title="Report")
    first = make_essay(report, title="First")
    make_essay(report, title="Second")
    persian = translate(report, "fa", title="گزارش", original_language="en")
    translate(first, "fa", title="یکم")
    make_essay(persian, title="سوم", language="fa")
    pages = [report, persian]
    assert titles(listing.inside(persian, pages)) == ["یکم", "سوم", "Second"]
    assert titles(listing.inside(report, pages)) == ["First", "سوم", "Second"]
