"""Lines as pieces: markup over several lines, seams inside a line, spans that move along."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.importing.document import Block, Line, Span
from papers.importing.interviews.assignment import best_pairs
from papers.importing.interviews.emphasis import carry, emphasis_roles, loosen, pair_marks
from papers.importing.interviews.losses import loss_notice
from papers.importing.interviews.misreadings import misreading_notices
from papers.importing.interviews.paragraphs import Paragraph
from papers.importing.interviews.pieces import Piece, cut, read_pieces, seams, split_seams


def pieces_of(*texts):
    return read_pieces(tuple(Line(number, text) for number, text in enumerate(texts, start=1)))


@pytest.mark.parametrize(
    ("printed", "text", "kinds"),
    [
        ("**Why now?**", "Why now?", ["strong"]),
        ("__Why now?__", "Why now?", ["strong"]),
        ("*Why now?*", "Why now?", ["em"]),
        ("_Why now?_", "Why now?", ["em"]),
        ("***Why now?***", "Why now?", ["strong", "em"]),
        ("**Why now**?", "Why now?", ["strong"]),
        ("plain  text", "plain text", []),
        ("5 * 3 * 2", "5 * 3 * 2", []),
        ("**" + "long " * 150 + "end**", "long " * 150 + "end", ["strong"]),
    ],
)
def test_a_line_loses_its_markup(printed, text, kinds):
    (piece,) = pieces_of(printed)
    assert (piece.text, [span.kind for span in piece.spans]) == (text, kinds)


def test_a_heading_has_its_level():
    assert [(piece.text, piece.level) for piece in pieces_of("# One", "### Three ###", "#tag")] == [
        ("One", 1),
        ("Three", 3),
        ("#tag", 0),
    ]


def stressed(*texts):
    """Return for each line with text its words and those of them that are emphasised."""
    pieces = carry(pair_marks(pieces_of(*texts)))
    return [
        (piece.text, [piece.text[span.start : span.end] for span in piece.spans if span.kind == "strong"])
        for piece in pieces
    ]


def test_emphasis_over_lines_is_closed_on_each():
    assert stressed("**one", "two", "", "three**", "four") == [
        ("one", ["one"]),
        ("two", ["two"]),
        ("three", ["three"]),
        ("four", []),
    ]


def test_emphasis_may_close_inside_a_line():
    assert stressed("**one", "two?** three", "four") == [
        ("one", ["one"]),
        ("two? three", ["two?"]),
        ("four", []),
    ]


@pytest.mark.parametrize("texts", [["**one", "two"], ["one**", "two**"], ["a ** b", "c"]])
def test_a_mark_without_its_other_half_stays(texts):
    assert stressed(*texts) == [(text, []) for text in texts]


def test_marks_of_two_columns_close_in_the_order_of_the_columns():
    pieces = pair_marks(pieces_of("**one", "**five", "two?**", "six?**", "three", "seven"))
    order = [pieces[i] for i in (0, 2, 4, 1, 3, 5)]
    assert [bool(piece.spans) for piece in carry(order)] == [True, True, False, True, True, False]
    assert [piece.text for piece in carry(order)] == ["one", "two?", "three", "five", "six?", "seven"]
    assert [piece.spans for piece in map(loosen, carry(order))] == [()] * 6


def test_a_mark_that_never_closes_in_a_column_holds_to_the_end_of_its_sentence():
    pieces = pair_marks(pieces_of("closed**", "**one", "two?", "three", "**four", "five**", "six**"))
    kept = [piece for piece in pieces if piece.text != "five"]
    assert [bool(piece.spans) for piece in carry(kept[1:5])] == [True, True, False, True]


def test_marks_that_hold_questions_tell_who_speaks():
    pieces = pair_marks(pieces_of("**Why", "now?**", "Because.", "**Who", "else?**", "*Some", "word*"))
    assert emphasis_roles(pieces) == {
        (1, 0): "question",
        (2, 0): "answer",
        (4, 0): "question",
        (5, 0): "answer",
    }


def test_blank_lines_are_no_pieces():
    assert [piece.number for piece in pieces_of("", "one", "  ", "two")] == [2, 4]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "these issues. standing and become a it will",
            ["these issues.", "standing and become a", "it will"],
        ),
        ("this perspec- fluence matters.", ["this perspec-", "fluence matters."]),
        ("short- and long-term plans", ["short- and long-term plans"]),
        ("at 5 p.m. they met", ["at 5 p.m. they met"]),
        ("the U.S. officials", ["the U.S. officials"]),
        ("Mr. karimi", ["Mr. karimi"]),
        ('"Why?" he asked.', ['"Why?" he asked.']),
        ("Why not? she said.", ["Why not? she said."]),
        ("wait... and see", ["wait... and see"]),
        ("One sentence. Another one.", ["One sentence. Another one."]),
        ("vitamin A is good", ["vitamin A is good"]),
        ("in small letters. all of it. always. never. so. it. is. here.", None),
    ],
)
def test_a_line_is_cut_where_columns_met(text, parts):
    assert [piece.text for piece in split_seams(Piece(1, text))] == (parts or [text])


def test_parts_of_a_line_are_counted():
    parts = split_seams(Piece(1, "these issues. standing and become a it will"))
    assert [(piece.part, piece.follows) for piece in parts] == [(0, False), (1, True), (2, True)]


def test_seams_are_offsets():
    assert list(seams("this perspec- fluence")) == [14]


def test_spans_move_with_a_cut():
    piece = Piece(1, "one two three", (Span(4, 13, "em"),))
    assert cut(piece, 0, 7).spans == (Span(4, 7, "em"),)
    assert cut(piece, 7).spans == (Span(0, 5, "em"),)
    assert cut(piece, 0, 3).spans == ()


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_a_cut_is_part_of_the_text(text, start, length):
    part = cut(Piece(1, text, (Span(0, len(text), "em"),) if text else ()), start, start + length)
    assert part.text in text
    assert all(0 <= span.start < span.end <= len(part.text) for span in part.spans)


class TestParagraph:
    WHOLE = Paragraph("one two. three four", (Span(4, 13, "strong"),), ((0, 5), (9, 7)), lost="end")

    def test_lines_come_once_each(self):
        assert Paragraph("a b c", starts=((0, 5), (2, 7), (4, 5))).lines == (5, 7)

    def test_a_part_knows_its_lines(self):
        assert self.WHOLE.part(0, 8).lines == (5,)
        assert self.WHOLE.part(9).lines == (7,)
        assert self.WHOLE.part(4).lines == (5, 7)

    def test_a_loss_stays_at_its_end(self):
        assert (self.WHOLE.part(0, 8).lost, self.WHOLE.part(9).lost) == ("", "end")

    def test_spans_are_cut(self):
        assert self.WHOLE.part(9).spans == (Span(0, 4, "strong"),)


@pytest.mark.parametrize(
    ("lost", "line", "message", "text"),
    [
        ("end", 9, "The end of this text is missing.", "the end of it is bro-"),
        ("start", 5, "The beginning of this text is missing.", "the end of it is bro-"),
    ],
)
def test_a_notice_of_a_loss(lost, line, message, text):
    notice = loss_notice("the end of it is bro-", (5, 9), lost)
    assert (notice.line, notice.code, notice.message, notice.text) == (line, "text-lost", message, text)


def test_a_notice_quotes_no_more_than_it_must():
    assert len(loss_notice("word " * 50 + "bro-", (1,), "end").text) <= 60


def best_by_trying(scores, least):
    best = 0.0
    rows, columns = range(len(scores)), range(len(scores[0]))
    for count in range(1, min(len(rows), len(columns)) + 1):
        for some in itertools.combinations(rows, count):
            for others in itertools.permutations(columns, count):
                found = [scores[row][column] for row, column in zip(some, others, strict=True)]
                if min(found) > least:
                    best = max(best, sum(score - least for score in found))
    return best


SCORES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(-4, 6).map(float), min_size=width, max_size=width), min_size=1, max_size=4
    )
)


@given(SCORES)
def test_pairs_are_the_best_there_are(scores):
    pairs = best_pairs(scores, -0.5)
    assert sum(scores[row][column] + 0.5 for row, column in pairs) == pytest.approx(
        best_by_trying(scores, -0.5)
    )
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)


@pytest.mark.parametrize("scores", [[], [[]], [[float("-inf")]], [[-3.0, -2.0]]])
def test_nothing_fits(scores):
    assert best_pairs(scores, -1.5) == []


def test_a_word_but_for_one_letter_may_be_misread():
    blocks = [
        Block("answer", "the powers and the powers", (1,)),
        Block("answer", "five global nowers met", (3,)),
    ]
    assert [(notice.line, notice.message, notice.text) for notice in misreading_notices(blocks)] == [
        (3, "“nowers” may be a misreading of “powers”.", "nowers")
    ]


@pytest.mark.parametrize(
    "text",
    ["nowers twice, nowers again", "lowers the price", "Powers of the world", "the power", ""],
)
def test_good_words_are_not_blamed(text):
    blocks = [Block("answer", "the powers and the powers", (1,)), Block("answer", text, (3,))]
    assert misreading_notices(blocks) == []
