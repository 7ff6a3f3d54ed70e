"""What words are found by: spellings that meet, words that stay apart, the documents of the small index."""

import pytest

from papers.text.analysis import analyse, cut, name_key, near_words, parse, widen

from .small_index import found_by, queries


def main_terms(text):
    return [token.terms[0] for token in analyse(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        ["می‌خواهد", "میخواهد", "می خواهد", "مي خواهد"],
        ["تحریم", "تحریم‌ها", "تحریمها", "تحریم ها", "تحريم هاي", "تحریم‌هایی"],
        ["بین‌المللی", "بین المللی", "بینالمللی"],
        ["منطقه‌ای", "منطقه ای"],
        ["گفتگو", "گفت‌وگو", "گفت و گو", "گفت‌و‌گوهای"],
        ["کولایی", "كولايي", "کولائی"],
        ["ملّی", "ملی"],
        ["۱۳۹۷", "1397", "١٣٩٧"],
        ["US", "U.S.", "U.S"],
        ["Russia", "Russia's", "Russia’s", "RUSSIA"],
        ["negotiation", "negotiations", "negotiated"],
        ["Qaddafi", "Qaddáfi"],
        ["отношения", "отношений"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_word_meet(spellings):
    assert [main_terms(spelling) for spelling in spellings] == [main_terms(spellings[0])[:1]] * len(spellings)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("policy", "police"),
        ("US", "us"),
        ("تن", "تنها"),
        ("منطق", "منطقه‌ای"),
        ("دف", "دفتر"),
    ],
)
def test_other_words_stay_apart(one, other):
    assert not set(main_terms(one)) & set(main_terms(other))


def test_each_token_knows_its_place_in_the_text():
    text = "The U.S. and تحریم هاي آمریکا, 2/97."
    assert [(text[token.start : token.end], token.position) for token in analyse(text)] == [
        ("The", 0), ("U.S.", 1), ("and", 2), ("تحریم هاي", 3), ("آمریکا", 4), ("2", 5), ("97", 6),
    ]  # fmt: skip


def test_a_derived_word_is_found_by_its_root_and_not_the_reverse():
    assert "امنیت" in analyse("امنیتی")[0].terms
    assert analyse("امنیت")[0].terms == ("امنیت",)


class TestQueries:
    def test_phrases_exclusions_and_words_of_grammar(self):
        query = parse('the "balancing act" of Iran -Syria -"red line"')
        assert query.wanted == (
            ((frozenset({"balanc"}), frozenset({"act"})), (frozenset({"balancingact"}),)),
            ((frozenset({"iran"}),),),
        )
        assert query.unwanted == (
            ((frozenset({"syria"}),),),
            ((frozenset({"red"}), frozenset({"line"})), (frozenset({"redlin"}),)),
        )

    @pytest.mark.parametrize("words", ["", " ", '"', "-", '""', "\0", "—", "«»", "\ud800", "." * 50_000])
    def test_signs_alone_want_nothing(self, words):
        assert parse(words).wanted == ()

    def test_a_dash_inside_a_word_excludes_nothing(self):
        assert parse("Iran-Russia").unwanted == ()

    def test_names_stand_for_each_other(self):
        names = {name_key("the United States"): ["US", "America"], name_key("US"): ["United States"]}
        query = widen(
            parse("United States and sanctions"),
            lambda keys: {key: names[key] for key in keys if key in names},
        )
        assert query.wanted == (
            (
                (frozenset({"unit"}), frozenset({"state"})),
                (frozenset({"us"}),),
                (frozenset({"america"}),),
            ),
            ((frozenset({"sanction"}),),),
        )

    def test_who_types_us_means_the_country(self):
        assert parse("us").wanted == parse("US").wanted


class TestSnippets:
    TEXT = (
        "A first sentence says nothing. Sanctions were lifted, and the sanctioned banks opened. "
        + "More. " * 60
    )

    def test_it_begins_with_the_sentence_and_marks_what_was_found(self):
        assert cut(self.TEXT, parse("sanction"), length=60) == [
            ("…", False),
            ("Sanctions", True),
            (" were lifted, and the ", False),
            ("sanctioned", True),
            (" banks opened.", False),
            ("…", False),
        ]

    def test_nothing_found_is_no_snippet(self):
        assert cut(self.TEXT, parse("oil")) is None

    def test_a_phrase_is_marked_as_a_whole(self):
        pieces = cut("The red line, the line.", parse('"red line"'))
        assert pieces == [("The ", False), ("red line", True), (", the line.", False)]


def test_the_nearest_word_comes_first():
    assert near_words("azerbiajan", ["armenia", "azerbaijan", "azerbaijani"]) == [
        "azerbaijan",
        "azerbaijani",
    ]
    assert near_words("اورپا", ["اروپا", "اروپایی"]) == ["اروپا"]
    assert near_words("oil", ["oils", "soil"]) == []


@pytest.mark.parametrize(("name", "size"), [("queries", 63), ("further_queries", 89)])
def test_the_documents_are_found(name, size):
    """Mean recall and precision; `tests.benchmarks.finding` prints which are missed."""
    recalls, precisions = [], []
    for query in queries(name):
        found, expected = set(found_by(query["query"], query["lang"])), set(query["expected"])
        recalls.append(len(found & expected) / len(expected))
        precisions.append(len(found & expected) / len(found) if found else 0)
    assert len(recalls) == size
    assert sum(recalls) / size >= 0.97
    assert sum(precisions) / size >= 0.97
