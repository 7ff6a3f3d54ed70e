"""Reads a source again as it was corrected before: what an editor said of it once need not be said twice."""

from __future__ import annotations

from dataclasses import replace

from papers.importing.document import Corrections, Document, Source
from papers.importing.pages import first_key
from papers.importing.read import correct, read
from papers.models import ImportedPage
from papers.text.letters import fold


def read_again(source: Source, corrections: Corrections | None = None, *, adding: bool = False) -> Document:
    """Read a source under these corrections; None: under those that an earlier import remembers.

    `adding`: under both, for who says one thing more of a work without seeing what was said before; of the
    same field the new one counts. Raises UnreadableSource.
    """
    document = read(source)
    known = remembered_corrections(source, document)
    if corrections is None:
        return correct(document, source, known)
    if adding:
        corrections = both(known, corrections)
    same = {part for part, value in corrections.parts.items() if known.parts.get(part) == value}
    return correct(document, source, replace(corrections, remembered=frozenset(same)))


def both(known: Corrections, added: Corrections) -> Corrections:
    """Return what was said before with what is said now over it."""
    names = {fold(name) for name in added.authors}
    authors = {name: slug for name, slug in known.authors.items() if fold(name) not in names}
    return replace(known, **added.words, authors=authors | added.authors)


def remembered_corrections(source: Source, document: Document) -> Corrections:
    """Return how an earlier import of the same bytes was corrected, else of the work that reads the same.

    A work that was never taken for another is found under its own key first.
    """
    key = first_key(document)
    works = ImportedPage.objects.exclude(key_read="").order_by("-run")
    found = (
        works.filter(source__sha256=source.sha256).first()
        or works.filter(key=key).first()
        or works.filter(key_read=key).first()
    )
    known = Corrections(**found.corrections) if found else Corrections()
    return replace(known, remembered=frozenset(known.parts))
