"""Alphabetical order that no database can spoil."""

import re
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.text.alphabets import OWN_ALPHABET, alphabetical_key, index_letter

PERSIAN_ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
RUSSIAN_ALPHABET = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


def in_order(texts):
    return sorted(texts, key=lambda text: alphabetical_key(text).encode())


@pytest.mark.parametrize(
    "alphabet", [PERSIAN_ALPHABET, RUSSIAN_ALPHABET, "abcdefghijklmnopqrstuvwxyz", "0123456789"]
)
def test_letters_sort_as_their_alphabet_does(alphabet):
    assert in_order(reversed(alphabet)) == list(alphabet)
    assert in_order("آ" + letter for letter in reversed(alphabet)) == ["آ" + letter for letter in alphabet]


def test_code_points_would_sort_persian_wrong():
    words = ["پارسا", "تهرانی", "چمران", "گلی", "لطفی", "هاشمی", "یزدی"]
    assert sorted(words) != words
    assert in_order(sorted(words)) == words


def test_scripts_come_one_after_the_other():
    texts = ["2 papers", "Zandi", "Ёлкин", "آذر", "漢字"]
    assert in_order(reversed(texts)) == texts


def test_a_shorter_word_comes_first():
    texts = ["Ali", "Ali Zadeh", "Alian", "Alizadeh"]
    assert in_order(reversed(texts)) == texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "MULLER"),
        ("O'Neil", "Oneil"),
        ("O’Neil", "oneil"),
        ("Gharayagh-Zandi", "Gharayagh Zandi"),
        ("Ёлкин", "елкин"),
        ("كريمي", "کریمی"),
        ("حسینی‌نژاد", "حسینینژاد"),
        ("مؤمنی", "مومنی"),
        ("(۱۳۹۷)", "1397"),
    ],
)
def test_spellings_that_readers_look_up_alike(one, other):
    assert alphabetical_key(one) == alphabetical_key(other)


@pytest.mark.parametrize("text", ["", " ", "!?", "\u200c", "😀", "\ud800"])
def test_without_letters_the_key_is_empty(text):
    assert alphabetical_key(text) == ""


@given(st.text(st.characters()))
def test_a_key_has_only_what_every_collation_sorts_alike(text):
    assert re.fullmatch("(?:[1-5][0-9a-z]+)?", alphabetical_key(text))


@given(st.lists(st.text(st.sampled_from(PERSIAN_ALPHABET), min_size=1)))
def test_persian_words_sort_letter_by_letter(words):
    assert in_order(words) == sorted(
        words, key=lambda word: [PERSIAN_ALPHABET.index(letter) for letter in word]
    )


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Édouard", "E"),
        ("'t Hooft", "T"),
        ("ørsted", "O"),
        ("Ёлкин", "Е"),
        ("Їжак", "И"),
        ("آل احمد", "آ"),
        ("أحمد", "ا"),
        ("كريمي", "ک"),
        ("«ژاله»", "ژ"),
        ("۱۳۹۷", "0–9"),
        ("漢字", "漢"),
        ("", ""),
        ("!", ""),
    ],
)
def test_the_letter_of_an_index(text, letter):
    assert index_letter(text) == letter


@given(st.lists(st.text(st.sampled_from(PERSIAN_ALPHABET + RUSSIAN_ALPHABET + "كيأéÉaZøіЇ1۲ -\u200c漢"))))
def test_in_order_each_letter_stands_once(texts):
    letters = [letter for letter, _ in groupby(in_order(texts), key=index_letter)]
    assert len(letters) == len(set(letters))


def test_each_language_knows_its_own_alphabet():
    assert {
        language: alphabetical_key(text)[0] for language, text in (("en", "a"), ("ru", "а"), ("fa", "ا"))
    } == (OWN_ALPHABET)
