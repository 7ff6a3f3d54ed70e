"""Mastheads and turns as newspapers print them: paper, dateline, byline, numbers, dashes and headings."""

import pytest

from papers.importing.document import Line, PrintedDate
from papers.importing.interviews.appositions import as_in_text, described, is_talk
from papers.importing.interviews.head import date_of
from papers.importing.interviews.interview import looks_like_interview, read_interview
from papers.importing.interviews.introductions import People
from papers.importing.interviews.marks import marked_lines, turn_labels
from papers.importing.interviews.masthead import is_bare_name
from papers.importing.interviews.occupations import is_occupation, names_occupation
from papers.importing.interviews.pieces import Piece, read_pieces
from papers.importing.interviews.speakers import Speakers

ENGLISH = """\
Ruth Hale, keeper of the lamp museum, has counted its wicks for nine years. Tom Birch met her in Quill.

{0}Who lit the first lamp?

{1}A baker, and he was late.

{0}The town wants to sell the lamps.

{1}It has wanted that since I came.

Nobody has asked the lamps.

{0}What will you do?

{1}I will hide the oil.
"""
PERSIAN = """\
در بندر خانه‌ای هست که صد سال است چراغ نگه می‌دارد. لیلا بهمنی، مدیر موزهٔ چراغ، کلید آن را دارد.

رضا امینی در بندر با او گفت‌وگو کرده است.

{0}نخستین چراغ را که روشن کرد؟

{1}یک نانوا، و دیر هم رسیده بود.

{0}شهر می‌خواهد چراغ‌ها را بفروشد.

{1}از روزی که آمده‌ام همین را می‌خواهد.

کسی از خود چراغ‌ها نپرسیده است.

{0}چه خواهید کرد؟

{1}نفت را پنهان می‌کنم.
"""
TALK = ["question", "answer", "question", "answer", "answer", "question", "answer"]


def as_lines(text):
    return tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))


def read(head, text=ENGLISH, question="Q: ", answer="A: "):
    lines = as_lines("\n\n".join(head) + "\n\n" + text.format(question, answer))
    assert looks_like_interview(lines) is True
    return read_interview(lines)


def above(document):
    return [(block.type, block.text) for block in document.blocks if block.type in ("headline", "deck")]


def talk(document):
    return [block for block in document.blocks if block.type in ("question", "answer")]


