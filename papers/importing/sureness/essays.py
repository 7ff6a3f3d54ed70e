"""How sure a reading is of one essay: its own parts, and what its siblings and the contents say of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from papers.importing.document import ContentsRow, Document, Essay, Line
from papers.importing.reports.checks import match_contents
from papers.importing.reports.labels import heads, part_of
from papers.importing.reports.lines import title_key
from papers.importing.reports.marks import split_marks
from papers.importing.reports.names import looks_like_affiliation, looks_like_name, name_key
from papers.importing.sureness.blocks import (
    assess_blocks,
    count_words,
    is_broken,
    joins_of,
    language_in,
    notices_by_line,
    text_of,
)  # fmt: skip
from papers.importing.sureness.doubts import (
    BLOCK_NOTICES,
    ESSAY_NOTICES,
    LIKELY_WRONG,
    MARKED,
    MISREAD,
    SLIGHT,
    UNCHECKED,
    Doubts,
    Sureness,
)  # fmt: skip
from papers.text.saying import say

FIELDS = ("title", "byline", "affiliation", "keywords", "language", "boundaries")
_SHORT_ESSAY = 60
_LONGEST_HEAD = 300
"""Characters of a line that can be a title or a name."""
_FEWEST_JOINS = 3
"""Pages end in an essay, but not in each of its sentences."""
_FEWEST_LOST_NOTES = 3
_LONG_TITLE = 40
_LONG_KEYWORD = 12
_MOST_GOING_ON = 0.3
"""Share of essays with text behind their keywords from which this is how the report is printed."""
_MOST_BROKEN = 1 / 3
_MOST_FOREIGN = 0.3
_MOST_LEFT = 0.1
"""Shares of an essay's paragraphs or words from which the essay as a whole is in doubt."""


@dataclass(frozen=True)
class EssaySureness:
    """`fields` has each of `FIELDS`; `blocks` are in the order of the essay's."""

    fields: dict[str, Sureness]
    blocks: tuple[Sureness, ...]


@dataclass
class Siblings:
    """What the essays of one document have in common, and what the rest of the document says of them."""

    document: Document
    rows: list[ContentsRow | None] = field(init=False)

    def __post_init__(self):
        document, essays = self.document, self.document.essays
        self.rows = match_contents(essays, document.contents)
        self.words = [count_words(essay.blocks) for essay in essays]
        self.usual_words = median(self.words) if self.words else 0
        taken = {id(row) for row in self.rows if row}
        missing = [row for row in document.contents if id(row) not in taken and part_of(row.title) is None]
        self.missing_titles = {title_key(row.title): row for row in missing if title_key(row.title)}
        self.people = {name_key(person.name) for person in document.contributors}
        self.names_listed = bool(self.people) or any(row.author_short for row in document.contents)
        self.signed = _share(bool(essay.signatures) for essay in essays)
        signatures = [signature for essay in essays for signature in essay.signatures]
        self.affiliated = _share(bool(signature.affiliation) for signature in signatures)
        marks = [notice for notice in document.notices if notice.code == "mark-without-note"]
        self.notes_lost = len(marks) >= max(_FEWEST_LOST_NOTES, len(signatures) / 2)
        self.with_keywords = _share(bool(essay.keywords) for essay in essays)
        self.going_on = _share(map(goes_on_behind_keywords, essays))
        self.titles = Counter(title_key(essay.title) for essay in essays)
        self.titles_listed = Counter(title_key(row.title) for row in document.contents)


def _share(several) -> float:
    found = list(several)
    return sum(found) / len(found) if found else 0.0


def goes_on_behind_keywords(essay: Essay) -> bool:
    """Say whether the keywords stand in the middle of the text, where another essay may begin."""
    lines = [block.lines[0] for block in essay.blocks if block.type != "note" and block.lines]
    if not essay.keywords or not essay.lines or not lines:
        return False
    return min(lines) < max(essay.lines) < max(lines)


def assess_essays(document: Document, left: Sequence[Sequence[Line]]) -> tuple[EssaySureness, ...]:
    """Return how sure the reader is of each essay; `left` holds the leftovers that stand inside each."""
    siblings = Siblings(document)
    told = notices_by_line(document.notices, ESSAY_NOTICES)
    about_blocks = notices_by_line(document.notices, BLOCK_NOTICES)
    found = []
    for at, essay in enumerate(document.essays):
        doubts = Doubts()
        lines = {*essay.lines, *(line for signature in essay.signatures for line in signature.lines)}
        lines |= {line for block in essay.blocks if block.type == "note" for line in block.lines}
        doubts.heed((notice for line in sorted(lines) for notice in told.get(line, ())), ESSAY_NOTICES)
        doubt_title(doubts, essay, siblings, siblings.rows[at])
        doubt_authors(doubts, essay, siblings)
        doubt_details(doubts, essay, siblings)
        doubt_boundaries(doubts, essay, siblings, left[at])
        doubt_swallowed(doubts, essay, siblings)
        fields = {name: doubts.about(name) for name in FIELDS}
        found.append(EssaySureness(fields, assess_blocks(essay.blocks, essay.language, about_blocks)))
    return tuple(found)


