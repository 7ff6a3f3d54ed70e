"""Bytes become numbered, clean lines, whatever encoding and line ends they came with."""

from __future__ import annotations

import hashlib

import pytest

from papers.importing.document import Line, Notice, UnreadableSource
from papers.importing.sources import Limits, load

TEXT = "Ports of the North\n\nبندرهای شمالی، ۱۳۹۷\n"
LINES = (Line(1, "Ports of the North"), Line(2, ""), Line(3, "بندرهای شمالی، ۱۳۹۷"))
PERSIAN = "این گزارش درباره راه دریایی ایران و روسیه است و به همکاری دو کشور در بندر انزلی می پردازد\n"
RUSSIAN = "Паромная линия постепенно меняет торговлю зерном на Каспийском море, как отмечал министр\n"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-32", "utf-32")],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding, name, line_end):
    source = load("ports.txt", TEXT.replace("\n", line_end).encode(encoding))
    assert source.lines == LINES
    assert source.encoding == name
    assert source.notices == ()


def test_the_bytes_stay_untouched():
    data = TEXT.encode("utf-16")
    source = load("ports.txt", data)
    assert (source.name, source.data, source.sha256) == ("ports.txt", data, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PERSIAN.replace("ی", "ي").replace("ک", "ك"), "cp1256"),
        (RUSSIAN, "cp1251"),
        ("Ports – “old” ones\n" * 4, "cp1252"),
    ],
)
def test_old_windows_pages_are_recognised_by_their_letters(text, encoding):
    source = load("old.txt", text.encode(encoding))
    assert source.encoding == encoding
    assert source.lines[0].text == text.splitlines()[0]


def test_a_final_line_without_an_end_counts_and_an_empty_end_does_not():
    assert load("a", b"one\ntwo").lines == load("a", b"one\ntwo\n").lines
    assert load("a", b"one\n\n").lines == (Line(1, "one"), Line(2, ""))


def test_a_form_feed_is_a_space_so_that_line_numbers_stay_those_of_an_editor():
    assert load("a", "one\x0ctwo\nthree\u2028four".encode()).lines == (
        Line(1, "one two"),
        Line(2, "three four"),
    )


def test_bidi_controls_are_removed_and_reported_with_their_line():
    source = load("a", "one\ntwo \u202ethree\u202c".encode())
    assert source.lines[1] == Line(2, "two three")
    message = "Invisible direction controls were removed: RIGHT-TO-LEFT OVERRIDE, POP DIRECTIONAL FORMATTING."
    assert source.notices == (Notice(2, "bidi-removed", message, "two three"),)


def test_joiners_of_persian_stay():
    assert load("a", "می‌رود".encode()).lines == (Line(1, "می‌رود"),)


def test_a_text_of_more_lines_than_the_limit_is_refused():
    text, limits = b"one\n\r\nthree\rfour\n", Limits(lines=4)
    assert len(load("text.txt", text, limits).lines) == 4
    with pytest.raises(UnreadableSource, match=r"^The text has more than 4 lines; no paper has\.$"):
        load("text.txt", text + b"\nsix", limits)