ENGLISH_HEADS = {
    "dateline": (
        ["What the wicks remember", "A keeper on bakers and oil", "By Tom Birch", "Quill, March 4, 2024"],
        "",
        "March 4, 2024",
    ),
    "paper first": (
        ["The Quill Mail", "Monday, March 4, 2024", "INTERVIEW", "What the wicks remember",
         "A keeper on bakers and oil", "Interview by Tom Birch"],
        "The Quill Mail",
        "March 4, 2024",
    ),
    "bar": (
        ["The Quill Mail | 4 March 2024 | Page 5", "INTERVIEW", "What the wicks remember",
         "A keeper on bakers and oil", "By Tom Birch"],
        "",
        "4 March 2024",
    ),
    "capitals": (
        ["QUILL VIEW", "Quill, March 4, 2024", "What the wicks remember", "A keeper on bakers and oil",
         "By TOM BIRCH"],
        "QUILL VIEW",
        "March 4, 2024",
    ),
    "name alone": (
        ["4 March 2024", "What the wicks remember", "A keeper on bakers and oil", "Tom Birch"],
        "",
        "4 March 2024",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("head", "paper", "date"), ENGLISH_HEADS.values(), ids=ENGLISH_HEADS)
def test_a_masthead_tells_title_people_and_date(head, paper, date):
    document = read(head)
    found = document.interview
    assert above(document) == [
        ("headline", "What the wicks remember"),
        ("deck", "A keeper on bakers and oil"),
    ]
    assert (found.interviewee, found.interviewee_role) == ("Ruth Hale", "keeper of the lamp museum")
    assert found.interviewer == "Tom Birch"
    assert found.date == PrintedDate(2024, 3, 4, "gregorian", date)
    assert [line.text for line in document.leftovers] == ([paper] if paper else [])


DECK = "گفت‌وگو با مدیر موزه دربارهٔ نفت"
TITLE = "چراغ‌های خاموش"
PERSIAN_HEADS = {
    "label and date": [TITLE, DECK, "گفت‌وگو: رضا امینی", "بندر، ۱۶ آبان ۱۴۰۲"],
    "name alone": ["روزنامه افق", "۱۶ آبان ۱۴۰۲", "گفت‌وگو", TITLE, DECK, "رضا امینی"],
    "credit": [f"# {TITLE}", f"## {DECK}", "گفت‌وگو از رضا امینی", "۱۶ آبان ۱۴۰۲"],
    "bar": ["روزنامه افق | ۱۶ آبان ۱۴۰۲ | صفحه ۵", TITLE, DECK, "خبرنگار: رضا امینی"],
    "paper first": ["هفته‌نامه افق", "۱۴۰۲/۰۸/۱۶", TITLE, DECK, "مصاحبه‌کننده: رضا امینی"],
}


@pytest.mark.parametrize(
    "marks", [("س: ", "ج: "), ("**", "**"), ("– ", "– ")], ids=["labels", "bold", "dashes"]
)
@pytest.mark.parametrize("head", PERSIAN_HEADS.values(), ids=PERSIAN_HEADS)
def test_a_persian_masthead_is_read(head, marks):
    text = PERSIAN.format(*marks)
    if marks[0] == "**":
        text = "\n".join(
            line + "**" if line.endswith(("؟", "بفروشد.")) else line.removeprefix("**")
            for line in text.split("\n")
        )
    document = read(head, text.replace("{", "").replace("}", ""))
    found = document.interview
    assert above(document) == [
        ("headline", TITLE),
        ("deck", DECK),
    ]
    assert (found.interviewee, found.interviewee_role) == ("لیلا بهمنی", "مدیر موزهٔ چراغ")
    assert found.interviewer == "رضا امینی"
    assert (found.date.year, found.date.month, found.date.day) == (1402, 8, 16)
    assert [block.type for block in talk(document)] == TALK
    assert [block.speaker for block in talk(document) if block.type == "answer"] == ["لیلا بهمنی"] * 4


MARKS = {
    "dashes": ("– ", "– "),
    "surnames": ("Birch: ", "Hale: "),
    "initials": ("T.B.: ", "R.H.: "),
    "capitals": ("TOM BIRCH: ", "RUTH HALE: "),
}
HEAD = ["What the wicks remember", "By Tom Birch"]


@pytest.mark.parametrize(("question", "answer"), MARKS.values(), ids=MARKS)
def test_turns_are_told_by_their_marks_and_go_on_in_one_voice(question, answer):
    spoken = talk(read(HEAD, ENGLISH, question, answer))
    assert [block.type for block in spoken] == TALK
    names = {"question": "Tom Birch", "answer": "Ruth Hale"}
    assert [block.speaker for block in spoken] == [names[role] for role in TALK]
    assert [block.text for block in spoken][2:5] == [
        "The town wants to sell the lamps.",
        "It has wanted that since I came.",
        "Nobody has asked the lamps.",
    ]


def test_numbers_stand_before_questions_and_are_no_text():
    text = ENGLISH
    for number in (1, 2, 3):
        text = text.replace("{0}", f"{number}. ", 1)
    spoken = talk(read(HEAD, text, "", ""))
    assert [(block.type, block.mark) for block in spoken if block.type == "question"] == [
        ("question", "1."),
        ("question", "2."),
        ("question", "3."),
    ]
    assert [block.type for block in spoken] == TALK


def test_a_heading_over_two_lines_asks():
    text = ENGLISH.replace("to sell the", "to sell the\n")
    spoken = talk(read(HEAD, text, "### ", ""))
    assert [block.type for block in spoken] == TALK
    assert spoken[2].text == "The town wants to sell the lamps."


def test_a_name_printed_in_full_only_once_is_one_with_its_surname():
    text = ENGLISH.replace("{0}", "Tom Birch: ", 1).replace("{1}", "Ruth Hale: ", 1)
    spoken = talk(read(HEAD, text, "Birch: ", "Hale: "))
    assert [(block.type, block.speaker) for block in spoken[:2]] == [
        ("question", "Tom Birch"),
        ("answer", "Ruth Hale"),
    ]


def test_the_first_lines_of_a_wrapped_introduction_are_no_decks():
    text = ENGLISH.replace("has counted", "\nhas counted").replace("met her", "\nmet her")
    document = read(HEAD, text)
    assert above(document) == [("headline", "What the wicks remember")]
    assert [block.type for block in document.blocks][1] == "lead"


def test_a_heading_under_a_date_may_be_a_title_and_a_title_over_one_too():
    document = read(["What the wicks remember", "4 March 2024", "A keeper on bakers and oil"])
    assert above(document) == [
        ("headline", "What the wicks remember"),
        ("deck", "A keeper on bakers and oil"),
    ]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Quill, 4 March 2024", "4 March 2024"),
        ("تهران، ۱۶ آبان ۱۴۰۲", "۱۶ آبان ۱۴۰۲"),
        ("The Mail | March 2024 | Page 5", "March 2024"),
        ("She came to the town of Quill again and again, March 2024", None),
        ("No figure stands here", None),
    ],
)
def test_a_date_stands_beside_a_few_words_only(text, printed):
    found = date_of(text)
    assert (found.printed if found else None) == printed


