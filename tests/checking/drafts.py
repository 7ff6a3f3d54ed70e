"""Makes drafts in memory, and says what a rule finds in them."""

from papers.checking.checking import check
from papers.checking.drafts import Draft, Known
from papers.models import EssayPage, ReportPage, Signature


def block(kind, value, number=1):
    return {"type": kind, "value": value, "id": f"00000000-0000-4000-8000-{number:012d}"}


def place(number, name="body"):
    return f"{name}.00000000-0000-4000-8000-{number:012d}"


def paragraph(html, number=1):
    return block("paragraph", f"<p>{html}</p>", number)


def heading(level, text="Heading", number=1):
    return block("heading", {"text": text, "level": str(level)}, number)


def note(mark, text="See there.", number=9):
    return block("note", {"mark": mark, "text": f"<p>{text}</p>"}, number)


def essay(*blocks, known=None, signed=(), **fields):
    """Return the draft of an essay with these blocks, or with these texts as its paragraphs."""
    body = [paragraph(one, at) if isinstance(one, str) else one for at, one in enumerate(blocks, start=1)]
    page = EssayPage(**{"title": "Title", "abstract": "It says this.", "body": body, **fields})
    page.signatures = [
        Signature(name_printed=name, author_id=author, affiliation_printed="") for name, author in signed
    ]
    return Draft(page, known or Known())


def report(contents=(), essays=(), **fields):
    page = ReportPage(title="Report", abstract="It says this.", path="0001", **fields)
    page.contents = list(contents)
    return Draft(page, Known(essays={"0001": list(essays)}))


def found(draft, rule):
    """Return (words, place) of each finding of the rule."""
    return [(finding.words, finding.place) for finding in check(draft, [rule])]


def words(draft, rule):
    return [finding.words for finding in check(draft, [rule])]
