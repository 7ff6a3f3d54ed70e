"""Reads the preface: paragraphs, numbered remarks, and who signs it.

preface   = "Preface" ( paragraph | remark )* signatory?
remark    = ( "- 1- " | "1. " | "(1) " | "- " ) text
signatory = name ( role | affiliation )*       ; short lines at the end without a final stop
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers.importing.document import Item, Notice, Preface, Signatory
from papers.importing.reports.joins import Evidence, is_complete
from papers.importing.reports.lines import Row, are_broken_by_hand, mend
from papers.importing.reports.names import looks_like_name
from papers.importing.reports.rules import read_body

_ROLE = re.compile(
    r"\b(?:dean|director|head|chair\w*|president|editor\w*|rector|professor|secretary|coordinator|manager|fellow)\b"
    r"|رئیس|مدیر|سردبیر|دبیر|استاد|директор|декан|ректор|руководитель|редактор|профессор|председатель",
    re.IGNORECASE,
)
_LONGEST_SIGNATURE = 160
_MOST_LINES = 6


def read_preface(label: Row, rows: Sequence[Row], evidence: Evidence) -> tuple[Preface, list[Notice]]:
    """Read the rows below the label; page numbers are left over."""
    kept = [row for row in rows if not row.is_page_number]
    signatory, begin = _signatory(kept)
    text_rows = mend(kept[:begin]) if are_broken_by_hand(kept[:begin]) else kept[:begin]
    body = read_body(text_rows, evidence)
    blocks = [draft.finish() for draft in body.blocks]
    remarks: list[Item] = [item for block in blocks for item in block.items]
    paragraphs = [block.text for block in blocks if block.text]
    paragraphs += [" ".join(cell for row in block.rows for cell in row) for block in blocks if block.rows]
    lines = [number for row in (label, *kept) for number in row.numbers]
    preface = Preface(label.text, tuple(paragraphs), tuple(remarks), signatory, tuple(lines))
    return preface, body.notices


def _signatory(rows: Sequence[Row]) -> tuple[Signatory, int]:
    """Find the signature at the end: a name and up to five short lines; return where it begins."""
    begin = len(rows)
    while begin > max(0, len(rows) - _MOST_LINES):
        text = rows[begin - 1].text
        if len(text) > _LONGEST_SIGNATURE or is_complete(text):
            break
        begin -= 1
    for at in range(begin, len(rows)):
        name = rows[at].text.rstrip(",،")
        if looks_like_name(name) and not _ROLE.search(name):
            below = [row.text for row in rows[at + 1 :]]
            roles = [text for text in below if _ROLE.search(text)][:1]
            others = [text for text in below if text not in roles]
            return Signatory(name, "; ".join(roles), "; ".join(others)), at
    return Signatory(), len(rows)
