"""Reports that differ from the known ones in their signs: each shape must give the same essays."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers.importing.document import Document, placed_lines
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.printing import MARKS, WORDS, PrintedEssay, Shape, print_report

LANGUAGES = ("en", "fa", "ru")
SHAPES = [
    *(Shape(mark=mark) for mark in MARKS),
    *(Shape(mark=mark, authors=2) for mark in MARKS if mark != "none"),
    *(Shape(contents=style) for style in ("none", "dots", "dots-tab", "spaces", "space")),
    *(Shape(language=lang, contents=style) for lang in ("fa", "ru") for style in ("tab", "none", "dots")),
    *(Shape(language=lang, mark=mark) for lang in ("fa", "ru") for mark in MARKS),
    *(Shape(separator=separator) for separator in ("; ", " | ", "، ", "؛ ")),
    *(
        Shape(notes=place, mark=mark)
        for place in ("essay", "end")
        for mark in ("sup", "star", "round", "digit")
    ),
    *(Shape(bullet=bullet, language=lang) for bullet in "-•–*●" for lang in LANGUAGES),
    *(Shape(bullet="*", mark="star", authors=authors) for authors in (1, 2)),
    *(Shape(numbered=True, mark=mark) for mark in ("sup", "digit", "round")),
    *(Shape(headings=True, language=lang, breaks=breaks) for lang in LANGUAGES for breaks in (True, False)),
    *(Shape(keywords=False, contents=style) for style in ("tab", "none")),
    *(Shape(digits="persian", language="fa", mark=mark, numbered=True) for mark in ("round", "sup")),
    *(Shape(running_heads=True, language=lang) for lang in LANGUAGES),
    *(Shape(same_titles=True, contents=style) for style in ("tab", "none")),
    *(Shape(closing_list=False, contents=style) for style in ("tab", "none")),
    Shape(mark="none", contents="none", closing_list=False),
    Shape(table=True),
    Shape(front=False),
    Shape(essays=2),
    Shape(essays=200),
    Shape(authors=3, mark="bracket"),
    Shape(authors=2, mark="none"),
]
"""Each sign by itself, beside the signs that it could be taken for."""


def essays_of(document: Document) -> list[PrintedEssay]:
    """Put what was read into the words of what was printed."""
    return [
        PrintedEssay(
            essay.title,
            tuple(signature.name for signature in essay.signatures),
            tuple(signature.affiliation for signature in essay.signatures),
            tuple(
                (
                    block.type,
                    tuple(item.text for item in block.items) if block.items else block.rows or block.text,
                )
                for block in essay.blocks
            ),
            essay.keywords,
        )
        for essay in document.essays
    ]


def name_of(shape: Shape) -> str:
    plain = Shape()
    changed = [f"{name}={value}" for name, value in vars(shape).items() if value != getattr(plain, name)]
    return " ".join(changed) or "plain"


@pytest.mark.parametrize("shape", SHAPES, ids=name_of)
def test_each_shape_gives_the_essays_that_were_printed(shape):
    text, printed = print_report(shape)

    document = read(load("report.txt", text.encode()))

    assert document.kind == "report"
    assert essays_of(document) == printed


MIXED = st.builds(
    Shape,
    language=st.sampled_from(LANGUAGES),
    essays=st.integers(2, 5),
    mark=st.sampled_from(sorted(MARKS)),
    contents=st.sampled_from(["tab", "none", "dots", "dots-tab", "spaces", "space"]),
    separator=st.sampled_from([", ", "; ", "، ", " | "]),
    notes=st.sampled_from(["foot", "essay", "end"]),
    authors=st.integers(1, 2),
    breaks=st.booleans(),
    headings=st.booleans(),
    bullet=st.sampled_from(["", "-", "•", "–", "*"]),
    numbered=st.booleans(),
    table=st.booleans(),
    digits=st.sampled_from(["latin", "persian"]),
    running_heads=st.booleans(),
)


@settings(max_examples=60)
@given(MIXED)
def test_signs_mix_freely(shape):
    text, printed = print_report(shape)

    source = load("report.txt", text.encode())
    document = read(source)

    assert essays_of(document) == printed
    kept = {*placed_lines(document), *(line.number for line in document.leftovers)}
    assert {line.number for line in source.lines if line.text} == kept


def wrapped(text: str) -> str:
    """Break the paragraphs by hand, as in a typed page; contents and closing list stay."""
    lines = text.split("\n")
    return "\n".join(
        line if "\t" in line or ";" in line else "\n".join(textwrap.wrap(line, 78)) for line in lines
    )


VARIATIONS = {
    "no blank lines": lambda text, title, label: re.sub(r"\n\n+", "\n", text),
    "many blank lines": lambda text, title, label: text.replace("\n\n", "\n \n\n\n"),
    "indented lines": lambda text, title, label: "\n".join(f"  {line}  " for line in text.split("\n")),
    "strong title": lambda text, title, label: text.replace(title, f"**{title}**"),
    "Markdown title": lambda text, title, label: text.replace(f"\n{title}\n", f"\n## {title}\n"),
    "strong label": lambda text, title, label: text.replace(f"{label}: ", f"**{label}:** "),
    "label on its own line": lambda text, title, label: text.replace(f"{label}: ", f"{label}:\n\n"),
    "label in capitals": lambda text, title, label: text.replace(f"{label}: ", f"{label.upper()} : "),
    "no stop after the mark": lambda text, title, label: re.sub("([¹²³⁴])[.] ", r"\1 ", text),
    "broken by hand": lambda text, title, label: wrapped(text),
}


@pytest.mark.parametrize("variation", VARIATIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_typists_vary_changes_nothing(language, variation):
    text, printed = print_report(Shape(language=language))
    varied = VARIATIONS[variation](text, printed[1].title, WORDS[language]["labels"]["keywords"])
    assert varied != text

    document = read(load("report.txt", varied.encode()))

    assert essays_of(document) == printed
    assert document.leftovers == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_change_nothing(encoding, line_end):
    text, printed = print_report(Shape(language="fa", headings=True))
    document = read(load("report.txt", text.replace("\n", line_end).encode(encoding)))
    assert essays_of(document) == printed


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_running_heads_and_page_numbers_are_left_over(language):
    text, printed = print_report(Shape(language=language, running_heads=True))
    titles = {essay.title for essay in printed}
    left = [line.text for line in read(load("report.txt", text.encode())).leftovers]
    assert len(left) == 4 * len(printed)
    assert [line for line in left if line not in titles and not line.isdigit()] == []


def test_clean_reports_raise_no_alarm():
    for language in LANGUAGES:
        text, _ = print_report(Shape(language=language, headings=True, bullet="-"))
        assert [notice.code for notice in read(load("report.txt", text.encode())).notices] == []
