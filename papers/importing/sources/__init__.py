"""Turns the bytes of a file into numbered, cleaned lines, or says why nothing can be read in it.

source = text | Word document | PDF          ; told apart by their bytes, never by the file's name
Lines of a text are those of the file; lines of the others are those of the text taken out of them.
"""

from __future__ import annotations

import hashlib

from papers.importing.document import Source, UnreadableSource
from papers.importing.sources.limits import MEBIBYTE, Limits
from papers.importing.sources.plain import clean, decode, split_lines
from papers.importing.sources.process import extract
from papers.text.saying import say

__all__ = ["Limits", "load"]

_OTHER_FORMATS = (
    (b"\xd0\xcf\x11\xe0", say("an old or a locked Word document; save it as .docx without a password")),
    (b"{\\rtf", say("a rich text (RTF) file, not plain text")),
    (b"\x89PNG", say("a picture, not plain text")),
    (b"\xff\xd8\xff", say("a picture, not plain text")),
    (b"GIF8", say("a picture, not plain text")),
    (b"II*\0", say("a picture, not plain text")),
    (b"MM\0*", say("a picture, not plain text")),
    (b"BM", say("a picture, not plain text")),
    (b"\x1f\x8b", say("a compressed file, not plain text")),
    (b"BZh", say("a compressed file, not plain text")),
    (b"\xfd7zXZ\0", say("a compressed file, not plain text")),
    (b"7z\xbc\xaf", say("a compressed file, not plain text")),
    (b"Rar!", say("a compressed file, not plain text")),
    (b"\x7fELF", say("a program, not plain text")),
)
_USUAL = Limits()
_BEGINNING = 1024
"""Bytes in which a PDF may begin: readers have always allowed for stray ones before it (ISO 32000-1, H.3)."""


def load(name: str, data: bytes, limits: Limits = _USUAL) -> Source:
    """Take the lines out of a file and clean each; `Source.lines` has blank lines too, numbered from 1.

    Raises UnreadableSource for an empty file, another format, a locked or damaged one, one without text,
    and for one that is larger, or takes longer to read, than `limits` allow.
    """
    if not data.strip():
        raise UnreadableSource(say("The file is empty."))
    for beginning, what in _OTHER_FORMATS:
        if data.startswith(beginning) and (len(beginning) > 2 or b"\0" in data[:_BEGINNING]):
            raise UnreadableSource(say("The file is {our_kind}.", our_kind=what))
    form = form_of(data)
    _refuse_size(len(data), limits.text if form == "text" else limits.file)
    if form == "text":
        text, encoding = decode(data)
        texts, notices = split_lines(text), ()
    else:
        texts, notices = extract(form, data, limits)
        encoding = form
    if len(texts) > limits.lines + (not texts[-1]):  # the last one may be no line but the end of one
        raise UnreadableSource(
            say("The text has more than {most} lines; no paper has.", most=limits.lines), limits.lines
        )
    lines, found = clean(texts)
    if not any(line.text.strip() for line in lines):
        raise UnreadableSource(say("The file is empty."))
    return Source(name, data, hashlib.sha256(data).hexdigest(), encoding, lines, (*notices, *found))


def form_of(data: bytes) -> str:
    """Return "word" for any ZIP archive, "pdf" or "text"."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "word"
    if data.startswith(b"%PDF") or (b"%PDF-" in data[:_BEGINNING] and b"%%EOF" in data[-2 * _BEGINNING :]):
        return "pdf"
    return "text"


def _refuse_size(size: int, largest: int) -> None:
    if size > largest:
        raise UnreadableSource(
            say("The file is larger than {size} MB; no paper is.", size=largest // MEBIBYTE)
        )
