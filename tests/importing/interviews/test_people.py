"""Who is asked and who asks: introductions, fields of the head, and labels before a speech."""

import pytest

from papers.importing.interviews.head import date_of, is_byline, is_label, read_head
from papers.importing.interviews.introductions import (
    People,
    introduce,
    is_medium,
    merge,
    named_field,
    names_people,
    role_of,
)
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.speakers import Speakers, same_name, split_labels

INTRODUCTIONS = [
    (
        "IRNA conducted an interview with with Mahmoud Shouri, the deputy of the IERAS and a senior analyst "
        "on Russian affairs on the talks:",
        People("Mahmoud Shouri", "deputy of the IERAS and a senior analyst on Russian affairs", "IRNA"),
    ),
    (
        "The Lake Herald interviewed Mina Tavakol, director of the harbour office.",
        People("Mina Tavakol", "director of the harbour office", "Lake Herald"),
    ),
    (
        "In an exclusive interview with the Delta Times, Laleh Varzandeh said that the river falls.",
        People("Laleh Varzandeh", "", "Delta Times"),
    ),
    (
        "In an interview with the Delta Times, Laleh Varzandeh, a professor of hydrology, said so.",
        People("Laleh Varzandeh", "professor of hydrology", "Delta Times"),
    ),
    (
        "Valley Review spoke with Arash Delkhosh, the keeper of the collection, about drought.",
        People("Arash Delkhosh", "keeper of the collection", "Valley Review"),
    ),
    (
        "Arash Delkhosh, a keeper of seeds, spoke to the Valley Review about drought.",
        People("Arash Delkhosh", "keeper of seeds", "Valley Review"),
    ),
    ("Arash Delkhosh told IRNA that the seeds are safe.", People("Arash Delkhosh", "", "IRNA")),
    ("An interview with Arash Delkhosh", People("Arash Delkhosh", "", "")),
    ("We spoke to Arash Delkhosh about the seeds.", People("Arash Delkhosh", "", "")),
    (
        "خبرگزاری دشت با مهران کاویانی، پژوهشگر انرژی، گفت‌وگو کرد.",
        People("مهران کاویانی", "پژوهشگر انرژی", "خبرگزاری دشت"),
    ),
    ("گفت‌وگو با مهران کاویانی درباره باد", People("مهران کاویانی", "", "")),
    ("مهران کاویانی در گفت‌وگو با ایرنا گفت: باد می‌وزد.", People("مهران کاویانی", "", "ایرنا")),
]


@pytest.mark.parametrize(("text", "people"), INTRODUCTIONS)
def test_an_introduction_names_the_people(text, people):
    assert introduce([text]) == people
    assert names_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "The interview took place in May.",
        "Nobody spoke with the farmers.",
        "The harbour was closed.",
        "",
        "Lavrov stated in a press conference that the window is open.",
        "باد در شرق می‌وزد.",
    ],
)
def test_other_texts_name_nobody(text):
    assert introduce([text]) == People()
    assert not names_people(text)


def test_the_first_introduction_counts_and_later_ones_fill_gaps():
    texts = ["Interview with Mina Tavakol", "IRNA interviewed Mina Tavakol, director of the harbour office."]
    assert introduce(texts) == People("Mina Tavakol", "director of the harbour office", "IRNA")


def test_a_role_of_somebody_else_is_not_taken():
    texts = ["Interview with Mina Tavakol", "IRNA interviewed Sara Zand, director of the port."]
    assert introduce(texts) == People("Mina Tavakol", "", "IRNA")


