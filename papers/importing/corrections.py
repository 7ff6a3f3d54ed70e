"""Puts an editor's corrections into a document: what the reader took for something else."""

from __future__ import annotations

from dataclasses import replace

from papers.importing.dates import printed_date
from papers.importing.document import Corrections, Document, Interview, Paper, Report
from papers.importing.reports.numbering import number_parts
from papers.text.letters import fold


def corrected(document: Document, corrections: Corrections) -> Document:
    """Return the document in the words of the corrections; its kind is the reader's matter.

    What a kind of document does not have (an interview has no number) is left out. The document as it was
    is in `read` where anything changed. Of the authors those names stay that the document has.
    """
    signed = {fold(signature.name) for essay in document.essays for signature in essay.signatures}
    authors = {name: slug for name, slug in corrections.authors.items() if fold(name) in signed}
    corrections = replace(corrections, authors=authors)
    changed = replace(
        document,
        language=corrections.language or document.language,
        essays=tuple(in_language(essay, document.language, corrections) for essay in document.essays),
    )
    if document.kind == "report":
        changed = replace(changed, report=corrected_report(document.report or Report(), corrections))
    elif document.kind == "interview" and (corrections.title or corrections.date):
        head = dated(document.interview or Interview(), corrections)
        changed = replace(changed, interview=replace(head, title=corrections.title or head.title))
    elif document.kind == "paper":
        changed = corrected_paper(changed, corrections)
    return replace(changed, corrections=corrections, read=document if changed != document else document.read)


def in_language(essay, former: str, corrections: Corrections):
    """Return the essay in the corrected language; one in a language of its own stays in it."""
    mistaken = corrections.language and essay.language == former
    return replace(essay, language=corrections.language) if mistaken else essay


def corrected_paper(document: Document, corrections: Corrections) -> Document:
    if corrections.date:
        document = replace(document, paper=dated(document.paper or Paper(), corrections))
    if corrections.title and document.essays:
        first, *others = document.essays
        document = replace(document, essays=(replace(first, title=corrections.title), *others))
    return document


def dated(head: Report | Interview | Paper, corrections: Corrections) -> Report | Interview | Paper:
    """Return the head with the corrected date; what is no date changes nothing."""
    date = printed_date(corrections.date)
    return head if date is None else replace(head, date=date)


def corrected_report(report: Report, corrections: Corrections) -> Report:
    report = dated(report, corrections)
    if corrections.number:
        issue, year = number_parts(corrections.number, report.date)
        report = replace(report, number=corrections.number, issue=issue, number_year=year)
    return replace(
        report, title=corrections.title or report.title, series=corrections.series or report.series
    )


def first_reading(document: Document) -> Document:
    """Return the document as it was read before any correction."""
    return document if document.read is None else first_reading(document.read)
