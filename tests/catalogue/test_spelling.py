"""Near words where nothing is found, and never one that gives away what is hidden."""

import pytest

from papers.catalogue.finding import find
from papers.models import CatalogueWord
from tests.factories import HIDE, make_essay, paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def written(django_capture_on_commit_callbacks):
    """Words are remembered after the commit, which a test never comes to."""

    def make(**fields):
        with django_capture_on_commit_callbacks(execute=True):
            return make_essay(**fields)

    return make


def answer(words, language="en"):
    found = find(words, language)
    return [result.row.title for result in found.results], found.approximate, found.did_you_mean


@pytest.mark.parametrize("typed", ["Azerbiajan", "Azerbaijn", "Azzerbaijan", "zerbaijan", "Azerbaijam"])
def test_a_slip_is_forgiven_and_said(written, typed):
    written(title="Azerbaijan")
    assert answer(typed) == (["Azerbaijan"], True, "azerbaijan")


def test_only_the_word_that_nothing_has_is_replaced(written):
    written(title="The hegemony of Iran")
    assert answer('iran "the hegenomy"') == (["The hegemony of Iran"], True, 'iran "the hegemony"')


def test_a_word_of_the_readers_language_comes_first(written):
    written(language="fa", title="اروپا")
    assert answer("اورپا", "fa") == (["اروپا"], True, "اروپا")


def test_words_that_are_found_are_not_doubted(written):
    written(title="Iron")
    written(title="Iran")
    assert answer("iron") == (["Iron"], False, "")


def test_nothing_near_is_nothing(written):
    written(title="Iran")
    assert answer("quixotic") == ([], False, "")


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE)
def test_a_word_that_only_a_hidden_work_has_is_not_offered(written, hide):
    page = written(title="Zeppelins")
    assert answer("Zeppelinz") == (["Zeppelins"], True, "zeppelins")
    hide(page)
    assert CatalogueWord.objects.filter(text="zeppelins").exists()
    assert answer("Zeppelinz") == ([], False, "")


def test_a_word_is_kept_once(written):
    written(title="One", body=paragraphs("Azerbaijan and Azerbaijan."))
    written(title="Two", body=paragraphs("Azerbaijan's."))
    words = CatalogueWord.objects.filter(text__startswith="azerbaijan").order_by("text")
    assert list(words.values_list("text", "head", "tail", "size")) == [
        ("azerbaijan", "a", "n", 10),
        ("azerbaijans", "a", "s", 11),
    ]
