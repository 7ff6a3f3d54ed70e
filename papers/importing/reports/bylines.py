"""Reads a line of authors: `A¹ and B²`, `By A`, `A, University of B`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papers.importing.markup import plain_text
from papers.importing.reports.marks import split_marks
from papers.importing.reports.names import (
    looks_like_affiliation,
    looks_like_name,
    says_by,
    split_names,
    without_by,
)
from papers.text.digits import latin_digits

_LONGEST = 600
_COMMA = re.compile(r"\s*[,،]\s*")
_BETWEEN_MARKS = re.compile(r"(?<=[⁰¹²³⁴-⁹\])*†‡])\s?[,،]\s?(?=[⁰¹²³⁴-⁹\[(*†‡])")
_DEGREE = re.compile(
    r"(?:Ph\.?\s?D|M\.?\s?A|M\.?\s?Sc|B\.?\s?A|LL\.?M|MBA|D\.?\s?Phil|Jr|Sr|دکتری)\.?", re.IGNORECASE
)


@dataclass(frozen=True)
class Name:
    """One author as printed, and the marks of the notes that say who it is."""

    name: str
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Byline:
    names: tuple[Name, ...]
    affiliation: str = ""
    says_by: bool = False

    @property
    def marked(self) -> bool:
        return any(name.marks for name in self.names)


def read_byline(text: str) -> Byline | None:
    """Read the line as names, None if any part of it is none.

    A name may be followed by a degree, which is not kept, or one name by its affiliation.
    """
    if len(text) > _LONGEST:
        return None
    line = _BETWEEN_MARKS.sub(" ", without_by(text.strip().strip("_")))
    names: list[Name] = []
    for piece in split_names(line):
        bare, marks = split_marks(piece, digits=True)
        bare = plain_text(bare).text.strip(" *_")
        if looks_like_name(bare):
            names.append(Name(bare, marks))
        elif names and _DEGREE.fullmatch(bare):
            names[-1] = Name(names[-1].name, names[-1].marks + marks)
        elif len(names) == 1 and not names[0].marks:
            return _with_affiliation(line, text)
        else:
            return None
    return Byline(tuple(names), says_by=says_by(text)) if names else None


def _with_affiliation(line: str, text: str) -> Byline | None:
    """Read `Elaheh Koolaee, Professor, University of Tehran`: the name ends at the first comma."""
    name, *rest = _COMMA.split(line, maxsplit=1)
    affiliation, marks = split_marks(rest[0] if rest else "")
    if not affiliation or not looks_like_name(name) or not looks_like_affiliation(affiliation):
        return None
    if len(latin_digits(affiliation)) > 250 or affiliation.endswith((".", "!", "?")):
        return None
    return Byline((Name(name, marks),), affiliation, says_by(text))
