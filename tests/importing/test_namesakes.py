"""Doubtful names: what is asked, what an answer does, what the next import knows, what an undo takes back."""

from dataclasses import replace

import pytest

from papers.importing.apply import import_document
from papers.importing.corrections import corrected
from papers.importing.document import ContentsRow, Contributor, Corrections
from papers.importing.namesakes import MissingAuthor, apart, is_doubtful, is_short
from papers.importing.rereading import both
from papers.importing.undo import undo_run
from papers.models import AuthorPage, EssayPage, ImportedPage, NameSpelling, ReportPage, Signature
from tests.factories import make_author, make_essay

from .documents import essay, report, source

ANSWER = Corrections(authors={"H. Azizi": "hamidreza-azizi"})


def paper(title, *names, number="4", said=None, affiliation=None, **parts):
    """Return a report of one essay that these people sign; the number makes it a report of its own."""
    one = essay(title, *names)
    if affiliation is not None:
        one = replace(one, signatures=tuple(replace(row, affiliation=affiliation) for row in one.signatures))
    document = report(one, contributors=(), **parts)
    document = replace(document, report=replace(document.report, number=number))
    return corrected(document, said) if said else document


def bring_in(document, **options):
    return import_document(document, source(), publish_unsure=True, **options)


def signed(title):
    """Return whom each signature under the newest revision of the essay links to."""
    page = EssayPage.objects.get(title=title).get_latest_revision_as_object()
    return [row.author and row.author.slug for row in page.signatures.all()]


def asked(result):
    return [
        (question.name, [candidate.slug for candidate in question.candidates], question.answer)
        for question in result.questions
    ]


def known_names(slug):
    """Return the names under which an import knows the author, which those of the newest revision are too."""
    page = AuthorPage.objects.get(slug=slug)
    rows = [row.text for row in page.get_latest_revision_as_object().spellings.all()]
    assert rows == [row.text for row in NameSpelling.objects.filter(author=page)]
    return rows


@pytest.fixture
def azizis(db):
    return [
        make_author(name, slug=name.lower().replace(" ", "-"))
        for name in ("Hamidreza Azizi", "Hossein Azizi")
    ]


# What is in doubt ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "are_apart"),
    [
        ("Professor, University of Rasht", "University of Rasht", False),
        ("Professor at the University of Rasht", "Chamber of Commerce", True),
        ("دانشگاه گیلان", "استاد دانشگاه گيلان", False),
        ("Rasht", "Tehran", True),
    ],
)
def test_affiliations_are_compared_by_their_words(one, other, are_apart):
    assert apart(one, other) is apart(other, one) is are_apart


@pytest.mark.parametrize(
    ("name", "short"), [("H. Azizi", True), ("H.R. Azizi", True), ("Azizi", True), ("Hossein Azizi", False)]
)
def test_a_name_without_a_given_name_is_short(name, short):
    assert is_short(name) is short


@pytest.mark.parametrize(
    ("affiliation", "title", "known", "rivals", "doubtful"),
    [
        ("Rasht", "H. Azizi", ["Rasht"], False, False),
        ("", "H. Azizi", ["Rasht"], False, False),
        ("Tehran", "H. Azizi", ["Rasht"], False, True),
        ("Tehran", "H. Azizi", ["Rasht", "Tehran"], False, False),
        ("Rasht", "H. Azizi", ["Rasht"], True, True),
        ("Rasht", "Hossein Azizi", ["Rasht"], False, False),
        ("", "Hossein Azizi", ["Rasht"], False, True),
    ],
)
def test_a_short_name_is_doubtful(affiliation, title, known, rivals, doubtful):
    assert is_doubtful("H. Azizi", affiliation, title, known, rivals) is doubtful


# What is asked ---------------------------------------------------------------------------------------------


