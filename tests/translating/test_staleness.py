"""What has changed since a translation was made is told part by part, in the order of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.models import TranslationBasis
from papers.models.parts import Part
from papers.translating.staleness import (
    Age,
    Change,
    age_of,
    changes_between,
    changes_since,
    in_both_orders,
    left_as_in_original,
    original_of,
)
from papers.translating.starting import start_translation
from tests.factories import make_essay, paragraphs, signature

NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


def parts(**words):
    return [Part(name, "paragraph", text) for name, text in words.items()]


def test_nothing_has_changed():
    assert changes_between(parts(a="one", b="two"), parts(a="one", b="two")) == []


def test_changed_new_and_removed_parts_stand_where_readers_meet_them():
    before = parts(a="one", b="two", c="three", d="four")
    now = parts(a="one", n="new", b="TWO", d="four")
    assert changes_between(before, now) == [
        Change("n", "paragraph", "", "new"),
        Change("b", "paragraph", "two", "TWO"),
        Change("c", "paragraph", "three", ""),
    ]


def test_a_part_that_moved_is_no_change():
    assert changes_between(parts(a="one", b="two"), parts(b="two", a="one")) == []


@given(NAMES, NAMES)
def test_both_orders_are_kept_as_one(before, now):
    merged = in_both_orders(before, now)
    assert [name for name in merged if name in now] == now
    assert sorted(merged) == sorted({*before, *now})


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["x", "y"])),
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["x", "y"])),
)
def test_changes_lead_from_one_text_to_the_other(before, now):
    words = dict(before)
    for change in changes_between(parts(**before), parts(**now)):
        assert words.pop(change.name, "") == change.before
        if change.now:
            words[change.name] = change.now
    assert words == now


@pytest.fixture
def essay(db):
    return make_essay(
        title="Ports",
        body=paragraphs("One port.", "Two ports."),
        authors=[signature("Parvin Karimi", "Rasht")],
    )


@pytest.fixture
def translation(essay):
    return start_translation(essay, "fa").page


def rewrite(page, title):
    page.title = title
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_translation_ages_when_its_original_is_published(essay, translation):
    original = original_of(translation)
    assert (original, age_of(translation, original)) == (essay, Age.CURRENT)
    essay.title = "Harbours"
    revision = essay.save_revision()
    assert age_of(translation, original_of(translation)) is Age.CURRENT
    revision.publish()
    original = original_of(translation)
    assert age_of(translation, original) is Age.STALE
    assert changes_since(translation, original) == [Change("title", "title", "Ports", "Harbours")]
    rewrite(essay, "Ports")
    assert age_of(translation, original_of(translation)) is Age.CURRENT


def test_nothing_is_known_without_a_basis_or_a_public_original(essay, translation):
    assert age_of(translation, None) is Age.UNKNOWN
    essay.unpublish()
    assert age_of(translation, original_of(translation)) is Age.UNKNOWN
    translation.basis = None
    assert age_of(translation, essay) is Age.UNKNOWN
    assert changes_since(translation, essay) == []
    assert original_of(essay) is None


def test_what_was_only_copied_is_named(translation):
    assert [part.text for part in left_as_in_original(translation)] == ["Ports", "One port.", "Two ports."]
    translation.title = "بندرها"
    assert [part.text for part in left_as_in_original(translation)] == ["One port.", "Two ports."]
    translation.basis = None
    assert left_as_in_original(translation) == []


def test_a_basis_is_kept_once_and_never_changed(essay):
    basis = TranslationBasis.of(essay)
    assert TranslationBasis.of(essay) == basis
    assert basis.digest == essay.text_digest
    with pytest.raises(ValueError, match="does not change"):
        basis.save()
    rewrite(essay, "Harbours")
    other = TranslationBasis.of(essay)
    assert other != basis
    assert other.revision == essay.live_revision
    assert [part.text for part in other.part_list][:1] == ["Harbours"]
