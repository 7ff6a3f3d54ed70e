"""How sure the reader is of an essay's parts, beside its siblings, the contents and the closing list."""

from dataclasses import replace

import pytest

from papers.importing.document import (
    Block,
    ContentsRow,
    Contributor,
    Document,
    Essay,
    Line,
    Notice,
    Report,
    Signature,
)
from papers.importing.sureness import Sureness, assess, unsure_pages
from papers.importing.sureness.essays import FIELDS

SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted."
FOREIGN = "خط کشتیرانی نقش بندر انزلی را در بازرگانی دریای خزر تقویت خواهد کرد."
TEXT = " ".join([SENTENCE] * 10)
TITLES = ("Grain and Politics", "The Northern Ports", "What Ferries Carry", "Roads after the War")
NAMES = ("Parvin Karimi", "Andrey Lebedev", "Sara Tamari", "Olga Isakova")


def essay(at: int, **changes) -> Essay:
    """Return the essay of a whole report; its lines begin at 100 times its place."""
    begin = 100 * (at + 1)
    made = Essay(
        TITLES[at],
        (Signature(NAMES[at], f"Expert, Council of {NAMES[at].split()[-1]}", (begin + 2, begin + 4)),),
        tuple(Block("p", TEXT, (begin + 10 + 2 * place,)) for place in range(4)),
        ("Iran", "grain"),
        lines=(begin, begin + 30),
    )
    return replace(made, **changes)


def report(*essays: Essay, **changes) -> Document:
    parts = {
        "report": Report("The Sea", number="2/97"),
        "contents": tuple(ContentsRow(title, name, 5, 20) for title, name in zip(TITLES, NAMES, strict=True)),
        "contributors": tuple(Contributor(name, "PhD", "History", "Iran", 900) for name in NAMES),
    }
    return Document("report", essays=essays or tuple(map(essay, range(4))), **{**parts, **changes})


def with_second(**changes) -> Document:
    return report(essay(0), essay(1, **changes), essay(2), essay(3))


def doubts_of(document: Document, at: int = 1) -> dict[str, Sureness]:
    fields = assess(document).essays[at].fields
    assert tuple(fields) == FIELDS
    return {name: sureness for name, sureness in fields.items() if sureness.score < 1}


def test_an_essay_that_all_parts_confirm_is_certain():
    assert doubts_of(report()) == {}
    assert unsure_pages(report()) == {}


def test_without_contents_and_lists_nothing_confirms_titles_and_names():
    assert doubts_of(report(contents=(), contributors=())) == {
        "title": Sureness(0.95, ("There are no contents to check the title against.",)),
        "byline": Sureness(0.95, ("Nothing else in the file repeats the author's name.",)),
    }


def test_a_name_in_the_closing_list_is_confirmed_without_contents():
    assert list(doubts_of(report(contents=()))) == ["title"]


@pytest.mark.parametrize(
    ("changes", "field", "score", "reason"),
    [
        ({"signatures": ()}, "byline", 0.4, "No author was found, though the report names them."),
        ({"keywords": ()}, "keywords", 0.6, "No keywords were found, though other essays have them."),
        ({"keywords": (SENTENCE,)}, "keywords", 0.6, "One of the keywords is as long as a sentence."),
        ({"title": ""}, "title", 0.2, "No title was found."),
        ({"title": "Keywords"}, "title", 0.4, "“Keywords” heads a part of a paper and is no title."),
        ({"title": " ".join([SENTENCE] * 4)}, "title", 0.6, "This title is as long as a paragraph."),
        ({"blocks": ()}, "boundaries", 0.2, "No text was found under this title."),
        ({"blocks": (Block("p", SENTENCE, (210,)),)}, "boundaries", 0.4, "This essay has only 14 words."),
        (
            {"blocks": tuple(Block("p", TEXT, (210,)) for _ in range(13))},
            "boundaries", 0.7, "This essay is more than three times as long as the others.",
        ),
        (
            {"signatures": (Signature("Andrey Lebedev", "", (202,)),)},
            "affiliation", 0.6, "No affiliation was found, though other authors have one.",
        ),
        (
            {"signatures": (Signature("the 12 ports of the north", "Expert", (202,)),)},
            "byline", 0.7, "“the 12 ports of the north” does not look like a name.",
        ),
    ],
)  # fmt: skip
def test_what_an_essay_lacks_or_has_oddly(changes, field, score, reason):
    found = doubts_of(with_second(**changes))
    assert (found[field].score, found[field].reasons[0]) == (score, reason)


