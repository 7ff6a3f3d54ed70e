"""What may be the title of an essay by its form alone."""

from __future__ import annotations

import pytest

from papers.importing.reports.lines import Row
from papers.importing.reports.titles import may_be_title, plain_title


@pytest.mark.parametrize(
    "text",
    ["Ports of the North", "War and Trade, 1990–2019", "A Year after June 2016", "آینده بندرها"],
)
def test_a_title(text):
    assert may_be_title(Row(text, (1,)))


@pytest.mark.parametrize(
    "text",
    [
        "June 2016",
        "خرداد ۱۳۹۵",
        "12 июня 2016 г.",
        "2018-09-01",
        "It is said.",
        "- Ports",
        "12",
        "Keywords: ports",
    ],
)
def test_no_title(text):
    assert not may_be_title(Row(text, (1,)))


def test_the_signs_of_a_heading_are_no_part_of_it():
    assert [plain_title(text) for text in ("## Ports #1", "  Ports ", "#")] == ["Ports #1", "Ports", ""]
