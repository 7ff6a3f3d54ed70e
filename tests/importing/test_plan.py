"""How values are compared, and what is decided where three of them meet."""

import pytest

from papers.importing.apply import import_document
from papers.importing.document import ContentsRow, Signature
from papers.importing.fields import comparable, cut, fitted, read_field, same, write_field
from papers.importing.pages import PageValues, pages_for
from papers.importing.people import People
from papers.importing.plan import make_plan, plan_field
from papers.importing.streams import paragraph_html
from papers.models import EssayPage, ImportedPage
from tests import factories

from .documents import essay, interview, replace, report, rich_blocks, source


@pytest.mark.parametrize(
    ("field", "one", "other", "equal"),
    [
        ("title", "A", "A", True),
        ("title", "A", "a", False),
        ("topics", ["Sea", "Oil"], ["oil", "SEA"], True),
        ("topics", ["Sea"], ["Sea", "Oil"], False),
        ("topics", ["درياي خزر"], ["دریای خزر"], True),
        ("topics", None, [], True),
        ("body", [{"value": '<p data-block-key="ab1c2">A</p>'}], [{"value": "<p>A</p>"}], True),
        ("body", [{"value": "<p>&quot;A&quot;</p>"}], [{"value": '<p>"A"</p>'}], True),
        ("body", [{"value": "<p>A</p>"}], [{"value": "<p>B</p>"}], False),
        ("body", [{"value": "<p>A</p>"}], [{"value": "<p><i>A</i></p>"}], False),
        ("signatures", [{"name_printed": "A"}], [{"name_printed": "A"}], True),
        ("signatures", [{"name_printed": "A"}, {}], [{}, {"name_printed": "A"}], False),
    ],
)  # fmt: skip
def test_values_are_the_same_where_a_reader_sees_no_difference(field, one, other, equal):
    assert same(field, one, other) is equal


def test_marks_that_a_browser_adds_do_not_count():
    assert comparable(paragraph_html("A & B")) == "<p>A & B</p>"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("imported", "own", "wanted", "action"),
    [
        ("A", "A", "A", None),
        ("A", "A", "B", "set"),
        ("A", "B", "A", "kept"),
        ("A", "B", "C", "conflict"),
        ("A", "B", "B", None),
        (None, "B", "C", "conflict"),
    ],
)
def test_of_three_values_the_side_that_changed_wins(imported, own, wanted, action):
    page, record = EssayPage(abstract=own), ImportedPage(values={"abstract": imported} if imported else {})
    planned = plan_field(page, record, "abstract", wanted)
    assert (planned.action if planned else None) == action


@pytest.mark.django_db
def test_a_plan_says_what_comes_and_writes_nothing(django_assert_max_num_queries):
    factories.make_topic("Caspian Sea", en="The Caspian")
    with django_assert_max_num_queries(8):
        plan = make_plan(report(essay("One", keywords=("the caspian", "Caspian Sea", "Oil"))))
    assert plan.outcome == "created"
    assert [page.outcome for page in plan.pages] == ["created", "created"]
    assert plan.pages[1].wanted.values["topics"] == ["Caspian Sea", "Oil"]
    assert not ImportedPage.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "document", [report(essay("One", "Ali Amiri", blocks=rich_blocks(), keywords=("Sea",))), interview()]
)
def test_what_is_written_into_a_field_is_read_out_of_it(document):
    """Every value of every page survives the way into the database and back."""
    people = People(factories.papers_page().locale, publish=False)
    parents = {None: factories.papers_page()}
    for wanted in pages_for(document):
        model = EssayPage._meta.apps.get_model("papers", wanted.model)
        page = model(slug=wanted.slug, locale=factories.papers_page().locale)
        for name, value in wanted.values.items():
            write_field(page, name, value, people)
        parents[wanted.parent_key].add_child(instance=page)
        parents[wanted.key] = page
        for stored in (model.objects.get(pk=page.pk), page.save_revision().as_object()):
            for name, value in wanted.values.items():
                assert same(name, read_field(stored, name), value), name


def test_a_text_is_cut_with_a_sign_that_it_goes_on():
    assert (cut("abcdef", 6), cut("abcdefg", 6)) == ("abcdef", "abcde…")


def values_of(**values):
    return fitted(PageValues("k", "EssayPage", "s", values))


def test_values_that_fit_stay_and_nothing_is_said():
    page = pages_for(report())[1]
    assert fitted(page) == (page, [])


@pytest.mark.parametrize(
    ("wanted", "kept", "code"),
    [
        ({"title": "T" * 256}, {"title": "T" * 254 + "…"}, "cut"),
        ({"language": "ru"}, {"language": "en"}, "left-out"),
        ({"printed_page": 10**12}, {"printed_page": None}, "left-out"),
        ({"printed_page": -1}, {"printed_page": None}, "left-out"),
        ({"topics": ["Sea", "S" * 101]}, {"topics": ["Sea"]}, "cut"),
    ],
)
@pytest.mark.django_db
def test_what_does_not_fit_is_said(wanted, kept, code):
    page, notices = values_of(**wanted)
    assert page.values == kept
    (notice,) = notices
    (value,) = wanted.values()
    assert (notice.code, notice.text) == (code, value[-1] if isinstance(value, list) else str(value))


@pytest.mark.django_db
def test_what_does_not_fit_is_said_at_its_line():
    long = "L" * 256
    document = report(replace(essay("One", "Ali Amiri", lines=(33, 50)), title=long))
    document = replace(
        document,
        report=replace(document.report, series=long, lines=(3, 4)),
        contents=(ContentsRow("One", "A. Amiri", 5, 20), ContentsRow("Two", "", -1, 21)),
        contact=replace(document.contact, tel=long, lines=(90,)),
    )
    signed = replace(document.essays[0], signatures=(Signature(long, "", (34, 60)), Signature(long)))
    pages = pages_for(replace(document, essays=(signed,)))
    said = [(notice.line, notice.code) for page in pages for notice in fitted(page)[1]]
    assert said == [(3, "cut"), (21, "left-out"), (90, "cut"), (33, "cut"), (34, "cut"), (33, "cut")]


def test_a_field_of_which_no_line_is_known_is_at_the_beginning():
    assert PageValues("k", "EssayPage", "s", {}).line_of("title") == 1


@pytest.mark.parametrize(
    ("date", "kept"),
    [
        ((2018, 9, 30, "gregorian"), (2018, 9, 30)),
        ((2018, 9, 31, "gregorian"), (None, None, None)),
        ((2018, None, 3, "gregorian"), (2018, None, None)),
        ((None, 9, 3, "gregorian"), (None, None, None)),
        ((1397, 6, 31, "solar-hijri"), (1397, 6, 31)),
        ((1397, 7, 31, "solar-hijri"), (None, None, None)),
    ],
)
@pytest.mark.django_db
def test_no_part_of_an_impossible_date_is_kept_but_its_print(date, kept):
    year, month, day, calendar = date
    parts = {"date_year": year, "date_month": month, "date_day": day}
    page, _ = values_of(**parts, date_calendar=calendar, date_printed="as printed")
    assert tuple(page.values[name] for name in parts) == kept
    assert page.values["date_printed"] == "as printed"


@pytest.mark.django_db
def test_a_report_that_is_gone_is_not_missed_by_another_one():

    import_document(report(), source())
    other = replace(report(), report=replace(report().report, number="3/9"))
    assert make_plan(other).missing == ()
