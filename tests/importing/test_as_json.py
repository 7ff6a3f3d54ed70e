"""The JSON of a document: its keys and their order are a contract with people's scripts."""

from __future__ import annotations

import json

from papers.importing.as_json import document_as_json
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.truths import REPORTS, SEED, truth_of

SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."

CUT_TALK = """The Tide and the Timetable

INTERVIEW

The Lake Herald conducted an interview with Mina Tavakol, the director of the harbour office, on the new line.

Q: When will the ferry sail again, and who will pay for it?

A: The ferry will sail in the autumn, and both shores will pay for it in equal parts.

Q: What if the engines arrive late?

A: Then the old ferry can be used for passengers until the engines have been delivered and
"""


def report(name: str) -> dict:
    return document_as_json(read(load(name, (REPORTS / f"{name}.txt").read_bytes())))


def test_the_keys_of_a_report_in_their_order():
    result = document_as_json(read(load(SEED.name, SEED.read_bytes())))
    assert list(result) == [
        "kind", "language", "warnings", "leftovers",
        "report", "preface", "toc", "essays", "authors", "reference", "contact", "sure",
    ]  # fmt: skip
    assert list(result["report"])[:6] == ["series", "number", "title", "year", "month", "day"]
    assert list(result["preface"]) == ["heading", "paragraphs", "remarks", "signatory"]
    assert list(result["preface"]["remarks"][0]) == ["number", "text"]
    assert list(result["preface"]["signatory"]) == ["name", "role", "affiliation"]
    assert list(result["toc"][0]) == ["title", "author_short", "page"]
    assert list(result["essays"][0]) == [
        "title", "byline", "authors", "affiliation", "language", "blocks", "keywords", "sure",
    ]  # fmt: skip
    assert list(result["authors"][0]) == ["name", "degree", "field", "country"]
    assert list(result["contact"]) == ["tel", "fax", "email", "postal_address", "po_box", "website"]
    assert list(result["warnings"][0]) == ["line", "code", "message", "text"]


def test_values_of_a_report():
    result = document_as_json(read(load(SEED.name, SEED.read_bytes())))
    head = result["report"]
    assert [head[key] for key in ("series", "number", "year", "month", "day")] == [
        "IRS Papers",
        "2/97",
        2018,
        9,
        None,
    ]
    block = result["essays"][0]["blocks"][2]
    assert (block["type"], block["lines"]) == ("p", [70, 74])
    items = result["essays"][10]["blocks"][2]
    assert items["items"] == [
        "Probable plan of improvement Moscow-Washington relations after Tramp-Putin visit in Helsinki,",
        "Some disagreements between Iran and Russia on management post-ISIS Syria.",
    ]
    assert items["lines"] == [298, 299]


def test_several_authors_stand_in_one_string_and_one_by_one():
    essay, truth = report("two_bracket")["essays"][0], truth_of("two_bracket")["essays"][0]
    assert essay["byline"] == truth["byline"] == "; ".join(essay["authors"])
    assert essay["affiliation"] == truth["affiliation"]


def test_all_of_it_is_plain_json():
    result = document_as_json(read(load(SEED.name, SEED.read_bytes())))
    assert json.loads(json.dumps(result, ensure_ascii=False)) == result


def test_headings_tables_lists_and_spans():
    text = (
        f"Ports of the North\n\nParvin Karimi\n\n{SENTENCE} It is *de facto* closed.\n\n"
        f"## Grain\n\n{SENTENCE}\n\n"
        "| Year | Tonnes |\n|---|---|\n| 2018 | 9 |\n\n1. one\n2. [two](https://example.org/)\n"
    )
    result = document_as_json(read(load("paper.md", text.encode())))
    assert list(result) == ["kind", "language", "warnings", "leftovers", "paper", "essays", "sure"]
    start = len(f"{SENTENCE} It is ")
    assert result["essays"][0]["blocks"] == [
        {
            "type": "p",
            "text": f"{SENTENCE} It is de facto closed.",
            "spans": [{"start": start, "end": start + 8, "kind": "em"}],
            "lines": [5],
        },
        {"type": "heading", "text": "Grain", "level": 1, "lines": [7]},
        {"type": "p", "text": SENTENCE, "lines": [9]},
        {"type": "table", "rows": [["Year", "Tonnes"], ["2018", "9"]], "lines": [11, 12, 13]},
        {
            "type": "ol",
            "items": ["one", "two"],
            "numbers": [1, 2],
            "item_spans": [[], [{"start": 0, "end": 3, "kind": "link", "href": "https://example.org/"}]],
            "item_lines": [[15], [16]],
            "lines": [15, 16],
        },
    ]


def test_an_interview_has_blocks_with_speakers():
    seed = SEED.parent / "interview_shouri_irna.txt"
    result = document_as_json(read(load(seed.name, seed.read_bytes())))
    assert list(result) == ["kind", "language", "warnings", "leftovers", "interview", "blocks", "sure"]
    assert list(result["blocks"][0])[:4] == ["type", "text", "speaker", "lines"]


def test_a_lossy_block_says_last_how_sure_the_reader_is_of_it():
    result = document_as_json(read(load("talk.txt", CUT_TALK.encode())))
    assert [(block["type"], block.get("sure")) for block in result["blocks"][-3:]] == [
        ("answer", None),
        ("question", None),
        ("answer", {"score": 0.6, "reasons": ["The end of this text is missing."]}),
    ]
    assert result["sure"] == {"date": {"score": 0.95, "reasons": ["No date was found."]}}


def test_what_is_certain_has_no_key_for_it():
    result = report("base")
    assert [
        ("sure" in essay, any("sure" in block for block in essay["blocks"])) for essay in result["essays"]
    ] == [(False, False)] * 12
    assert list(result["sure"]) == ["reference"]


def test_a_doubtful_field_of_an_essay_is_named():
    lines = (REPORTS / "base.txt").read_text(encoding="utf-8").split("\n")
    essay = read(load("base", "\n".join(lines).encode())).essays[3]
    lines[essay.signatures[0].lines[0] - 1] = ""
    result = document_as_json(read(load("base", "\n".join(lines).encode())))
    reason = "No author was found, though the report names them."
    assert result["essays"][3]["sure"]["byline"] == {"score": 0.4, "reasons": [reason]}
