"""Damages whole reports as careless hands and bad scans do: parts removed, lines cut, shuffled, added."""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import pairwise

from papers.importing.document import Document
from papers.importing.read import read
from papers.importing.sources import load
from tests.importing.reports.truths import REPORTS

JUNK = "@@## 0x7F ~~~ %% || 12 34 $$"


def read_text(text: str) -> Document:
    return read(load("report.txt", text.encode()))


@dataclass(frozen=True)
class Sample:
    """A whole report and what is known of it; line numbers count from 0 here, as the list does."""

    lines: list[str]
    document: Document

    @property
    def titles(self) -> list[int]:
        return [essay.lines[0] - 1 for essay in self.document.essays]

    @property
    def bylines(self) -> list[int]:
        return [essay.signatures[0].lines[0] - 1 for essay in self.document.essays]

    @property
    def notes(self) -> list[int]:
        return [essay.signatures[0].lines[-1] - 1 for essay in self.document.essays]

    @property
    def keywords(self) -> list[int]:
        return [essay.lines[-1] - 1 for essay in self.document.essays]

    def without(self, *gone: int) -> str:
        return "\n".join(line for at, line in enumerate(self.lines) if at not in gone)

    @property
    def first(self) -> int:
        return self.titles[0]


def sample(name: str) -> Sample:
    text = (REPORTS / f"{name}.txt").read_bytes().decode().replace("\r\n", "\n")
    return Sample(text.split("\n"), read_text(text))


def one_byline(whole: Sample) -> str:
    return whole.without(whole.bylines[3])


def each_third_byline(whole: Sample) -> str:
    return whole.without(*whole.bylines[::3])


def all_bylines(whole: Sample) -> str:
    return whole.without(*whole.bylines)


def one_note(whole: Sample) -> str:
    return whole.without(whole.notes[3])


def all_notes(whole: Sample) -> str:
    return whole.without(*whole.notes)


def keywords(whole: Sample) -> str:
    return whole.without(*whole.keywords[::3])


def one_title(whole: Sample) -> str:
    return whole.without(whole.titles[3])


def three_titles(whole: Sample) -> str:
    return whole.without(*whole.titles[3:6])


def one_head(whole: Sample) -> str:
    """The title, the byline and its note are gone: one essay runs into the next."""
    return whole.without(whole.titles[3], whole.bylines[3], whole.notes[3])


def three_heads(whole: Sample) -> str:
    return whole.without(*whole.titles[3:6], *whole.bylines[3:6])


def byline_and_keywords(whole: Sample) -> str:
    return whole.without(whole.bylines[3], whole.notes[3], whole.keywords[3])


def second_half(whole: Sample) -> str:
    return "\n".join(whole.lines[: whole.titles[6]])


def closing_lists(whole: Sample) -> str:
    return "\n".join(whole.lines[: whole.keywords[-1] + 1])


def body_shuffled(whole: Sample) -> str:
    body = whole.lines[whole.first :]
    random.Random(1).shuffle(body)
    return "\n".join([*whole.lines[: whole.first], *body])


def essays_reversed(whole: Sample) -> str:
    starts = [*whole.titles, whole.keywords[-1] + 2]
    essays = [whole.lines[one:two] for one, two in pairwise(starts)]
    moved = [line for essay in reversed(essays) for line in essay]
    return "\n".join([*whole.lines[: whole.first], *moved, *whole.lines[starts[-1] :]])


def paragraphs_cut(whole: Sample) -> str:
    """Each long line of the essays loses its end, as at the edge of a bad scan."""
    return "\n".join(
        line[: len(line) * 2 // 3] if at > whole.first and len(line) > 200 else line
        for at, line in enumerate(whole.lines)
    )


def junk(whole: Sample) -> str:
    lines = list(whole.lines)
    for at in (*whole.keywords[2:8:2],):
        lines[at] = f"{JUNK}\n\n{lines[at]}"
    return "\n".join(lines)


def undecoded(whole: Sample) -> str:
    lines = list(whole.lines)
    at = whole.document.essays[4].blocks[1].lines[0] - 1
    lines[at] = "".join("\ufffd" if place % 9 == 0 else sign for place, sign in enumerate(lines[at]))
    return "\n".join(lines)


def nothing(whole: Sample) -> str:
    return "\n".join(whole.lines)
