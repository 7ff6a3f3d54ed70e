"""What is in another language than the text round it is told by its script, run by run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.direction import language_in, letters_of, script_of, script_used_by
from papers.text.runs import foreign_language, runs
from papers.text.writing import writing_of

TEXTS = st.text(st.sampled_from("ab cdآب پЖи۱2(),.-"), max_size=40)


def foreign(text, language):
    return [(run.text, run.language) for run in runs(text, language) if run.language]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("او گفت The war is not over و رفت", "fa", [("The war is not over", "en")]),
        ("او گفت: The war (of 2010), at sea.", "fa", [("The war (of 2010), at sea", "en")]),
        ("نک: The End (Oxford, 1990)؛ همان", "fa", [("The End (Oxford, 1990)", "en")]),
        ("نک: (The End, 1990)", "fa", [("The End, 1990", "en")]),
        ("توافق JCPOA را", "fa", []),
        ("توافق JCPOA و NPT را", "fa", []),
        ("The word برجام means", "en", [("برجام", "fa")]),
        ("The word слово and آب.", "en", [("слово", "ru"), ("آب", "fa")]),
        ("Слово of the day и آب", "ru", [("of the day", "en"), ("آب", "fa")]),
        ("۱۲ and 12, ؟!", "en", []),
        ("", "fa", []),
    ],
)
def test_runs_of_words_in_another_script_are_found(text, language, found):
    assert foreign(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A paragraph left in English.", "fa", "en"),
        ("A paragraph of برجام in English.", "fa", "en"),
        ("بندر Bandar Abbas", "fa", ""),
        ("1. نک: Smith, A History of the Northern Ports (Oxford, 1990)", "fa", ""),
        ("See: نادر کریمی، تاریخ بندرهای شمالی و جنوبی", "en", ""),
        ("IRS پژوهشکده مطالعات منطقه‌ای", "en", "fa"),
        ("Smith, A History of the Northern Ports (نک: همان)", "fa", "en"),
        ("متن فارسی", "fa", ""),
        ("متن فارسی", "en", "fa"),
        ("Русский текст", "fa", "ru"),
        ("Texte en français", "fr", ""),
        ("1397 – ۱۳۹۷", "fa", ""),
        ("", "en", ""),
    ],
)
def test_a_part_is_in_another_language_where_most_of_it_is(text, language, expected):
    assert foreign_language(text, language) == expected


@given(TEXTS, st.sampled_from(["en", "fa", "ru"]))
def test_the_runs_joined_are_the_text(text, language):
    found = runs(text, language)
    assert "".join(run.text for run in found) == text
    assert "" not in [run.text for run in found]
    assert language not in [run.language for run in found]


@given(TEXTS, st.sampled_from(["en", "fa", "ru"]))
def test_a_run_begins_with_a_letter_of_its_own_script_and_holds_no_other(text, language):
    for run, code in foreign(text, language):
        assert script_of(run[0]) == script_used_by(code)
        letters = [letter for letter in run if script_of(letter)]
        assert {script_of(letter) for letter in letters} == {script_used_by(code)}


@pytest.mark.parametrize("script", ["latin", "arabic", "cyrillic"])
def test_the_letters_of_a_script_are_letters_of_no_other(script):
    letter = re.compile(f"[{letters_of(script)}]")
    found = [chr(code) for code in range(0x2000) if letter.match(chr(code))]
    assert len(found) > 50
    assert {script_of(character) for character in found} == {script}


@pytest.mark.parametrize(
    ("language", "script"),
    [
        ("en", "latin"), ("fa", "arabic"), ("fa-IR", "arabic"), ("ru", "cyrillic"), ("uz-Cyrl", "cyrillic"),
        ("az_Arab", "arabic"), ("sr-Latn", "latin"), ("he", "latin"), ("de", "latin"), ("", "latin"),
    ],
)  # fmt: skip
def test_each_language_has_a_script(language, script):
    assert script_used_by(language) == script


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Texte", "fr", "fr"),
        ("متن", "fr", "fa"),
        ("Texte", "fa", "en"),
        ("2/97", "fa", ""),
        ("نص", "ar", "ar"),
    ],
)
def test_a_text_is_in_the_language_of_its_page_unless_the_script_says_otherwise(text, language, expected):
    assert language_in(text, language) == expected


@pytest.mark.parametrize(
    ("language", "digits", "quotes", "calendar"),
    [
        ("en", "2/97", "“”", "gregorian"),
        ("fa", "۲/۹۷", "«»", "solar-hijri"),
        ("fa-IR", "۲/۹۷", "«»", "solar-hijri"),
        ("ru", "2/97", "«»", "gregorian"),
        ("xx", "2/97", "“”", "gregorian"),
        (None, "2/97", "“”", "gregorian"),
    ],
)
def test_each_language_writes_in_its_way(language, digits, quotes, calendar):
    writing = writing_of(language)
    assert (writing.digits("2/97"), "".join(writing.quotes), writing.calendar) == (digits, quotes, calendar)
