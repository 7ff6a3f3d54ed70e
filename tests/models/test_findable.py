"""Editors find pages by the words that readers find them by."""

import pytest

from papers.models import AuthorPage, EssayPage
from tests.factories import make_author, make_essay

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "language", "typed"),
    [
        ("The U.S. and the Gulf", "en", "us"),
        ("Qaddafi’s Négociations", "en", "negociations"),
        ("اثر تحریم‌ها", "fa", "تحریم"),
        ("روابط بين‌المللي", "fa", "بینالمللی"),
        ("سال ۱۳۹۷", "fa", "1397"),
    ],
)
@pytest.mark.parametrize("way", ["search", "autocomplete"])
def test_a_work_is_found_by_the_terms_of_its_title(title, language, typed, way):
    make_essay(title="Nothing of it", language=language)
    page = make_essay(title=title, language=language)
    assert [found.pk for found in getattr(EssayPage.objects, way)(typed)] == [page.pk]


def test_a_person_is_found_by_the_terms_of_a_spelling():
    make_author("Omid Reader")
    page = make_author("Elaheh Koolaee", spellings=["الهه كولایی"])
    page.save()  # as publishing does: the rows of a new page are stored after it is indexed
    assert list(AuthorPage.objects.search("کولایی")) == [page]
    assert list(AuthorPage.objects.autocomplete("kool")) == [page]
