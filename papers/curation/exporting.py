"""The topics as a table, with the columns that `import_topics` reads, and as SKOS concepts in Turtle."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from openpyxl import Workbook

from papers.importing.tables.cells import guarded, joined
from papers.models import Topic, TopicLabel
from papers.models.languages import content_languages

SKOS = "http://www.w3.org/2004/02/skos/core#"


def rows_of_topics() -> Iterator[list[str]]:
    """Yield the head of the table, then a row for each topic; three queries."""
    codes = [code for code, _name in content_languages()]
    yield ["slug", *(name for code in codes for name in (code, f"{code}_other"))]
    for topic in Topic.objects.prefetch_related("labels").order_by("slug"):
        labels = list(topic.labels.all())
        row = [topic.slug]
        for code in codes:
            row += map(joined, names_in(code, labels))
        yield row


def names_in(language: str, labels: Iterable[TopicLabel]) -> tuple[list[str], list[str]]:
    """Return the preferred name in the language, as a list of one or none, and the others."""
    found = sorted((one for one in labels if one.language == language), key=lambda one: not one.preferred)
    first = 1 if found and found[0].preferred else 0
    return [one.text for one in found[:first]], [one.text for one in found[first:]]


def as_csv(rows: Iterable[list[str]]) -> bytes:
    """Return the table in UTF-8, with the mark by which spreadsheets know it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([guarded(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Iterable[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("topics")
    for row in rows:
        sheet.append([guarded(cell) for cell in row])
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
        for language in dict.fromkeys(label.language for label in labels):
            preferred, others = names_in(language, labels)
            said += [f"    skos:prefLabel {quoted(name)}@{language}" for name in preferred]
            said += [f"    skos:altLabel {quoted(name)}@{language}" for name in others]
        if not any(label.preferred for label in labels):
            said.append(f"    skos:prefLabel {quoted(topic.name)}")
        lines += ["", " ;\n".join(said) + " ."]
    return ("\n".join(lines) + "\n").encode()


def quoted(text: str) -> str:
    """Return the text as a string of Turtle."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
