"""The rules that make blocks of the rows of a body, in the order in which they are tried.

body       = block*
block      = heading | table | quote | list | paragraph
heading    = "#"+ text | "**" text "**" | a short line that `joins.is_heading` takes for one
table      = two rows or more of "| a | b |", or of cells parted by tabs
quote      = ("> " text)+
list       = item+ ; item = ("- " | "• " | "– " | "* ") text | number text   ; a page end may cut an item
paragraph  = any other line, and the lines that `joins.goes_on` finds to go on it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from papers.importing.reports.drafts import Body, Draft
from papers.importing.reports.joins import (
    Evidence,
    begins_low,
    goes_on,
    is_complete,
    is_heading,
    item_goes_on,
)
from papers.importing.reports.lines import BULLET, Row, is_rule, number_of

_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(\S.{0,300}?)\s*#*$")
_STRONG_LINE = re.compile(r"\*\*([^*]{1,200})\*\*\s*:?$")
_LEVEL = re.compile(r"\d{1,2}((?:\.\d{1,2}){1,3})")
_QUOTE = re.compile(r">\s?")
_TABLE_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")


Rule = Callable[[Body, int], int]
"""Looks at a body from one row on; returns how many rows it took, 0 if it is not for them."""


def drawn_rule(body: Body, at: int) -> int:
    """A line of dashes between a page and its notes. Case: furniture."""
    if not is_rule(body.rows[at].text):
        return 0
    body.rule_lines += body.rows[at].numbers
    return 1


def marked_heading(body: Body, at: int) -> int:
    """A Markdown heading, or a line that is strong from end to end. Case: markdown."""
    row = body.rows[at]
    if match := _MARKDOWN_HEADING.match(row.text):
        body.add("heading", match.group(2), row).level = max(1, len(match.group(1)) - 1)
        return 1
    if (match := _STRONG_LINE.match(row.text)) and not is_complete(match.group(1).rstrip(":")):
        body.add("heading", match.group(1), row)
        return 1
    return 0


def table(body: Body, at: int) -> int:
    """Rows between bars, or rows of as many cells parted by tabs. Case: tables."""
    end = at
    piped = body.rows[at].text.startswith("|") and body.rows[at].text.count("|") > 1
    cells: list[tuple[str, ...]] = []
    while end < len(body.rows):
        text = body.rows[end].text
        if piped and not (text.startswith("|") and text.count("|") > 1):
            break
        found = tuple(text.strip("|").split("|")) if piped else tuple(text.split("\t"))
        if not piped and (len(found) < 2 or (cells and len(found) != len(cells[0]))):
            break
        cells.append(found)
        end += 1
    if len(cells) < 2:
        return 0
    draft = Draft("table")
    for row, found in zip(body.rows[at:end], cells, strict=True):
        draft.lines += row.numbers
        if not _TABLE_RULE.match(row.text):
            draft.rows.append(tuple(body.plain(cell.strip(), row.number).text for cell in found))
    body.blocks.append(draft)
    return end - at


def quote(body: Body, at: int) -> int:
    """Lines after `>`; an empty one parts two paragraphs, a page end in a sentence none. Case: markdown."""
    row = body.rows[at]
    match = _QUOTE.match(row.text)
    if not match:
        return 0
    text = row.text[match.end() :]
    previous = body.rows[at - 1].text if at else ""
    if not text:
        body.rule_lines += row.numbers
    elif (
        body.last
        and body.last.type == "quote"
        and previous.strip() != ">"
        and (not row.gap or not is_complete(body.last.printed))
    ):
        body.last.extend(row, body.plain(text, row.number), body.evidence)
    else:
        body.add("quote", text, row)
    return 1


def numbered_item(body: Body, at: int) -> int:
    """`1. `, `(2) `, `- 3- `, `۴- `: an item if its neighbour in number stands beside it. Case: lists."""
    row = body.rows[at]
    found = number_of(row.text)
    if found is None:
        return 0
    number, begin = found
    last = body.last if body.last and body.last.type == "ol" and body.last.items else None
    follows = last is not None and last.items[-1].number == number - 1
    if not (follows or _next_number(body, at) == number + 1):
        return 0
    if not follows:
        last = Draft("ol")
        body.blocks.append(last)
    assert last is not None
    last.items.append(body.begin("p", row.text[begin:], row, number))
    return 1


def _next_number(body: Body, at: int) -> int | None:
    """Return the number of the next item; one line may stand between if it goes on this item."""
    for row in body.rows[at + 1 : at + 3]:
        if found := number_of(row.text):
            return found[0]
        if body.rows[at].is_complete or not begins_low(row.text):
            return None
    return None


def bullet_item(body: Body, at: int) -> int:
    """`- `, `• `, `– `, `* `; a lone dash after an open sentence goes on that sentence. Case: lists."""
    row = body.rows[at]
    match = BULLET.match(row.text)
    if not match:
        return 0
    last = body.last if body.last and body.last.type == "ul" else None
    following = body.rows[at + 1].text if at + 1 < len(body.rows) else ""
    beside = following[:1] == row.text[0] and BULLET.match(following)
    if last is None and not beside and row.text[0] in "-–—" and body.is_open():
        return 0
    if last is None:
        last = Draft("ul")
        body.blocks.append(last)
    last.items.append(body.begin("p", row.text[match.end() :], row))
    return 1


def heading(body: Body, at: int) -> int:
    """A short line without a final stop before a paragraph. Case: headings."""
    row = body.rows[at]
    following = body.rows[at + 1] if at + 1 < len(body.rows) else None
    after = following.text if following else ""
    broken = bool(following and following.broken)
    if not is_heading(row.text, not body.is_open(), after, broken, body.evidence):
        return 0
    draft = body.add("heading", row.text, row)
    if match := _LEVEL.match(row.text):
        draft.level = 1 + match.group(1).count(".")
    return 1


def continued_item(body: Body, at: int) -> int:
    """An unmarked line that goes on the last item of a list. Case: the report 2/97, line 319."""
    row, last = body.rows[at], body.last
    if last is None or not last.items:
        return 0
    others = [item.printed for item in last.items[:-1]]
    if not item_goes_on(last.items[-1].printed, row.text, body.evidence, others):
        return 0
    last.items[-1].extend(row, body.plain(row.text, row.number), body.evidence)
    return 1


def paragraph(body: Body, at: int) -> int:
    """Any other line: it goes on the paragraph before, or is a new one. Case: the report 2/97, line 74."""
    row, last = body.rows[at], body.last
    if last is not None and last.type == "p" and goes_on(last.printed, row.text):
        last.extend(row, body.plain(row.text, row.number), body.evidence)
    else:
        body.add("p", row.text, row)
    return 1


RULES: tuple[Rule, ...] = (
    drawn_rule, marked_heading, table, quote, numbered_item, bullet_item, continued_item, heading, paragraph,
)  # fmt: skip


def read_body(rows: Sequence[Row], evidence: Evidence) -> Body:
    """Make blocks of rows: at each row the first rule that takes it wins; the last one takes all."""
    body = Body(rows, evidence)
    at = 0
    while at < len(rows):
        at += next(taken for rule in RULES if (taken := rule(body, at)))
    return body
