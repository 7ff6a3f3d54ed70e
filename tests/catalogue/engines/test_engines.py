"""What is stored is found again, by the same query on every database. (The suite runs on both.)"""

import pytest
from django.db import connection

from papers.catalogue.engines import Fields, engine
from papers.models import CatalogueText
from papers.text.analysis import analyse, parse
from tests.factories import make_essay

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    return [make_essay(body=[]).pk for _ in range(3)]


def store(page, title="", names="", summary="", body=()):
    body = [body] if isinstance(body, str) else body
    parts = [[analyse(text)] if text else [] for text in (title, names, summary)]
    engine().store([(page, Fields(*parts, [analyse(text) for text in body]))])


def found(words, in_title=False):
    """Return {page: rank} of what meets the words."""
    statement = engine().matching(parse(words), in_title)
    with connection.cursor() as cursor:
        cursor.execute(statement.sql, statement.values)
        return dict(cursor.fetchall())


def test_the_best_place_of_each_word_makes_the_rank(pages):
    title, names, body = pages
    store(title, title="Sanctions and ships")
    store(names, names="Sanctions", summary="Ships")
    store(body, body="Sanctions against ships")
    assert found("sanction") == {title: 9, names: 4, body: 0}
    assert found("sanction ship") == {title: 18, names: 6, body: 0}


def test_every_word_has_to_be_met_and_no_unwanted_one(pages):
    one, two, three = pages
    store(one, body="Iran and Russia")
    store(two, body="Iran and Turkey")
    store(three, body="Turkey")
    assert set(found("iran russia")) == {one}
    assert set(found("iran -turkey")) == {one}
    assert set(found('turkey -"iran and turkey"')) == {three}


def test_a_phrase_is_met_by_words_that_follow_each_other_in_one_part(pages):
    one, two, three = pages
    store(one, body="A balancing act of old")
    store(two, body="An act of balancing")
    store(three, body=["All of it is balancing", "Act now"])
    assert set(found('"balancing act"')) == {one}
    assert set(found("balancing act")) == {one, two, three}


def test_a_phrase_is_met_by_the_further_terms_of_its_words(pages):
    one, two, _three = pages
    store(one, body="سیاست امنیتی ایران")
    store(two, body="سیاست ایران")
    assert set(found('"سیاست امنیت ایران"')) == {one}
    assert set(found("امنیت")) == {one}


def test_the_title_alone_can_be_asked(pages):
    one, two, _three = pages
    store(one, title="Ships")
    store(two, names="Ships", body="Ships")
    assert set(found("ships", in_title=True)) == {one}


def test_what_is_stored_again_replaces_what_was(pages):
    store(pages[0], title="Ships")
    store(pages[0], title="Boats")
    assert (found("ships"), set(found("boats"))) == ({}, {pages[0]})


def test_what_is_removed_is_found_no_more(pages):
    store(pages[0], title="Ships")
    CatalogueText.objects.filter(pk=pages[0]).delete()
    engine().remove([pages[0]])
    assert found("ships") == {}


def test_a_text_larger_than_the_database_can_search_is_stored_up_to_there(pages):
    """PostgreSQL refuses a tsvector of more than a megabyte, and counts no further than 16,383 places."""
    long = " ".join(f"w{number}" for number in range(90_000))
    store(pages[0], title="Ships", body=["first", long])
    assert set(found("ships")) == set(found('"w7 w8"')) == {pages[0]}
    store(pages[1], body="ships " * 20_000 + "sail")
    assert set(found("ships")) == {pages[0], pages[1]}
    assert set(found("sail")) == {pages[1]}


@pytest.mark.parametrize(
    "sign", ["'", "\\", '"', "*", "(", ")", ":", "&", "|", "!", "<->", "NEAR(", "AND", "{a}"]
)
def test_signs_of_the_databases_are_no_orders(pages, sign):
    store(pages[0], body=f"Ships {sign} sail")
    assert set(found(f"ships {sign} sail")) == {pages[0]}
