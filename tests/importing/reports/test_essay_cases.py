"""Small reports whose essays need one rule each: what was read of them stands beside them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from papers.importing.document import Essay
from papers.importing.read import read
from papers.importing.reports.rules import RULES
from papers.importing.sources import load
from tests.importing.reports.truths import SEED

FOLDER = Path(__file__).parents[2] / "data" / "essays"
CASES = sorted(FOLDER.glob("*.txt"))


def essay_as_read(essay: Essay) -> dict:
    return {
        "title": essay.title,
        "signatures": [[signature.name, signature.affiliation] for signature in essay.signatures],
        "abstract": essay.abstract,
        "blocks": [
            [
                block.type,
                [item.text for item in block.items] or [list(row) for row in block.rows] or block.text,
            ]
            for block in essay.blocks
        ],
        "keywords": list(essay.keywords),
    }


def test_there_are_cases():
    assert CASES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_of_a_body_names_the_case_that_needs_it(rule):
    named = re.search(r"Case: (?:the report 2/97, line (?P<line>\d+)|(?P<case>[a-z-]+))\.$", rule.__doc__)
    assert named
    if named["line"]:
        assert int(named["line"]) <= len(SEED.read_text(encoding="utf-8").splitlines())
    else:
        assert FOLDER / f"{named['case']}.txt" in CASES


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_is_read_as_a_human_reads_it(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    document = read(load(path.name, path.read_bytes()))

    assert [essay_as_read(essay) for essay in document.essays] == expected
