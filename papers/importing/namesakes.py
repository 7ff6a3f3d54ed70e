"""Who a doubtful name may be: the author pages like it, as a question that an editor answers.

Two people can share a family name and initials. So a name without a given name in full is nobody's for
certain, unless an editor has said whose it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from papers.importing.document import Notice
from papers.models import AuthorPage, Signature
from papers.text.letters import fold
from papers.text.names import same_person
from papers.text.saying import say

MOST_CANDIDATES = 10
"""Author pages in one question; nobody compares more."""
_MOST_AFFILIATIONS = 50
_SHARED_WORDS = 0.5


class MissingAuthor(Exception):
    """An answer names an author page that is not there; `str()` is one line for people."""


@dataclass(frozen=True)
class Candidate:
    """An author page that a name may stand for; `slug` names it in an answer."""

    slug: str
    title: str
    affiliation: str = ""


@dataclass(frozen=True)
class Question:
    """Is the person so printed at this line one of the candidates? `answer` is a slug, "" for nobody yet."""

    name: str
    line: int
    candidates: tuple[Candidate, ...]
    answer: str = ""

    @property
    def notice(self) -> Notice:
        titles = " / ".join(dict.fromkeys(candidate.title for candidate in self.candidates))
        message = say(
            "{name} may be {titles}; a page of its own was made. If they are one person, choose that author "
            "in the signature and add this spelling to the author's page.",
            name=self.name,
            titles=titles,
        )
        return Notice(self.line, "author-doubtful", message, self.name)


def is_short(name: str) -> bool:
    """Return whether the name has no given name in full, so that it cannot tell people apart."""
    return same_person(name, name) == "likely"


def affiliations_of(key: int) -> list[str]:
    """Return the printed affiliations of an author page's signatures, the latest first."""
    printed = Signature.objects.filter(author=key).exclude(affiliation_printed="").order_by("-pk")
    return list(dict.fromkeys(printed.values_list("affiliation_printed", flat=True)[:_MOST_AFFILIATIONS]))


def candidates_among(pages: Iterable[AuthorPage], printed: dict[int, str]) -> tuple[Candidate, ...]:
    """Return the pages by title as candidates; `printed` are affiliations that this document prints."""
    found = []
    for page in sorted(pages, key=lambda page: (page.title, page.slug))[:MOST_CANDIDATES]:
        affiliation = (*affiliations_of(page.pk)[:1], printed.get(page.pk, ""))[0]
        found.append(Candidate(page.slug, page.title, affiliation))
    return tuple(found)


def apart(one: str, other: str) -> bool:
    """Return whether two printed affiliations share less than half of the words of the shorter one."""
    words, others = (set(fold(text).replace(",", " ").split()) for text in (one, other))
    return len(words & others) < _SHARED_WORDS * min(len(words), len(others))


def is_doubtful(name: str, affiliation: str, title: str, known: list[str], rivals: bool) -> bool:
    """Return whether a short name may be another's than the one page's that has this spelling.

    It may where it fits others too (`rivals`), where its affiliation is not like those `known` of the page,
    and where nothing but initials joins it to the fuller `title` of the page.
    """
    alike = [not apart(affiliation, other) for other in known] if affiliation else []
    if rivals or (alike and not any(alike)):
        return True
    return fold(name) != fold(title) and not any(alike)
