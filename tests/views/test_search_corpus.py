"""The queries of tests/data/search through the search page: what is found of what is right."""

import re
from collections import defaultdict

import pytest
from django.db import connection
from django.test import Client, TestCase

from tests.catalogue.corpus import make_corpus, queries

pytestmark = pytest.mark.django_db
LEAST = {"postgresql": 0.97, "sqlite": 0.95}


@pytest.fixture(scope="module")
def corpus(shared_database):
    with TestCase.captureOnCommitCallbacks(execute=True):
        return make_corpus()


def found_by(words, language):
    """Return the slugs of the works that the page lists in its own language."""
    answer = Client().get(f"/{language}/search/", {"q": words})
    assert answer.status_code == 200
    html = answer.content.decode().partition('id="elsewhere"')[0]
    return re.findall(rf'<h2><a href="/{language}/papers/([^/"]+)/"', html)


def test_what_is_right_is_found_and_nothing_else(corpus):
    rows = defaultdict(list)
    for query in queries():
        found, expected = set(found_by(query["query"], query["lang"])), set(query["expected"])
        right = len(found & expected)
        recall = right / len(expected) if expected else 1.0
        precision = right / len(found) if found else float(not expected)
        rows[query["cls"]].append((recall, precision))
        if (recall, precision) != (1, 1):
            print(query["id"], query["query"], "missed", expected - found, "wrong", found - expected)
    everything = [row for group in rows.values() for row in group]
    for name, group in [*sorted(rows.items()), ("all", everything)]:
        recall, precision = (sum(row[at] for row in group) / len(group) for at in (0, 1))
        print(f"{name:12} {len(group):3}  recall {recall:.3f}  precision {precision:.3f}")
    assert (len(everything), len(corpus)) == (63, 26)
    least = LEAST[connection.vendor]
    assert (recall >= least, precision >= least) == (True, True), (recall, precision)
