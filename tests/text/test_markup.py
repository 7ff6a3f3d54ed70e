"""Rich text is taken apart into tags and words, whatever stands in it, and its tags survive every change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.markup import change_words, pieces_of

HOSTILE = st.text(st.sampled_from("<>/\"'=!-p&;a یك\n"), max_size=60)


@pytest.mark.parametrize(
    ("source", "tags", "words"),
    [
        ("", [], []),
        ("one", [], ["one"]),
        ('<p id="a">one <b>two</b></p>', ['<p id="a">', "<b>", "</b>", "</p>"], ["one ", "two"]),
        ('<a href="?a>b">x</a>', ['<a href="?a>b">', "</a>"], ["x"]),
        ("<a title='\"'>x</a>", ["<a title='\"'>", "</a>"], ["x"]),
        ("1 < 2 <b>x", ["<b>"], ["1 < 2 ", "x"]),
        ("<!-- b -->x<br/>", ["<!-- b -->", "<br/>"], ["x"]),
        ('<a href="x', [], ['<a href="x']),
    ],
)  # fmt: skip
def test_tags_and_words(source, tags, words):
    pieces = list(pieces_of(source))
    assert [source[start:end] for start, end, tag in pieces if tag] == tags
    assert [source[start:end] for start, end, tag in pieces if not tag] == words


@given(HOSTILE)
def test_the_pieces_are_the_source(source):
    assert "".join(source[start:end] for start, end, _ in pieces_of(source)) == source


@given(HOSTILE)
def test_no_change_of_words_changes_a_tag(source):
    changed = change_words(source, lambda words: words.replace("a", "o"))
    tags = [source[start:end] for start, end, tag in pieces_of(source) if tag]
    assert [changed[start:end] for start, end, tag in pieces_of(changed) if tag] == tags


def test_a_hundred_thousand_openings_are_no_work():
    for bit in ("<a ", '<a "', "<", "<!--", "<a href='"):
        source = bit * 100_000
        assert change_words(source, str.swapcase).lower() == source
