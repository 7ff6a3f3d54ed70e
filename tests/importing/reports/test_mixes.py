"""Reports of random signs: what is read equals what was printed, and the scorer sees where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papers.importing.document import placed_lines
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.mixing import CHOICES, draw, print_mix
from tests.importing.reports.scoring import FIELDS, Score, plain

REPORTS = 150


@pytest.fixture(scope="module")
def score() -> Score:
    score = Score()
    for seed in range(REPORTS):
        data, printed = print_mix(draw(seed))
        score.add(read(load("report.txt", data)), printed)
    return score


@pytest.mark.parametrize("field", FIELDS)
def test_almost_every_field_of_a_random_report_is_right(score, field):
    assert score.share(field) >= 0.995


def test_bodies_come_out_as_they_were_printed(score):
    assert score.share("blocks") >= 0.995


def test_pages_that_end_in_a_sentence_are_joined(score):
    assert score.printed["joins"] > 300
    assert score.share("joins") >= 0.99


def test_hardly_a_note_is_left_in_a_body(score):
    assert score.notes_left <= 1


@pytest.mark.parametrize("sign", sorted(CHOICES))
def test_each_sign_is_drawn_in_each_way(sign):
    drawn = {draw(seed).signs[sign] for seed in range(400)}
    assert drawn == set(CHOICES[sign])


# One sign beside usual ones: what fails here names its sign.
USUAL = {
    "language": "en", "front": "en", "order": "usual", "essays": 5, "mark": "supdot", "numbering": "on",
    "notes": "foot", "authors": 2, "contents": "tab", "page_breaks": 0.6, "hyphens": False, "heads": "",
    "label": 0, "separator": ", ", "keyword_lines": 1, "missing_keywords": 0.0, "headings": True,
    "bullets": ("-",), "numbered": True, "remarks": True, "tables": "pipe", "quotes": True, "inline": True,
    "digits": "latin", "same_titles": False, "title_in_body": True, "board": True, "closing_list": True,
    "back": True, "letters": "persian", "joiners": "keep", "encoding": "utf-8", "line_end": "\n",
    "paragraphs": 6, "sentences": 8,
}  # fmt: skip
ONE_SIGN = [
    (language, sign, value)
    for language in ("en", "fa", "ru")
    for sign in ("mark", "notes", "contents", "separator", "heads", "keyword_lines", "bullets", "tables",
        "missing_keywords", "encoding", "line_end", "letters", "joiners", "digits", "same_titles", "order",
        "front", "hyphens")
    for value in dict.fromkeys(CHOICES[sign])
]  # fmt: skip


@pytest.mark.parametrize(("language", "sign", "value"), ONE_SIGN)
def test_one_sign_beside_usual_ones_changes_nothing(language, sign, value):
    data, printed = print_mix(draw(7, **{**USUAL, "language": language, sign: value}))
    score = Score()

    source = load("report.txt", data)
    document = read(source)

    assert score.add(document, printed) == []
    kept = {*placed_lines(document), *(line.number for line in document.leftovers)}
    assert {line.number for line in source.lines if line.text} == kept


@pytest.mark.parametrize("count", [1, 50, 200])
def test_a_report_has_as_many_essays_as_were_printed(count):
    data, printed = print_mix(draw(3, **{**USUAL, "essays": count, "paragraphs": 3, "sentences": 3}))
    document = read(load("report.txt", data))
    assert [plain(essay.title) for essay in document.essays] == [plain(essay.title) for essay in printed]


def damaged(**changes) -> list[str]:
    data, printed = print_mix(draw(11, **USUAL))
    return Score().add(read(load("report.txt", data)), [replace(printed[0], **changes), *printed[1:]])


def test_the_scorer_sees_what_is_wrong():
    assert damaged() == []
    assert damaged(title="Another title") == ["titles"]
    assert damaged(names=("Nobody",)) == ["bylines"]
    assert damaged(keywords=("nothing",)) == ["keywords"]
    assert damaged(blocks=(("p", "Nothing of it."),)) == ["blocks"]
    assert damaged(joined=("Nothing of it.",)) == ["joins"]


def test_the_scorer_sees_an_essay_too_few():
    data, printed = print_mix(draw(11, **USUAL))
    wrong = Score().add(read(load("report.txt", data)), printed[:-1])
    assert wrong[:2] == ["essays", "titles"]
