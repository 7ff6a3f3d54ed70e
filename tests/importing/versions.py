"""The small report of the histories: a version of it is a tuple of plain values."""

from __future__ import annotations

from papers.importing.document import Block, Document, Essay, Item, Preface, PrintedDate, Signature

from .documents import replace, report

TITLES = ("Water in the Hills", "A Road to the East", "The Sea and the States")
NAMES = ("Elaheh Rostami", "Hamid Reza Azizi", "Nikolay Petrov")
TEXTS = (
    "The sea is {} and its five shores are many.",
    "Nobody has {} the fish about any of it so far.",
    "All roads of the hills lead {} before they lead anywhere.",
)
WORDS = (("wide", "deep"), ("asked", "told"), ("down", "north"))
ITEMS = 3
"""The text with this number is a list."""


def document_of(version) -> Document:
    """Return the report that a version describes: (title, month, preface, essays)."""
    title, month, preface, essays = version
    document = report(*(essay_of(*essay) for essay in essays))
    head = replace(
        document.report,
        title=("Neighbours of the Sea", "Neighbours of the Lake")[title],
        date=PrintedDate(2019, month, None, "gregorian", "2019"),
    )
    paragraphs = tuple(block.text for block in map(block_of, preface) if block.type == "p")
    return replace(document, report=head, preface=Preface("Foreword", paragraphs))


def essay_of(title, names, keywords, abstract, texts) -> Essay:
    return Essay(
        TITLES[title],
        tuple(Signature(NAMES[name], f"University {number}", (5,)) for name, number in names),
        tuple(map(block_of, texts)),
        tuple(f"Keyword {number}" for number in keywords),
        abstract=abstract,
        lines=(4,),
    )


def block_of(text) -> Block:
    number, word = text
    if number == ITEMS:
        items = (Item("One shore of many", (11,)), Item(f"Another shore, {WORDS[0][word]} too", (12,)))
        return Block("ul", items=items, lines=(11, 12))
    return Block("p", TEXTS[number].format(WORDS[number][word]), (10,))
