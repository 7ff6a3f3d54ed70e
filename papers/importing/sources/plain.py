"""Decodes a text file and cleans its lines, or says why the file is no text."""

from __future__ import annotations

import codecs
import re

from papers.importing.document import Line, Notice, UnreadableSource
from papers.text.clean import clean_text
from papers.text.saying import say

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins like the one of UTF-16, so it is tried first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a]")
_MOST_CONTROLS = 0.01
"""A share of control characters above this is a program's data, not a text with a few stray ones."""

_FREQUENT_LETTERS = {"cp1256": "اینردمهوت", "cp1251": "оеаинтсрвл"}
"""The commonest letters of Persian and of Russian: about six of ten letters of any page of prose."""


def decode(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding. Raises UnreadableSource where it is no text."""
    text, encoding = _decode(data)
    _refuse_controls(text)
    return text, encoding


def split_lines(text: str) -> list[str]:
    """Part a text at its line ends, whatever system wrote them."""
    return _LINE_END.split(text)


def _decode(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise UnreadableSource(
                    say(
                        "The file says that it is {encoding}, but byte {place} is not.",
                        encoding=encoding.upper(),
                        place=error.start,
                    )
                ) from error
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _decode_without_unicode(data, error)


def _decode_without_unicode(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """Guess one of the old Windows code pages by the letters it would give; refuse where none fits.

    Few letters beyond ASCII: an English text with curly quotes, which stand in one place in all pages.
    """
    line = data.count(b"\n", 0, error.start) + 1
    if b"\0" in data:
        raise UnreadableSource(say("The file holds NUL bytes: it is not text."), line)
    letters = sum(byte >= 0xC0 for byte in data)
    if letters * 20 < len(data):
        return data.decode("cp1252", "replace"), "cp1252"
    shares = {
        encoding: sum(data.decode(encoding, "replace").casefold().count(letter) for letter in frequent)
        / max(letters, 1)
        for encoding, frequent in _FREQUENT_LETTERS.items()
    }
    encoding = max(shares, key=lambda name: shares[name])
    if shares[encoding] < 0.4:
        raise UnreadableSource(say("The file is not text in UTF-8, UTF-16 or a Windows code page."), line)
    return data.decode(encoding, "replace"), encoding


def _refuse_controls(text: str) -> None:
    position = text.find("\0")
    if position >= 0:
        line = len(_LINE_END.findall(text, 0, position)) + 1
        raise UnreadableSource(say("The file holds NUL bytes: it is not text."), line)
    controls = len(_CONTROL.findall(text))
    if controls > _MOST_CONTROLS * len(text):
        raise UnreadableSource(say("The file is full of control characters: it is not text."))


def clean(texts: list[str]) -> tuple[tuple[Line, ...], tuple[Notice, ...]]:
    """Number and clean the lines; say which of them held invisible controls."""
    if texts and not texts[-1]:
        texts.pop()  # the end of the last line, not a line
    lines, notices = [], []
    for number, text in enumerate(texts, start=1):
        cleaned = clean_text(text)
        # A form feed or a line separator inside a line comes back as a newline: it is a space here.
        lines.append(Line(number, cleaned.text.replace("\n", " ").rstrip()))
        if cleaned.findings:
            names = ", ".join(dict.fromkeys(finding.name for finding in cleaned.findings))
            message = say("Invisible direction controls were removed: {names}.", names=names)
            notices.append(Notice(number, "bidi-removed", message, cleaned.text.strip()[:80]))
    return tuple(lines), tuple(notices)
