"""What a file may cost: the sizes above which nothing is a paper, and the time and memory of a reading."""

from __future__ import annotations

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Sizes are bytes. The longest report known is 2 MB of text, 40 MB as an unpacked Word document."""

    text: int = 8 * MEBIBYTE
    """Of a text file, and of the text that comes out of any other one."""
    lines: int = 500_000
    """Of a text, blank ones too; two megabytes broken by hand at 50 letters have 40,000."""
    file: int = 20 * MEBIBYTE
    """Of a Word document or a PDF as it lies on the disk, pictures and all."""
    unpacked: int = 100 * MEBIBYTE
    """Of all entries of a Word document together."""
    markup: int = 16 * MEBIBYTE
    """Of its XML, which is all that is read of it."""
    ratio: int = 200
    """Unpacked to packed, for an entry above one mebibyte; a real text reaches 30."""
    entries: int = 2000
    """Files in a Word document."""
    elements: int = 150_000
    """XML elements of a Word document; a report of 100 pages has about 30,000."""
    depth: int = 120
    """XML elements inside one another; a table in a text box in a table reaches 60."""
    pages: int = 300
    """Of a PDF."""
    seconds: int = 8
    """Computing time of reading a Word document or a PDF."""
    memory: int = 288 * MEBIBYTE
    """Address space of the process that reads it; about half of it is ever touched."""