def test_missing_keywords_are_no_doubt_where_no_essay_has_them():
    essays = [essay(at, keywords=()) for at in range(4)]
    assert doubts_of(report(*essays)) == {}


def test_an_unsigned_report_is_less_sure_but_not_held_back():
    essays = [essay(at, signatures=()) for at in range(4)]
    rows = tuple(ContentsRow(title, "", 5, 20) for title in TITLES)
    document = report(*essays, contents=rows, contributors=())
    assert doubts_of(document) == {"byline": Sureness(0.7, ("No author was found.",))}
    assert unsure_pages(document) == {}


def head_inside(block: Block) -> Document:
    blocks = essay(1).blocks
    return with_second(blocks=(*blocks[:2], block, *blocks[2:]))


@pytest.mark.parametrize(
    ("block", "score", "reason"),
    [
        (
            Block("p", "Salt and Sand", (213,)),
            0.2,
            "The text holds the title of another essay of the contents: “Salt and Sand”.",
        ),
        (
            Block("heading", "SALT AND SAND¹", (213,)),
            0.2,
            "The text holds the title of another essay of the contents: “Salt and Sand”.",
        ),
        (Block("p", "Keywords: salt, sand", (213,)), 0.2, "The text holds the keywords of another essay."),
        (Block("p", "کلیدواژه‌ها: نمک، شن", (213,)), 0.2, "The text holds the keywords of another essay."),
        (
            Block("heading", "Sara Tamari", (213,)),
            0.2,
            "The text holds the name of an author as a line: “Sara Tamari”.",
        ),
        (
            Block("p", "Yuri Barmin⁴", (213,)),
            0.2,
            "The text holds the name of an author as a line: “Yuri Barmin”.",
        ),
        (
            Block("note", "Professor, University of Rasht", (213,), mark="4"),
            0.6,
            "The note “Professor, University of Rasht” seems to belong to another author.",
        ),
    ],
    ids=lambda value: value.text if isinstance(value, Block) else None,
)
def test_the_head_of_another_essay_in_the_body(block, score, reason):
    document = head_inside(block)
    document = replace(document, contents=(*document.contents, ContentsRow("Salt and Sand", "", 40, 24)))
    assert doubts_of(document)["boundaries"] == Sureness(score, (reason,))


@pytest.mark.parametrize(
    "block",
    [
        Block("p", "What Ferries Carry", (213,)),
        Block("p", f"Salt and Sand: {SENTENCE}", (213,)),
        Block("heading", "Introduction", (213,)),
        Block("p", "Keywords of this debate are salt and sand.", (213,)),
        Block("note", "See the treaty of 2015.", (213,), mark="4"),
    ],
    ids=lambda block: block.text[:30],
)
def test_what_only_resembles_the_head_of_another_essay(block):
    document = head_inside(block)
    document = replace(document, contents=(*document.contents, ContentsRow("Salt and Sand", "", 40, 24)))
    assert doubts_of(document) == {}


def test_two_notes_of_other_authors_hold_an_essay_back():
    notes = tuple(
        Block("note", f"Professor, University of {city}", (213,), mark="4") for city in ("Rasht", "Yazd")
    )
    document = with_second(blocks=(*essay(1).blocks, *notes))
    assert list(unsure_pages(document)) == [1]


