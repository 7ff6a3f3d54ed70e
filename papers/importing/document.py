"""What a reader makes of a file: frozen values in which every block knows its source lines.

Nothing here reads, guesses or writes. A line number counts from 1 in the decoded source.
Text is plain; emphasis and links are `Span`s over it, so that no markup can hide in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["report", "interview", "paper"]
BlockType = Literal[
    "p", "heading", "ul", "ol", "quote", "table", "note",
    "headline", "deck", "lead", "context", "question", "answer", "caption", "fragment",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the source, without its line end. `number` counts from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something an editor should know: an oddity, a doubt, a loss. Never an exception.

    `code` is a stable kebab-case word (`text-lost`, `contents-differ`); `text` quotes the source.
    """

    line: int
    code: str
    message: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Emphasis or a link over `text[start:end]` of the block or item that holds it."""

    start: int
    end: int
    kind: Literal["em", "strong", "link"]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list. `number` is the printed number of a numbered item, else None."""

    text: str
    lines: tuple[int, ...] = ()
    number: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body, in reading order.

    `items` belongs to lists, `rows` to tables, `speaker` to questions and answers, `mark` to notes
    (the mark printed in the text), `level` to headings (1 is the highest inside an essay).
    `lost` says where the source lost text: "start", "end" or "" (nothing lost).
    """

    type: BlockType
    text: str = ""
    lines: tuple[int, ...] = ()
    items: tuple[Item, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    spans: tuple[Span, ...] = ()
    speaker: str | None = None
    mark: str = ""
    level: int = 1
    lost: Literal["", "start", "end"] = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One author of one essay, as that essay prints the name and the affiliation."""

    name: str
    affiliation: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Essay:
    """One signed essay of a report, or a single paper."""

    title: str
    signatures: tuple[Signature, ...] = ()
    blocks: tuple[Block, ...] = ()
    keywords: tuple[str, ...] = ()
    language: str = "en"
    abstract: str = ""
    lines: tuple[int, ...] = ()
    """Source lines of the title and the keywords; blocks and signatures know their own."""


