"""Reads a line of authors: `A¹ and B²`, `By A`, `A, University of B`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from papers.importing.markup import plain_text
from papers.importing.reports.marks import split_marks
from papers.importing.reports.names import (
    looks_like_affiliation,
    looks_like_name,
    names_post,
    pieces_of_names,
    says_by,
    without_by,
)
from papers.text.letters import persian_letters

_LONGEST = 600
_LONGEST_AFFILIATION = 250
_BETWEEN_MARKS = re.compile(r"(?<=[⁰¹²³⁴-⁹\])*†‡])\s?[,،]\s?(?=[⁰¹²³⁴-⁹\[(*†‡])")
_EMPHASIS = re.compile(r"(\*{1,3})([^\s*][^*]*[^\s*])\1")
"""A line that is emphasised from end to end carries no marks."""
_DEGREE = re.compile(
    r"(?:Ph\.?\s?D|M\.?\s?A|M\.?\s?Sc|B\.?\s?A|LL\.?M|MBA|D\.?\s?Phil|Jr|Sr|دکتری)\.?", re.IGNORECASE
)


@dataclass(frozen=True)
class Name:
    """One author as printed, the marks of the notes that say who it is, and what stands beside the name.

    `lines` are the source lines of a name that has lines of its own.
    """

    name: str
    marks: tuple[str, ...] = ()
    affiliation: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Byline:
    names: tuple[Name, ...]
    says_by: bool = False

    @property
    def affiliation(self) -> str:
        return next((name.affiliation for name in self.names if name.affiliation), "")

    @property
    def marked(self) -> bool:
        return any(name.marks for name in self.names)


def read_byline(text: str) -> Byline | None:
    """Read the line as names, None if any part of it is none.

    A name may be followed by a degree, which is not kept, or one name by its affiliation.
    """
    if len(text) > _LONGEST:
        return None
    bare = emphasis[2] if (emphasis := _EMPHASIS.fullmatch(text.strip())) else text.strip().strip("_")
    line = _BETWEEN_MARKS.sub(" ", without_by(bare))
    names: list[Name] = []
    for begin, piece in pieces_of_names(line):
        bare, marks = split_marks(piece, digits=True)
        bare = plain_text(bare).text.strip(" *_")
        if len(names) == 1 and not names[0].marks and names_post(bare):
            return _with_affiliation(names[0].name, line[begin:], says_by(text))
        if looks_like_name(bare):
            names.append(Name(bare, marks))
        elif names and _DEGREE.fullmatch(persian_letters(bare)):
            names[-1] = replace(names[-1], marks=names[-1].marks + marks)
        elif len(names) == 1 and not names[0].marks:
            return _with_affiliation(names[0].name, line[begin:], says_by(text))
        else:
            return None
    return Byline(tuple(names), says_by=says_by(text)) if names else None


def _with_affiliation(name: str, rest: str, by: bool) -> Byline | None:
    """Read `Elaheh Koolaee, Professor, University of Tehran`: all after the name says who it is.

    Case: posts-beside-names.
    """
    affiliation, marks = split_marks(rest.strip())
    if names_post(name) or not looks_like_affiliation(affiliation):
        return None
    if len(affiliation) > _LONGEST_AFFILIATION or affiliation.endswith((".", "!", "?")):
        return None
    return Byline((Name(name, marks, affiliation),), by)
