"""What grammar allows at a seam, and what a line's end and start say."""

import pytest

from papers.importing.interviews.grammar import (
    Agreement,
    bare,
    demands_more,
    ends_in_abbreviation,
    forbidden,
    is_finished,
    is_stub,
    rule_score,
    starts_lower,
    starts_upper,
    tag,
)

FINISHED = [
    "It is over.",
    "Is it over?",
    "It is over!",
    "They said:",
    "it rains;",
    'He said: "It is over."',
    "It is over (for now.)",
    "تمام شد.",
    "تمام شد؟",
    "«تمام شد.»",
    "And so on…",
    "apples, pears, etc.",
]
OPEN = [
    "It is",
    "the sit-",
    "in the year 2018",
    "a comma,",
    "according to Mr.",
    "as J.",
    "",
    "به این دلیل که",
    "and the",
    "an aside (in brackets)",
]


@pytest.mark.parametrize("text", FINISHED)
def test_a_sentence_is_finished(text):
    assert is_finished(text)


@pytest.mark.parametrize("text", OPEN)
def test_a_sentence_is_open(text):
    assert not is_finished(text)


@pytest.mark.parametrize(
    ("text", "stub"),
    [
        ("the sit-", True),
        ("Rus-", True),
        ("soft\u00ad", True),
        ("1990-", False),
        ("a dash -", False),
        ("a dash —", False),
        ("-", False),
        ("", False),
        ("whole", False),
    ],
)
def test_a_broken_word_at_the_end(text, stub):
    assert is_stub(text) is stub


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        ("ously negative", True, False),
        ("Given that", False, True),
        ("“given that", True, False),
        ("(IAEA). And", False, True),
        ("— and yet", True, False),
        ("2018 was", False, True),
        ("و اما", False, False),
        ("", False, False),
    ],
)
def test_how_a_text_starts(text, lower, upper):
    assert (starts_lower(text), starts_upper(text)) == (lower, upper)


@pytest.mark.parametrize(
    "text",
    [
        "because of",
        "and",
        "they became a",
        "a comma,",
        "we will",
        "he is",
        "in the hope that",
        "به",
        "این",
        "و",
    ],
)
def test_words_that_need_another(text):
    assert demands_more(text)


@pytest.mark.parametrize("text", ["the harbour", "It rained.", "negotiations", "", "خانه", "they said:"])
def test_words_that_may_be_last(text):
    assert not demands_more(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a", "it"),
        ("a", "of"),
        ("a", "the"),
        ("a", "countries"),
        ("a", "interaction"),
        ("an", "role"),
        ("the", "they"),
        ("the", "is"),
        ("their", "is"),
        ("of", "they"),
        ("in", "will"),
        ("the", "If"),
    ],
)
def test_pairs_that_no_sentence_has(left, right):
    assert forbidden(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("a", "topic"),
        ("a", "university"),
        ("a", "US"),
        ("an", "hour"),
        ("an", "MP"),
        ("the", "will"),
        ("the", "topic"),
        ("of", "the"),
        ("in", "Iran"),
        ("a,", "it"),
        ("A", "is"),
        ("instead of", "being"),
        ("", "it"),
    ],
)
def test_pairs_that_are_allowed(left, right):
    assert not forbidden(left.split()[-1] if left else "", right)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("The", "the"),
        ("may", "modal"),
        ("seriously", "adverb"),
        ("influencing", "ing"),
        ("stressed", "ed"),
        ("negotiation", "noun"),
        ("international", "adjective"),
        ("topics", "plural"),
        ("Tehran", "name"),
        ("US", "name"),
        ("2018", "number"),
        ("harbour", "word"),
        ("“which", "relative"),
        ("—", "mark"),
        ("در", "fa-preposition"),
        ("می\u200cکند", "fa-be"),
        ("خانه\u200cها", "fa-plural"),
    ],
)
def test_the_class_of_a_word(word, name):
    assert tag(word) == name


@pytest.mark.parametrize(
    ("word", "plain"),
    [("“word,”", "word"), ("(IAEA).", "IAEA"), ("Iran’s", "Iran's"), ("—", ""), ("«خانه»،", "خانه")],
)
def test_a_word_without_its_punctuation(word, plain):
    assert bare(word) == plain


@pytest.mark.parametrize(
    ("text", "abbreviated"),
    [
        ("with Mr.", True),
        ("the U.S.", False),
        ("by J.", True),
        ("etc.", False),
        ("the end.", False),
        ("none", False),
    ],
)
def test_a_full_stop_of_an_abbreviation(text, abbreviated):
    assert ends_in_abbreviation(text) is abbreviated


@pytest.mark.parametrize(
    ("left", "good", "bad"),
    [
        ("in the negotiations", "may not be", "of they were"),
        ("and become a", "topic of interaction", "it will remain"),
        ("they must", "be ready", "the harbour"),
        ("the fate", "of these bases", "may of"),
        ("because of", "the weather", "is the weather"),
        ("appears to function", "more as a", "may not be"),
    ],
)
def test_rules_prefer_what_goes_on(left, good, bad):
    assert rule_score(left.split(), good.split()) > rule_score(left.split(), bad.split())


def test_rules_say_nothing_about_nothing():
    assert rule_score([], ["a"]) == rule_score(["a"], []) == 0.0


class TestAgreement:
    TEXTS = (
        "the old ferry leaves the old pier in the early morning",
        "the new ferry leaves the new pier in the late evening",
        "a ferry of the lake and a pier of the town",
    )

    def test_a_pair_printed_elsewhere_counts(self):
        agreement = Agreement(self.TEXTS)
        assert agreement.score(["the", "old"], ["ferry"]) > agreement.score(["the", "old"], ["lake"])

    def test_a_full_stop_parts_two_words(self):
        parted = Agreement(["here it ends. zebra runs"])
        joined = Agreement(["here it ends zebra runs"])
        assert parted.score(["ends"], ["zebra"]) < joined.score(["ends"], ["zebra"])

    def test_without_text_the_rules_decide(self):
        agreement = Agreement([])
        assert agreement.score(["a"], ["topic"]) == rule_score(["a"], ["topic"])

    def test_no_words_no_score(self):
        assert Agreement(self.TEXTS).score([], ["ferry"]) == 0.0
