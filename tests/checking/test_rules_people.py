"""Authors who have no page, and keywords that are no topic's name."""

import pytest

from papers.checking.checking import findings_of
from papers.checking.drafts import Known
from tests import factories

from .drafts import essay, found

pytestmark = pytest.mark.django_db


def test_authors():
    known = Known(authors={5})
    signed = [("Elaheh Rostami", 5), ("Ali Amiri", None), ("Somebody Gone", 6)]
    draft = essay(known=known, signed=signed)
    assert found(draft, "author-without-page") == [
        ("Ali Amiri", "signatures"),
        ("Somebody Gone", "signatures"),
    ]


def test_keywords_are_compared_as_topics_are():
    factories.make_topic("Middle East", fa="خاورمیانه")
    work = factories.make_essay(keywords_printed="the Middle East\nخاور میانه\nOil\nOil")
    found_there = [one.words for one in findings_of(work) if one.rule == "keyword-without-topic"]
    assert found_there == ["Oil"]


def test_the_page_of_an_author_that_is_deleted():
    author = factories.make_author()
    work = factories.make_essay(authors=[author])
    assert "author-without-page" not in {one.rule for one in findings_of(work)}
    author.delete()
    work = type(work).objects.get(pk=work.pk)
    assert [one.words for one in findings_of(work) if one.rule == "author-without-page"] == ["Elaheh Rostami"]
