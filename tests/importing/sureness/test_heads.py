"""How sure the reader is of the head of a report, an interview or a paper."""

from dataclasses import replace

import pytest

from papers.importing.document import (
    Block,
    Contact,
    ContentsRow,
    Contributor,
    Document,
    Essay,
    Interview,
    Notice,
    Paper,
    Preface,
    PrintedDate,
    Report,
    Signature,
)
from papers.importing.sureness import Sureness, assess, unsure_pages
from papers.importing.sureness.heads import INTERVIEW_FIELDS, PAPER_FIELDS, REPORT_FIELDS

SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."
NAMES = ("Parvin Karimi", "Andrey Lebedev", "Sara Tamari", "Olga Isakova", "Omid Nouri")
TITLES = ("Grain", "Ports", "Ferries", "Roads", "Salt")
HEAD = Report(
    "The Sea",
    number="2/97",
    issue=2,
    number_year=1397,
    date=PrintedDate(2018, 9, printed="SEPTEMBER 2018"),
    institute="Institute of Ports",
)


def essay(at: int) -> Essay:
    blocks = tuple(Block("p", " ".join([SENTENCE] * 8), (100 * at + 110,)) for _ in range(3))
    signature = Signature(NAMES[at], "Expert, Council of Ports", (100 * at + 102,))
    return Essay(TITLES[at], (signature,), blocks, ("Iran",), lines=(100 * at + 100, 100 * at + 130))


def report(**changes) -> Document:
    parts = {
        "report": HEAD,
        "essays": tuple(map(essay, range(5))),
        "contents": tuple(ContentsRow(title, "", 5, 20) for title in TITLES),
        "contributors": tuple(Contributor(name, "PhD", "History", "Iran", 900) for name in NAMES),
        "reference": "“The Sea” (September 2018). Institute of Ports. Working Report No 2/97.",
        "contact": Contact(email="ports@example.org"),
        "preface": Preface("Preface", (SENTENCE,)),
    }
    return Document("report", **{**parts, **changes})


def doubts_of(document: Document) -> dict[str, Sureness]:
    return {name: sureness for name, sureness in assess(document).fields.items() if sureness.score < 1}


def test_each_kind_has_its_fields():
    kinds = {"report": REPORT_FIELDS, "interview": INTERVIEW_FIELDS, "paper": PAPER_FIELDS}
    assert {kind: tuple(assess(Document(kind)).fields) for kind in kinds} == kinds


def test_a_whole_report_is_certain():
    assert doubts_of(report()) == {}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": ""}, {"title": (0.4, "No title was found.")}),
        ({"number": "", "number_year": None}, {"number": (0.8, "No number was found.")}),
        ({"institute": ""}, {"institute": (0.95, "No institute was found.")}),
        ({"date": PrintedDate()}, {"date": (0.95, "No date was found.")}),
        (
            {"date": PrintedDate(None, 9, printed="SEPTEMBER")},
            {"date": (0.6, "The date “SEPTEMBER” has no year.")},
        ),
        (
            {"date": PrintedDate(218, printed="218"), "number_year": None},
            {"date": (0.4, "218 cannot be the year of this paper.")},
        ),
    ],
)
def test_the_title_page(changes, expected):
    found = {
        name: (one.score, *one.reasons)
        for name, one in doubts_of(report(report=replace(HEAD, **changes))).items()
        if name != "reference"
    }
    assert found == expected


@pytest.mark.parametrize(
    ("year", "counted", "agree"),
    [(2018, 1397, True), (2019, 1397, True), (2017, 1397, False), (1397, 1397, True), (2018, 2018, True)],
)
def test_the_year_of_the_number_and_of_the_date(year, counted, agree):
    calendar = "solar-hijri" if year < 1500 else "gregorian"
    head = replace(HEAD, number_year=counted, date=PrintedDate(year, calendar=calendar))
    reason = "The number is of the year 1397, the date of 2017: the two do not meet."
    expected = {} if agree else dict.fromkeys(("number", "date"), Sureness(0.6, (reason,)))
    assert doubts_of(report(report=head)) == expected


@pytest.mark.parametrize(
    ("changes", "field", "score", "reason"),
    [
        (
            {"contents": tuple(ContentsRow(title, "", 5, 20) for title in reversed(TITLES))},
            "contents", 0.4, "The essays stand in another order than the contents list them.",
        ),
        (
            {"reference": "“The Land” (September 2018). Working Report No 2/97."},
            "reference", 0.8, "The reference line does not have the title of this report.",
        ),
        (
            {"preface": Preface("Preface", (" ".join([SENTENCE] * 50),))},
            "preface", 0.6, "A paragraph of the preface is so long that it may be several.",
        ),
        (
            {"contact": Contact(email="ports at example")},
            "contact", 0.8, "“ports at example” is no e-mail address.",
        ),
        (
            {"contributors": (*report().contributors, Contributor("Yuri Barmin"))},
            "contributors", 0.7, "The closing list has people who sign no essay: Yuri Barmin.",
        ),
        (
            {"contributors": (*report().contributors, Contributor("Yuri Barmin"), Contributor("Ali Rezai"))},
            "contributors", 0.4, "The closing list has people who sign no essay: Yuri Barmin, Ali Rezai.",
        ),
    ],
)  # fmt: skip
def test_lists_and_lines_of_a_report(changes, field, score, reason):
    assert doubts_of(report(**changes)) == {field: Sureness(score, (reason,))}


