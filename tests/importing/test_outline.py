"""What people read of an import: a tree of pages and fields, one line each, and the counts."""

import io

import pytest

from papers.importing.document import Line, Notice
from papers.importing.merging import BlockConflict
from papers.importing.outline import Progress, counts, difference, entry, field_lines, outline, shown
from papers.importing.plan import FieldPlan
from tests import factories

from .documents import TITLES, essay, replace, report, with_essay
from .test_apply import bring_in, edit, essay_titled


def paragraph(words, identity="a"):
    return {"type": "paragraph", "value": f"<p>{words}</p>", "id": identity}


# Values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("", "(empty)"),
        (None, "(empty)"),
        ([], "(empty)"),
        (0, "0"),
        ("One\n line", "One line"),
        (["Sea", "Oil"], "Sea; Oil"),
        ([{"name_printed": "Ali Amiri", "affiliation_printed": ""}], "Ali Amiri"),
        ([{"title": "One", "author_short": "A. Amiri", "page_number": 5}], "One, A. Amiri, 5"),
        ([paragraph("A <i>sea</i>"), paragraph("&amp; more")], "A sea; & more"),
        ("x" * 73, "x" * 71 + "…"),
    ],
)
def test_a_value_is_one_line(value, text):
    assert shown(value) == text


def test_a_block_without_words_is_its_kind():
    assert entry({"type": "gap", "value": {"remark": ""}, "id": "a"}) == "(gap)"


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("One", "Two", "One -> Two"),
        (None, 5, "(empty) -> 5"),
        (["Sea", "Oil"], ["Oil", "Gas"], "- Sea; + Gas"),
        (None, ["Gas"], "+ Gas"),
        (["Sea", "Oil"], ["Oil", "Sea"], "another order or form"),
        ([paragraph("One"), paragraph("Two")], [paragraph("One"), paragraph("2")], "- Two; + 2"),
    ],
)
def test_a_difference_is_what_comes_and_goes(before, after, text):
    assert difference(before, after) == text


# Fields ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (FieldPlan("printed_page", "set", 5, 7, 5, 7, 7), ["set      printed page: 5 -> 7"]),
        (FieldPlan("title", "kept", "My", "Its", "Its", "My"), ["kept     title: My (in the source: Its)"]),
        (
            FieldPlan("title", "conflict", "My", "New", "Old", "My", "Old"),
            [
                "conflict title",
                "  last imported: Old",
                "  on the page:   My",
                "  in the source: New",
            ],
        ),
    ],
)
def test_a_field_says_which_side_won(change, lines):
    assert list(field_lines(change)) == lines


def test_a_text_in_conflict_shows_each_block_on_three_sides_and_what_is_taken_beside():
    old, own, new, more = paragraph("Old"), paragraph("My"), paragraph("New"), paragraph("More", "b")
    gone = BlockConflict(paragraph("Was"), None, paragraph("Is"))
    change = FieldPlan(
        "body",
        "conflict",
        [own],
        [new, more],
        [old],
        [own, more],
        [old, more],
        (BlockConflict(old, own, new), gone),
    )
    assert list(field_lines(change)) == [
        "conflict body",
        "  last imported: Old",
        "  on the page:   My",
        "  in the source: New",
        "  and",
        "  last imported: Was",
        "  on the page:   (empty)",
        "  in the source: Is",
        "  beside it + More",
    ]


# Documents -------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_new_document_is_a_tree_of_what_will_be_made():
    factories.make_topic("Sea")
    document = report(essay("One", "Ali Amiri", keywords=("Sea", "Oil")))
    document = replace(
        document,
        notices=(Notice(7, "text-lost", "Text is lost here.", "it breaks"),),
        leftovers=(Line(50, "A stray line"),),
    )
    assert list(outline(bring_in(document, dry_run=True))) == [
        "  created   Neighbours of the Sea",
        "  created   One",
        "    by Ali Amiri",
        "    topics: Sea, Oil",
        "    text: 2 blocks",
        "  created   author Ali Amiri",
        "  created   topic Oil",
        "  line 50: found no place: A stray line",
        "  line 7: Text is lost here. [text-lost]",
        "  2 new, 0 changed, 0 unchanged, 0 in conflict, 1 line not placed",
    ]


@pytest.mark.django_db
def test_a_later_document_shows_only_what_is_not_as_it_was():
    bring_in(report())
    edit(essay_titled(TITLES[0]), abstract="My words")
    essay_titled(TITLES[2]).delete()
    changed = with_essay(with_essay(report(), 0, abstract="Its words"), 1, abstract="New")
    assert list(outline(bring_in(changed, dry_run=True))) == [
        f"  conflict  {TITLES[0]}",
        "    conflict abstract",
        "      last imported: (empty)",
        "      on the page:   My words",
        "      in the source: Its words",
        f"  updated   {TITLES[1]}",
        "    set      abstract: (empty) -> New",
        f"  deleted   {TITLES[2]}",
        f"  line 1: An editor has deleted this page; it was not made again: {TITLES[2]} [deleted-before]",
        "  0 new, 1 changed, 1 unchanged, 1 in conflict, 1 deleted before, 0 lines not placed",
    ]


def test_nothing_is_counted_too():
    assert counts((), ()) == "0 new, 0 changed, 0 unchanged, 0 in conflict, 0 lines not placed"


# Progress --------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    """The stderr of a command, on a terminal or not."""

    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal

    def write(self, text, style_func=None, ending="\n"):
        super().write(style_func(text) + ending)


@pytest.mark.parametrize(("terminal", "text"), [(True, "\r\x1b[K[1/2] report.txt\r\x1b[K"), (False, "")])
def test_progress_is_one_line_that_goes_away_and_nothing_in_a_file(terminal, text):
    stream = Terminal(terminal)
    progress = Progress(stream)
    progress.start(1, 2, "report.txt")
    progress.clear()
    assert stream.getvalue() == text