@pytest.mark.parametrize(
    ("rest", "role"),
    [
        (", the director of the port, on the talks", "director of the port"),
        (", an analyst on Russian affairs on the talks", "analyst on Russian affairs"),
        (", director of the port on the talks", "director of the port"),
        (", who is ill", ""),
        (" and others", ""),
        (",", ""),
        ("", ""),
        ("، استاد دانشگاه، درباره آب", "استاد دانشگاه"),
    ],
)
def test_the_role_behind_a_name(rest, role):
    assert role_of(rest) == role


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Nader Parsa", People(interviewer="Nader Parsa")),
        ("Interview by Sara Zand", People(interviewer="Sara Zand")),
        ("Interviewer: Sara Zand", People(interviewer="Sara Zand")),
        ("Interviewee: Dr. Mina Tavakol", People(interviewee="Dr. Mina Tavakol")),
        ("مصاحبه‌کننده: سارا زند", People(interviewer="سارا زند")),
        ("مصاحبه‌شونده: مینا توکل", People(interviewee="مینا توکل")),
        ("By the river", None),
        ("By Monday it will be over.", None),
        ("Interview with Sara Zand", None),
        ("", None),
    ],
)
def test_a_field_with_a_name(text, people):
    assert named_field(text) == people


def test_merging_fills_gaps_only():
    assert merge(People("A", "", "B"), People("C", "r", "D")) == People("A", "r", "B")


@pytest.mark.parametrize(
    "text", ["INTERVIEW", "Interview", "Exclusive Interview", "Q&A", "گفت‌وگو", "مصاحبه اختصاصی"]
)
def test_labels_of_a_column(text):
    assert is_label(text)


@pytest.mark.parametrize(
    "text", ["Interview with Mina", "The talks", "", "INTERVIEW OF THE YEAR AND MUCH MORE THAN THAT"]
)
def test_other_lines_are_no_label(text):
    assert not is_label(text)


@pytest.mark.parametrize(
    ("text", "year", "calendar"),
    [
        ("Tuesday, 4 March 2025", 2025, "gregorian"),
        ("4 March 2025", 2025, "gregorian"),
        ("۱۴ اسفند ۱۴۰۳", 1403, "solar-hijri"),
        ("سه‌شنبه ۱۴ اسفند ۱۴۰۳", 1403, "solar-hijri"),
    ],
)
def test_a_date_with_or_without_its_weekday(text, year, calendar):
    date = date_of(text)
    assert (date.year, date.calendar) == (year, calendar)


def test_a_sentence_is_no_date():
    assert date_of("On 4 March 2025 it rained.") is None


@pytest.mark.parametrize(
    ("text", "byline"), [("By Nader Parsa", True), ("Interview by Sara Zand", False), ("By", False)]
)
def test_a_byline(text, byline):
    assert is_byline(text) is byline


def head_of(*texts):
    pieces = [Piece(number, text) for number, text in enumerate(texts, start=1)]
    return read_head(pieces, Speakers(texts, People()))


def test_a_head_with_everything():
    head, rest = head_of(
        "The River",
        "Dams and droughts",
        "INTERVIEW",
        "By Nader Parsa",
        "4 March 2025",
        "The river is long. It has three dams.",
    )
    assert (head.headline.text, [deck.text for deck in head.decks]) == ("The River", ["Dams and droughts"])
    assert (head.label, head.date.printed, head.byline.text) == (
        "INTERVIEW",
        "4 March 2025",
        "By Nader Parsa",
    )
    assert [piece.number for piece in rest] == [6]


def test_a_page_may_begin_with_a_question():
    head, rest = head_of("Q: Why?", "A: Because.")
    assert head.headline is None
    assert len(rest) == 2


def test_a_page_may_begin_in_the_middle_of_a_sentence():
    head, rest = head_of("ously negative role", "in the talks.")
    assert head.headline is None
    assert len(rest) == 2


def speakers(*texts, people=None):
    return Speakers(texts, people or People())


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ("Q: Why?", "A: Because."),
        ("Q. Why?", "A. Because."),
        ("Q1: Why?", "A1: Because."),
        ("Question: Why?", "Answer: Because."),
        ("Question 1: Why?", "Answer 1: Because."),
        ("[Q] Why?", "[A] Because."),
        ("Q – Why?", "A – Because."),
        ("س: چرا؟", "ج: زیرا."),
        ("س) چرا؟", "ج) زیرا."),
        ("پرسش: چرا؟", "پاسخ: زیرا."),
        ("پرسش اول: چرا؟", "پاسخ اول: زیرا."),
        ("سؤال: چرا؟", "جواب: زیرا."),
    ],
)
def test_labels_before_questions_and_answers(ask, answer):
    both = speakers(ask, answer)
    question, reply = both.label(ask), both.label(answer)
    assert (question.role, reply.role) == ("question", "answer")
    assert ask[question.end :] in ("Why?", "چرا؟")
    assert answer[reply.end :] in ("Because.", "زیرا.")


