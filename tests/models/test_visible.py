"""What the door to visible pages costs: each page asks for the pages above it alone, by their paths."""

import pytest
from django.db import connection

from papers.models import all_pages
from papers.models.querysets import DEEPEST
from tests.factories import change, make_essay, make_report

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan")
def test_no_page_is_compared_with_all_others():
    """A plan that reads the table of pages once for each page took minutes at 50,000 of them."""
    plan = all_pages().visible().order_by().explain()
    assert "SCAN" not in plan
    assert plan.count("(path=?)") == 3  # dates, retractions, restrictions


def test_a_page_deeper_than_the_door_looks_is_not_shown():
    essay = make_essay(make_report())
    assert all_pages().visible().filter(pk=essay.pk).exists()
    assert essay.depth < DEEPEST
    change(essay, depth=DEEPEST + 1)
    assert not all_pages().visible().filter(pk=essay.pk).exists()
