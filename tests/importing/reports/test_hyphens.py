"""A hyphen at the end of a page stays or goes by what the rest of the document says of the word."""

from __future__ import annotations

import pytest

from papers.importing.reports.joins import Evidence, without_hyphen


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "joined"),
    [
        ("the cooper-", "ation of", "a cooperation of ports", "the cooperation of"),
        ("the cooper-", "ation of", "nothing of the kind", "the cooperation of"),
        ("a long-", "term plan", "the long-term price", "a long-term plan"),
        ("a well-", "known port", "it was well known then", "a well-known port"),
        ("an anti-", "Western line", "nothing of the kind", "an anti-Western line"),
        ("the EU-", "led talks", "nothing of the kind", "the EU-led talks"),
        ("in 2018-", "the year", "nothing of the kind", "in 2018-the year"),
    ],
)
def test_the_document_decides(before, after, elsewhere, joined):
    assert without_hyphen(before, after, Evidence([elsewhere])) + after == joined
