"""Pieces of one page are chained by grammar, the document's words and their places; roles follow."""

import pytest

from papers.importing.document import Line
from papers.importing.interviews.chains import Node, chain, connect
from papers.importing.interviews.columns import unweave
from papers.importing.interviews.gutters import split_gutters
from papers.importing.interviews.interview import read_interview
from papers.importing.interviews.links import Links
from papers.importing.interviews.orphans import find_gap
from papers.importing.interviews.paragraphs import Paragraph
from papers.importing.interviews.pieces import Piece, split_seams
from papers.importing.interviews.roles import assign_roles
from papers.importing.interviews.speakers import People, Speakers


def pieces_of(*texts):
    return [Piece(2 * i + 1, text) for i, text in enumerate(texts)]


def chained(*texts, starters=()):
    pieces = [part for piece in pieces_of(*texts) for part in split_seams(piece)]
    links = Links(list(texts), frozenset(starters))
    return [[piece.text for piece in pieces] for pieces in chain(pieces, links)]


def test_paragraphs_that_are_finished_stay_apart():
    assert chained("It rained. It was cold.", "The sun came. It was warm.") == [
        ["It rained. It was cold."],
        ["The sun came. It was warm."],
    ]


def test_a_broken_word_finds_its_rest_behind_another_paragraph():
    assert chained(
        "The influence of the lake on the harbour is great, and its influ-",
        "The towns wait for the ferry, and nobody knows when it will come back.",
        "ence on the towns is greater.",
    ) == [
        [
            "The influence of the lake on the harbour is great, and its influ-",
            "ence on the towns is greater.",
        ],
        ["The towns wait for the ferry, and nobody knows when it will come back."],
    ]


def test_a_broken_word_finds_its_rest_far_up_the_page():
    filler = [
        f"Number {i} is a long sentence of its own, and it is finished before the next one."
        for i in range(60)
    ]
    read = chained("ational agency was closed.", *filler, "The international press knew it, and the intern-")
    assert read[-1] == ["The international press knew it, and the intern-", "ational agency was closed."]
    assert len(read) == 61


def test_a_labelled_line_never_goes_on_with_another():
    texts = ["Q: What is the reason for the", "A: because of the rain"]
    assert chained(*texts, starters=((1, 0), (3, 0))) == [[texts[0]], [texts[1]]]


def test_a_name_goes_on_where_one_is_needed():
    first = "The talks between the foreign ministers of the two neighbouring countries of Iran and"
    assert chained(first, "Russia will go on in May.") == [[first, "Russia will go on in May."]]


def test_a_capital_on_a_small_word_begins_a_sentence():
    first = "The talks between the foreign ministers of the two neighbouring countries of Iran and"
    assert chained(first, "If they go on in May, it is good.") == [
        [first],
        ["If they go on in May, it is good."],
    ]


def test_what_grammar_forbids_is_not_joined():
    first = "The talks in the capital were long, and the ministers of both countries became a"
    assert chained(first, "they will go on in May, which is good for all of us.") == [
        [first],
        ["they will go on in May, which is good for all of us."],
    ]


def test_a_false_seam_is_closed_again():
    assert chained("The ship left. and nobody saw it.") == [["The ship left.", "and nobody saw it."]]


def test_a_ring_is_never_closed():
    one, two = (Node(piece, place) for place, piece in enumerate(pieces_of("a", "b")))
    assert connect(one, two, 1.0)
    assert not connect(two, one, 1.0)
    assert not connect(one, one, 1.0)
    assert two.head is one


def test_no_pieces_no_paragraphs():
    assert chained() == []


def test_an_alien_piece_finds_its_gap():
    host = Piece(
        1, "The new line may become important for the whole shore of the lake and of the ferry in May"
    )
    alien = Piece(3, "standing and become a")
    links = Links([host.text, "an international topic of interest", "a topic of the talks"])
    wide = Piece(1, "It may harm the international topic of interest between the two towns.")
    index, offset = find_gap(alien, None, [(wide, 1, True)], links)
    assert (index, wide.text[offset:].split()[0]) == (0, "topic")


def test_an_alien_piece_fits_nowhere():
    links = Links(["they is it"])
    assert find_gap(Piece(3, "and become a"), None, [(Piece(1, "they is it"), 1, False)], links) is None


def test_two_columns_read_across_are_dealt_out():
    left = [
        "The ferry between the",
        "two shores of the har-",
        "bour has been standing",
        "still for three years.",
    ]
    right = [
        "Farmers on the northern",
        "shore drive four hours",
        "round the water to reach",
        "the market of the town.",
    ]
    woven = pieces_of(*(line for pair in zip(left, right, strict=True) for line in pair))
    links = Links([*(piece.text for piece in woven), "The harbour opens for four hours."])
    assert [piece.text for piece in unweave(woven, links)] == left + right


def test_a_plain_column_stays_as_it_is():
    column = pieces_of(
        "The ferry between the", "two shores of the lake", "has been standing still", "for three years."
    )
    assert unweave(column, Links([piece.text for piece in column])) == column


def test_short_finished_paragraphs_are_no_column():
    page = pieces_of("Yes.", "No.", "Why not?", "Who knows.", "I do.", "So do I.")
    assert unweave(page, Links([piece.text for piece in page])) == page


