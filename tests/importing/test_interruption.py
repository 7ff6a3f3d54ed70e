"""Importers that are killed: the document is there as a whole or not at all; the next run completes it."""

import os
from pathlib import Path

import pytest

from .hammering import ROOT, hammer

pytestmark = pytest.mark.django_db(transaction=True)

MOMENTS = int(os.environ.get("MOMENTS", "4"))
REPORT = Path(ROOT, "tests", "data", "reports", "base.txt")


def test_a_killed_import_leaves_nothing_half_done():
    found = hammer("kill", MOMENTS, 97, REPORT, seconds=120 + 60 * MOMENTS)
    assert found["killed"] > 0
    assert (found["partial"], found["completed"], found["sound"]) == (0, "created", True)
    assert (found["records"], found["unfindable"]) == (found["works"], [])


def test_without_the_transaction_something_would_be_half_done():
    found = hammer("unguarded", 16, 97, REPORT)
    assert found["partial"] > 0
