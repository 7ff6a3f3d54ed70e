"""Which printed names are one person's page, and what an editor is asked."""

import pytest
from wagtail.models import Locale

from papers.importing.apply import import_document
from papers.importing.document import ContentsRow, Contributor
from papers.importing.people import People, free_slug
from papers.models import AuthorPage, EssayPage, ReportPage
from tests.factories import authors_page, make_author, papers_page

from .documents import essay, replace, report, source

pytestmark = pytest.mark.django_db


def bring_in(document, **options):
    return import_document(document, source(), **options)


def authors():
    return list(AuthorPage.objects.order_by("path").values_list("title", flat=True))


def spellings(title):
    page = AuthorPage.objects.get(title=title).get_latest_revision_as_object()
    return [row.text for row in page.spellings.all()]


@pytest.mark.parametrize(
    "other",
    ["Hamidreza Azizi", "Hamid-Reza Azizi", "HAMID REZA AZIZI", "Dr. Hamid Reza Azizi", "Hamid  Reza Azizi"],
)
def test_marks_case_and_titles_make_no_second_person(other):
    result = bring_in(report(essay("One", "Hamid Reza Azizi"), essay("Two", other)))
    assert (authors(), result.notices) == (["Hamid Reza Azizi"], ())
    second = EssayPage.objects.get(title="Two").signatures.get()
    assert (second.name_printed, second.author.title) == (other, "Hamid Reza Azizi")


@pytest.mark.parametrize(
    ("one", "other"), [("Elaheh Koolaee", "Elaheh Koolae"), ("Elaheh Koolaee", "E. Koolaee")]
)
def test_a_likely_person_gets_a_page_and_a_question(one, other):
    result = bring_in(report(essay("One", one), essay("Two", other)))
    assert authors() == [one, other]
    assert [(notice.line, notice.code, notice.message, notice.text) for notice in result.notices] == [
        (
            5,
            "author-doubtful",
            f"{other} may be {one}; a page of its own was made. If they are one person, choose that author in"
            " the signature and add this spelling to the author's page.",
            other,
        )
    ]


def test_a_known_spelling_is_that_person_and_no_question():
    bring_in(report(essay("One", "Elaheh Koolaee")))
    page = AuthorPage.objects.get()
    make_author("Elaheh Rostami", spellings=["E. Rostami"])
    result = bring_in(
        replace(report(essay("Two", "E. Rostami")), report=replace(report().report, number="4"))
    )
    assert result.notices == ()
    assert EssayPage.objects.get(title="Two").signatures.get().author.title == "Elaheh Rostami"
    assert spellings(page.title) == ["Elaheh Koolaee"]


def test_different_people_ask_nothing():
    result = bring_in(report(essay("One", "Hamid Azizi"), essay("Two", "Hamid Reza Azizi")))
    assert (authors(), result.notices) == (["Hamid Azizi", "Hamid Reza Azizi"], ())


def test_contents_and_closing_list_teach_how_a_name_is_spelt():
    document = report(
        essay("One", "Elaheh Koolaee"),
        contents=(ContentsRow("One", "E. Koolaee", 5, 3),),
        contributors=(Contributor("Elaheh Koolae", "PhD", "Politics", "Iran", 40),),
    )
    bring_in(document)
    assert spellings("Elaheh Koolaee") == ["Elaheh Koolaee", "E. Koolaee", "Elaheh Koolae"]
    assert authors() == ["Elaheh Koolaee"]
    assert ReportPage.objects.get().contributors.get().author.title == "Elaheh Koolaee"


def test_a_short_name_that_fits_two_signatories_is_nobodys_spelling():
    document = report(
        essay("One", "Ali Azizi"),
        essay("Two", "Amir Azizi"),
        contents=(ContentsRow("One", "A. Azizi", 5, 3),),
    )
    bring_in(document)
    assert (spellings("Ali Azizi"), spellings("Amir Azizi")) == (["Ali Azizi"], ["Amir Azizi"])


def test_a_name_in_arabic_letters_is_stored_in_persian_ones():
    bring_in(replace(report(essay("یک", "علي كريمي", language="fa")), language="fa"))
    assert authors() == ["علی کریمی"]
    assert EssayPage.objects.get().signatures.get().name_printed == "علی کریمی"
    bring_in(replace(report(essay("یک", "علی کریمی", language="fa")), language="fa"))
    assert authors() == ["علی کریمی"]


def test_people_of_another_language_are_not_looked_at():
    make_author("Elaheh Koolaee", language="fa")
    bring_in(report(essay("One", "Elaheh Koolaee")))
    author = EssayPage.objects.get().signatures.get().author
    assert author.locale.language_code == "en"


def test_an_author_whom_an_editor_renamed_is_found_by_the_spelling():
    bring_in(report(essay("One", "Elaheh Koolaee")), publish=True)
    page = AuthorPage.objects.get()
    page.title = "Professor Koolaee of Tehran"
    page.save_revision().publish()
    bring_in(report(essay("One", "Elaheh Koolaee", abstract="New")), publish=True)
    assert AuthorPage.objects.get().title == "Professor Koolaee of Tehran"


def test_a_name_that_nobody_has_is_nobody():
    people = People(Locale.get_default(), publish=False)
    assert people.find("Elaheh Koolaee") is None


def test_a_slug_that_is_taken_gets_a_number():
    make_author(slug="ali-amiri")
    assert free_slug(authors_page(), "ali-amiri") == "ali-amiri-2"
    make_author(slug="ali-amiri-2")
    assert free_slug(authors_page(), "ali-amiri") == "ali-amiri-3"
    assert free_slug(authors_page(), "ali") == "ali"
    assert free_slug(papers_page(), "ali-amiri") == "ali-amiri"