def test_a_gutter_parts_two_columns():
    raw = {1: "left one      right one", 3: "left two      right two", 5: "left three    right three"}
    pieces = [Piece(number, " ".join(text.split())) for number, text in raw.items()]
    assert [piece.text for piece in split_gutters(pieces, raw)] == [
        "left one",
        "left two",
        "left three",
        "right one",
        "right two",
        "right three",
    ]


@pytest.mark.parametrize(
    "raw",
    [
        {1: "left one      right one", 3: "left two      right two"},
        {1: "a      b", 3: "plain text", 5: "a      b"},
        {1: "one     two", 3: "a very long left side     two", 5: "x     two"},
    ],
)
def test_single_wide_spaces_are_no_gutter(raw):
    pieces = [Piece(number, " ".join(text.split())) for number, text in raw.items()]
    assert split_gutters(pieces, raw) == pieces


def roles(*texts, damaged=False, people=None):
    paragraphs = [Paragraph(text, starts=((0, i),)) for i, text in enumerate(texts, start=1)]
    parts = assign_roles(paragraphs, Speakers(texts, people or People()), damaged)
    return [(part.role, part.paragraph.text) for part in parts]


def kinds(*texts, **options):
    return [role for role, _ in roles(*texts, **options)]


def test_questions_and_answers_by_their_form():
    assert kinds(
        "The lead tells all.", "What do you think?", "I think so.", "And why is that?", "It is so."
    ) == [
        "lead",
        "question",
        "answer",
        "question",
        "answer",
    ]


def test_a_rhetorical_question_after_a_question_is_an_answer():
    answer = "It is hard to say. Nobody has asked the farmers. Is there even a need for it?"
    assert kinds("What do you think about the plan?", answer, "It will take years.") == [
        "question",
        "answer",
        "answer",
    ]


def test_a_question_and_its_answer_on_one_line_are_parted():
    line = "The pier is old. What do you think about it? It will be mended in May."
    assert roles(line, "It costs little.", damaged=True) == [
        ("question", "The pier is old. What do you think about it?"),
        ("answer", "It will be mended in May."),
        ("answer", "It costs little."),
    ]


def test_labels_on_one_line_are_parted():
    assert roles("Q: Why now? A: Because.", "Q: And then?", "A: We wait.") == [
        ("question", "Why now?"),
        ("answer", "Because."),
        ("question", "And then?"),
        ("answer", "We wait."),
    ]


def test_a_label_on_its_own_line_belongs_to_the_next():
    assert roles("Q:", "Why now?", "A:", "Because.") == [("question", "Why now?"), ("answer", "Because.")]


def test_paragraphs_after_a_labelled_answer_belong_to_it():
    assert kinds("Q: Why now?", "A: Because.", "It was time. Was it not?", "Q: And then?", "A: We wait.") == [
        "question",
        "answer",
        "answer",
        "question",
        "answer",
    ]


def test_only_questions_are_labelled():
    assert kinds("Q: Why now?", "Because.", "It was time.", "Q: And then?", "We wait.") == [
        "question",
        "answer",
        "answer",
        "question",
        "answer",
    ]


def test_a_title_between_two_speeches_is_a_heading():
    texts = (
        "What do you think?",
        "I think so.",
        "Harbour Without Ships",
        "And what do you fear?",
        "Nothing.",
    )
    assert kinds(*texts) == ["question", "answer", "heading", "question", "answer"]


def read(text):
    return read_interview(tuple(Line(i, line) for i, line in enumerate(text.split("\n"), start=1)))


def test_a_bold_question_with_its_answer_behind_it_on_the_line():
    document = read("The River\n\n**Why does it fall?** There are dams.\n\n**Who built them?** The province.")
    assert [(block.type, block.text) for block in document.blocks[1:]] == [
        ("question", "Why does it fall?"),
        ("answer", "There are dams."),
        ("question", "Who built them?"),
        ("answer", "The province."),
    ]


def test_the_credit_at_the_end_names_the_interviewer():
    document = read("The River\n\nQ: Why does it fall?\n\nA: There are dams.\n\nInterview by Sara Zand")
    assert document.interview.interviewer == "Sara Zand"
    assert [(block.type, block.speaker) for block in document.blocks[1:]] == [
        ("question", "Sara Zand"),
        ("answer", None),
    ]


def test_a_byline_that_is_not_the_interviewer_stays_a_line():
    document = read("The River\n\nBy Nader Parsa\n\nQ: Why?\n\nA: Dams.\n\nInterview by Sara Zand")
    assert [(block.type, block.text) for block in document.blocks[:2]] == [
        ("headline", "The River"),
        ("deck", "By Nader Parsa"),
    ]


def test_a_line_in_italics_beside_the_talk_is_a_caption():
    document = read(
        "The River\n\nQ: Why?\n\nA: There are dams.\n\n*Workers open the dam in May.*\n\nQ: Who?\n\nA: They."
    )
    assert [block.type for block in document.blocks] == [
        "headline",
        "question",
        "answer",
        "caption",
        "question",
        "answer",
    ]


def test_an_edited_note_in_italics_is_no_caption():
    document = read("The River\n\nQ: Why?\n\nA: There are dams.\n\n*This interview was edited for length.*")
    assert document.blocks[-1].type == "context"
