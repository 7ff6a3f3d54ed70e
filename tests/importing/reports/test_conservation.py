"""No word gets lost: each word of a source is in the document, in a leftover, or is a sign of structure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass

import pytest

from papers.importing.document import Document, Source
from papers.importing.read import read
from papers.importing.sources import load
from papers.text.digits import latin_digits
from tests.importing.reports.printing import Shape, print_report
from tests.importing.reports.truths import REPORTS, SEED

WORD = re.compile(r"[^\W_⁰¹²³⁴-⁹]+")
LABELS = """
    copyrights permissions table of contents keywords authors from editorial board reference contact
    information tel fax email postal address p o box website notes in and ph d
    فهرست مطالب نویسندگان از کلیدواژه ها
"""
STRUCTURE = frozenset(LABELS.split())
"""Words that only label a part or a value: they become the shape of the document."""


def words_of(text: str) -> Counter:
    return Counter(WORD.findall(latin_digits(text).replace("[", " ").replace("](#)", " ").casefold()))


def texts_in(value) -> list[str]:
    """Collect every string of a document, however deep, and its numbers as they were printed."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in texts_in(part)]
    if is_dataclass(value):
        return [text for item in fields(value) for text in texts_in(getattr(value, item.name))]
    return []


def kept_words(document: Document) -> Counter:
    texts = [
        text for name in vars(document) if name != "notices" for text in texts_in(getattr(document, name))
    ]
    numbers = [str(row.page) for row in document.contents if row.page is not None]
    remarks = [str(item.number) for item in (document.preface.remarks if document.preface else ())]
    return words_of("\n".join([*texts, *numbers, *remarks]))


def lost_words(source: Source) -> Counter:
    document = read(source)
    logo = words_of(document.report.institute)  # its name stands in the logo and over the text about it
    lost = words_of("\n".join(line.text for line in source.lines)) - kept_words(document) - logo
    return Counter(
        {word: count for word, count in lost.items() if word not in STRUCTURE and not is_mark(word)}
    )


def is_mark(word: str) -> bool:
    """Note marks and numbers of items; superscripts are words for a regular expression."""
    return all(character.isnumeric() for character in word) and len(word) <= 3


@pytest.mark.parametrize("name", ["seed", *sorted(path.stem for path in REPORTS.glob("*.txt"))])
def test_no_word_of_a_known_report_is_lost(name):
    path = SEED if name == "seed" else REPORTS / f"{name}.txt"
    assert lost_words(load(path.name, path.read_bytes())) == Counter()


@pytest.mark.parametrize(
    "shape",
    [
        Shape(table=True, bullet="•", numbered=True, headings=True, authors=2),
        Shape(language="fa", bullet="–", headings=True, running_heads=True),
        Shape(running_heads=True, notes="end", mark="star"),
    ],
    ids=["lists and tables", "Persian with running heads", "notes at the end"],
)
def test_no_word_of_another_shape_is_lost(shape):
    text, _ = print_report(shape)
    assert lost_words(load("report.txt", text.encode())) == Counter()


def test_a_word_that_is_lost_would_be_seen():
    source = load("report.txt", print_report(Shape())[0].encode())
    document = read(source)
    without = kept_words(document)
    del without["ferry"]
    assert (words_of(source.lines[-1].text + " ferry") - without)["ferry"] == 1


def test_structure_words_are_few_beside_the_text():
    source = load(SEED.name, SEED.read_bytes())
    whole = words_of("\n".join(line.text for line in source.lines))
    lost = whole - kept_words(read(source))
    assert sum(lost.values()) < sum(whole.values()) / 100
