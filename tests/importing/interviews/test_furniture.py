"""Captions, "continued on" lines and page numbers are told from text."""

import pytest

from papers.importing.interviews.furniture import caption_lost, continued_tail, is_caption, is_furniture
from papers.importing.interviews.pieces import Piece


@pytest.mark.parametrize(
    "text",
    [
        "Continued on page 4",
        "continued from page 1",
        "(Continued on Page 12)",
        "Cont'd on p. 3",
        "Please turn to page 5",
        "See page 7",
        "From page 1",
        "To be continued",
        "▶ Continued on next page",
        "ادامه در صفحه ۴",
        "ادامه از صفحه ۱",
        "(بقیه در صفحه ۷)",
        "ادامه مصاحبه در صفحه ۳",
        "12",
        "- 12 -",
        "Page 3",
        "3 of 8",
        "صفحه ۵",
        "۱۲",
    ],
)
def test_furniture(text):
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "See you on the page of history.",
        "Continued pressure is useless.",
        "In 2018",
        "From the first page on, it is clear.",
        "ادامه مذاکرات دشوار است.",
        "12 ships",
        "",
        "x" * 200,
    ],
)
def test_text_is_no_furniture(text):
    assert not is_furniture(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("They wait. (continued on page 5)", "They wait."),
        ("They wait and [Cont'd on p. 2]", "They wait and"),
        ("منتظرند (ادامه در صفحه ۴)", "منتظرند"),
    ],
)
def test_a_tail_about_the_next_page(text, rest):
    assert text[: continued_tail(text)] == rest


@pytest.mark.parametrize(
    "text", ["They wait.", "(continued on page 5)", "The talks (and more) continued", ""]
)
def test_no_tail(text):
    assert continued_tail(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Minister Karimi (L) shakes hands with his guest.",
        "The director (2nd R) opens the pier",
        "The director (second from left) opens the pier",
        "Photo: The bridge in August",
        "Photo by Sara Zand",
        "The bridge in August (file photo)",
        "The bridge (Photo: Delta Times)",
        "The two presidents give a joint news conference in Geneva, on July 16, 2018.",
        "The old ferry is seen at the pier.",
        "In this photo the ferry leaves the pier.",
        "عکس: پل در تابستان",
        "وزیر (نفر دوم از راست) در بندر",
        "نمایی از بندر",
        "![The bridge](bridge.png)",
    ],
)
def test_captions(text):
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed in May, and nobody knows when it will open.",
        "I was seen at the pier on July 16, 2018.",
        "Have you seen this photo (L)?",
        "The law was passed on July 16, 2018.",
        "The treaty (the left one) is dead.",
        "What is seen here is seen by us all.",
        "",
        "word " * 80 + "(L)",
    ],
)
def test_text_is_no_caption(text):
    assert not is_caption(text)


@pytest.mark.parametrize(
    ("text", "other", "lost"),
    [
        ("Minister X (L) leads the delegation in a meet", "Minister Y (R) smiles.", True),
        ("Minister X (L) in Tehran", "Minister Y (R) in Moscow", False),
        ("Minister X (L) in Tehran.", "Minister Y (R) smiles.", False),
        ("Minister X (L) leads the", "Minister Y (R) in Moscow", True),
        ("Minister X (L) leads the dele-", "Minister Y (R) in Moscow", True),
        ("Photo: The bridge", "Minister Y (R) smiles.", False),
    ],
)
def test_a_caption_that_breaks_off(text, other, lost):
    one, two = Piece(1, text), Piece(3, other)
    assert caption_lost(one, [one, two]) is lost


def test_a_single_caption_may_lack_its_full_stop():
    one = Piece(1, "Minister X (L) in Tehran")
    assert not caption_lost(one, [one])
