"""What a report says of itself in two places and differently: each contradiction is one notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers.importing.document import Document, Notice
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.printing import Shape, print_report
from tests.importing.reports.truths import SEED

PLAIN, ESSAYS = print_report(Shape())
TITLE = "What Ferries Carry"


def notices(text: str) -> list[tuple[str, str, str]]:
    document = read(load("report.txt", text.encode()))
    return [(notice.code, notice.message, notice.text) for notice in document.notices]


def line_of(text: str, beginning: str, after: int = 0) -> int:
    lines = text.split("\n")
    return next(
        number for number, line in enumerate(lines, 1) if number > after and line.startswith(beginning)
    )


def seed_with(old: str, new: str) -> Document:
    text = SEED.read_text(encoding="utf-8")
    assert old in text
    return read(load("report.txt", text.replace(old, new).encode()))


def test_a_clean_report_has_none():
    assert notices(PLAIN) == []


def test_a_title_that_differs_in_the_contents():
    text = PLAIN.replace(TITLE, "What the Ferries Carry", 1)
    row = line_of(text, "What the Ferries Carry")
    message = f"The contents (line {row}) have another title: “What the Ferries Carry”."
    assert notices(text) == [("contents-differ", message, TITLE)]


@pytest.mark.parametrize(("printed", "listed"), [("’", "'"), ("–", "-"), ("“x”", '"x"')])
def test_quotes_and_dashes_make_no_difference(printed, listed):
    first, *rest = PLAIN.split("Grain and Politics on the Caspian Sea")
    text = f"{first}Grain{listed} and Politics{f'Grain{printed} and Politics'.join(rest)}"
    assert [code for code, _, _ in notices(text)] == []


def test_another_number_of_essays_than_in_the_contents():
    row = PLAIN.split("\n")[line_of(PLAIN, TITLE) - 1]
    text = PLAIN.replace(row, f"{row}\nA Lost Essay (O. Isakova)\t11")
    assert notices(text) == [("contents-count", "The contents list 5 essays, the report has 4 essays.", "")]


def test_an_essay_that_the_contents_forgot():
    row = PLAIN.split("\n")[line_of(PLAIN, TITLE) - 1]
    assert notices(PLAIN.replace(f"{row}\n", "")) == [
        ("contents-count", "The contents list 3 essays, the report has 4 essays.", ""),
        ("contents-differ", "The contents do not list this essay.", TITLE),
    ]


def test_a_mark_without_a_note():
    text = PLAIN.replace("¹. Assistant Professor, Institute of Ports, University of Rasht\n\n", "")
    message = "The mark 1 after this name has no note, so there is no affiliation."
    assert notices(text) == [("mark-without-note", message, "Parvin Karimi")]


def test_a_note_without_a_mark():
    text = PLAIN.replace("Keywords:", "⁹. See the treaty of 1940.\n\nKeywords:", 1)
    message = "No mark 9 in the essay calls this note."
    assert notices(text) == [("note-without-mark", message, "See the treaty of 1940.")]


def test_a_note_that_the_text_calls_is_kept_after_the_body():
    text = PLAIN.replace(
        ESSAYS[0].blocks[1][1], f"{ESSAYS[0].blocks[1][1]}⁹\n\n⁹. See the treaty of 1940.", 1
    )
    document = read(load("report.txt", text.encode()))
    assert document.notices == ()
    last = document.essays[0].blocks[-1]
    assert (last.type, last.text, last.mark) == ("note", "See the treaty of 1940.", "9")


def test_a_name_spelled_otherwise_in_the_closing_list():
    text = PLAIN.replace("Andrey Lebedev, Ph.D.", "Andrei Lebedev, Ph.D.")
    line = line_of(text, "From Russia:", line_of(text, "Authors:")) - 2
    found = notices(text)
    assert [(code, name) for code, _, name in found] == [("name-differs", "Andrey Lebedev")]
    assert found[0][1].startswith(
        "The name is spelled differently elsewhere: closing list “Andrei Lebedev” (line "
    )
    assert line > 0


def test_a_name_spelled_otherwise_in_the_contents():
    text = PLAIN.replace("(A. Lebedev)", "(A. Lebedeff)")
    row = line_of(text, "The Northern Ports")
    message = f"The name is spelled differently elsewhere: contents “A. Lebedeff” (line {row})."
    assert notices(text) == [("name-differs", message, "Andrey Lebedev")]


def test_a_name_that_the_closing_list_forgot():
    text = PLAIN.replace("Andrey Lebedev, Ph.D. in History;", "")
    message = "The closing list of authors does not have this name."
    assert notices(text) == [("name-missing", message, "Andrey Lebedev")]


def test_an_editorial_board_without_and_with_names():
    empty = PLAIN.replace("Reference:", "Editorial board\n\nReference:")
    message = "The editorial board is announced, but no names follow."
    assert notices(empty) == [("board-empty", message, "Editorial board")]
    named = PLAIN.replace("Reference:", "Editorial board\n\nParvin Karimi, Olga Isakova\n\nReference:")
    document = read(load("report.txt", named.encode()))
    assert document.report.editorial_board == ("Parvin Karimi", "Olga Isakova")
    assert document.notices == ()


def test_a_series_named_otherwise_in_the_reference():
    text = PLAIN.replace("4/97 WORKING REPORT", "4/97 IOP PAPERS")
    message = "The title page calls the series “IOP PAPERS”, the reference line “Working Report”."
    assert [(code, said) for code, said, _ in notices(text)] == [("series-differs", message)]


def test_dead_and_dangerous_links_leave_their_word():
    text = PLAIN.replace("Moscow", "[Moscow](#)", 1).replace("Tehran", "[Tehran](javascript:alert)", 1)
    assert sorted(said for code, said, _ in notices(text) if code == "dead-link") == [
        "The link on “Moscow” leads nowhere; the word is kept, the link is not.",
        "The link on “Tehran” leads to “javascript:alert”; the word is kept, the link is not.",
    ]


def test_bidi_controls_are_reported_with_the_rest():
    text = PLAIN.replace(TITLE, f"{TITLE}\u202e")
    assert {code for code, _, _ in notices(text)} == {"bidi-removed"}


def test_page_numbers_that_explain_nothing_raise_no_doubt_about_breaks():
    text = SEED.read_text(encoding="utf-8")
    for page in (9, 13, 18, 23):
        text = text.replace(f")\t{page}\n", f")\t{page + 1}\n")
    document = read(load("report.txt", text.encode()))
    assert "break-uncertain" not in [notice.code for notice in document.notices]


def test_the_uncertain_break_asks_a_question():
    document = read(load(SEED.name, SEED.read_bytes()))
    notice = next(notice for notice in document.notices if notice.code == "break-uncertain")
    assert notice == Notice(
        280,
        "break-uncertain",
        "The contents give this essay one page more than its text shows: a page seems to end between "
        "lines 278 and 280. Is this one paragraph or two?",
        notice.text,
    )


def test_a_partner_whose_name_is_whole_is_not_reported():
    document = seed_with("NATIONAL RESEARCH\nUNIVERSITY\n", "RUSSIAN INTERNATIONAL\nAFFAIRS COUNCIL\n")
    assert document.report.partner == "RUSSIAN INTERNATIONAL AFFAIRS COUNCIL"
    assert "partner-cut" not in [notice.code for notice in document.notices]


def test_a_persian_name_with_its_joiner_is_not_reported():
    document = seed_with("منطقهای\n", "منطقه\u200cای\n")
    assert document.report.persian_name == "پژوهشکده مطالعات منطقه\u200cای"
    assert "zwnj-lost" not in [notice.code for notice in document.notices]


UNMARKED = Path(__file__).parents[2] / "data" / "essays" / "unmarked-essays.txt"


def test_essays_that_nothing_but_their_form_shows_are_told():
    document = read(load("report.txt", UNMARKED.read_bytes()))
    told = [(notice.line, notice.text) for notice in document.notices if notice.code == "start-unsure"]
    assert told == [(min(essay.lines), essay.title) for essay in document.essays]
    assert len(told) == 4


def test_an_essay_with_a_mark_is_no_such_essay():
    assert "start-unsure" not in {code for code, _, _ in notices(PLAIN)}
