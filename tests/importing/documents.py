"""Documents made by hand, as a reader would make them of a file: what importing into pages is tested with."""

import hashlib
from dataclasses import replace

from papers.importing.document import (
    Block,
    Contact,
    ContentsRow,
    Contributor,
    Document,
    Essay,
    Interview,
    Item,
    Line,
    Notice,
    Preface,
    PrintedDate,
    Report,
    Signatory,
    Signature,
    Source,
    Span,
)

TITLES = ("The Sea and the States", "Water in the Hills", "A Road to the East")
AUTHORS = ("Elaheh Rostami", "Hamid Reza Azizi", "Nikolay Petrov")


def source(data=b"A paper.\n", name="report.txt"):
    return Source(name, data, hashlib.sha256(data).hexdigest(), "utf-8")


def essay(title, *names, texts=("The first paragraph.", "The second paragraph."), keywords=(), **fields):
    signatures = tuple(Signature(name, f"University of {name.split()[-1]}", (5,)) for name in names)
    blocks = tuple(Block("p", text, (10 + at,)) for at, text in enumerate(texts))
    defaults = {"blocks": blocks, "keywords": tuple(keywords), "lines": (4,)}
    return Essay(title, signatures, **{**defaults, **fields})


def report(*essays, **fields):
    """Return a report with every part that a report can have; `fields` are parts of the document."""
    if not essays:
        essays = tuple(
            essay(title, name, keywords=("Caspian Sea", f"Keyword {number}"))
            for number, (title, name) in enumerate(zip(TITLES, AUTHORS, strict=True))
        )
    contents = tuple(ContentsRow(one.title, "", 5 + 4 * at, 20 + at) for at, one in enumerate(essays))
    parts = {
        "report": Report(
            title="Neighbours of the Sea",
            series="IRS Papers",
            series_printed="IRS PAPERS",
            number="3/98",
            issue=3,
            number_year=1398,
            date=PrintedDate(2019, 5, None, "gregorian", "May 2019"),
            report_type="Working Report",
            institute="Institute for Regional Studies",
            institute_about="The institute studies regions.",
            persian_name="پژوهشکده مطالعات منطقه‌ای",
            partner="Centre of the Sea",
            place="Tehran",
            copyright=("All rights reserved.", "Ask before copying."),
            lines=(1, 2),
        ),
        "preface": Preface(
            "Foreword",
            ("First words.", "More words."),
            (Item("One remark.", (8,), 1), Item("Another remark.", (9,), 2)),
            Signatory("Davoud Zandi", "Dean", "Institute for Regional Studies"),
        ),
        "contents": contents,
        "contributors": (Contributor("Elaheh Rostami", "PhD", "History", "Iran", 40),),
        "reference": "IRS Papers, 3/98.",
        "contact": Contact("+98 21 0000", "+98 21 0001", "irs@example.org", "Tehran", "1417", "example.org"),
    }
    return Document("report", essays=tuple(essays), **{**parts, **fields})


def interview(title="A Talk About the Sea", **fields):
    blocks = (
        Block("headline", title, (1,)),
        Block("deck", "The sea is deep.", (2,)),
        Block("deck", "The shore is long.", (3,)),
        Block("question", "What is new?", (4,), speaker="Reporter"),
        Block("answer", "Nothing is new.", (5,), speaker="Shouri", lost="end"),
        Block("caption", "Shouri at the shore", (6,)),
    )
    parts = {
        "interview": Interview(
            title, "Interview", "Mahmoud Shouri", "Scholar of Russia", "A Reporter", PrintedDate(2020)
        ),
        "blocks": blocks,
    }
    return Document("interview", **{**parts, **fields})


def rich_blocks():
    """Return one block of every kind that a body can hold."""
    return (
        Block("heading", "Part one", (1,)),
        Block("p", "Some emphasis, some strength, a link.", (2,), spans=(
            Span(5, 13, "em"), Span(20, 28, "strong"), Span(32, 36, "link", "https://example.org/?a=1&b=2"),
        )),
        Block("p", "Signs: < > & \" ' and an escape &amp; as printed.", (3,)),
        Block("ul", items=(
            Item("An item with emphasis", (4,), None, (Span(0, 2, "em"),)), Item("Two", (5,)),
        ), lines=(4, 5)),
        Block("ol", items=(Item("First", (6,), 1), Item("Second", (7,), 2)), lines=(6, 7)),
        Block("quote", "Said once.", (8,)),
        Block("caption", "A picture of the sea", (9,)),
        Block("table", rows=(("Year", "Catch"), ("2018", "12")), lines=(10,)),
        Block("note", "An explanation.", (11,), mark="1"),
        Block("p", "It breaks off", (12,), lost="end"),
    )  # fmt: skip


def with_essay(document, at, **changes):
    """Return the document with one essay changed."""
    essays = list(document.essays)
    essays[at] = replace(essays[at], **changes)
    return replace(document, essays=tuple(essays))


__all__ = ["Line", "Notice", "essay", "interview", "replace", "report", "rich_blocks", "source", "with_essay"]
