"""Writes Word documents as an archive of XML, so that tests say exactly what is in them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "Subtitle", "Quote", *(f"heading {level}" for level in range(1, 7)))
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{at}">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>' for level in range(3))
    + "</w:abstractNum>"
    for at, form in enumerate(("bullet", "decimal"))
) + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(2))


def run(text: str, look: str = "") -> str:
    """Return a run; `look` holds b, i, or ^ (raised). A newline is a break, a tab is a tab."""
    properties = "".join(
        {"b": "<w:b/>", "i": "<w:i/>", "^": '<w:vertAlign w:val="superscript"/>'}[sign] for sign in look
    )
    inner = "".join(
        {"\n": "<w:br/>", "\t": "<w:tab/>"}.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>'
        for part in re.split(r"([\n\t])", text)
        if part
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def paragraph(*runs: str, style: str = "", numbering: tuple[int, int] | None = None) -> str:
    """Return a paragraph of runs or plain texts. `numbering` is (1 bullets or 2 numbers, level)."""
    properties = f'<w:pStyle w:val="{style.replace(" ", "")}"/>' if style else ""
    if numbering:
        kind, level = numbering
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{kind}"/></w:numPr>'
    body = "".join(part if part.startswith("<w:") else run(part) for part in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{body}</w:p>"


def note_reference(number: int) -> str:
    """Return a reference to the footnote with this id (Word begins at 2: 0 and 1 are its rules)."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return a table of plain texts, or of paragraphs where a cell begins with one."""
    lines = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell if cell.startswith('<w:') else paragraph(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


def link(text: str, relation: str) -> str:
    return f'<w:hyperlink r:id="{relation}">{run(text)}</w:hyperlink>'


def parts_of(
    blocks: Sequence[str], notes: Mapping[int, str] | None = None, links: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the entries of a document by name; a hostile test changes one of them."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{R}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for name, target in (links or {}).items()
    )
    for kind in ("styles", "numbering", *(("footnotes",) if notes else ())):
        relations += f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{"".join(blocks)}</w:body>'
        "</w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{relations}'
        "</Relationships>",
        "word/styles.xml": f'<w:styles xmlns:w="{W}">{STYLES}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{W}">{NUMBERING}</w:numbering>',
    }
    if notes:
        body = "".join(
            f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in notes.items()
        )
        parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{body}</w:footnotes>'
    return parts


def archive_of(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(*blocks: str, notes: Mapping[int, str] | None = None, links: Mapping[str, str] | None = None):
    return archive_of(parts_of(blocks, notes, links))
