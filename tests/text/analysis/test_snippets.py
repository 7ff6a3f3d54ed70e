"""Snippets begin with sentences and end where words do."""

from papers.text.analysis import cut, parse


def shown(pieces):
    return "".join(words for words, _is_match in pieces)


def test_a_phrase_longer_than_the_snippet_is_shown_whole():
    text = "One. Two red lines of three states. Four."
    assert cut(text, parse('"red lines of three states"'), length=5) == [
        ("…", False),
        ("Two ", False),
        ("red lines of three states", True),
        ("…", False),
    ]


def test_no_word_is_cut_where_blanks_are_far():
    text = "Iran," + "-".join(["uninterruptedly"] * 12)
    assert cut(text, parse("Iran"), length=30) == [("Iran", True), (",uninterruptedly", False), ("…", False)]


def test_a_persian_word_with_a_space_inside_is_not_cut():
    text = "ایران " + "نفت " * 20 + "می خواهد بماند"
    pieces = cut(text, parse("ایران"), length=text.index("خواهد") + 2)
    assert shown(pieces).strip("… ").endswith("نفت")


def test_an_initial_ends_no_sentence():
    text = "First it was said. " + "The U.S. policy changed."
    assert shown(cut(text, parse("policy"))) == "…The U.S. policy changed."