def test_equal_titles_that_the_contents_list_twice_are_two_essays():
    twice = report(essay(0), essay(1, title=TITLES[0]), essay(2), essay(3))
    reason = "Another essay has the same title, which the contents do not list twice."
    assert doubts_of(twice)["title"] == Sureness(0.7, (reason,))
    listed = tuple(replace(row, title=TITLES[0]) if row.title == TITLES[1] else row for row in twice.contents)
    assert doubts_of(replace(twice, contents=listed)) == {}


def test_text_behind_the_keywords_is_another_essay_unless_all_are_printed_so():
    inside = (200, 213)
    reason = "The text goes on behind its keywords, as no other does."
    assert doubts_of(with_second(lines=inside)) == {"boundaries": Sureness(0.4, (reason,))}
    alike = [essay(at, lines=(100 * (at + 1), 100 * (at + 1) + 13)) for at in range(4)]
    assert doubts_of(report(*alike)) == {}
    before = [essay(at, lines=(100 * (at + 1), 100 * (at + 1) + 5)) for at in range(4)]
    assert doubts_of(report(*before)) == {}


def test_many_broken_paragraphs_hold_an_essay_back():
    broken = tuple(Block("p", TEXT[:-9], (210 + at,)) for at in range(3))
    document = with_second(blocks=(*broken, Block("p", TEXT, (220,))))
    reason = "3 of 4 paragraphs begin or end in the middle of a sentence."
    assert doubts_of(document)["boundaries"] == Sureness(0.4, (reason,))
    assert unsure_pages(document) == {1: (reason,)}


def test_a_text_glued_from_many_pieces_is_held_back():
    glued = (Block("p", TEXT, (210, 212, 214)), Block("p", TEXT, (216, 218, 220)))
    reason = "The text was joined in 4 places, more than it has paragraphs."
    assert doubts_of(with_second(blocks=glued))["boundaries"] == Sureness(0.4, (reason,))
    assert doubts_of(with_second(blocks=(*glued, Block("p", TEXT, (224,))))) == {}


def test_a_text_of_two_languages_is_in_doubt():
    mixed = (Block("p", TEXT, (210,)), Block("quote", " ".join([FOREIGN] * 8), (212,)))
    reason = "A good part of the text is in another language."
    assert doubts_of(with_second(blocks=mixed))["language"] == Sureness(0.6, (reason,))


@pytest.mark.parametrize(
    ("code", "field", "score"),
    [
        ("name-differs", "byline", 0.9),
        ("name-missing", "byline", 0.8),
        ("contents-differ", "title", 0.7),
        ("note-without-mark", "affiliation", 0.7),
        ("start-unsure", "boundaries", 0.8),
    ],
)
def test_a_notice_lowers_the_essay_on_whose_lines_it_stands(code, field, score):
    line = 200 if field == "title" else 204
    document = report(notices=(Notice(line, code, "So it is."),))
    assert doubts_of(document) == {field: Sureness(score, ("So it is.",))}
    assert doubts_of(document, 2) == {}


def test_lost_notes_hold_essays_back_where_most_are_lost():
    unnoted = [essay(at, signatures=(Signature(NAMES[at], "", (100 * at + 102,)),)) for at in range(4)]
    marks = [Notice(100 * at + 102, "mark-without-note", "The mark has no note.") for at in range(4)]
    document = report(*unnoted, notices=tuple(marks))
    reason = "Most names have a mark without a note: the notes were not found or stand in the texts."
    assert doubts_of(document)["affiliation"] == Sureness(0.4, (reason, "The mark has no note."))
    assert list(unsure_pages(replace(document, notices=()))) == []


@pytest.mark.parametrize(("words", "score"), [(10, 0.8), (100, 0.4)])
def test_leftovers_between_the_lines_of_an_essay(words, score):
    document = report(leftovers=(Line(213, " ".join(["grain"] * words)),))
    reason = f"{words} words between its lines found no place."
    assert doubts_of(document) == {"boundaries": Sureness(score, (reason,))}
    assert doubts_of(document, 0) == doubts_of(document, 2) == {}
