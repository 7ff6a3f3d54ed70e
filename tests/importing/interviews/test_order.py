"""An order of lines is changed only where the seams between the lines prove it."""

import pytest

from papers.importing.document import Document, Notice
from papers.importing.interviews.columns import unweave_and_doubt
from papers.importing.interviews.links import Links
from papers.importing.interviews.order import in_equal_turns, judge, mends
from papers.importing.interviews.pieces import Piece
from papers.importing.sureness.assessment import unsure_pages

COLUMN = (
    "A hub is not a place where",
    "pipes meet. It is a place",
    "where lawyers meet, and the",
    "judges whom nobody fears.",
)


def order_of(*texts):
    pieces = [Piece(number, text) for number, text in enumerate(texts, start=1)]
    return judge(pieces, Links(list(texts)))


@pytest.mark.parametrize(
    ("texts", "open_", "broken"),
    [
        (COLUMN, 3, 0),
        (("It is the end.", "and so it goes on."), 0, 1),
        (("He named three things:", "and so it goes on."), 0, 0),
        (("They saw the", "of a town there."), 1, 1),
        (("They saw a great har-", "The end."), 1, 2),
        (("A long line of a column", "A short", "one goes on and on here"), 2, 1),
        ((), 0, 0),
    ],
)
def test_seams_that_no_printer_set_are_counted(texts, open_, broken):
    order = order_of(*texts)
    assert (order.open, order.broken) == (open_, broken)


def test_a_word_made_whole_speaks_for_an_order():
    texts = ("They saw the har-", "bour of the town.", "No harbour is so old.")
    assert sum(order_of(*texts).seams.values()) == -2


def test_an_order_has_to_mend_what_is_broken():
    printed = order_of("They saw the", "of a town there.", "It was late.", "and so on.")
    mended = order_of("They saw the", "town there.", "It was late.", "So on.")
    assert (printed.broken, mended.broken) == (2, 0)
    assert mends(mended, printed)
    assert not mends(printed, mended)
    assert not mends(printed, printed)


def test_a_column_that_reads_on_stays_as_printed():
    pieces = [Piece(number, text) for number, text in enumerate(COLUMN, start=1)]
    assert unweave_and_doubt(pieces, Links(list(COLUMN))) == (pieces, [])


def test_an_order_that_stays_broken_is_doubtful():
    texts = ("It is the", "of a", "the of", "and the", "is of an", "it was a", "of it is the", "a")
    pieces = [Piece(number, text) for number, text in enumerate(texts, start=1)]
    _, notices = unweave_and_doubt(pieces, Links(list(texts)))
    assert [(notice.line, notice.code) for notice in notices] == [(1, "column-order-doubtful")]


def test_a_page_of_doubtful_order_is_held_back():
    notice = Notice(3, "column-order-doubtful", "The order of the columns is doubtful.")
    reasons = unsure_pages(Document(kind="interview", language="en", notices=(notice,)))
    assert notice.message in reasons[None]


@pytest.mark.parametrize(
    ("order", "equal"),
    [
        ((0, 2, 4, 6, 1, 3, 5, 7), True),
        ((0, 1, 4, 5, 8, 9, 12, 13, 2, 3, 6, 7, 10, 11, 14), True),
        ((0, 1, 4, 5, 8, 9, 2, 3, 6, 7), False),
        ((0, 2, 3, 6, 1, 4, 5, 7), False),
        ((0, 1, 2, 3, 4, 5, 6, 7), False),
        ((0, 1, 2, 3, 6, 4, 5, 7), False),
    ],
)
def test_equal_turns_are_told_from_others(order, equal):
    printed = [Piece(number, "x") for number in range(len(order))]
    assert in_equal_turns([printed[at] for at in order], printed) is equal
