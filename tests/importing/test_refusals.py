"""Files that are no papers are refused with a line and a plain reason; files with odd bytes too."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papers.importing.document import UnreadableSource, placed_lines
from papers.importing.read import read
from papers.importing.sources import load

INVALID = Path(__file__).resolve().parents[1] / "data" / "invalid"
EXPECTED = json.loads((INVALID / "expected.json").read_text(encoding="utf-8"))


def test_each_invalid_file_has_its_reason():
    files = {path.name for path in INVALID.iterdir() if path.name != "expected.json" and path.is_file()}
    assert files == set(EXPECTED)
    assert len(files) >= 8


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_is_no_paper_is_refused(name):
    with pytest.raises(UnreadableSource) as refused:
        read(load(name, (INVALID / name).read_bytes()))
    assert [refused.value.line, str(refused.value)] == EXPECTED[name]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "The file is empty."),
        (b" \n\t\r\n ", "The file is empty."),
        (b"\xef\xbb\xbf\n", "The file is empty."),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "The PDF is damaged: it cannot be opened."),
        (b"PK\x03\x04\x14\x00", "The Word document is damaged: its archive cannot be unpacked."),
        (b"\x89PNG\r\n\x1a\n", "The file is a picture, not plain text."),
        (b"A title\nwith\x00a NUL", "The file holds NUL bytes: it is not text."),
        (b"\x01\x02\x03\x04 words", "The file is full of control characters: it is not text."),
        (bytes(range(128, 256)) * 20, "The file is not text in UTF-8, UTF-16 or a Windows code page."),
    ],
)
def test_what_is_no_text_is_refused(data, reason):
    with pytest.raises(UnreadableSource) as refused:
        load("file.txt", data)
    assert str(refused.value) == reason


def test_a_nul_is_reported_with_its_line():
    with pytest.raises(UnreadableSource) as refused:
        load("file.txt", b"one\ntwo\nthr\x00ee")
    assert refused.value.line == 3


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_and_nothing_else(data):
    kind, reason, line = outcome_of(data)
    assert kind in ("report", "interview", "paper", "refused")
    assert (kind == "refused") == bool(reason)
    assert "\n" not in reason
    assert line >= 1


def outcome_of(data: bytes) -> tuple[str, str, int]:
    try:
        return read(load("file", data)).kind, "", 1
    except UnreadableSource as refused:
        return "refused", str(refused), refused.line


SIGNS = "ab Aé.,;:¹*[]()|>#-–•_\\\t\n\u200c\u202eمی۱/"


@given(st.text(alphabet=SIGNS, max_size=600))
def test_no_text_makes_the_reader_fail_or_lose_a_line(text):
    sentence = "The ferry line has slowly changed the route to Astrakhan, as all have noted."
    whole = f"Ports of the North\n\nParvin Karimi¹\n\n{sentence} {sentence}\n\n{text}\n\nKeywords: Iran."
    try:
        source = load("file", whole.encode())
        document = read(source)
    except UnreadableSource:
        return
    kept = {*placed_lines(document), *(line.number for line in document.leftovers)}
    assert {line.number for line in source.lines if line.text.strip()} <= kept


def test_reading_does_not_load_django():
    program = "import sys, papers.importing.read; sys.exit('django' in sys.modules)"
    root = Path(__file__).resolve().parents[2]
    assert subprocess.run([sys.executable, "-c", program], cwd=root, check=False).returncode == 0
