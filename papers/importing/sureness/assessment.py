"""Gathers how sure a reading is, field by field and block by block, and names the pages that should wait."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

from papers.importing.document import Document, Line, placed_lines
from papers.importing.reports.lines import is_page_number, is_rule, letters_key
from papers.importing.sureness.blocks import assess_blocks, count_words, lines_of, notices_by_line
from papers.importing.sureness.doubts import BLOCK_NOTICES, Sureness, weakest
from papers.importing.sureness.essays import EssaySureness, assess_essays
from papers.importing.sureness.heads import assess_head
from papers.text.saying import say

THRESHOLD = 0.5
"""A page of which something is less sure than this is no page to publish unseen."""
_RUNNING_HEAD = 3
"""Times a line must come up among the leftovers to be a running head, which nobody misses."""


_HEAD_LENGTH = 200
"""Characters that a running head has at most."""


@dataclass(frozen=True)
class Assessment:
    """How sure the reader is of a document.

    `fields` are those of its head, `essays` in the document's order, `blocks` those of an interview.
    """

    fields: dict[str, Sureness]
    essays: tuple[EssaySureness, ...] = ()
    blocks: tuple[Sureness, ...] = ()

    def page(self, index: int | None) -> Sureness:
        """Return the weakest of what readers of a page meet, with the reasons that are below the threshold.

        None is the page of the report or interview itself, a number the page of that essay. A single
        paper has one page: its essay's, which shows the head too.
        """
        shown = list(self.fields.values()) if index is None or self._is_paper else []
        if index is None:
            return weakest([*shown, *self.blocks], THRESHOLD)
        essay = self.essays[index]
        return weakest([*shown, *essay.fields.values(), *essay.blocks], THRESHOLD)

    @property
    def _is_paper(self) -> bool:
        return "title" not in self.fields


def assess(document: Document) -> Assessment:
    """Return how sure the reader is of each field and block of a document; odd documents raise nothing."""
    missed = missed_lines(document)
    fields = assess_head(document, share_left(document, missed))
    essays = assess_essays(document, lines_inside(document, missed))
    told = notices_by_line(document.notices, BLOCK_NOTICES)
    return Assessment(fields, essays, assess_blocks(document.blocks, document.language, told))


def unsure_pages(document: Document) -> dict[int | None, tuple[str, ...]]:
    """Return why pages should not be published unseen, by the index of the essay.

    None stands for the page of the report or interview itself; a single paper's page is essay 0. Pages that
    are sure enough are not in it. A report waits with an essay that holds most of its text: the essays that
    it should have are likely in there.
    """
    assessment = assess(document)
    pages: list[int | None] = [] if document.kind == "paper" else [None]
    found = {index: assessment.page(index) for index in [*pages, *range(len(document.essays))]}
    unsure = {index: page.reasons for index, page in found.items() if page.score < THRESHOLD}
    lengths = [len(essay.blocks) for essay in document.essays]
    swollen = [index for index, length in enumerate(lengths) if is_swollen(length, lengths)]
    if (
        document.report is not None
        and None not in unsure
        and len(lengths) > 1
        and set(swollen) & unsure.keys()
    ):
        return {None: (say("Most of this report stands in one essay that is unsure."),), **unsure}
    return unsure


def is_swollen(length: int, lengths: list[int]) -> bool:
    """Return whether an essay holds twice its share of a report: more than half of it, of two essays 3/4."""
    share = min(max(2 / len(lengths), 1 / 2), 3 / 4)
    return length > share * sum(lengths)


def missed_lines(document: Document) -> list[Line]:
    """Return the leftovers that readers would miss: page numbers, rules and running heads are none."""
    keys = [letters_key(line.text[:_HEAD_LENGTH]) for line in document.leftovers]
    repeated = Counter(keys)
    heads = running_heads(document) if keys else frozenset()
    return [
        line
        for line, key in zip(document.leftovers, keys, strict=True)
        if not is_page_number(line.text)
        and not is_rule(line.text)
        and (len(line.text) > _HEAD_LENGTH or (key not in heads and repeated[key] < _RUNNING_HEAD))
    ]


def running_heads(document: Document) -> frozenset[str]:
    """Return keys of what running heads repeat: titles, names, the series, the institute."""
    texts = [row.title for row in document.contents]
    for essay in document.essays:
        names = [signature.name for signature in essay.signatures]
        texts += [essay.title, *names, ", ".join(names), " ".join(names)]
    if document.report is not None:
        report = document.report
        texts += [report.title, report.series, report.institute, report.partner, report.persian_name]
    if document.interview is not None:
        texts += [document.interview.title, document.interview.label]
    return frozenset(letters_key(text[:_HEAD_LENGTH]) for text in texts if text)


def share_left(document: Document, missed: list[Line]) -> float:
    """Return the share of the source that found no place, in words or in lines, whichever is larger."""
    left = sum(len(line.text.split()) for line in missed)
    if not left:
        return 0.0
    preface = document.preface.paragraphs if document.preface else ()
    words = count_words(document.blocks) + sum(count_words(essay.blocks) for essay in document.essays)
    words += sum(len(text.split()) for text in preface)
    placed = len(set(placed_lines(document)))
    return max(left / (left + words), len(missed) / (len(missed) + placed))


def lines_inside(document: Document, missed: list[Line]) -> list[list[Line]]:
    """Return for each essay the missed lines between its title and its last line."""
    inside: list[list[Line]] = [[] for _ in document.essays]
    begins = sorted((min(essay.lines), at) for at, essay in enumerate(document.essays) if essay.lines)
    ends = {
        at: max(
            (
                *essay.lines,
                *(line for block in essay.blocks if block.type != "note" for line in lines_of(block)),
            )
        )
        for at, essay in enumerate(document.essays)
        if essay.lines
    }
    for line in missed:
        place = bisect_right(begins, (line.number, len(inside))) - 1
        if place >= 0 and line.number <= ends[begins[place][1]]:
            inside[begins[place][1]].append(line)
    return inside
