"""What an editor says against the reader: read so, planned so, and remembered for the next file."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from papers.importing.apply import import_document
from papers.importing.corrections import corrected, first_reading
from papers.importing.document import Corrections, Document, Interview, PrintedDate, UnreadableSource
from papers.importing.pages import pages_for
from papers.importing.plan import make_plan
from papers.importing.read import read
from papers.importing.rereading import read_again
from papers.importing.sources import load
from papers.importing.sureness import unsure_pages
from papers.importing.undo import undo_run
from papers.models import EssayPage, ImportedPage, ImportRun, InterviewPage, ReportPage

SEEDS = Path(settings.BASE_DIR, "seeds")
PAPER = """# The Sea and the Shore

Elaheh Rostami

The first paragraph of this paper is long enough to be a paragraph and nothing else at all.

The second paragraph of this paper is just as long, and with it the paper comes to its end.
"""
LONGER = PAPER + "\nA third paragraph was added later, and it is as long as the two that stand before it.\n"


def source_of(text, name="paper.txt"):
    return load(name, text.encode() if isinstance(text, str) else text)


@pytest.fixture(scope="module")
def report():
    return source_of((SEEDS / "working_report_2_97.txt").read_bytes())


@pytest.fixture(scope="module")
def interview():
    return source_of((SEEDS / "interview_shouri_irna.txt").read_bytes())


# Reading ---------------------------------------------------------------------------------------------------


def test_no_correction_leaves_the_document_as_it_is(report):
    assert read(report, Corrections()) == read(report)


def test_the_head_of_a_report_is_corrected(report):
    document = read(report, Corrections(title="Iran and Russia", series="Other Papers", number="3/98"))
    head = document.report
    assert (head.title, head.series, head.number, head.issue, head.number_year) == (
        "Iran and Russia",
        "Other Papers",
        "3/98",
        3,
        1398,
    )
    assert document.read == read(report)


def test_a_language_is_that_of_every_text_that_was_taken_for_the_former_one(report):
    document = read(report)
    assert {essay.language for essay in document.essays} == {"en"}
    persian = corrected(document, Corrections(language="fa"))
    assert (persian.language, {essay.language for essay in persian.essays}) == ("fa", {"fa"})


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2019", PrintedDate(2019, None, None, "gregorian", "2019")),
        ("March 2019", PrintedDate(2019, 3, None, "gregorian", "March 2019")),
        ("2019-03-07", PrintedDate(2019, 3, 7, "gregorian", "2019-03-07")),
        ("1397/12/16", PrintedDate(1397, 12, 16, "solar-hijri", "1397/12/16")),
        ("اسفند ۱۳۹۷", PrintedDate(1397, 12, None, "solar-hijri", "اسفند ۱۳۹۷")),
    ],
)
def test_a_date_is_corrected_in_either_calendar_and_no_more_precise_than_it_was_said(report, said, date):
    assert read(report, Corrections(date=said)).report.date == date


@pytest.mark.parametrize("said", ["soon", "4/5/2018", "2019-02-30", "1397-12-30"])
def test_what_is_no_date_corrects_nothing(report, said):
    assert read(report, Corrections(date=said)).report == read(report).report


def test_every_kind_of_document_has_its_date_corrected(interview):
    talk = read(interview, Corrections(date="2017"))
    assert (talk.interview.date.year, talk.interview.title) == (2017, read(interview).interview.title)
    paper = read(source_of(PAPER), Corrections(date="2017"))
    assert (paper.paper.date.year, paper.essays) == (2017, read(source_of(PAPER)).essays)


def test_a_corrected_date_says_in_which_year_a_corrected_number_counts(report):
    head = read(report, Corrections(date="1377", number="4/77")).report
    assert (head.number_year, head.date.calendar) == (1377, "solar-hijri")


@pytest.mark.parametrize("kind", ["report", "interview", "paper"])
@pytest.mark.parametrize("name", ["report", "interview"])
def test_a_source_is_read_as_the_kind_it_is_said_to_be(request, name, kind):
    source = request.getfixturevalue(name)
    document = read(source, Corrections(kind=kind))
    assert document.kind == kind
    assert replace(first_reading(document), corrections=Corrections()) == read(source)
    unsure_pages(document)
    assert all(page.key.startswith(f"en:{kind}:") for page in pages_for(document))


def test_a_kind_that_a_text_cannot_be_is_refused():
    with pytest.raises(UnreadableSource):
        read(source_of("milk\nbread\n"), Corrections(kind="paper"))


def test_what_a_kind_does_not_have_is_left_out():
    document = Document("interview", interview=Interview("Said"), corrections=Corrections())
    assert corrected(document, Corrections(number="1/2", title="Spoken")).interview == Interview("Spoken")


def test_a_page_knows_what_the_source_said(report):
    document = read(report, Corrections(number="3/98", language="fa"))
    first, *essays = pages_for(document)
    assert first.as_read == {"language": "en", "number": "2/97", "issue": 2, "number_year": 1397}
    assert [page.as_read for page in essays] == [{"language": "en"}] * 12
    assert first.key == "fa:report:irs-papers:3-98"


# Planning --------------------------------------------------------------------------------------------------


def import_text(text, corrections=None, **options):
    source = source_of(text)
    return import_document(read_again(source, corrections), source, **options)


def actions(result):
    return {change.name: change.action for change in result.plan.pages[0].fields}


def draft(model=EssayPage):
    return model.objects.get().get_latest_revision_as_object()


@pytest.mark.django_db
def test_a_correction_is_made_and_remembered():
    result = import_text(PAPER, Corrections(title="The Shore"))
    record = ImportedPage.objects.get(page=EssayPage.objects.get())
    assert draft().title == "The Shore"
    assert (record.key, record.key_read) == ("en:paper:the-shore", "en:paper:the-sea-and-the-shore")
    assert record.corrections == {"title": "The Shore"}
    assert record.values["title"] == "The Sea and the Shore"
    assert result.run.options["corrections"] == {"title": "The Shore"}


@pytest.mark.django_db
@pytest.mark.parametrize("text", [PAPER, LONGER])
def test_the_next_file_finds_the_corrected_page_and_keeps_its_words(text):
    import_text(PAPER, Corrections(title="The Shore", language="fa"))
    result = import_text(text)
    assert result.plan.outcome == ("unchanged" if text == PAPER else "updated")
    assert [change.action for change in result.plan.pages[0].fields if change.name == "title"] == ["kept"]
    assert (draft().title, draft().language, draft().locale.language_code) == ("The Shore", "fa", "fa")
    assert len(draft().body) == (2 if text == PAPER else 3)


@pytest.mark.django_db
def test_what_an_editor_wrote_since_wins_over_a_remembered_correction_and_not_over_a_new_one():
    import_text(PAPER, Corrections(language="fa", title="The Shore"))
    page = draft()
    page.title = "By hand"
    page.save_revision()
    import_text(PAPER)
    assert draft().title == "By hand"
    again = import_text(PAPER, Corrections(language="fa", title="The Shore"))
    assert (draft().title, actions(again)["title"]) == ("By hand", "kept")


@pytest.mark.django_db
def test_a_new_correction_is_written_over_what_the_page_says(report):
    import_document(read(report), report)
    document = read_again(report, Corrections(title="Iran and Russia"))
    result = import_document(document, report)
    assert actions(result) == {"title": "set"}
    assert draft(ReportPage).title == "Iran and Russia"
    assert ImportedPage.objects.get(key="en:report:irs-papers:2-97").corrections == {
        "title": "Iran and Russia"
    }
    after = make_plan(read_again(report))
    assert {change.name: change.action for change in after.pages[0].fields} == {"title": "kept"}


def dates(page):
    return page.date_year, page.date_month, page.date_day, page.date_calendar, page.date_printed


@pytest.mark.django_db
def test_a_corrected_date_is_one_value_also_where_an_editor_has_changed_a_part_of_it(report):
    import_document(read(report), report)
    page = draft(ReportPage)
    assert dates(page)[:3] == (2018, 9, None)
    page.date_year = 2001
    page.save_revision()
    result = import_document(read_again(report, Corrections(date="October 2018")), report)
    assert set(actions(result)) == {"date_year", "date_month", "date_printed"}
    assert set(actions(result).values()) == {"set"}
    assert dates(draft(ReportPage)) == (2018, 10, None, "gregorian", "October 2018")
    assert make_plan(read_again(report)).outcome == "unchanged"
    record = ImportedPage.objects.get(key="en:report:irs-papers:2-97")
    assert (record.corrections, record.values["date_month"]) == ({"date": "October 2018"}, 9)


@pytest.mark.django_db
def test_a_date_in_the_other_calendar_stays_at_the_next_import():
    text = f"---\ntitle: The Sea and the Shore\ndate: 2019-05-04\n---\n{PAPER}"
    import_text(text, Corrections(date="1398"))
    assert dates(draft()) == (1398, None, None, "solar-hijri", "1398")
    assert import_text(text).plan.outcome == "unchanged"
    assert dates(draft()) == (1398, None, None, "solar-hijri", "1398")


@pytest.mark.django_db
def test_one_more_correction_leaves_those_of_before():
    import_text(PAPER, Corrections(title="The Shore"))
    document = read_again(source_of(PAPER), Corrections(date="2019"), adding=True)
    assert document.corrections == Corrections(
        title="The Shore", date="2019", remembered=frozenset({"title"})
    )
    result = import_document(document, source_of(PAPER))
    assert result.plan.outcome == "updated"
    assert (draft().title, draft().date_year, EssayPage.objects.count()) == ("The Shore", 2019, 1)


@pytest.mark.django_db
def test_a_misread_number_touches_no_other_report(report):
    import_document(read(report), report)
    other = source_of(report.data.replace(b"Geopolitical Necessities", b"Economic Necessities"))
    result = import_document(read_again(other, Corrections(number="3/97")), other)
    assert result.plan.outcome == "created"
    assert sorted(ReportPage.objects.values_list("number", flat=True)) == ["2/97", "3/97"]
    assert make_plan(read_again(other)).outcome == "unchanged"
    assert make_plan(read_again(report)).outcome == "unchanged"


@pytest.mark.django_db
def test_another_kind_is_remembered_too(report):
    import_document(read_again(report, Corrections(kind="interview")), report)
    assert InterviewPage.objects.count() == 1
    document = read_again(report)
    assert (document.kind, document.corrections.remembered) == ("interview", {"kind"})
    assert make_plan(document).outcome == "unchanged"
    assert read_again(report, Corrections()).kind == "report"


@pytest.mark.django_db
def test_an_undone_import_leaves_no_correction_behind():
    import_text(PAPER, Corrections(title="The Shore"))
    undo_run(ImportRun.objects.get())
    assert read_again(source_of(PAPER)) == read(source_of(PAPER))
    import_text(PAPER)
    import_text(PAPER, Corrections(title="The Sea and the Shore"))
    assert draft().title == "The Sea and the Shore"