def test_initials_that_fit_two_authors_are_a_question_and_nobodys_without_an_answer(azizis):
    work = make_essay()
    work.signatures = [Signature(author=azizis[0], affiliation_printed="Council of the Sea")]
    work.save()
    result = bring_in(paper("One", "H. Azizi"))
    (question,) = result.questions
    assert [(one.slug, one.title, one.affiliation) for one in question.candidates] == [
        ("hamidreza-azizi", "Hamidreza Azizi", "Council of the Sea"),
        ("hossein-azizi", "Hossein Azizi", ""),
    ]
    assert (question.line, question.answer, signed("One")) == (5, "", ["h-azizi"])
    message = (
        "H. Azizi may be Hamidreza Azizi / Hossein Azizi; a page of its own was made. If they are one"
        " person, choose that author in the signature and add this spelling to the author's page."
    )
    assert [notice.message for notice in result.notices] == [message]
    kept = ImportedPage.objects.get(page=ReportPage.objects.get()).notices
    assert message in [notice["message"] for notice in kept]


def test_a_question_is_asked_once_for_a_document_and_not_again_for_the_same_file(azizis):
    result = bring_in(report(essay("One", "H. Azizi"), essay("Two", "H. Azizi"), contributors=()))
    assert [question.name for question in result.questions] == ["H. Azizi"]
    assert (signed("One"), signed("Two")) == (["h-azizi"], ["h-azizi"])
    changed = essay("One", "H. Azizi", abstract="New")
    again = bring_in(report(changed, essay("Two", "H. Azizi"), contributors=()))
    assert (again.plan.outcome, again.questions, again.authors) == ("updated", (), ())


@pytest.mark.django_db
def test_the_same_initials_with_another_affiliation_are_a_question():
    bring_in(paper("One", "H. Azizi", affiliation="University of Rasht"))
    same = bring_in(paper("Two", "H. Azizi", number="5", affiliation="Professor, University of Rasht"))
    other = bring_in(paper("Three", "H. Azizi", number="6", affiliation="Chamber of Commerce"))
    assert (asked(same), signed("Two")) == ([], ["h-azizi"])
    assert (asked(other), signed("Three")) == ([("H. Azizi", ["h-azizi"], "")], ["h-azizi-2"])
    third = bring_in(paper("Four", "H. Azizi", number="7", affiliation="Chamber of Commerce"))
    assert asked(third) == [("H. Azizi", ["h-azizi", "h-azizi-2"], "")]


@pytest.mark.django_db
def test_a_full_name_with_another_affiliation_is_the_same_person():
    bring_in(paper("One", "Hamidreza Azizi", affiliation="University of Rasht"))
    result = bring_in(paper("Two", "Hamid Reza Azizi", number="5", affiliation="Chamber of Commerce"))
    assert (asked(result), signed("Two")) == ([], ["hamidreza-azizi"])


def test_one_full_name_on_two_pages_is_a_question(azizis):
    make_author("Hossein Azizi", slug="hossein-azizi-2")
    result = bring_in(paper("One", "Hossein Azizi"))
    assert asked(result) == [("Hossein Azizi", ["hossein-azizi", "hossein-azizi-2"], "")]
    assert signed("One") == ["hossein-azizi-3"]


@pytest.mark.django_db
def test_initials_of_a_contents_list_are_no_proof_for_the_next_document():
    row = ContentsRow("One", "H. Azizi", 5, 3)
    bring_in(paper("One", "Hossein Azizi", contents=(row,)), publish=True)
    assert NameSpelling.objects.get(text="H. Azizi").unconfirmed
    result = bring_in(paper("Two", "H. Azizi", number="5", affiliation="Chamber of Commerce"))
    assert (asked(result), signed("Two")) == ([("H. Azizi", ["hossein-azizi"], "")], ["h-azizi"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "second"), [("Hamidreza Azizi", "حمیدرضا عزیزی"), ("حمیدرضا عزیزی", "Hamidreza Azizi")]
)
def test_a_name_in_two_scripts_is_a_question_and_an_answer_joins_them(first, second):
    author = make_author(first, slug="azizi")
    document = paper("One", second)
    assert asked(bring_in(document, dry_run=True)) == [(second, ["azizi"], "")]
    bring_in(corrected(document, Corrections(authors={second: "azizi"})))
    assert (signed("One"), known_names(author.slug)) == (["azizi"], [second])
    following = bring_in(paper("Two", second, number="5"))
    assert (asked(following), signed("Two")) == ([], ["azizi"])


