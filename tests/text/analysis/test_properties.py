"""What holds for any text: places, bounds, one answer for all spellings, and time that grows with length."""

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from papers.text.analysis import LONGEST_TERM, analyse, cut, name_key, near_words, parse, vocabulary_of, widen
from papers.text.analysis.endings import stems
from papers.text.analysis.persian import ENCLITICS, PREFIXES
from papers.text.analysis.words import letters_of

from .small_index import finds

HALF_SPACE, LOOK_ALIKES = "\u200c", str.maketrans("یک", "يك")
PERSIAN = st.text("ابپتجدرزسشعفقکگلمنوهیخ", min_size=3, max_size=9)
ANY = st.text(
    st.one_of(st.characters(codec=None), st.sampled_from(" -\"'«».‌ ۀهاىيكمیS309US\u202e\0\ud800ﷺ")),
    max_size=80,
)


@given(ANY)
def test_tokens_lie_in_order_in_the_text_and_their_terms_are_plain(text):
    end = 0
    for position, token in enumerate(analyse(text)):
        assert (token.position, token.start >= end, token.start < token.end <= len(text)) == (
            position,
            True,
            True,
        )
        end = token.end
        assert token.terms
        for term in token.terms:
            assert term.isalnum()
            assert len(term) <= LONGEST_TERM
            assert letters_of(term) == term


@given(ANY)
def test_any_string_is_a_query(words):
    query = widen(parse(words), lambda keys: {key: ["US", "", "هستهٔ‌ای"] for key in keys})
    assert (len(query.wanted) <= 20, len(query.unwanted) <= 20, len(query.words) <= 200) == (True,) * 3
    assert sum(map(len, query.runs)) == len(query.wanted)
    assert all(slot for group in query.wanted for phrase in group for slot in phrase)
    assert near_words(words, ["iran"]) in ([], ["iran"])
    vocabulary_of(words)


@given(ANY, ANY, st.integers(1, 60))
def test_a_snippet_is_the_texts_own_words(text, words, length):
    pieces = cut(text, parse(words), length=length)
    if pieces is not None:
        shown = "".join(piece for piece, _is_match in pieces[pieces[0] == ("…", False) :]).removesuffix("…")
        assert shown.rstrip() in text
        assert any(is_match for _piece, is_match in pieces)


@given(PERSIAN, PERSIAN, st.sampled_from(["ها", "های", "هایی", "ترین"]))
def test_keyboards_and_half_spaces_make_no_difference(one, other, ending):
    assert analyse(one.translate(LOOK_ALIKES))[0].terms == analyse(one)[0].terms
    assume(one not in PREFIXES and other not in ENCLITICS)
    assert finds(f"{one} {other}", f"{one}{HALF_SPACE}{other}")
    assert stems(one)[0] in analyse(one + HALF_SPACE + ending)[0].terms


@given(st.integers(0, 9999))
def test_digits_of_three_scripts_are_one_number(number):
    persian = str(number).translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert analyse(persian)[0].terms == analyse(arabic)[0].terms == analyse(str(number))[0].terms


@given(st.text("abcdefghijklmnopqrstuvwxyzéüñ", min_size=1, max_size=12))
def test_case_and_composition_make_no_difference(word):
    terms = analyse(word)[0].terms
    if not terms[0].startswith("0"):
        assert analyse(word.upper())[0].terms == analyse(unicodedata.normalize("NFD", word))[0].terms == terms


@given(
    st.lists(
        st.sampled_from(["United", "the", "of", "States", "برجام", "هسته‌ای", "US", "رهبران"]),
        min_size=1,
        max_size=8,
    )
)
def test_a_name_that_is_typed_is_looked_up_under_its_key(words):
    asked = []
    widen(parse(f'"{" ".join(words)}"'), lambda keys: asked.extend(keys) or {})
    assert asked == [name_key(" ".join(words))]


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "ا",
        "\u200c",
        "ها ",
        "می ",
        "م\u200c",
        "a.",
        "a'",
        "a\u0301",
        "\u202e",
        "\0",
        "\ud800",
        '"',
        "«",
        "A1",
        "ﷺ",
        "ß",
    ],
    ids=ascii,
)
def test_fifty_thousand_of_anything_are_bounded(piece):
    text = piece * (50_000 // len(piece))
    tokens = analyse(text)
    assert sum(len(token.terms) for token in tokens) <= 6 * len(text)
    assert all(len(term) <= LONGEST_TERM for token in tokens for term in token.terms)
    assert len(parse(text).wanted) <= 20
    pieces = cut(text, parse(text))
    assert pieces is None or "".join(words for words, _is_match in pieces).strip("…").rstrip() in text
