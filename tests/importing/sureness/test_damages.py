"""What is held back of whole and of damaged reports and interviews: a table of damages and pages."""

from __future__ import annotations

import random

import pytest

from papers.importing.interviews.interview import read_interview
from papers.importing.read import read
from papers.importing.sources import load
from papers.importing.sureness import THRESHOLD, assess, unsure_pages
from tests.importing.interviews import newspaper
from tests.importing.reports.printing import MARKS, Shape, print_report
from tests.importing.reports.truths import REPORTS, SEED
from tests.importing.sureness import damages

INTERVIEW_SEED = SEED.parent / "interview_shouri_irna.txt"
WITH_CONTENTS = ("base", "fa", "star", "headings", "two_bracket")
ALL = list(range(12))
NO_AUTHOR = "No author was found, though the report names them."
KEYWORDS_INSIDE = "The text holds the keywords of another essay."

HELD_BACK = [
    (damages.nothing, []),
    (damages.closing_lists, []),
    (damages.keywords, []),
    (damages.one_note, []),
    (damages.all_notes, ALL),
    (damages.one_byline, [3]),
    (damages.each_third_byline, [None, 0, 3, 6, 9]),
    (damages.all_bylines, [None, *ALL]),
    (damages.byline_and_keywords, [3]),
    (damages.one_title, [None, 2]),
    (damages.three_titles, [None, 2]),
    (damages.one_head, [None, 2]),
    (damages.three_heads, [None, 2]),
    (damages.second_half, [None]),
    (damages.essays_reversed, [None]),
    (damages.junk, [2, 4, 6]),
    (damages.undecoded, [4]),
]
HELD_BACK_WITHOUT_CONTENTS = [
    (damages.nothing, []),
    (damages.one_note, []),
    (damages.all_notes, ALL),
    (damages.one_byline, [2]),
    (damages.each_third_byline, [None, 1, 3, 5]),
    (damages.all_bylines, [None]),
    (damages.byline_and_keywords, [2]),
    (damages.one_title, [2]),
    (damages.three_titles, [None, 2]),
    (damages.one_head, [2]),
    (damages.three_heads, [None, 2]),
    (damages.junk, [2, 4, 6]),
    (damages.undecoded, [4]),
    (damages.body_shuffled, [None, 0]),
]


def name_of(value) -> str | None:
    return getattr(value, "__name__", None)


def held_back(document) -> list[int | None]:
    return list(unsure_pages(document))


def read_file(path):
    return read(load(path.name, path.read_bytes()))


@pytest.fixture(scope="module")
def samples():
    return {name: damages.sample(name) for name in (*WITH_CONTENTS, "notoc", "crlf")}


@pytest.mark.parametrize("path", [SEED, *sorted(REPORTS.glob("*.txt"))], ids=lambda path: path.stem)
def test_whole_reports_are_sure_everywhere(path):
    document = read_file(path)
    assessment = assess(document)
    assert unsure_pages(document) == {}
    assert min(assessment.page(index).score for index in (None, *range(len(document.essays)))) >= 0.8


@pytest.mark.parametrize("name", WITH_CONTENTS)
@pytest.mark.parametrize(("damage", "expected"), HELD_BACK, ids=name_of)
def test_damaged_reports_with_contents(samples, name, damage, expected):
    assert held_back(damages.read_text(damage(samples[name]))) == expected


@pytest.mark.parametrize(("damage", "expected"), HELD_BACK_WITHOUT_CONTENTS, ids=name_of)
def test_damaged_reports_without_contents(samples, damage, expected):
    assert held_back(damages.read_text(damage(samples["notoc"]))) == expected


@pytest.mark.parametrize("name", WITH_CONTENTS)
def test_most_of_a_shuffled_report_is_held_back(samples, name):
    document = damages.read_text(damages.body_shuffled(samples[name]))
    held = held_back(document)
    assert held[0] is None
    assert len(held) - 1 >= 0.85 * len(document.essays)


@pytest.mark.parametrize("name", [*WITH_CONTENTS, "notoc", "crlf"])
def test_most_of_a_report_that_lost_the_ends_of_its_lines_is_held_back(samples, name):
    held = held_back(damages.read_text(damages.paragraphs_cut(samples[name])))
    assert len(held) >= 9


@pytest.mark.parametrize(
    ("damage", "index", "reasons"),
    [
        (damages.one_byline, 3, (NO_AUTHOR,)),
        (damages.three_titles, None, (
            "The contents list 12 essays, the report has 9 essays.",
            "The closing list has people who sign no essay: Nikita Tehrani, Alireza Barmov, Olga Aminpour.",
        )),
        (damages.one_head, None, ("The contents list 12 essays, the report has 11 essays.",)),
        (damages.one_head, 2, (KEYWORDS_INSIDE, "The text goes on behind its keywords, as no other does.")),
        (damages.junk, 4, ("There are hardly any words in this text.",)),
        (damages.undecoded, 4, ("Some signs of this text could not be decoded.",)),
        (damages.essays_reversed, None, ("The essays stand in another order than the contents list them.",)),
    ],
    ids=name_of,
)  # fmt: skip
def test_editors_read_why(samples, damage, index, reasons):
    found = unsure_pages(damages.read_text(damage(samples["base"])))[index]
    assert tuple(reason for reason in found if reason in reasons) == reasons


