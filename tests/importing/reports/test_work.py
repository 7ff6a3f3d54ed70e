"""Reading twice as much is twice the work: calls are counted, not seconds."""

from __future__ import annotations

import sys

import pytest

from papers.importing.as_json import document_as_json
from papers.importing.read import read
from papers.importing.sources import load
from tests.benchmarks import reading

SIZE = 6_000
"""Characters: a scan of all lines for each line shows in the calls here already."""
SHAPES = (
    reading.many_essays, reading.one_essay_cut_by_pages, reading.waiting_notes, reading.authors,
)  # fmt: skip


def calls(text: str) -> int:
    """Count the functions and generators that reading a text and judging the reading enter and leave."""
    source = load("text.txt", text.encode())
    count = 0

    def profile(*_) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        document_as_json(read(source))
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("make", SHAPES, ids=lambda make: make.__name__)
def test_work_grows_with_length(make):
    shorter, longer = make(SIZE), make(2 * SIZE)
    assert calls(longer) <= 1.04 * calls(shorter) * len(longer) / len(shorter)
