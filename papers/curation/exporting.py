"""The topics as a table, with the columns that `import_topics` reads, and as SKOS concepts in Turtle."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from openpyxl import Workbook

from papers.models import Topic
from papers.models.languages import content_languages

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes a cell that begins so for a formula."""
SKOS = "http://www.w3.org/2004/02/skos/core#"


def rows_of_topics() -> Iterator[list[str]]:
    """Yield the head of the table, then a row for each topic; three queries."""
    codes = [code for code, _name in content_languages()]
    yield ["slug", *(name for code in codes for name in (code, f"{code}_other"))]
    for topic in Topic.objects.prefetch_related("labels").order_by("slug"):
        labels = list(topic.labels.all())
        row = [topic.slug]
        for code in codes:
            row.append(next((one.text for one in labels if one.language == code and one.preferred), ""))
            row.append("|".join(one.text for one in labels if one.language == code and not one.preferred))
        yield row


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet reads it as a formula."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def as_csv(rows: Iterable[list[str]]) -> bytes:
    """Return the table in UTF-8, with the mark by which spreadsheets know it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("topics")
    for row in rows:
        sheet.append([harmless(cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_turtle(base: str) -> bytes:
    """Return the topics as SKOS concepts; `base` is the address below which they are found.

    See https://www.w3.org/TR/skos-reference/ and https://www.w3.org/TR/turtle/.
    """
    lines = [f"@prefix skos: <{SKOS}> .", "", f"<{base}> a skos:ConceptScheme ."]
    for topic in Topic.objects.prefetch_related("labels").order_by("slug"):
        said = [f"<{base}{topic.slug}/> a skos:Concept", f"    skos:inScheme <{base}>"]
        labels = list(topic.labels.all())
        for label in labels:
            name = "skos:prefLabel" if label.preferred else "skos:altLabel"
            said.append(f"    {name} {quoted(label.text)}@{label.language}")
        if not any(label.preferred for label in labels):
            said.append(f"    skos:prefLabel {quoted(topic.name)}")
        lines += ["", " ;\n".join(said) + " ."]
    return ("\n".join(lines) + "\n").encode()


def quoted(text: str) -> str:
    """Return the text as a string of Turtle."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