def test_an_essay_that_swallowed_another_says_what_it_holds(samples):
    whole = samples["base"]
    lines = list(whole.lines)
    title = whole.document.essays[8].title
    lines[whole.keywords[7]] = "\n\n".join([lines[whole.keywords[7]], f"{title}."])
    del lines[whole.titles[8] : whole.bylines[8] + 1]
    found = unsure_pages(damages.read_text("\n".join(lines)))
    assert f"The text holds the title of another essay of the contents: “{title}”." in found[7]


SHAPES = [
    *(Shape(mark=mark) for mark in MARKS),
    *(Shape(language=language, contents=style) for language in ("fa", "ru") for style in ("tab", "none")),
    *(Shape(notes="end", mark=mark) for mark in ("sup", "bracket")),
    *(Shape(running_heads=True, language=language) for language in ("en", "fa", "ru")),
    Shape(authors=2),
    Shape(table=True, bullet="•", numbered=True),
    Shape(headings=True, breaks=False),
    Shape(keywords=False),
    Shape(same_titles=True),
    Shape(closing_list=False),
    Shape(essays=40),
]


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_no_shape_of_a_whole_report_is_held_back(shape):
    text, printed = print_report(shape)
    document = damages.read_text(text)
    assert len(document.essays) == len(printed)
    assert unsure_pages(document) == {}


# Interviews ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", newspaper.INVENTED)
@pytest.mark.parametrize("style", newspaper.STYLES)
def test_clean_interviews_are_certain_but_for_the_missing_date(name, style):
    document = read_interview(newspaper.clean_page(newspaper.load(name), style))
    assessment = assess(document)
    doubtful = {name: one.score for name, one in assessment.fields.items() if one.score < 1}
    assert (doubtful, {one.score for one in assessment.blocks}) == ({"date": 0.95}, {1.0})


@pytest.mark.parametrize("name", newspaper.INVENTED)
@pytest.mark.parametrize("seed", range(6))
def test_interviews_put_back_in_order_are_not_held_back(name, seed):
    interview = newspaper.load(name)
    texts = [*newspaper.opening(interview), *(text for _, text, _ in newspaper.speeches(interview))]
    document = read_interview(newspaper.as_lines(newspaper.displace(texts, seed)))
    assert unsure_pages(document) == {}


def test_the_lossy_blocks_of_the_scanned_interview_are_marked_and_its_page_is_published():
    document = read_file(INTERVIEW_SEED)
    assessment = assess(document)
    pairs = list(zip(document.blocks, assessment.blocks, strict=True))
    lossy = [sureness for block, sureness in pairs if block.lost]
    assert {sureness.score for sureness in lossy} == {0.6}
    assert {sureness.reasons[0] for sureness in lossy} == {"The end of this text is missing."}
    assert len(lossy) >= 3
    assert all(sureness.score >= 0.8 for block, sureness in pairs if not block.lost)
    assert (assessment.page(None).score, unsure_pages(document)) == (0.6, {})


def talk(name: str) -> tuple[list[str], list[str]]:
    interview = newspaper.load(name)
    return newspaper.opening(interview), [text for _, text, _ in newspaper.speeches(interview)]


@pytest.mark.parametrize("name", newspaper.INVENTED)
def test_an_interview_without_its_questions_is_held_back(name):
    opening, _ = talk(name)
    answers = [text for role, text, _ in newspaper.speeches(newspaper.load(name)) if role == "answer"]
    document = read_interview(newspaper.as_lines([*opening, *answers]))
    assert unsure_pages(document) == {None: ("No question was found in this interview.",)}


@pytest.mark.parametrize("name", ["ferry", "seeds"])
def test_an_interview_that_lost_the_end_of_each_paragraph_is_held_back(name):
    opening, texts = talk(name)
    document = read_interview(newspaper.as_lines([*opening, *(text[: len(text) * 2 // 3] for text in texts)]))
    assert held_back(document) == [None]


@pytest.mark.parametrize("seed", range(3))
def test_a_scanned_interview_out_of_all_order_is_held_back(seed):
    lines = [line for line in INTERVIEW_SEED.read_text(encoding="utf-8").split("\n") if line.strip()]
    head, body = lines[:5], lines[5:]
    random.Random(seed).shuffle(body)
    document = read(load("talk.txt", "\n\n".join([*head, *body]).encode()))
    assert held_back(document) == [None]


def test_the_threshold_lies_between_losses_that_show_and_text_that_misleads():
    assert THRESHOLD == 0.5
