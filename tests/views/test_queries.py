"""A page asks the database as often for thirty works as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import make_author, make_essay, make_interview, make_report, make_topic, signature

pytestmark = pytest.mark.django_db

BOUNDS = {
    "/en/": 15,
    "/en/papers/": 11,
    "/en/papers/?type=essay": 11,
    "/en/papers/counted/": 14,
    "/en/papers/counted/the-first/": 14,
    "/en/papers/given/": 13,
    "/en/authors/": 10,
    "/en/authors/writer/": 15,
    "/en/topics/": 10,
    "/en/topics/water/": 17,
    "/en/search/?q=paragraph": 12,
    "/en/about/": 10,
    "/fa/": 16,
    "/fa/papers/": 12,
    "/fa/search/?q=paragraph": 12,
}
"""Address -> the most queries that its page may need."""


@pytest.fixture(scope="module")
def report(shared_database):
    """A report with one essay, and beside it one of everything else."""
    writer = make_author("Mina Writer", slug="writer")
    water = make_topic("Water", en="Water", fa="آب")
    report = make_report(slug="counted", authors=[writer], topics=[water])
    make_essay(report, [writer], [water], slug="the-first")
    make_essay(slug="single", date_year=2020, authors=[writer], topics=[water])
    make_interview(slug="given", date_year=2020, authors=[writer], topics=[water])
    return report


def add_thirty(report):
    """Add essays to the report, each with an author and a topic of its own and one in common."""
    for number in range(29):
        author = make_author(f"Author Number{number}", slug=f"author-number-{number}")
        topics = [report.topics.get(), make_topic(f"Topic {number}")]
        first = report.get_children().get(slug="the-first").specific.signatures.get().author
        make_essay(report, [signature(first), signature(author, order=1)], topics)


def queries_of(address):
    """Return the statements behind the second visit; the first fills what is remembered for all visits."""
    assert Client().get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        Client().get(address)
    return [query["sql"] for query in captured.captured_queries]


def test_thirty_works_cost_as_many_queries_as_one(report):
    before = {address: len(queries_of(address)) for address in BOUNDS}
    add_thirty(report)
    after = {address: len(queries_of(address)) for address in BOUNDS}
    assert after == before


@pytest.mark.parametrize(("address", "bound"), BOUNDS.items())
def test_a_page_keeps_to_its_bound(report, address, bound):
    statements = queries_of(address)
    assert len(statements) <= bound, "\n".join(statements)


@pytest.mark.parametrize("address", BOUNDS)
def test_no_page_asks_the_same_thing_twice(report, address):
    statements = queries_of(address)
    asked = [sql for sql in statements if not sql.startswith(("SAVEPOINT", "RELEASE"))]
    assert sorted(asked) == sorted(set(asked))
