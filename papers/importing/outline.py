"""Renders what an import did, or would do, as a tree of lines for people.

It takes what `import_document` returns and looks at nothing else, so a dry run and a run read alike.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Any

from papers.importing.merging import BlockConflict, words_of

WIDTH = 72
"""Characters of a value that are shown; the rest is an ellipsis."""
SIDES = (("imported", "last imported"), ("own", "on the page"), ("source", "in the source"))
COUNTED = (
    ("created", "new"),
    ("updated", "changed"),
    ("unchanged", "unchanged"),
    ("conflict", "in conflict"),
    ("deleted", "deleted before"),
)


def outline(result) -> Iterator[str]:
    """Yield the lines for one document: its pages, new authors and topics, lines without a place, counts."""
    pages = result.plan.pages
    for page in pages:
        if page.outcome != "unchanged" or page.fields:
            yield f"  {page.outcome:9} {page.wanted.values['title']}"
            yield from (f"    {line}" for line in page_lines(page))
    for name in result.authors:
        yield f"  created   author {name}"
    for name in result.topics:
        yield f"  created   topic {name}"
    for question in result.questions:
        yield from question_lines(question)
    leftovers = result.plan.document.leftovers
    for line in leftovers:
        yield f"  line {line.number}: found no place: {shortened(line.text)}"
    for notice in (*result.plan.document.notices, *result.notices):
        yield f"  line {notice.line}: {notice.message} [{notice.code}]"
    yield f"  {counts(pages, leftovers)}"


def question_lines(question) -> Iterator[str]:
    """Yield what is asked of a doubtful name, each possible answer as the option that gives it."""
    if question.answer:
        yield f"  answered  {question.name} is the author {question.answer}"
        return
    yield f"  question  line {question.line}: is {question.name} one of these, or a new author?"
    for candidate in question.candidates:
        option = shlex.quote(f"{question.name}={candidate.slug}")
        yield f"    --same-author {option}"
        yield f"      {', '.join(filter(None, (candidate.title, shortened(candidate.affiliation))))}"


def counts(pages, leftovers) -> str:
    """Return "2 new, 1 changed, 9 unchanged, 0 in conflict, 3 lines not placed"."""
    found = [(sum(page.outcome == outcome for page in pages), words) for outcome, words in COUNTED]
    shown = [f"{number} {words}" for number, words in found if number or words != "deleted before"]
    placed = f"{len(leftovers)} line{'' if len(leftovers) == 1 else 's'} not placed"
    return ", ".join((*shown, placed))


def page_lines(page) -> Iterator[str]:
    if page.outcome == "created":
        yield from new_page(page.wanted.values)
    elif page.outcome != "deleted":
        for change in page.fields:
            yield from field_lines(change)


def new_page(values: dict[str, Any]) -> Iterator[str]:
    """Yield what a new page has: who signs it, its topics, how much text."""
    names = [row["name_printed"] for row in values.get("signatures") or ()]
    if names:
        yield f"by {', '.join(names)}"
    if values.get("topics"):
        yield f"topics: {', '.join(values['topics'])}"
    if values.get("body"):
        yield f"text: {numbered(len(values['body']), 'block')}"


def field_lines(change) -> Iterator[str]:
    name = change.name.replace("_", " ")
    if change.action == "conflict":
        yield f"conflict {name}"
        whole = BlockConflict(change.imported, change.before, change.after)
        sides = change.conflicts or (whole,)
        for number, sides_of_one in enumerate(sides):
            if number:
                yield "  and"
            for attribute, words in SIDES:
                yield f"  {words + ':':14} {shown(getattr(sides_of_one, attribute))}"
        if change.writes:
            yield f"  beside it {difference(change.before, change.result)}"
    elif change.action == "kept":
        yield f"kept     {name}: {shown(change.before)} (in the source: {shown(change.after)})"
    else:
        yield f"set      {name}: {difference(change.before, change.result)}"


def difference(before: Any, after: Any) -> str:
    """Return what changes: entries that come and go for lists, the two values for anything else."""
    if not isinstance(after, list):
        return f"{shown(before)} -> {shown(after)}"
    old, new = [entry(one) for one in before or ()], [entry(one) for one in after]
    gone = [f"- {shortened(text)}" for text in old if text not in new]
    come = [f"+ {shortened(text)}" for text in new if text not in old]
    return "; ".join((*gone, *come)) or "another order or form"


def entry(value: Any) -> str:
    """Return the words of one topic, row or block."""
    if isinstance(value, dict) and "type" in value and "value" in value:
        return words_of(value["value"]) or f"({value['type']})"
    if isinstance(value, dict):
        return ", ".join(str(part) for part in value.values() if part not in ("", None))
    return str(value)


def shown(value: Any) -> str:
    """Return a value for people, cut to one line; nothing is "(empty)"."""
    if value in (None, "", []):
        return "(empty)"
    if isinstance(value, list):
        return shortened("; ".join(entry(one) for one in value))
    return shortened(entry(value))


def shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= WIDTH else f"{text[: WIDTH - 1]}…"


def numbered(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class Progress:
    """Says on a terminal which file is being read, on one line that the next one overwrites.

    `stream` is a command's `self.stderr`, which would end each writing with a line of its own.
    """

    def __init__(self, stream):
        self.stream = stream
        self.shows = stream.isatty()

    def start(self, number: int, total: int, name: str) -> None:
        self.clear(f"[{number}/{total}] {shortened(name)}")

    def clear(self, text: str = "") -> None:
        """Take the line away, so that something else can be printed, or put the text there."""
        if self.shows:
            self.stream.write(f"\r\x1b[K{text}", style_func=str, ending="")
            self.stream.flush()
