"""The laws of merging three texts, and of the ids by which blocks are known again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.importing.merging import (
    BlockConflict,
    Merged,
    carry_ids,
    comparable,
    likeness,
    merge_streams,
    without_ids,
    words_of,
)

IDS = "abcdefg"


def block(identity, words="one"):
    return {"type": "paragraph", "value": f"<p>{words}</p>", "id": identity}


def blocks_of(pairs):
    return [block(identity, words) for identity, words in pairs]


texts = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(["one", "two", "three"])), unique_by=lambda pair: pair[0]
).map(blocks_of)


def by_id(blocks):
    return {one["id"]: one for one in blocks}


def order(blocks, others):
    """Return the ids of the blocks that the others have, too."""
    return [one["id"] for one in blocks if one["id"] in by_id(others)]


# Three texts -----------------------------------------------------------------------------------------------


@given(texts, texts)
def test_where_no_editor_was_the_source_is_the_text(imported, source):
    assert merge_streams(imported, imported, source) == Merged(source, source)


@given(texts, texts)
def test_where_the_source_stayed_the_editors_is_the_text(imported, own):
    assert merge_streams(imported, own, imported) == Merged(own, imported)


@given(texts, texts)
def test_where_both_agree_nothing_is_in_conflict(imported, both):
    assert merge_streams(imported, both, both) == Merged(both, both)


@given(texts, texts, texts)
def test_nothing_that_an_editor_wrote_or_deleted_is_undone(imported, own, source):
    base, mine, result = by_id(imported), by_id(own), by_id(merge_streams(imported, own, source).blocks)
    written = {key: one for key, one in mine.items() if base.get(key) != one}
    assert {key: result.get(key) for key in written} == written
    assert not result.keys() & (base.keys() - mine.keys())


@given(texts, texts, texts)
def test_what_the_source_changed_is_in_the_text_or_in_conflict(imported, own, source):
    base, theirs = by_id(imported), by_id(source)
    merged = merge_streams(imported, own, source)
    result = by_id(merged.blocks)
    for key in base.keys() | theirs.keys():
        before, there = base.get(key), theirs.get(key)
        if before != there and result.get(key) != there:
            assert BlockConflict(before, by_id(own).get(key), there) in merged.conflicts


@given(texts, texts, texts)
def test_every_block_comes_from_a_side_and_stands_once(imported, own, source):
    merged = merge_streams(imported, own, source)
    assert len(by_id(merged.blocks)) == len(merged.blocks)
    assert len(by_id(merged.imported)) == len(merged.imported)
    assert all(one in own or one in source for one in merged.blocks)


@given(texts, texts, texts)
def test_an_editors_order_stays(imported, own, source):
    merged = merge_streams(imported, own, source).blocks
    if order(own, imported) != order(imported, own):
        assert order(merged, own) == order(own, merged)


@given(texts, texts, texts)
def test_the_order_of_the_source_is_taken_where_it_alone_has_changed(imported, own, source):
    merged = merge_streams(imported, own, source).blocks
    if order(own, imported) == order(imported, own) and order(source, imported) != order(imported, source):
        assert order(merged, source) == order(source, merged)


@given(texts, texts, texts)
def test_a_second_merge_changes_nothing_and_says_the_conflicts_again(imported, own, source):
    merged = merge_streams(imported, own, source)
    again = merge_streams(merged.imported, merged.blocks, source)
    assert (again.blocks, again.imported) == (merged.blocks, merged.imported)
    assert {repr(one) for one in again.conflicts} == {repr(one) for one in merged.conflicts}


def test_a_block_in_conflict_is_remembered_as_it_was_imported():
    merged = merge_streams([block("a")], [block("a", "two")], [block("a", "three")])
    conflict = BlockConflict(block("a"), block("a", "two"), block("a", "three"))
    assert merged == Merged([block("a", "two")], [block("a")], (conflict,))


def test_a_block_that_only_the_page_still_has_is_remembered_where_it_stood():
    """Else the editor would seem to have put the text in another order."""
    imported, own = (
        blocks_of([("a", "x"), ("b", "x"), ("c", "x")]),
        blocks_of([("a", "x"), ("b", "e"), ("c", "x")]),
    )
    merged = merge_streams(imported, own, blocks_of([("a", "x"), ("c", "x")]))
    assert (merged.blocks, merged.imported) == (own, imported)


def test_what_both_insert_at_one_place_stands_in_the_order_of_editor_and_source():
    merged = merge_streams(
        blocks_of([("a", "x"), ("b", "x")]),
        blocks_of([("a", "x"), ("c", "editor"), ("b", "x")]),
        blocks_of([("a", "x"), ("d", "source"), ("b", "x")]),
    )
    assert [one["id"] for one in merged.blocks] == ["a", "c", "d", "b"]


# Ids -------------------------------------------------------------------------------------------------------


WORDS = ("the sea is wide today", "five states look at it", "nobody asked the fish", "a road leads there")
readings = st.lists(st.sampled_from(WORDS)).map(
    lambda found: [block(f"new-{at}", words) for at, words in enumerate(found)]
)
known_texts = st.lists(st.sampled_from(WORDS)).map(
    lambda found: [block(f"old-{at}", words) for at, words in enumerate(found)]
)


@given(known_texts)
def test_a_text_read_again_keeps_its_ids(known):
    again = [{**one, "id": f"new-{at}"} for at, one in enumerate(known)]
    renamed = {f"new-{at}": one["id"] for at, one in enumerate(known)}
    assert carry_ids(known, again) == (known, renamed)


@given(known_texts, readings)
def test_ids_are_carried_without_a_change_of_text(known, source):
    carried, renamed = carry_ids(known, source)
    assert without_ids(carried) == without_ids(source)
    assert [renamed.get(one["id"], one["id"]) for one in source] == [one["id"] for one in carried]
    assert len(by_id(carried)) == len(carried)


@given(known_texts, readings)
def test_as_many_equal_blocks_as_there_were_keep_their_ids(known, source):
    carried, _ = carry_ids(known, source)
    for words in WORDS:
        before = [one["id"] for one in known if words in one["value"]]
        after = [one["id"] for one in carried if words in one["value"]]
        assert len(set(before) & set(after)) == min(len(before), len(after))


@given(st.permutations(range(len(WORDS))), st.integers(0, len(WORDS)))
def test_blocks_that_moved_are_known_by_their_text(order, length):
    known = [block(f"old-{at}", words) for at, words in enumerate(WORDS)]
    source = [block(f"new-{at}", WORDS[at]) for at in order[:length]]
    assert [one["id"] for one in carry_ids(known, source)[0]] == [f"old-{at}" for at in order[:length]]


@pytest.mark.parametrize(
    ("words", "identity"),
    [
        ("the sea is wide today", "a"),
        ("the sea is deep today", "a"),
        ("the sea was deep today", "a"),
        ("a lake was deep today", "new"),
        ("", "new"),
    ],
)
def test_a_changed_block_is_the_same_while_half_of_its_words_are(words, identity):
    carried, _ = carry_ids([block("a", "the sea is wide today")], [block("new", words)])
    assert [one["id"] for one in carried] == [identity]


def test_a_new_block_does_not_take_an_id_that_is_known():
    carried, renamed = carry_ids([block("a", "the sea")], [block("a", "another thing")])
    (one,) = carried
    assert one["id"] != "a"
    assert renamed == {"a": one["id"]}


def test_items_of_a_list_keep_their_ids_too():
    def listed(*items):
        rows = [{"type": "item", "value": f"<p>{words}</p>", "id": identity} for identity, words in items]
        return [{"type": "items", "value": {"numbered": False, "items": rows}, "id": f"list-{items[0][0]}"}]

    known = listed(("a", "the sea is wide"), ("b", "a road leads there"))
    source = listed(("x", "the sea is deep"), ("y", "between"), ("z", "a road leads there"))
    carried, renamed = carry_ids(known, source)
    assert [one["id"] for one in carried[0]["value"]["items"]] == ["a", "y", "b"]
    assert renamed == {"x": "a", "z": "b", "list-x": "list-a"}


def test_blocks_of_two_kinds_are_never_alike():
    assert likeness(block("a"), {**block("a"), "type": "quote"}) == 0.0
    assert likeness(block("a", "one two"), block("b", "one three")) == 0.5


# What counts as a change -----------------------------------------------------------------------------------


def test_what_a_browser_adds_is_no_change():
    stored = {"value": ['<p data-block-key="ab1c2">A &amp; B</p>'], "id": "a"}
    assert comparable(stored) == {"value": ["<p>A & B</p>"], "id": "a"}


def test_words_are_those_that_a_reader_sees():
    value = {
        "id": "x",
        "type": "y",
        "numbered": False,
        "items": [{"value": "<p>A <i>sea</i> &amp; more</p>"}],
    }
    assert words_of(value).split() == ["A", "sea", "&", "more"]
