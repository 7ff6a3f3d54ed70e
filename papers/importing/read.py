"""The one door to reading: a source goes in, a document comes out, nothing else is touched.

source = report | interview | paper          ; told apart by their parts, never by the file's name
"""

from __future__ import annotations

from dataclasses import replace

from papers.importing.document import Document, Source, UnreadableSource
from papers.importing.interviews.interview import looks_like_interview, read_interview
from papers.importing.kinds import is_report, refuse
from papers.importing.reports.lines import rows_of
from papers.importing.reports.metadata import read_metadata
from papers.importing.reports.paper import read_paper
from papers.importing.reports.report import Parts, read_report


def read(source: Source) -> Document:
    """Read a source as what it is. Raises UnreadableSource, with a line, for a text that is no paper."""
    document = _read(source)
    if not source.notices:
        return document
    notices = sorted([*source.notices, *document.notices], key=lambda notice: (notice.line, notice.code))
    return replace(document, notices=tuple(notices))


def _read(source: Source) -> Document:
    metadata = read_metadata(source.lines)
    rows = rows_of(source.lines[metadata.end :])
    if not rows:
        raise UnreadableSource("There is no text.")
    refuse(rows, has_fields=bool(metadata.text("title")))
    if metadata.end:
        return read_paper(source.lines)
    parts = Parts(rows)
    if is_report(rows, len(parts.starts)):
        return read_report(source.lines, parts)
    if looks_like_interview(source.lines):
        return read_interview(source.lines)
    return read_paper(source.lines)
