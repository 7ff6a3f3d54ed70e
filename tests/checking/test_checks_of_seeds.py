"""The checks on real papers: what they find is there, and nothing else is said."""

from collections import Counter
from pathlib import Path

import pytest

from papers.checking.keeping import keep_all
from papers.importing.run import import_paths
from papers.models import Topic, WorkFinding

ROOT = Path(__file__).resolve().parents[2]


def said():
    rows = WorkFinding.objects.exclude(rule="missing-abstract")
    return Counter(rows.values_list("rule", "words"))


@pytest.fixture
def checked(db):
    def check(*paths):
        assert all(not outcome.error for outcome in import_paths([str(path) for path in paths], publish=True))
        return keep_all()

    return check


def test_the_two_papers_of_the_house(checked):
    assert checked(ROOT / "seeds") == 14
    assert said() == {
        ("rare-spelling", "Tramp"): 1,
        ("rare-spelling", "JCOPA"): 1,
        ("lost-hyphen", "com-"): 1,
        ("lost-hyphen", "negotia-"): 1,
        ("author-without-page", "Mahmoud Shouri"): 1,
    }


def test_no_name_of_the_other_reports_is_taken_for_a_slip(checked):
    checked(ROOT / "tests" / "data" / "reports")
    assert {words for rule, words in said() if rule == "rare-spelling"} == set()
    assert Topic.objects.exists()
