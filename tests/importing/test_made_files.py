"""Files made by a browser and an office program: printed pages and styled text read as they were written."""

from __future__ import annotations

from pathlib import Path

import pytest

from papers.importing.sources import load

MADE = Path(__file__).resolve().parents[1] / "data" / "made"
FILES = sorted(path.name for path in MADE.iterdir() if path.suffix in (".pdf", ".docx"))


@pytest.mark.parametrize("name", FILES)
def test_a_file_reads_as_it_was_written(name):
    """Columns, running heads, page numbers, hyphens, notes, joined letters: each file has most of them."""
    lines = [line.text for line in load(name, (MADE / name).read_bytes()).lines]
    assert lines == (MADE / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def test_there_are_files_of_every_kind():
    assert {(name.split("_")[0], name[-7:].replace("_", "")) for name in FILES} == {
        ("browser", "en.pdf"),
        ("browser", "fa.pdf"),
        ("office", "en.pdf"),
        ("office", "en.docx"),
        ("office", "fa.docx"),
    }
