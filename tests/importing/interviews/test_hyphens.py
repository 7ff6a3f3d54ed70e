"""Broken words: which remainder completes which stub, and which hyphen stays."""

import pytest

from papers.importing.interviews.hyphens import Vocabulary, is_suspended, join, remainder_of, stub_of

VOCABULARY = Vocabulary(
    [
        "The influencing variables and an influential player exert influence over the situation.",
        "Different perspectives on the international negotiations of European partners.",
        "A long-term agreement with Iran was seriously beneficial to Russia and the Russians",
        "and more fish.",
    ]
)


@pytest.mark.parametrize(
    ("stub", "remainder"),
    [
        ("in", "fluence"),
        ("sit", "uation"),
        ("perspec", "tive"),
        ("Internation", "al"),
        ("Euro", "pean"),
        ("seri", "ously"),
        ("Rus", "sians"),
        ("bene", "ficial"),
        ("dif", "ferent"),
        ("influ", "ence"),
        ("long", "term"),
    ],
)
def test_words_of_the_document_are_known(stub, remainder):
    assert VOCABULARY.completion(stub, remainder) >= 7.0


@pytest.mark.parametrize(
    ("stub", "remainder"), [("dis", "agreement"), ("re", "negotiations"), ("un", "beneficial")]
)
def test_prefixes_go_before_words_of_the_document(stub, remainder):
    assert VOCABULARY.completion(stub, remainder) == 5.0


@pytest.mark.parametrize(
    ("stub", "remainder"), [("perspec", "fluence"), ("com", "more"), ("Internation", "the"), ("in", "it")]
)
def test_what_is_no_word_is_worth_little(stub, remainder):
    assert VOCABULARY.completion(stub, remainder) < 2.0


@pytest.mark.parametrize(
    ("stub", "right", "wrong"),
    [
        ("perspec", "tive", "fluence"),
        ("in", "fluence", "tive"),
        ("sit", "uation", "more"),
        ("oppor", "tunity", "fish"),
    ],
)
def test_the_right_remainder_wins(stub, right, wrong):
    assert VOCABULARY.completion(stub, right) > VOCABULARY.completion(stub, wrong)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("the sit-", "uation is", "the situation is"),
        ("a long-", "term plan", "a long-term plan"),
        ("between Iran-", "Russia and", "between Iran-Russia and"),
        ("an anti-", "influence law", "an anti-influence law"),
        ("a state-of-the-", "art pier", "a state-of-the-art pier"),
        ("short-", "and long-term", "short- and long-term"),
        ("soft\u00ad", "ware", "software"),
        ("no hyphen", "here", "no hyphen here"),
        ("", "alone", "alone"),
        ("alone", "", "alone"),
        ("a stub-", "(bracket)", "a stub- (bracket)"),
        ("oppor-", "tunity", "opportunity"),
    ],
)
def test_two_texts_are_joined(left, right, joined):
    assert join(left, right, VOCABULARY) == joined


@pytest.mark.parametrize(
    ("text", "stub"), [("the sit-", "sit"), ("P5-", ""), ("whole", ""), ("", ""), ("well-be-", "be")]
)
def test_the_stub_of_a_text(text, stub):
    assert stub_of(text) == stub


@pytest.mark.parametrize(
    ("text", "rest"), [("uation is", "uation"), ("(IAEA)", ""), ("", ""), ("tive, in", "tive")]
)
def test_the_remainder_of_a_text(text, rest):
    assert remainder_of(text) == rest


@pytest.mark.parametrize(
    ("text", "hangs"), [("and long", True), ("or more", True), ("uation", False), ("", False)]
)
def test_a_hanging_hyphen(text, hangs):
    assert is_suspended(text) is hangs


def test_broken_words_are_no_words_of_the_document():
    vocabulary = Vocabulary(["uation is the sit-"])
    assert sorted(vocabulary.words) == ["is", "the"]
    assert "sit" not in vocabulary
    assert "The" in vocabulary


def test_remainders_of_a_stub():
    assert VOCABULARY.remainders("influ") == {"ence", "ential", "encing"}
    assert VOCABULARY.remainders("sit") == {"uation"}
    assert VOCABULARY.remainders("x") == set()