def doubt_title(doubts: Doubts, essay: Essay, siblings: Siblings, row: ContentsRow | None) -> None:
    key = title_key(essay.title)
    if not key:
        return doubts.add("title", MISREAD, say("No title was found."))
    if part_of(essay.title) is not None:
        doubts.add(
            "title",
            LIKELY_WRONG,
            say("“{title}” heads a part of a paper and is no title.", title=essay.title),
        )
    if len(essay.title.split()) > _LONG_TITLE:
        doubts.add("title", 0.6, say("This title is as long as a paragraph."))
    if siblings.titles[key] > max(1, siblings.titles_listed[key]):
        doubts.add(
            "title", MARKED, say("Another essay has the same title, which the contents do not list twice.")
        )
    if siblings.document.kind == "report" and row is None and not siblings.document.contents:
        doubts.add("title", UNCHECKED, say("There are no contents to check the title against."))


def doubt_authors(doubts: Doubts, essay: Essay, siblings: Siblings) -> None:
    report = siblings.document.kind == "report"
    if not essay.signatures:
        lost = report and (siblings.signed > 0.5 or siblings.names_listed)
        reason = (
            say("No author was found, though the report names them.") if lost else say("No author was found.")
        )
        return doubts.add("byline", LIKELY_WRONG if lost else MARKED, reason)
    odd = [signature.name for signature in essay.signatures if not looks_like_name(signature.name)]
    if odd:
        doubts.add("byline", MARKED, say("“{name}” does not look like a name.", name=odd[0]))
    if report and not siblings.names_listed:
        doubts.add("byline", UNCHECKED, say("Nothing else in the file repeats the author's name."))
    missing = [signature for signature in essay.signatures if not signature.affiliation]
    if missing and siblings.affiliated > 0.5:
        doubts.add("affiliation", 0.6, say("No affiliation was found, though other authors have one."))
    if missing and siblings.notes_lost:
        reason = say("Most names have a mark without a note: the notes were not found or stand in the texts.")
        doubts.add("affiliation", LIKELY_WRONG, reason)


def doubt_details(doubts: Doubts, essay: Essay, siblings: Siblings) -> None:
    if not essay.keywords and siblings.with_keywords > 0.5:
        doubts.add("keywords", 0.6, say("No keywords were found, though other essays have them."))
    if any(len(keyword.split()) > _LONG_KEYWORD for keyword in essay.keywords):
        doubts.add("keywords", 0.6, say("One of the keywords is as long as a sentence."))
    words = [(len(text.split()), language_in(text)) for block in essay.blocks if (text := text_of(block))]
    foreign = sum(count for count, language in words if language not in ("", essay.language))
    if foreign > _MOST_FOREIGN * max(1, sum(count for count, _ in words)):
        doubts.add("language", 0.6, say("A good part of the text is in another language."))


def doubt_boundaries(doubts: Doubts, essay: Essay, siblings: Siblings, left: Sequence[Line]) -> None:
    words = count_words(essay.blocks)
    if not words:
        return doubts.add("boundaries", MISREAD, say("No text was found under this title."))
    if words < _SHORT_ESSAY:
        score = LIKELY_WRONG if siblings.usual_words > 5 * _SHORT_ESSAY else MARKED
        doubts.add("boundaries", score, say("This essay has only {words} words.", words=words))
    if words > 3 * siblings.usual_words:
        doubts.add("boundaries", MARKED, say("This essay is more than three times as long as the others."))
    lost = sum(len(line.text.split()) for line in left)
    if lost:
        score = LIKELY_WRONG if lost > _MOST_LEFT * (words + lost) else SLIGHT
        doubts.add("boundaries", score, say("{lost} words between its lines found no place.", lost=lost))
    if goes_on_behind_keywords(essay) and siblings.going_on < _MOST_GOING_ON:
        doubts.add("boundaries", LIKELY_WRONG, say("The text goes on behind its keywords, as no other does."))
    paragraphs = [block for block in essay.blocks if block.type == "p"]
    joined = sum(map(joins_of, paragraphs))
    if joined > _FEWEST_JOINS and joined > 1.5 * len(paragraphs):
        reason = say("The text was joined in {joined} places, more than it has paragraphs.", joined=joined)
        doubts.add("boundaries", LIKELY_WRONG, reason)
    broken = sum(map(is_broken, paragraphs))
    if broken >= 3 and broken > _MOST_BROKEN * len(paragraphs):
        reason = say(
            "{broken} of {all} paragraphs begin or end in the middle of a sentence.",
            broken=broken,
            all=len(paragraphs),
        )
        doubts.add("boundaries", LIKELY_WRONG, reason)


def doubt_swallowed(doubts: Doubts, essay: Essay, siblings: Siblings) -> None:
    """Look in the body for the head of another essay: its title, its author and the note, its keywords."""
    strangers = [
        block for block in essay.blocks if block.type == "note" and looks_like_affiliation(block.text)
    ]
    for block in strangers if essay.signatures else ():
        score = 0.6 if len(strangers) == 1 else LIKELY_WRONG
        doubts.add(
            "boundaries", score, say("The note “{note}” seems to belong to another author.", note=block.text)
        )
    for block in essay.blocks:
        if block.type == "note":
            continue
        bare, marks = split_marks(block.text) if len(block.text) <= _LONGEST_HEAD else ("", ())
        bare = bare.strip()
        if bare and (row := siblings.missing_titles.get(title_key(bare))) is not None:
            reason = say(
                "The text holds the title of another essay of the contents: “{title}”.", title=row.title
            )
            doubts.add("boundaries", MISREAD, reason)
        elif (head := heads(block.text)) and head[0] == "keywords":
            doubts.add("boundaries", MISREAD, say("The text holds the keywords of another essay."))
        elif bare and (name_key(bare) in siblings.people or (marks and looks_like_name(bare))):
            doubts.add(
                "boundaries",
                MISREAD,
                say("The text holds the name of an author as a line: “{name}”.", name=bare),
            )
