"""Says what a text is: a report of several essays, a single paper, or no paper at all and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from papers.importing.document import UnreadableSource
from papers.importing.reports.labels import Part
from papers.importing.reports.lines import Row
from papers.text.saying import say

_TAG = re.compile(r"\s*</?[a-zA-Z!?][^<>]{0,300}>")
_FIRST_TAG = re.compile(r"\s*<(?:!doctype|html|\?xml|head|body|div|svg)\b", re.IGNORECASE)
_STAMPED = re.compile(
    r"\W{0,3}(?:\d{4}[-/]\d{2}[-/]\d{2}[T ]\d{2}:\d{2}|[A-Z][a-z]{2}\s+\d{1,2} \d{2}:\d{2}"
    r"|\d{1,2}:\d{2}:\d{2}"
    r"|(?:\d{1,3}\.){3}\d{1,3}\s|(?:DEBUG|INFO|WARN|WARNING|ERROR|FATAL|TRACE)\b)"
)
_CODE = re.compile(
    r"(?:(?:def|class|import|function|const|let|var|return|public|private|static|package|using|namespace"
    r"|fn|func|elif|try:|else:)\b"
    r"|from \w[\w.]* import|#include|#!|//|/\*|\*/|<\?php|SELECT |INSERT |CREATE "
    r"|(?:if|for|while|switch)\s*\(|[{}\])]+[;,]?$"
    r"|@\w+|[\w.\[\]]+\s*(?:=|\+=|:=)\s*\S)"
)
_CODE_END = (";", "{", "}", "};", ");", "):", "({", "})")
_DELIMITERS = (",", ";", "\t", "|")
_FEWEST_WORDS = 20
_PROSE_WORDS = 10
_REPORT_PARTS: frozenset[Part] = frozenset(
    {"copyright", "preface", "contents", "authors", "board", "contact", "reference"}
)

Refusal = Callable[[Sequence[Row]], tuple[int, str] | None]
"""Looks at the rows; returns a line and a plain reason if the text is of its kind."""


def refuse(rows: Sequence[Row], has_fields: bool = False) -> None:
    """Raise UnreadableSource if the text is no paper. `has_fields`: a block of fields vouches for it."""
    for refusal in REFUSALS[: 5 if has_fields else None]:
        if found := refusal(rows):
            raise UnreadableSource(found[1], found[0])


def is_report(rows: Sequence[Row], essays: int) -> bool:
    """Say whether rows in which so many signed essays begin are a report, by the parts that frame them."""
    parts = {part for row in rows if (part := row.part) in _REPORT_PARTS}
    return essays >= 2 or (essays == 1 and len(parts) >= 2) or len(parts) >= 4


def _web_page(rows: Sequence[Row]) -> tuple[int, str] | None:
    tagged = sum(bool(_TAG.match(row.text)) for row in rows)
    if _FIRST_TAG.match(rows[0].text) or tagged * 10 >= len(rows) * 4:
        return rows[0].number, say(
            "The file is a web page or another marked-up file (HTML, XML), not plain text."
        )
    return None


def _data(rows: Sequence[Row]) -> tuple[int, str] | None:
    ends = rows[0].text[0] + rows[-1].text[-1]
    fields = sum('":' in row.text or '" :' in row.text for row in rows)
    if ends in ("{}", "[]") and (fields * 4 >= len(rows) or len(rows) == 1):
        return rows[0].number, say("The file is data (JSON), not a text.")
    return None


def _log(rows: Sequence[Row]) -> tuple[int, str] | None:
    stamped = [row for row in rows if _STAMPED.match(row.text)]
    if len(stamped) >= 2 and len(stamped) * 2 >= len(rows):
        return stamped[0].number, say("The file is a log: most of its lines begin with a time or a level.")
    return None


def _table(rows: Sequence[Row]) -> tuple[int, str] | None:
    if len(rows) < 3:
        return None
    for delimiter in _DELIMITERS:
        counts = Counter(row.text.count(delimiter) for row in rows)
        count, lines = counts.most_common(1)[0]
        open_ended = sum(not row.is_complete for row in rows)
        if count and lines * 10 >= len(rows) * 8 and open_ended * 10 >= len(rows) * 7:
            return rows[0].number, say("The file is a table of values (CSV), not a text.")
    return None


def _code(rows: Sequence[Row]) -> tuple[int, str] | None:
    short = [row for row in rows if len(row.text) <= 160]
    code = [
        row
        for row in short
        if _CODE.match(row.text) or (row.text.endswith(_CODE_END) and row.text[0].islower())
    ]
    if len(code) >= 3 and len(code) * 10 >= len(rows) * 4:
        return code[0].number, say("The file is the source code of a program, not a text.")
    return None


def _too_short(rows: Sequence[Row]) -> tuple[int, str] | None:
    words = sum(len(row.text.split()) for row in rows)
    if words < _FEWEST_WORDS:
        one = say("The file holds only one word: too few for a paper.")
        several = say("The file holds only {words} words: too few for a paper.", words=words)
        return rows[0].number, one if words == 1 else several
    return None


def _no_sentence(rows: Sequence[Row]) -> tuple[int, str] | None:
    """A sentence may run over many narrow lines; lines that follow on each other are read as one."""
    words = 0
    for row in rows:
        words = len(row.text.split()) + (0 if row.gap else words)
        if words >= _PROSE_WORDS and (row.is_complete or len(row.text) >= 120):
            return None
        if row.is_complete:
            words = 0
    return rows[0].number, say("No paragraph of text was found: the lines are single words or a list.")


REFUSALS: tuple[Refusal, ...] = (_web_page, _data, _log, _table, _code, _too_short, _no_sentence)
