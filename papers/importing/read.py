"""The one door to reading: a source goes in, a document comes out, nothing else is touched.

source = report | interview | paper          ; told apart by their parts, never by the file's name,
                                             ; unless an editor says which it is
"""

from __future__ import annotations

from dataclasses import replace

from papers.importing.corrections import corrected
from papers.importing.document import Corrections, Document, Kind, Source, UnreadableSource
from papers.importing.interviews.interview import looks_like_interview, read_interview
from papers.importing.kinds import is_report, refuse
from papers.importing.reports.lines import rows_of
from papers.importing.reports.metadata import read_metadata
from papers.importing.reports.paper import read_paper
from papers.importing.reports.parts import Parts
from papers.importing.reports.report import read_report
from papers.text.saying import say


def read(source: Source, corrections: Corrections | None = None) -> Document:
    """Read a source as what it is, or as an editor says it is.

    Raises UnreadableSource, with a line, for a text that is no paper.
    """
    document = read_as(source)
    return document if corrections is None else correct(document, source, corrections)


def correct(document: Document, source: Source, corrections: Corrections) -> Document:
    """Return the document that the source is under the corrections; reads again where its kind is another."""
    if corrections.kind not in ("", document.kind):
        document = replace(read_as(source, corrections.kind), read=document)
    return corrected(document, corrections)


def read_as(source: Source, kind: Kind | None = None) -> Document:
    """Read a source as a document of this kind; None: of the kind that it looks like."""
    document = _read(source, kind)
    if not source.notices:
        return document
    notices = sorted([*source.notices, *document.notices], key=lambda notice: (notice.line, notice.code))
    return replace(document, notices=tuple(notices))


def _read(source: Source, kind: Kind | None) -> Document:
    metadata = read_metadata(source.lines)
    rows = rows_of(source.lines[metadata.end :])
    if not rows:
        raise UnreadableSource(say("There is no text."))
    refuse(rows, has_fields=bool(metadata.text("title")))
    if kind == "paper" or (metadata.end and kind is None):
        return read_paper(source.lines)
    parts = Parts(rows)
    if kind == "report" or (kind is None and is_report(rows, len(parts.starts))):
        return read_report(source.lines, parts)
    if kind == "interview" or looks_like_interview(source.lines):
        return read_interview(source.lines)
    return read_paper(source.lines)
