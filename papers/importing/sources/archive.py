"""Looks over the archive that a Word document or a spreadsheet is, before anything in it is believed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from xml.parsers import expat

from papers.importing.document import UnreadableSource
from papers.importing.sources.limits import MEBIBYTE, Limits
from papers.text.saying import say

_OTHERS = (
    ("word/", say("a Word document")),
    ("xl/", say("a spreadsheet")),
    ("ppt/", say("a presentation")),
    ("META-INF/container.xml", say("an e-book (EPUB)")),
    ("content.xml", say("an OpenDocument text")),
)
_MARKUP = (".xml", ".rels")
_ENCRYPTED = 0x1


@dataclass(frozen=True)
class Kind:
    """What an archive has to be: its name, and the folder that holds its main parts."""

    name: str
    folder: str


WORD = Kind(say("Word document"), "word/")
SPREADSHEET = Kind(say("spreadsheet"), "xl/")


def refuse_archive(data: bytes, limits: Limits, kind: Kind = WORD) -> None:
    """Raise UnreadableSource unless the archive is of this kind and within its limits.

    Sizes are those that the archive declares: its reader stops there, and a false one fails its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _refuse_entries(entries, limits, kind)
            _refuse_others([entry.filename for entry in entries], kind)
            elements = 0
            for entry in entries:
                if entry.filename.lower().endswith(_MARKUP):
                    elements += count_elements(entry.filename, archive.read(entry), limits, kind.name)
                    if elements > limits.elements:
                        raise UnreadableSource(
                            say("The {our_kind} holds more parts than any does.", our_kind=kind.name)
                        )
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as reason:
        raise UnreadableSource(
            say("The {our_kind} is damaged: its archive cannot be unpacked.", our_kind=kind.name)
        ) from reason
    except Exception as reason:
        if type(reason).__module__ in ("zlib", "lzma", "_lzma", "struct"):
            raise UnreadableSource(
                say("The {our_kind} is damaged: its archive cannot be unpacked.", our_kind=kind.name)
            ) from reason
        raise


def _refuse_entries(entries: list[zipfile.ZipInfo], limits: Limits, kind: Kind) -> None:
    if len(entries) > limits.entries:
        raise UnreadableSource(
            say(
                "The archive holds {files} files; a {our_kind} has a few dozen.",
                files=len(entries),
                our_kind=kind.name,
            )
        )
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise UnreadableSource(say("The archive holds two files of one name: it was made to deceive."))
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or entry.filename.startswith(("/", "\\")) or ":" in parts[0]:
            raise UnreadableSource(say("The archive names a file outside itself: it was made to do harm."))
        if entry.flag_bits & _ENCRYPTED:
            raise UnreadableSource(say("The {our_kind} is locked with a password.", our_kind=kind.name))
        if entry.file_size > MEBIBYTE and entry.file_size > limits.ratio * max(entry.compress_size, 1):
            raise UnreadableSource(
                say("The archive unpacks to more than {ratio} times its size: a bomb.", ratio=limits.ratio)
            )
    if sum(entry.file_size for entry in entries) > limits.unpacked:
        raise UnreadableSource(
            say(
                "The {our_kind} unpacks to more than {size} MB.",
                our_kind=kind.name,
                size=limits.unpacked // MEBIBYTE,
            )
        )
    markup = sum(entry.file_size for entry in entries if entry.filename.lower().endswith(_MARKUP))
    if markup > limits.markup:
        raise UnreadableSource(
            say(
                "The {our_kind} holds more than {size} MB of markup.",
                our_kind=kind.name,
                size=limits.markup // MEBIBYTE,
            )
        )


def _refuse_others(names: list[str], kind: Kind) -> None:
    if any(name.startswith(kind.folder) and name.endswith(".xml") for name in names):
        return
    for beginning, what in _OTHERS:
        if any(name.startswith(beginning) for name in names):
            raise UnreadableSource(
                say("The file is {our_other}, not a {our_kind}.", our_other=what, our_kind=kind.name)
            )
    raise UnreadableSource(say("The file is a ZIP archive, not a {our_kind}.", our_kind=kind.name))


def count_elements(name: str, markup: bytes, limits: Limits, kind: str) -> int:
    """Return how many elements the XML has. A document type is refused: it is where entities are made.

    `name` is that of the part of an archive, "" of a whole file.
    """
    count = depth = 0

    def begin(tag: str, attributes: dict) -> None:
        nonlocal count, depth
        count, depth = count + 1, depth + 1
        if depth > limits.depth:
            raise UnreadableSource(
                say(
                    "The {our_kind} nests more than {depth} parts in one another.",
                    our_kind=kind,
                    depth=limits.depth,
                )
            )

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1

    def refuse_type(*_) -> None:
        raise UnreadableSource(
            say("The {our_kind} declares entities of its own (DTD), which none may.", our_kind=kind)
        )

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = refuse_type
    try:
        parser.Parse(markup, True)
    except expat.ExpatError as reason:
        message = say("The {our_kind} is damaged: it is no XML.", our_kind=kind)
        if name:
            message = say("The {our_kind} is damaged: {part} is no XML.", our_kind=kind, part=name)
        raise UnreadableSource(message) from reason
    return count
