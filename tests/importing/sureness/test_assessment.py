"""Which pages wait, what leftovers count, and that no document is too odd to be assessed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.importing.document import (
    Block,
    ContentsRow,
    Contributor,
    Document,
    Essay,
    Interview,
    Item,
    Line,
    Notice,
    Paper,
    Report,
    Signature,
)
from papers.importing.sureness import THRESHOLD, Assessment, Sureness, assess, unsure_pages
from papers.importing.sureness.doubts import BLOCK_NOTICES, ESSAY_NOTICES, HEAD_NOTICES
from papers.importing.sureness.essays import EssaySureness

SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."


def essay(title: str, name: str, begin: int, **changes) -> Essay:
    blocks = tuple(Block("p", " ".join([SENTENCE] * 9), (begin + 10 + 2 * at,)) for at in range(3))
    made = Essay(
        title, (Signature(name, "Expert", (begin + 2,)),), blocks, ("Iran",), lines=(begin, begin + 30)
    )
    return replace(made, **changes)


def report(*leftovers: Line, **changes) -> Document:
    essays = (essay("Grain", "Parvin Karimi", 100), essay("Ports", "Andrey Lebedev", 200))
    parts = {"report": Report("The Sea", institute="Institute of Ports"), "essays": essays}
    return Document("report", leftovers=leftovers, **{**parts, **changes})


def test_a_page_is_as_sure_as_the_weakest_thing_on_it():
    fields = {"title": Sureness(), "date": Sureness(0.9, ("odd",))}
    first = EssaySureness({"byline": Sureness(0.4, ("nobody",))}, (Sureness(), Sureness(0.6, ("lost",))))
    second = EssaySureness({"byline": Sureness()}, (Sureness(0.6, ("lost",)),))
    assessment = Assessment(fields, (first, second), (Sureness(0.7, ("spoken",)),))
    assert [assessment.page(index) for index in (None, 0, 1)] == [
        Sureness(0.7, ()), Sureness(0.4, ("nobody",)), Sureness(0.6, ()),
    ]  # fmt: skip


def test_an_unsure_essay_does_not_hold_back_its_report_or_its_siblings():
    document = report(essays=(*report().essays, essay("Roads", "Sara Tamari", 300, blocks=())))
    assert unsure_pages(document) == {2: ("No text was found under this title.",)}


def test_an_unsure_report_does_not_hold_back_its_essays():
    assert unsure_pages(report(report=Report())) == {None: ("No title was found.",)}


def test_a_document_of_leftovers_is_held_back_and_says_how_many():
    lost = [Line(400 + at, " ".join([SENTENCE] * 3)) for at in range(8)]
    assert unsure_pages(report(*lost)) == {None: ("40% of this file found no place.",)}
    assert unsure_pages(report(*lost[:1])) == {}


def test_leftovers_count_by_lines_too():
    lost = [Line(400 + at, f"{chr(97 + at) * 3} grain") for at in range(8)]
    assert list(unsure_pages(report(*lost))) == [None]


@pytest.mark.parametrize(
    "text", ["12", "- ۱۲ -", "-----", "Grain", "PARVIN KARIMI 14", "Institute of Ports", "The Sea | 3"]
)
def test_page_numbers_rules_and_running_heads_are_missed_by_nobody(text):
    document = report(*(Line(113 + at, text) for at in range(40)))
    assert unsure_pages(document) == {}
    assert assess(document) == assess(report())


def test_a_line_that_comes_up_again_and_again_is_a_running_head():
    heads = [Line(number, f"Quarterly of the Coast {number}") for number in (113, 117, 213)]
    assert assess(report(*heads)) == assess(report())
    assert assess(report(*heads[:2])) != assess(report())


def test_leftovers_belong_to_the_essay_in_which_they_stand():
    long = " ".join([SENTENCE] * 6)
    reason = "84 words between its lines found no place."
    assert unsure_pages(
        report(Line(213, long), essays=(*report().essays, essay("Salt", "Omid Nouri", 300)))
    ) == {1: (reason,)}
    between = assess(report(Line(150, long)))
    assert [one.fields["boundaries"] for one in between.essays] == [Sureness(), Sureness()]


# Any document --------------------------------------------------------------------------------------------

TEXTS = st.sampled_from(
    [
        "",
        " ",
        "Keywords: salt",
        "Sara Tamari¹",
        "Grain",
        SENTENCE,
        "ـ ‌",
        "؟",
        "12",
        "\ufffd" * 12,
        "Дороги.",
        "*",
        "a\x00b",
    ]
)
LINES = st.lists(st.integers(0, 40), max_size=4).map(tuple)
BLOCKS = st.builds(
    Block,
    st.sampled_from(["p", "heading", "ul", "table", "note", "question", "answer", "caption", "fragment"]),
    TEXTS,
    LINES,
    st.lists(st.builds(Item, TEXTS, LINES), max_size=2).map(tuple),
    st.lists(st.lists(TEXTS, max_size=2).map(tuple), max_size=2).map(tuple),
    lost=st.sampled_from(["", "start", "end"]),
)
SEVERAL_BLOCKS = st.lists(BLOCKS, max_size=5).map(tuple)
ESSAYS = st.builds(
    Essay,
    TEXTS,
    st.lists(st.builds(Signature, TEXTS, TEXTS, LINES), max_size=2).map(tuple),
    SEVERAL_BLOCKS,
    st.lists(TEXTS, max_size=2).map(tuple),
    st.sampled_from(["en", "fa", "ru", "de"]),
    lines=LINES,
)
CODES = st.sampled_from([*BLOCK_NOTICES, *ESSAY_NOTICES, *HEAD_NOTICES, "dead-link"])
DOCUMENTS = st.builds(
    Document,
    st.sampled_from(["report", "interview", "paper"]),
    report=st.none() | st.builds(Report, TEXTS, number=TEXTS),
    interview=st.none() | st.builds(Interview, TEXTS),
    paper=st.none() | st.builds(Paper, TEXTS),
    contents=st.lists(st.builds(ContentsRow, TEXTS, TEXTS), max_size=3).map(tuple),
    essays=st.lists(ESSAYS, max_size=4).map(tuple),
    contributors=st.lists(st.builds(Contributor, TEXTS), max_size=3).map(tuple),
    reference=TEXTS,
    blocks=SEVERAL_BLOCKS,
    notices=st.lists(st.builds(Notice, st.integers(0, 40), CODES, TEXTS), max_size=4).map(tuple),
    leftovers=st.lists(st.builds(Line, st.integers(0, 40), TEXTS), max_size=4).map(tuple),
)


@settings(max_examples=200)
@given(DOCUMENTS)
def test_any_document_is_assessed_part_by_part(document):
    assessment = assess(document)
    assert [len(one.blocks) for one in assessment.essays] == [len(one.blocks) for one in document.essays]
    assert len(assessment.blocks) == len(document.blocks)
    found = [*assessment.fields.values(), *assessment.blocks]
    found += [one for essay in assessment.essays for one in (*essay.fields.values(), *essay.blocks)]
    assert all(0 < one.score <= 1 for one in found)
    assert all((one.score < 1) == bool(one.reasons) for one in found)


@settings(max_examples=200)
@given(DOCUMENTS)
def test_pages_wait_exactly_where_they_are_below_the_threshold(document):
    assessment, unsure = assess(document), unsure_pages(document)
    pages = [*([] if document.kind == "paper" else [None]), *range(len(document.essays))]
    below = [index for index in pages if assessment.page(index).score < THRESHOLD]
    swollen = unsure.get(None) == ("Most of this report stands in one essay that is unsure.",)
    assert list(unsure) == ([None, *below] if swollen else below)
    assert all(unsure.values())


@settings(max_examples=100)
@given(DOCUMENTS)
def test_a_lost_essay_makes_no_page_surer(document):
    lost = Notice(1, "contents-count", "The contents list 2 essays, the report has 1 essay.")
    more = replace(document, notices=(*document.notices, lost))
    pages = [*([] if document.kind == "paper" else [None]), *range(len(document.essays))]
    assert all(assess(more).page(at).score <= assess(document).page(at).score for at in pages)
