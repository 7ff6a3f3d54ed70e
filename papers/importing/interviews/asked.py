"""Parts a question from the end of the answer before it, where both were taken for one paragraph.

In narrow lines a paragraph shows by the room on its last line. Where that line happens to be full, only the
talk shows it: after a question somebody answers, and who answers at length does not end by asking.
"""

from __future__ import annotations

from collections.abc import Sequence

from papers.importing.interviews.emphasis import asks
from papers.importing.interviews.grammar import is_finished
from papers.importing.interviews.paragraphs import Paragraph

_LONG = 1.5  # times the usual length of a question: what is longer is more than a question


def part_questions(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a talk without labels, those cut in two that answer and ask again.

    They are cut at the last end of a line that ends a sentence.
    """
    lengths = sorted(len(one.text.split()) for one in paragraphs if asks(one.text))
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        at = _last_stop(paragraph) if asks(paragraph.text) and not paragraph.level else 0
        long = at and len(paragraph.text.split()) > _LONG * lengths[len(lengths) // 2]
        if at and (long or (result and asks(result[-1].text))):
            result += [paragraph.part(0, at), paragraph.part(at)]
        else:
            result.append(paragraph)
    return result


def _last_stop(paragraph: Paragraph) -> int:
    """Return the offset of the last line that begins a sentence behind a statement, 0 if none does."""
    for offset, _ in reversed(paragraph.starts):
        before = paragraph.text[:offset].rstrip()
        if before and is_finished(before) and not asks(before):
            return offset
    return 0
