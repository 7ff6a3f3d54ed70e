"""What is lost is flagged: words nobody could read, broken ends and beginnings, lines that end too soon."""

import pytest

from papers.importing.document import Line
from papers.importing.interviews.interview import read_interview
from papers.importing.interviews.losses import mark_losses, unread_notices
from papers.importing.interviews.paragraphs import Paragraph
from papers.importing.interviews.pieces import Piece
from papers.importing.interviews.widths import short_lines


def lost(*texts, spoken_from=lambda text: 0):
    return [one.lost for one in mark_losses([Paragraph(text) for text in texts], spoken_from)]


@pytest.mark.parametrize(
    "mark",
    [
        "[illegible]",
        "(illegible)",
        "[words illegible]",
        "[text missing]",
        "[...]",
        "[…]",
        "[?]",
        "[ناخوانا]",
        "(افتادگی)",
        "[یک کلمه ناخوانا]",
        "□□□",
    ],
)
def test_words_that_nobody_could_read_are_flagged(mark):
    paragraph = Paragraph(f"The ferry was built {mark} in the spring.", starts=((0, 3), (14, 5), (48, 7)))
    assert [(one.line, one.code, one.message, one.text) for one in unread_notices(paragraph)] == [
        (
            5,
            "text-lost",
            "Words are missing inside this text.",
            f"The ferry was built {mark} in the spring.",
        )
    ]


@pytest.mark.parametrize("text", ["It stopped... and went on.", "He said (quietly) no.", "Why? [He laughs.]"])
def test_other_brackets_and_dots_are_no_loss(text):
    assert unread_notices(Paragraph(text, starts=((0, 1),))) == []


def test_a_notice_quotes_whole_words_round_the_place():
    text = "Every word that stands far before it is left out [illegible] and so is all that stands behind it."
    (notice,) = unread_notices(Paragraph(text, starts=((0, 1),)))
    assert notice.text == "before it is left out [illegible] and so is all that"


def test_a_beginning_is_sought_behind_the_label():
    texts = ["Q: Who pays?", "A: of our kinds we sow six."]
    assert lost(*texts) == ["", ""]
    assert lost(*texts, spoken_from=lambda text: 3) == ["", "start"]


def test_a_persian_sentence_does_not_begin_with_what_belongs_before():
    assert lost("را به خانه برد و خوابید.", "آب را به خانه برد.") == ["start", ""]


def test_the_lines_of_the_head_are_not_lost():
    assert lost("Why a mountain village keeps four thousand kinds of grain", "It rained.", "It was dry.") == [
        "",
        "",
        "",
    ]


PERSIAN = ["خط نخست این ستون پر است.", *["و این خط هم تا پایان پر شده"] * 7]


def pieces_of(*texts):
    return [Piece(i, text, printed=len(text)) for i, text in enumerate(texts, start=1)]


def test_a_line_that_ends_too_soon_breaks_off():
    assert short_lines(pieces_of(*PERSIAN, "و این", *PERSIAN[1:])) == {8}
    assert short_lines(pieces_of(*PERSIAN, *PERSIAN[1:])) == set()


def test_few_lines_show_no_width():
    assert short_lines(pieces_of(*PERSIAN[:3], "و این", *PERSIAN[1:3])) == set()


def test_a_full_stop_or_a_small_letter_explains_a_short_line():
    column = ["The line of this column is full.", *["and so is every line under it"] * 8]
    assert short_lines(pieces_of(*column, "and this", "Then it is full to its end up")) == {9}
    assert short_lines(pieces_of(*column, "and this", "then it is full to its end up")) == set()
    assert short_lines(pieces_of(*column, "and this.", "Then it is full to its end up")) == set()


def test_the_end_of_a_question_before_bold_text_is_lost():
    texts = [
        "Harbour News",
        "**Who pays for it?**",
        "The towns do, and they",
        "**And who else?**",
        "Nobody else.",
    ]
    document = read_interview(tuple(Line(2 * i + 1, text) for i, text in enumerate(texts)))
    assert [(block.type, block.text, block.lost) for block in document.blocks[1:]] == [
        ("question", "Who pays for it?", ""),
        ("answer", "The towns do, and they", "end"),
        ("question", "And who else?", ""),
        ("answer", "Nobody else.", ""),
    ]


def test_a_beginning_that_was_lost_behind_a_label_is_flagged():
    lines = ["Q: Who pays for all of this?", "A: office has taken it over.", "Q: And now?", "A: We wait."]
    document = read_interview(tuple(Line(2 * i, text) for i, text in enumerate(lines, start=1)))
    assert [(block.text, block.lost) for block in document.blocks] == [
        ("Who pays for all of this?", ""),
        ("office has taken it over.", "start"),
        ("And now?", ""),
        ("We wait.", ""),
    ]


def test_one_line_that_leaves_room_breaks_off_where_all_others_are_filled():
    filled = ["a harbour town with no.", *["and the water of the lake"] * 14]
    pieces = [
        Piece(i, text) for i, text in enumerate([*filled, "the water of the", "Ferry is out of the town"])
    ]
    assert short_lines(pieces) == {15}
    assert short_lines([*pieces[:-1], Piece(16, "Ferryboats are out")]) == set()
