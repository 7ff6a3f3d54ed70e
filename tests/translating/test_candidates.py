"""Pages that may be the other language's version of a work are found, the likeliest first."""

import pytest

from papers.translating.board import words_in
from papers.translating.candidates import LIKELY, candidates_for
from papers.translating.linking import link
from tests.factories import make_author, make_essay, make_interview, make_report, translate

pytestmark = pytest.mark.django_db


def found(page, words=""):
    return [(other.title, other.likeness >= LIKELY) for other in candidates_for(page, "fa", words_in(words))]


def test_pages_of_the_same_kind_without_a_counterpart_are_offered():
    essay = make_essay(title="Ports", date_year=2001)
    taken, other = make_essay(title="Taken"), make_essay(title="کشتی‌ها", language="fa")
    make_interview("fa", title="گفت‌وگو")
    make_essay(title="بندرها", language="fa", date_year=1999)
    assert found(essay) == [("بندرها", False), ("کشتی‌ها", False)]
    assert found(essay, "بندرها") == [("بندرها", False)]
    assert found(essay, "بندر کشتی") == []
    link(taken, other)
    assert found(essay) == [("بندرها", False)]


def test_the_same_slug_speaks_for_a_page():
    essay = make_essay(slug="ports")
    make_essay(title="نه", language="fa", date_year=2020)
    make_essay(title="آری", language="fa", slug="ports")
    assert found(essay) == [("آری", True), ("نه", False)]


def test_the_number_of_a_report_speaks_in_the_digits_of_either_script():
    report = make_report(number="2/97", date_year=None, date_month=None)
    for title, number in (("نه", "۳/۹۷"), ("آری", "۲/۹۷")):
        make_report("fa", title=title, number=number, date_year=None, date_month=None)
    assert found(report) == [("آری", True), ("نه", False)]
    report = make_report(number="", issue=3, number_year=1397)
    make_report("fa", title="شماره", number="سوم", issue=3, number_year=1397, date_year=1300, date_month=None)
    assert found(report)[0] == ("شماره", True)


def test_the_same_month_and_the_same_author_together_speak_for_a_page():
    """Shahrivar 1397 begins in August 2018, nine days before September."""
    author = make_author()
    persian_author = translate(author, "fa", title="الهه رستمی")
    essay = make_essay(authors=[author], date_year=2018, date_month=9)
    solar = {"date_year": 1397, "date_month": 6, "date_calendar": "solar-hijri"}
    make_essay(title="هر دو", language="fa", authors=[persian_author], **solar)
    make_essay(title="تاریخ", language="fa", **solar)
    make_essay(title="نام", language="fa", authors=[author.title], date_year=1990)
    make_essay(title="هیچ", language="fa", date_year=2019)
    assert found(essay) == [("هر دو", True), ("تاریخ", False), ("نام", False), ("هیچ", False)]


def test_the_essays_of_the_linked_report_come_first():
    english, persian = make_report(essays=1), make_report("fa")
    link(english, persian)
    make_essay(persian, title="درون")
    make_essay(title="بیرون", language="fa", date_year=2030)
    assert found(english.get_children().first().specific) == [("درون", True), ("بیرون", False)]
