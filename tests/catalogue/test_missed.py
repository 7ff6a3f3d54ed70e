"""Searches without results are counted, and nothing of who searched."""

import datetime

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from papers.catalogue import missed
from papers.models import MissedSearch
from tests.factories import make_essay

pytestmark = pytest.mark.django_db


def rows():
    return list(MissedSearch.objects.order_by("words", "language").values_list("words", "language", "times"))


def visit(words, language="en", **more):
    assert Client().get(f"/{language}/search/", {"q": words, **more}).status_code == 200


def test_what_is_not_found_is_counted_by_day_and_language():
    make_essay(title="Ships")
    for words in ("ships", "Quixotic", "quixotic ", "", "-ships"):
        visit(words)
    visit("quixotic", "fa")
    assert rows() == [("quixotic", "en", 2), ("quixotic", "fa", 1)]
    assert MissedSearch.objects.first().day == timezone.localdate()


def test_a_search_that_a_choice_made_empty_is_not_missed():
    make_essay(title="Ships")
    visit("ships", type="interview")
    visit("quixotic", type="interview")
    assert rows() == []


@pytest.mark.parametrize("words", ["me@example.org", "call 0912 345 67 89", "۰۹۱۲۳۴۵۶۷۸۹", "4111-1111-1111"])
def test_what_tells_of_a_person_is_not_kept(words):
    visit(words)
    assert rows() == []


def test_counting_can_be_switched_off(settings):
    settings.SEARCH_LOG = False
    visit("quixotic")
    assert rows() == []


def test_a_day_has_an_end(monkeypatch):
    monkeypatch.setattr(missed, "MOST_A_DAY", 2)
    for words in ("one1", "two2", "three3", "two2"):
        missed.count_missed(words, "en")
    assert rows() == [("one1", "en", 1), ("two2", "en", 2)]


def test_long_words_are_cut_and_old_ones_forgotten():
    old = timezone.localdate() - missed.KEPT - datetime.timedelta(days=1)
    MissedSearch.objects.create(day=old, language="en", words="old")
    missed.count_missed("x" * 500, "en")
    assert rows() == [("x" * missed.LONGEST, "en", 1)]


def test_a_count_that_fails_is_no_readers_concern(monkeypatch, caplog):
    def fail(*_values):
        raise DatabaseError("locked")

    monkeypatch.setattr(missed, "count", fail)
    visit("quixotic")
    assert [record.getMessage() for record in caplog.records] == ["missed-search"]
