"""One key for the ways in which languages write one keyword, and another key for another keyword."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.keywords import keyword_key


@pytest.mark.parametrize(
    "spellings",
    [
        ("the Middle East", "Middle East", "The  middle east", "“Middle East”", "Middle East."),
        ("US", "U.S.", "U.S", "u.s.", "the US", "the U.S."),
        ("U.S.–Iran relations", "US-Iran Relations", "us iran relations"),
        ("Syrian Conflict", "Syrian conflict", "SYRIAN CONFLICT"),
        ("Post-Soviet Space", "Post‑Soviet space", "post soviet space"),
        ("توافق هسته‌ای ایران", "توافق هسته ای ایران", "توافق هسته‌ای‌ ایران", "توافق هستهای ايران"),
        ("خاورمیانه", "خاورميانه", "«خاورمیانه»", "خاور میانه"),
        ("США", "С.Ш.А.", "сша"),
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_keyword_meet(spellings):
    assert len({keyword_key(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Relation", "Relations"),
        ("US", "United States"),
        ("US", "us.a"),
        ("around the world", "around world"),
        ("Theory", "ory"),
        ("No. 5", "No 5"),
        ("C", "C++"),
        ("ایران", "ایرانی"),
    ],
)
def test_other_keywords_stay_apart(one, other):
    assert keyword_key(one) != keyword_key(other)


@pytest.mark.parametrize("text", ["...", "-", "😀", "The", "«»"])
def test_a_text_of_signs_or_an_article_alone_has_a_key_too(text):
    assert keyword_key(text)


@given(st.text(alphabet="aThe .-U\u200c\"'ا یي\u0653ß", max_size=12) | st.text(max_size=12))
def test_the_key_of_a_key_is_the_key(text):
    key = keyword_key(text)
    assert keyword_key(key) == key
