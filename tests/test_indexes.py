"""What is imported can be found, and what the search index refuses is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from modelsearch.conf import get_app_config
from wagtail.models import ReferenceIndex

from papers.importing.apply import import_document
from papers.importing.document import Report
from papers.indexes import indexed_once
from papers.models import AuthorPage, EssayPage, ReportPage, Topic
from tests.factories import make_essay
from tests.importing.documents import essay, replace, report, source

pytestmark = pytest.mark.django_db


def refuse(word):
    """Let the index take no entry whose title has the word."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(
                "ALTER TABLE wagtailsearch_indexentry ADD CONSTRAINT refused"
                f" CHECK (title_text NOT LIKE '%{word}%') NOT VALID"
            )
        else:
            for act in ("INSERT", "UPDATE"):
                cursor.execute(
                    f"CREATE TRIGGER refused_{act} BEFORE {act} ON wagtailsearch_indexentry"
                    f" WHEN NEW.title LIKE '%{word}%' BEGIN SELECT RAISE(ABORT, 'refused'); END"
                )


def found(word, model=EssayPage):
    return [page.title for page in model.objects.search(word)]


def save_and_fail(page):
    with indexed_once():
        page.save()
        raise LookupError


def bring_in(document):
    return import_document(document, source(), publish=True, publish_unsure=True)


def test_all_that_an_import_makes_can_be_found():
    bring_in(report(essay("The Reef", "Ali Amiri", texts=("An anemone.",), keywords=("Corals",))))
    assert [found("reef"), found("anemone")] == [["The Reef"], ["The Reef"]]
    assert found("amiri", AuthorPage) == ["Ali Amiri"]
    assert found("neighbours", ReportPage) == ["Neighbours of the Sea"]
    assert [topic.name for topic in Topic.objects.filter(name="Corals")] == ["Corals"]


def test_a_changed_text_is_found_by_its_new_words_alone():
    first = essay("The Reef", "Ali Amiri", texts=("An anemone.",))
    bring_in(report(first))
    bring_in(report(replace(first, blocks=essay("", texts=("A starfish.",)).blocks)))
    assert [found("anemone"), found("starfish")] == [[], ["The Reef"]]


@pytest.mark.parametrize("essays", [1, 5])
def test_the_titles_are_read_once_for_each_kind_of_page(essays):
    document = report(*[essay(f"Reef {number}", f"Ali Amir{number}i") for number in range(essays)])
    with CaptureQueriesContext(connection) as queries:
        bring_in(document)
    assert sum("AVG(" in query["sql"] for query in queries) == 3


def reads_of_references(document, publish):
    with CaptureQueriesContext(connection) as queries:
        import_document(document, source(), publish=publish, publish_unsure=True)
    return sum(
        query["sql"].startswith("SELECT") and 'FROM "wagtailcore_referenceindex"' in query["sql"]
        for query in queries
    )


def test_references_are_read_as_often_for_pages_that_are_saved_more_often():
    draft = reads_of_references(report(essay("The Reef", "Ali Amiri")), publish=False)
    other = replace(report(essay("The Bay", "Leila Bahri")), report=Report(title="Bays", number="1/90"))
    published = reads_of_references(other, publish=True)
    assert published == draft > 0


def test_editors_are_told_where_an_imported_author_is_used():
    bring_in(report(essay("The Reef", "Ali Amiri"), essay("The Bay", "Leila Bahri")))
    used = ReferenceIndex.get_grouped_references_to(AuthorPage.objects.get(title="Ali Amiri"))
    assert [page.title for page, _ in used] == ["The Reef"]


def test_references_of_what_is_deleted_meanwhile_are_left_out():
    page = make_essay(title="The Reef")
    with indexed_once() as unfindable:
        page.save()
        kept = make_essay(title="The Bay")
        key = page.pk
        page.delete()
    assert unfindable == []
    assert [found("reef"), found("bay")] == [[], [kept.title]]
    assert not ReferenceIndex.objects.filter(object_id=str(key)).exists()


def test_a_page_that_the_index_refuses_is_told_and_leaves_the_others_alone():
    refuse("Reef")
    result = bring_in(report(essay("The Reef", "Ali Amiri"), essay("The Bay", "Leila Bahri")))
    assert list(EssayPage.objects.filter(live=True).values_list("title", flat=True)) == [
        "The Reef",
        "The Bay",
    ]
    assert [found("reef"), found("bay")] == [[], ["The Bay"]]
    assert [(notice.line, notice.code, notice.message) for notice in result.notices] == [
        (
            1,
            "unfindable",
            "The search index does not take this page; readers cannot find it by words: The Reef",
        )
    ]


def test_a_page_that_the_index_refuses_later_keeps_its_old_words():
    first = essay("The Reef", "Ali Amiri", texts=("An anemone.",))
    bring_in(report(first))
    refuse("Reef")
    changed = report(replace(first, blocks=essay("", texts=("A starfish.",)).blocks))
    assert [notice.code for notice in bring_in(changed).notices] == ["unfindable"]


def test_nothing_is_indexed_of_what_an_error_ends():
    page = make_essay(title="The Reef")
    get_app_config().get_model("IndexEntry").objects.all().delete()

    with pytest.raises(LookupError):
        save_and_fail(page)
    assert found("reef") == []
    page.save()
    assert found("reef") == ["The Reef"]