@pytest.mark.parametrize(
    "text",
    [
        "answer.",
        "A. Karimi said so.",
        "A time: noon",
        "Questions remain.",
        "Quite so",
        "پاسخ او روشن بود.",
        "سه: دو",
        "",
    ],
)
def test_text_without_a_label(text):
    assert speakers("What is it?", text).label(text) is None


def test_an_initial_is_no_label_in_an_essay():
    assert speakers("A. Karimi said so.", "It rained.").label("A. Karimi said so.") is None


def test_names_before_a_colon_are_labels_if_they_come_twice():
    texts = ("Herald: Why?", "Tavakol: Because.", "Herald: And now?", "Tavakol: Now we wait.")
    both = speakers(*texts)
    assert [both.label(text).role for text in texts] == ["question", "answer", "question", "answer"]
    assert [both.label(text).name for text in texts] == ["Herald", "Tavakol", "Herald", "Tavakol"]


def test_a_name_of_the_introduction_is_a_label_at_once():
    both = speakers("IRNA: Why?", "Shouri: Because.", people=People("Mahmoud Shouri", "", "IRNA"))
    assert (both.label("IRNA: Why?").role, both.label("Shouri: Because.").role) == ("question", "answer")
    assert both.speaker("answer", both.label("Shouri: Because.")) == "Mahmoud Shouri"


def test_an_unknown_speaker_keeps_the_name_of_the_label():
    texts = ("Zand: Why?", "Tavakol: Because.", "Zand: And now?", "Tavakol: Now we wait.")
    both = speakers(*texts)
    assert both.speaker("question", both.label(texts[0])) == "Zand"


def test_nobody_is_known():
    assert speakers("Q: Why?", "A: Because.").speaker("question", None) is None


@pytest.mark.parametrize(
    ("label", "person", "same"),
    [
        ("Shouri", "Mahmoud Shouri", True),
        ("Dr. Shouri", "Mahmoud Shouri", True),
        ("mahmoud shouri", "Mahmoud Shouri", True),
        ("IRS", "Institute for Regional Studies", True),
        ("Karimi", "Mahmoud Shouri", False),
        ("", "Mahmoud Shouri", False),
        ("شوری", "محمود شوری", True),
    ],
)
def test_a_label_names_a_person(label, person, same):
    assert same_name(label, person) is same


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Why now? A: Because. Q: And then?", 2),
        ("Why now?", 0),
        ("چرا؟ پاسخ: زیرا.", 1),
        ("a plan. And A is good.", 0),
    ],
)
def test_labels_inside_a_line(text, parts):
    assert len(split_labels(text)) == parts


def test_a_paper_is_not_asked():
    assert [
        is_medium(name) for name in ("روزنامه ساحل نو", "Eastwind Quarterly", "پریناز دادرس", "Liv Doss")
    ] == [
        True,
        True,
        False,
        False,
    ]


def test_a_persian_introduction_may_say_where_the_talk_was_held():
    people = introduce(["روزنامه ساحل نو با پریناز دادرس، کارگردان، در کارگاه او گفتگو کرده است."])
    assert (people.interviewer, people.interviewee, people.role) == (
        "روزنامه ساحل نو",
        "پریناز دادرس",
        "کارگردان",
    )


def test_question_marks_tell_more_than_an_introduction_does():
    texts = ["Ford: Who pays?", "Weil: The towns do.", "Ford: And who else?", "Weil: Nobody.", "Ford: Why?"]
    speakers = Speakers([*texts, "Weil: Because."], People(interviewee="Lena Ford"))
    assert [speakers.label(text).role for text in texts[:2]] == ["question", "answer"]