def test_doubtful_initials_in_a_closing_list_link_to_nobody(azizis):
    person = Contributor("H. Azizi", "PhD", "History", "Iran", 40)
    bring_in(replace(paper("One", "Elaheh Rostami"), contributors=(person,)))
    assert ReportPage.objects.get().contributors.get().author is None


# Answers ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("live", [True, False])
def test_an_answer_signs_with_that_author_and_teaches_the_spelling(azizis, live):
    if not live:
        azizis[0].unpublish()
    result = bring_in(paper("One", "H. Azizi", said=ANSWER))
    assert asked(result) == [("H. Azizi", ["hamidreza-azizi", "hossein-azizi"], "hamidreza-azizi")]
    assert (signed("One"), result.notices, result.authors) == (["hamidreza-azizi"], (), ())
    assert known_names("hamidreza-azizi") == ["H. Azizi"]
    assert [(row.title, row.outcome, row.fields, row.published) for row in result.run.pages.all()][:1] == [
        ("Hamidreza Azizi", "updated", ["spellings"], live)
    ]
    page = AuthorPage.objects.get(slug="hamidreza-azizi")
    assert (page.live, page.has_unpublished_changes) == (live, not live)
    following = bring_in(paper("Two", "H. Azizi", number="5", affiliation="Chamber of Commerce"))
    assert (asked(following), signed("Two")) == ([], ["hamidreza-azizi"])


def test_an_answer_leaves_an_editors_unpublished_words_unpublished(azizis):
    page = azizis[0]
    page.biography = "Not yet to be read"
    page.save_revision()
    bring_in(paper("One", "H. Azizi", said=ANSWER))
    page.refresh_from_db()
    assert (page.biography, page.has_unpublished_changes) == ("", True)
    assert page.get_latest_revision_as_object().biography == "Not yet to be read"
    assert known_names("hamidreza-azizi") == ["H. Azizi"]


def test_the_same_file_with_the_answer_remembered_asks_and_writes_nothing(azizis):
    first = bring_in(paper("One", "H. Azizi", said=ANSWER))
    known = ImportedPage.objects.get(page=ReportPage.objects.get()).corrections
    assert known == first.run.options["corrections"] == {"authors": ANSWER.authors}
    said = Corrections(**known, remembered=frozenset({"author H. Azizi"}))
    again = bring_in(paper("One", "H. Azizi", said=said))
    assert (again.plan.outcome, again.questions, again.run) == ("unchanged", (), None)


def test_an_answer_to_a_paper_that_is_in_signs_it_anew_and_its_undo_as_before(azizis):
    bring_in(paper("One", "H. Azizi"))
    result = bring_in(paper("One", "H. Azizi", said=ANSWER))
    assert (result.plan.outcome, signed("One")) == ("updated", ["hamidreza-azizi"])
    following = bring_in(paper("Two", "H. Azizi", number="5"))
    assert (asked(following), signed("Two")) == ([], ["hamidreza-azizi"])
    undo_run(following.run)
    undo_run(result.run)
    assert (signed("One"), known_names("hamidreza-azizi")) == (["h-azizi"], [])


def test_whom_an_editor_has_chosen_since_stays_where_the_answer_is_only_remembered(azizis):
    bring_in(paper("One", "H. Azizi", said=ANSWER))
    page = EssayPage.objects.get(title="One").get_latest_revision_as_object()
    (row,) = page.signatures.all()
    row.author = azizis[1]
    page.signatures = [row]
    page.save_revision()
    remembered = replace(ANSWER, remembered=frozenset({"author H. Azizi"}))
    changed = paper("One", "H. Azizi", said=remembered)
    changed = replace(changed, essays=(replace(changed.essays[0], abstract="New"),))
    assert bring_in(changed).plan.outcome == "updated"
    assert signed("One") == ["hossein-azizi"]


