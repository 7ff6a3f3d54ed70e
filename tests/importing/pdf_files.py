"""Writes PDFs by hand, each text at its place, so that tests say exactly what stands where on a page."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # points of a page of A4
_HELVETICA = {  # advance widths in thousandths of the size, of the letters that matter for line breaks
    **dict.fromkeys("ijl'", 222), **dict.fromkeys("ft.,:;/ I![]|", 278), **dict.fromkeys("()r-", 333),
    **dict.fromkeys("cksvxyzJ", 500), **dict.fromkeys("abdeghnopqu0123456789L$", 556),
    **dict.fromkeys("FTZ", 611),
    **dict.fromkeys("ABEKPSVXY", 667), **dict.fromkeys("CDHNRUw", 722), **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833), "W": 944, '"': 355, "+": 584, "&": 667, "%": 889,
    **dict.fromkeys("“”", 333), "’": 222, "—": 1000, "•": 350, "*": 389,
}  # fmt: skip
PERSIAN_WIDTH = 500
"""Every letter of the invented Persian font is as wide."""


@dataclass(frozen=True)
class Print:
    """A text printed at (x, y) points from the lower left corner. Persian text begins at its left end too."""

    x: float
    y: float
    text: str
    size: float = 11


def width_of(text: str, size: float = 11) -> float:
    """Return the width of a text in points."""
    if _is_persian(text):
        return len(text) * PERSIAN_WIDTH * size / 1000
    return sum(_HELVETICA.get(letter, 556) for letter in text) * size / 1000


def _is_persian(text: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def broken(text: str, width: float, size: float = 11) -> list[str]:
    """Break a text into lines of at most this width, at spaces alone."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width_of(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


_MIRROR = str.maketrans("()[]«»", ")(][»«")


def _as_shown(text: str) -> str:
    """Return letters from left to right as a page shows them: Persian turned, numbers and Latin not."""
    runs = re.findall(r"[0-9۰-۹A-Za-z]+(?:[ .,\-/@][0-9۰-۹A-Za-z]+)*|.", text[::-1])
    return "".join(run[::-1] if len(run) > 1 else run.translate(_MIRROR) for run in runs)


def _shown(item: Print) -> bytes:
    if _is_persian(item.text):
        codes = "".join(f"{ord(letter):04X}" for letter in _as_shown(item.text))
        return f"BT /F2 {item.size} Tf {item.x:.2f} {item.y:.2f} Td <{codes}> Tj ET".encode()
    escaped = item.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    body = escaped.encode("cp1252", "replace")
    return f"BT /F1 {item.size} Tf {item.x:.2f} {item.y:.2f} Td (".encode() + body + b") Tj ET"


def _persian_map() -> bytes:
    """Return the map from the codes of the font, which are those of Unicode, to Unicode."""
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        b"2 beginbfrange <0020> <00FF> <0020> <0600> <06FF> <0600> endbfrange\n"
        b"1 beginbfrange <2000> <20FF> <2000> endbfrange\n"
        b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _stream(data: bytes, extra: str = "") -> bytes:
    packed = zlib.compress(data)
    return (
        f"<< /Length {len(packed)} /Filter /FlateDecode {extra}>>\nstream\n".encode()
        + packed
        + b"\nendstream"
    )


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return a PDF of numbered objects; the first one is its catalogue."""
    body, offsets = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    table += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    tail = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer}>>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + table + tail.encode()


def objects_of(pages: Sequence[Sequence[Print]]) -> list[bytes]:
    fonts = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Invented /Encoding /Identity-H "
        b"/DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invented /DW 500 /FontDescriptor 7 0 R "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        _stream(_persian_map()),
        b"<< /Type /FontDescriptor /FontName /Invented /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        b"/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    )
    first = 3 + len(fonts)
    kids = " ".join(f"{first + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        *fonts,
    ]
    for at, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] "
            f"/Contents {first + 2 * at + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(_stream(b"\n".join(_shown(item) for item in page)))
    return objects


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def raised(x: float, y: float, text: str, size: float) -> list[Print]:
    """Print a line in whose text superscript digits become small digits above the line, as printers do."""
    items = []
    for part in re.split("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", text):
        if not part:
            continue
        small = part.translate(_RAISED)
        item = Print(x, y, part, size) if small == part else Print(x, y + size * 0.35, small, size * 0.65)
        items.append(item)
        x += width_of(item.text, item.size)
    return items


def pdf_file(*pages: Sequence[Print]) -> bytes:
    return assembled(objects_of(pages))


def set_in_pages(
    paragraphs: Sequence[Sequence[str]],
    size: float = 11,
    left: float = 70,
    width: float = 455,
    head: str = "",
    numbered: bool = True,
) -> list[list[Print]]:
    """Set paragraphs on pages as a printer does: lines broken at the width, a running head, page numbers.

    Each paragraph is its lines as typed; each of them begins a new line. Persian is set to the right.
    """
    top, bottom, leading = HEIGHT - 90, 80, size * 1.3
    pages: list[list[Print]] = []
    y = 0.0

    def begin() -> None:
        nonlocal y
        page: list[Print] = []
        if head:
            page.append(Print(left, HEIGHT - 50, head, 9))
        if numbered:
            page.append(Print(WIDTH / 2, 40, str(len(pages) + 1), 9))
        pages.append(page)
        y = top

    begin()
    for typed in paragraphs:
        for line in typed:
            for text in broken(line, width, size):
                if y < bottom:
                    begin()
                x = left + width - width_of(text, size) if _is_persian(text) else left
                pages[-1] += [Print(x, y, text, size)] if _is_persian(text) else raised(x, y, text, size)
                y -= leading
        y -= leading * 0.7
    return pages