def test_names_spelled_nearly_alike_sign_their_essays():
    spelled = (Contributor("Parvin Karimy"), Contributor("Andrei Lebedev"), Contributor("S. Tamari"))
    assert doubts_of(report(contributors=spelled)) == {}


@pytest.mark.parametrize(
    ("code", "field", "score"),
    [
        ("contents-count", "contents", 0.4),
        ("date-unreadable", "date", 0.6),
        ("partner-cut", "institute", 0.8),
        ("series-differs", "reference", 0.9),
        ("zwnj-lost", "institute", 0.9),
    ],
)
def test_notices_lower_the_field_that_they_are_about(code, field, score):
    assert doubts_of(report(notices=(Notice(3, code, "So it is."),))) == {
        field: Sureness(score, ("So it is.",))
    }


# Interviews ----------------------------------------------------------------------------------------------


def question(line=10, text="Will the ferry sail again?", **fields) -> Block:
    return Block("question", text, (line,), speaker="Herald", **fields)


def answer(line=12, words=60, **fields) -> Block:
    return Block("answer", " ".join(["grain"] * (words - 1)) + " ports.", (line,), speaker="Mina", **fields)


TALK = (question(10), answer(12), answer(14), question(16), answer(18))


def interview(*blocks: Block, **changes) -> Document:
    head = Interview("The Ferry", "INTERVIEW", "Mina Tavakol", "director", "Lake Herald", PrintedDate(2024))
    return Document("interview", interview=replace(head, **changes), blocks=blocks or TALK)


def test_a_whole_interview_is_certain():
    assert doubts_of(interview()) == {}


@pytest.mark.parametrize(
    ("changes", "field", "score", "reason"),
    [
        ({"title": ""}, "title", 0.4, "No title was found."),
        ({"interviewee": ""}, "interviewee", 0.6, "Nobody is named who is interviewed."),
        ({"interviewer": ""}, "interviewer", 0.95, "Nobody is named who asks."),
        ({"date": PrintedDate()}, "date", 0.95, "No date was found."),
    ],
)
def test_the_head_of_an_interview(changes, field, score, reason):
    assert doubts_of(interview(**changes)) == {field: Sureness(score, (reason,))}


def test_a_headline_is_a_title():
    assert doubts_of(interview(Block("headline", "The Ferry", (1,)), *TALK, title="")) == {}


@pytest.mark.parametrize(
    ("blocks", "reason"),
    [
        ((answer(12), answer(14)), "Only one side of this interview was found."),
        ((question(10), question(12)), "Only one side of this interview was found."),
        ((question(10), answer(12, 400)), "Nearly all of the interview stands in one answer."),
        (
            (question(10), question(12), question(14), answer(16), answer(18)),
            "2 of 3 questions have no answer behind them.",
        ),
        (
            (question(10), answer(12), question(14), question(16)),
            "2 of 3 questions have no answer behind them.",
        ),
        (
            (question(10), *(answer(at, lost="end") for at in (12, 14, 16)), question(18), answer(20)),
            "3 of 6 paragraphs have lost some of their text.",
        ),
        (
            (question(10), *(replace(answer(at), lines=(at, at - 5)) for at in (12, 22, 32)), answer(34)),
            "To make sense of the text, 3 of its lines were put behind later ones.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_talk_that_cannot_have_been_printed_so_is_held_back(blocks, reason):
    document = interview(*blocks)
    assert doubts_of(document)["text"] == Sureness(0.4, (reason,))
    assert unsure_pages(document) == {None: (reason,)}


@pytest.mark.parametrize(
    "blocks",
    [
        (question(10), answer(12, 250)),
        (question(10), question(12), answer(14), question(16), answer(18)),
        (*TALK, answer(20, lost="end"), answer(22, lost="end")),
        (*TALK, replace(answer(30), lines=(30, 22)), replace(answer(40), lines=(40, 34))),
    ],
)
def test_talks_that_may_well_have_been_printed_so(blocks):
    assert "text" not in doubts_of(interview(*blocks))


# Papers --------------------------------------------------------------------------------------------------


def test_a_paper_of_which_nothing_is_missing():
    document = Document("paper", essays=(essay(0),), paper=Paper(date=PrintedDate(2018)))
    assert doubts_of(document) == {}
    assert unsure_pages(document) == {}


def test_a_paper_shows_its_head_on_its_only_page():
    document = Document("paper", essays=(essay(0),), paper=Paper(date=PrintedDate(9999)))
    assert unsure_pages(document) == {0: ("9999 cannot be the year of this paper.",)}


def test_a_paper_without_any_text_is_no_paper():
    assert doubts_of(Document("paper")) == {"text": Sureness(0.2, ("No text was found in this paper.",))}