@pytest.mark.django_db
def test_an_answer_may_be_an_author_of_the_same_document():
    said = Corrections(authors={"E. Rostami": "elaheh-rostami"})
    document = report(essay("One", "E. Rostami"), essay("Two", "Elaheh Rostami"), contributors=())
    result = bring_in(corrected(document, said))
    assert (signed("One"), signed("Two")) == (["elaheh-rostami"], ["elaheh-rostami"])
    assert (result.authors, result.spelt) == (("Elaheh Rostami",), ())
    assert {row.outcome for row in result.run.pages.all()} == {"created"}


def test_an_answer_that_is_nobody_writes_nothing(azizis):
    said = Corrections(authors={"H. Azizi": "nobody"})
    with pytest.raises(MissingAuthor, match=r"^There is no author page “nobody” for H\. Azizi\.$"):
        bring_in(paper("One", "H. Azizi", said=said))
    assert not ReportPage.objects.exists()


def test_a_remembered_answer_whose_author_was_deleted_is_a_question_again(azizis):
    said = Corrections(authors={"H. Azizi": "gone"}, remembered=frozenset({"author H. Azizi"}))
    result = bring_in(paper("One", "H. Azizi", said=said))
    assert asked(result) == [("H. Azizi", ["hamidreza-azizi", "hossein-azizi"], "")]


def test_answers_to_names_that_a_document_does_not_have_are_not_kept():
    document = corrected(report(), replace(ANSWER, title="Other"))
    assert document.corrections == Corrections(title="Other")


def test_of_two_answers_to_one_name_the_later_counts():
    later = Corrections(authors={"h. azizi": "hossein-azizi"})
    known = replace(ANSWER, title="Other", authors={**ANSWER.authors, "E. R.": "e"})
    assert both(known, later) == Corrections(
        title="Other", authors={"E. R.": "e", "h. azizi": "hossein-azizi"}
    )


# Undoing ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["live", "draft", "live with edits"])
def test_an_undo_takes_the_spelling_back(azizis, state):
    if state == "draft":
        azizis[0].unpublish()
    elif state == "live with edits":
        azizis[0].save_revision()
    run = bring_in(paper("One", "H. Azizi", said=ANSWER)).run
    report_of = undo_run(run)
    outcomes = {page.title: page.outcome for page in report_of.pages}
    assert outcomes["Hamidreza Azizi"] == "restored"
    assert known_names("hamidreza-azizi") == []
    assert AuthorPage.objects.get(slug="hamidreza-azizi").live is (state != "draft")
    assert asked(bring_in(paper("One", "H. Azizi")))[0][2] == ""


def test_an_undo_leaves_a_spelling_with_which_another_paper_is_signed(azizis):
    run = bring_in(paper("One", "H. Azizi", said=ANSWER)).run
    following = bring_in(paper("Two", "H. Azizi", number="5")).run
    reasons = {page.title: page.reason for page in undo_run(run, dry_run=True).pages}
    assert reasons["Hamidreza Azizi"] == "a paper is signed with its new spelling"
    undo_run(following)
    assert {page.title: page.reason for page in undo_run(run).pages}["Hamidreza Azizi"] == ""
    assert known_names("hamidreza-azizi") == []


def test_an_undo_leaves_the_spelling_of_an_author_whom_an_editor_has_changed_since(azizis):
    run = bring_in(paper("One", "H. Azizi", said=ANSWER)).run
    page = AuthorPage.objects.get(slug="hamidreza-azizi")
    page.biography = "An editor's words"
    page.save_revision().publish()
    reasons = {page.title: page.reason for page in undo_run(run).pages}
    assert reasons["Hamidreza Azizi"] == "it has been changed since"
    assert known_names("hamidreza-azizi") == ["H. Azizi"]


def test_an_undo_makes_a_confirmed_spelling_unconfirmed_again(azizis):
    NameSpelling.objects.create(author=azizis[0], text="H. Azizi", unconfirmed=True)
    run = bring_in(paper("One", "H. Azizi", said=ANSWER)).run
    assert not NameSpelling.objects.get().unconfirmed
    undo_run(run)
    assert NameSpelling.objects.get().unconfirmed
