"""Authors in the order of their alphabet, the same in every database, under the letters of an index."""

import random

import pytest
from bs4 import BeautifulSoup

from papers.models import AuthorPage, lists
from papers.text.names import letter_of, sort_key
from tests import factories

PERSIAN = [
    ("آ", "زهرا آذر"),
    ("آ", "علی آل احمد"),
    ("ا", "رضا ابن سینا"),
    ("ا", "دکتر رضا احمدی"),
    ("ا", "علی احمدی"),
    ("ب", "مریم بهرامی"),
    ("پ", "علی پارسا"),
    ("ت", "سارا تهرانی"),
    ("ج", "نادر جلالی"),
    ("چ", "علی چمران"),
    ("ح", "سید رضا حسینی نژاد"),
    ("ح", "علی حسینی‌نژاد"),
    ("ذ", "امید ذاکری"),
    ("ر", "پری رستمی"),
    ("ژ", "بیژن ژاله"),
    ("ک", "الف كريمي"),
    ("ک", "علی کریمی"),
    ("گ", "علي گلي"),
    ("ل", "لاله لطفی"),
    ("ه", "نسرین هاشمی"),
    ("ی", "علي يزدي"),
    ("ی", "مهدی یزدی‌زاده"),
]
LATIN = [
    ("B", "Dr. Yuri Barmin"),
    ("E", "Łukasz Édouard"),
    ("K", "Elaheh Koolae"),
    ("V", "Ludwig van der Rohe"),
]
CYRILLIC = [("Е", "Лев Ёлкин"), ("К", "Н. А. Кожанов")]


def shuffled(rows):
    rows = list(rows)
    random.Random(7).shuffle(rows)
    return rows


@pytest.fixture
def authors(db):
    for _, name in shuffled([*PERSIAN, *LATIN, *CYRILLIC]):
        factories.make_author(name)


def test_on_a_persian_page_persian_names_come_first(authors):
    listed = [(page.index_letter, page.title) for page in lists.authors("fa")]
    stored = [(letter, name.replace("ي", "ی").replace("ك", "ک")) for letter, name in PERSIAN]
    assert listed == [*stored, *LATIN, *CYRILLIC]


def test_on_an_english_page_latin_names_come_first(authors):
    assert [page.title for page in lists.authors("en")][: len(LATIN)] == [name for _, name in LATIN]


def test_the_database_orders_as_the_keys_do(authors):
    """Whatever the collation: a key has only figures and small Latin letters."""
    keys = list(AuthorPage.objects.order_by("sort_key").values_list("sort_key", flat=True))
    assert keys == sorted(keys, key=str.encode)
    assert len(set(keys)) == len(PERSIAN + LATIN + CYRILLIC)


def test_each_letter_stands_once_on_the_page(authors, client):
    html = client.get("/fa/authors/").content.decode()
    letters = [letter for letter, _ in [*PERSIAN, *LATIN, *CYRILLIC]]
    headings = [tag.get_text() for tag in BeautifulSoup(html, "html.parser").select(".letter > h2")]
    assert headings == list(dict.fromkeys(letters))


@pytest.mark.parametrize(("letter", "name"), [*PERSIAN, *LATIN, *CYRILLIC])
def test_the_letter_of_a_name(letter, name):
    assert letter_of(name) == letter
    assert sort_key(name) == sort_key(name.replace("ی", "ي").replace("ک", "ك"))