@dataclass(frozen=True)
class PrintedDate:
    """A date no more precise than the source: any part but the year may be missing.

    `calendar` says what year, month and day count in: "gregorian" or "solar-hijri".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    calendar: Literal["gregorian", "solar-hijri"] = "gregorian"
    printed: str = ""


@dataclass(frozen=True)
class Report:
    """Title page of a working report. Empty strings where the source prints nothing.

    `number` is as printed ("2/97"): issue 2 of Solar Hijri year 1397 (`number_year`).
    `series` is the series name in title case; `series_printed` as the title page has it.
    """

    title: str = ""
    series: str = ""
    series_printed: str = ""
    number: str = ""
    issue: int | None = None
    number_year: int | None = None
    date: PrintedDate = PrintedDate()
    report_type: str = ""
    institute: str = ""
    institute_about: str = ""
    persian_name: str = ""
    partner: str = ""
    place: str = ""
    copyright: tuple[str, ...] = ()
    editorial_board: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Signatory:
    """Who signs the preface."""

    name: str = ""
    role: str = ""
    affiliation: str = ""


@dataclass(frozen=True)
class Preface:
    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    remarks: tuple[Item, ...] = ()
    signatory: Signatory = Signatory()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class ContentsRow:
    """One row of the printed contents; `author_short` as printed there ("E. Koolae")."""

    title: str
    author_short: str = ""
    page: int | None = None
    line: int = 0


@dataclass(frozen=True)
class Contributor:
    """One person of the closing author list. `degree` is normalised ("Ph.D." is "PhD")."""

    name: str
    degree: str = ""
    field: str = ""
    country: str = ""
    line: int = 0


@dataclass(frozen=True)
class Contact:
    tel: str = ""
    fax: str = ""
    email: str = ""
    postal_address: str = ""
    po_box: str = ""
    website: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Interview:
    """Head of an interview; its text is `Document.blocks`.

    `interviewee` and `interviewer` are names as printed, empty where the source names none.
    """

    title: str = ""
    label: str = ""
    interviewee: str = ""
    interviewee_role: str = ""
    interviewer: str = ""
    date: PrintedDate = PrintedDate()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Paper:
    """What the head of a single paper says besides its essay. Empty where the source says nothing.

    `translation_of` is the slug of the paper of which this one is a translation.
    """

    subtitle: str = ""
    date: PrintedDate = PrintedDate()
    slug: str = ""
    translation_of: str = ""
    lines: tuple[int, ...] = ()


@dataclass(frozen=True)
class Corrections:
    """What an editor says of a source against its reader; "" leaves what was read.

    `title` and `date` (as a paper would print it) are those of the report, the interview or the single
    paper; `series` and `number` are a report's. `authors` maps a name as printed to the slug of the author
    page that it is.
    `remembered` names what comes from an earlier import and not from somebody now, as `parts` names it.
    """

    kind: Kind | Literal[""] = ""
    language: str = ""
    title: str = ""
    series: str = ""
    number: str = ""
    date: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    remembered: frozenset[str] = frozenset()

    FIELDS = ("kind", "language", "title", "series", "number", "date")

    @property
    def words(self) -> dict[str, str]:
        """Return the fields that are corrected, without the authors."""
        return {name: value for name in self.FIELDS if (value := getattr(self, name))}

    @property
    def parts(self) -> dict[str, str]:
        """Return each field that is corrected, and "author NAME" for each name."""
        return self.words | {f"author {name}": slug for name, slug in self.authors.items()}

    def as_data(self) -> dict[str, Any]:
        """Return what is corrected, as a record of the import keeps it."""
        return self.words | ({"authors": self.authors} if self.authors else {})


@dataclass(frozen=True)
class Document:
    """Everything one source file says, in the order in which it says it.

    Every non-blank source line is in some `lines` (or `line`) of a part, or is a leftover.
    `read` is what was read before an editor's `corrections`, None where they change nothing.
    """

    kind: Kind
    language: str = "en"
    report: Report | None = None
    interview: Interview | None = None
    preface: Preface | None = None
    contents: tuple[ContentsRow, ...] = ()
    contents_lines: tuple[int, ...] = ()
    essays: tuple[Essay, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    contributors_lines: tuple[int, ...] = ()
    reference: str = ""
    reference_lines: tuple[int, ...] = ()
    contact: Contact | None = None
    blocks: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    leftovers: tuple[Line, ...] = ()
    paper: Paper | None = None
    corrections: Corrections = Corrections()
    read: Document | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Source:
    """The file a document came from. `data` is its bytes, untouched."""

    name: str
    data: bytes = field(repr=False)
    sha256: str
    encoding: str
    lines: tuple[Line, ...] = field(repr=False, default=())
    notices: tuple[Notice, ...] = ()
    """What cleaning the lines took away and an editor should know of."""


class UnreadableSource(Exception):
    """The file is no paper. `str()` is one line for people, without the file's name."""

    def __init__(self, message: str, line: int = 1):
        super().__init__(message)
        self.line = line


def placed_lines(document: Document) -> Iterator[int]:
    """Yield the number of each source line that found a place (a line may come up twice)."""
    heads = (document.report, document.interview, document.paper, document.preface, document.contact)
    for head in heads:
        if head is not None:
            yield from head.lines
    yield from document.contents_lines
    yield from document.contributors_lines
    yield from document.reference_lines
    for row in document.contents:
        yield row.line
    for essay in document.essays:
        yield from essay.lines
        for signature in essay.signatures:
            yield from signature.lines
        yield from _block_lines(essay.blocks)
    yield from _block_lines(document.blocks)


def _block_lines(blocks: tuple[Block, ...]) -> Iterator[int]:
    for block in blocks:
        yield from block.lines
        for item in block.items:
            yield from item.lines