def test_a_list_has_no_turns():
    assert turn_labels(["1. Flour?", "2. Oil?", "3. Lamps?", "That is all."]) == {}
    assert turn_labels(["– Flour", "– Oil", "– Lamps", "– Wicks"]) == {}
    assert {i: label.role for i, label in turn_labels(["– A?", "– B.", "– C?", "– D."]).items()} == {
        0: "question",
        1: "answer",
        2: "question",
        3: "answer",
    }


def test_marked_lines_begin_a_turn_behind_a_whole_sentence():
    lines = as_lines("1. One\n\n2. Two\n\n3. Three")
    assert marked_lines(read_pieces(lines)) == frozenset({1, 3, 5})
    assert (
        marked_lines(read_pieces(as_lines("he came\n– and went\n– and came\n– and sat\n– and rose")))
        == frozenset()
    )


def test_people_are_described_by_a_role_beside_the_name():
    opening = ["When Ruth Hale, the head of a school, spoke, all slept.", "Tom Birch talked to her in Quill."]
    assert described(opening, People()) == People("Ruth Hale", "head of a school", "Tom Birch")
    two = ["Ruth Hale, a baker, and Ann Stone, a poet, came."]
    assert described(two, People(interviewer="Tom Birch")) == People()
    assert described(two, People(interviewer="Tom Birch"), ["Ann Stone"]) == People("Ann Stone", "poet")
    assert (
        described(["Tom Birch met Ann Stone, a poet."], People(interviewer="Tom Birch")).interviewee
        == "Ann Stone"
    )


def test_the_talk_is_told_without_a_second_name():
    assert is_talk("Tom Birch spoke to her in Quill.") is True
    assert is_talk("رضا امینی در بندر با او گفت‌وگو کرده است.") is True
    assert is_talk("The lamps are old.") is False


def test_a_name_in_capitals_is_printed_as_in_the_text():
    assert as_in_text("TOM BIRCH", ["Here Tom Birch asked."]) == "Tom Birch"
    assert as_in_text("TOM BIRCH", ["Nobody asked."]) == "TOM BIRCH"
    assert as_in_text("tom birch", ["Here Tom Birch asked."]) == "tom birch"


def test_a_bare_name_comes_again_below():
    below = [Piece(2, "Later Tom Birch asked.")]
    assert is_bare_name("Tom Birch", below) is True
    assert [is_bare_name(text, below) for text in ("Ann Stone", "TOM BIRCH", "Later", "asked.")] == [
        False
    ] * 4


def test_occupations_are_told_from_names():
    words = ("director", "translator", "استاد", "زبان‌شناس", "Director", "کاویانی", "lamp")
    assert [is_occupation(word) for word in words] == [True, True, True, True, False, False, False]
    assert names_occupation("former head of the mission") is True
    assert names_occupation("with a lamp") is False


def test_two_people_of_one_surname_stay_two():
    texts = [
        "Tom Hale: Why?",
        "Ruth Hale: So.",
        "Hale: Yes.",
        "Hale: No.",
        "Tom Hale: How?",
        "Ruth Hale: Thus.",
    ]
    speakers = Speakers(texts, People())
    assert [speakers.speaker("answer", speakers.label(text)) for text in texts] == [
        "Tom Hale",
        "Ruth Hale",
        "Hale",
        "Hale",
        "Tom Hale",
        "Ruth Hale",
    ]
