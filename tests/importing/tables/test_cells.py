"""Names in cells: what is written is read again, and no spreadsheet takes it for a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.importing.tables.cells import guarded, joined, parted, unguarded

CELLS = st.text(alphabet="'=+-@\t\r|\\a ن😀\"\n;,", max_size=12) | st.text(max_size=12)
NAMES = CELLS.map(lambda text: " ".join(text.split())).filter(bool)


@given(CELLS)
def test_a_cell_is_read_as_it_was_and_is_no_formula(cell):
    assert unguarded(guarded(cell)) == cell
    assert guarded(cell)[:1] not in {"=", "+", "-", "@", "\t", "\r"}


@given(st.lists(NAMES, max_size=5))
def test_names_are_parted_as_they_were_joined(names):
    assert parted(joined(names)) == names


@pytest.mark.parametrize(
    ("cell", "read"),
    [("'tis", "'tis"), ("'90s", "'90s"), ("''", "''"), ("'=1", "=1"), ("''=1", "'=1"), ("'-", "-")],
)
def test_only_the_apostrophe_of_a_guard_is_taken_away(cell, read):
    assert unguarded(cell) == read


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (" Oil |Crude   oil||Gas|", ["Oil", "Crude oil", "Gas"]),
        (r"A\B|C\\|D", ["A\\B", "C\\", "D"]),
        (r"A\|B|C", ["A|B", "C"]),
        (r"A\\\|B", ["A\\|B"]),
        ("|", []),
    ],
)
def test_people_write_names_as_they_are(cell, names):
    assert parted(cell) == names
