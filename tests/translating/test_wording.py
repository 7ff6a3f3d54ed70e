"""What changed in a part is told word by word, and no word is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from papers.models.parts import Part
from papers.translating.counterparts import counterparts
from papers.translating.wording import MOST_WORDS, Piece, compare

TEXTS = st.text(alphabet="ab‌بی \n", max_size=30)


def test_changed_words_are_marked_on_both_sides():
    before, now = compare("The sea is wide.", "The lake is very wide.")
    assert before == [Piece("The ", False), Piece("sea ", True), Piece("is ", False), Piece("wide.", False)]
    assert now == [
        Piece("The ", False),
        Piece("lake ", True),
        Piece("is ", False),
        Piece("very ", True),
        Piece("wide.", False),
    ]


def test_a_new_part_and_one_taken_out_differ_as_a_whole():
    assert compare("", "All new") == ([], [Piece("All new", True)])
    assert compare("All gone", "") == ([Piece("All gone", True)], [])
    assert compare("", "") == ([], [])


def test_a_space_alone_is_no_change():
    assert not any(piece.differs for side in compare("one two", "one two ") for piece in side)


def test_a_huge_text_is_compared_by_its_ends():
    words = [f"word{at}" for at in range(MOST_WORDS + 10)]
    before = " ".join(words)
    now = " ".join([*words[:5], "other", *words[6:]])
    old, new = compare(before, now)
    assert [piece.text for piece in old if piece.differs] == ["word5 "]
    assert [piece.text for piece in new if piece.differs] == ["other "]


@given(TEXTS, TEXTS)
def test_the_pieces_are_the_text_and_what_does_not_differ_is_on_both_sides(before, now):
    old, new = compare(before, now)
    assert "".join(piece.text for piece in old) == before
    assert "".join(piece.text for piece in new) == now
    same = [
        [word for piece in side if not piece.differs for word in piece.text.split()] for side in (old, new)
    ]
    assert same[0] == same[1]


def block(name, kind="paragraph"):
    return Part(name, kind, name)


def test_copied_parts_belong_to_what_they_were_copied_from():
    original = [
        Part("title", "title", "Ports"),
        block("a"),
        block("b"),
        Part("signature-1", "signature", "X"),
    ]
    translation = [
        block("b"),
        Part("title", "title", "بندرها"),
        block("a"),
        Part("signature-1", "signature", "Y"),
    ]
    assert counterparts(original, translation) == {part.name: part for part in translation}


def test_parts_of_pages_that_were_linked_pair_in_their_order_where_they_can():
    original = [Part("title", "title", "Ports"), block("a"), block("b", "heading")]
    own = [Part("title", "title", "بندرها"), block("x"), block("y", "heading")]
    assert counterparts(original, own) == {"title": own[0], "a": own[1], "b": own[2]}
    assert counterparts(original, [own[0], own[2]]) == {"title": own[0], "b": own[2]}
    assert counterparts(original, own[:1]) == {"title": own[0]}


def test_a_part_that_a_translator_dropped_has_none():
    original = [block("a"), block("b"), block("c")]
    assert counterparts(original, [block("a"), block("c")]) == {"a": block("a"), "c": block("c")}
    changed = [block("a"), block("new"), block("c")]
    assert counterparts(original, changed) == {"a": block("a"), "c": block("c")}
