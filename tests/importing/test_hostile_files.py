"""More than two hundred files made to do harm: each is read or refused in bounded time and memory."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importing.pdf_files import Print, assembled, objects_of, pdf_file
from tests.importing.word_files import W, archive_of, paragraph, parts_of, table, word_file

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "The ferry line has slowly changed the route to Astrakhan, as all have noted. "
REPORT = f"Ports of the North\n\nParvin Karimi\n\n{SENTENCE * 4}\n\nKeywords: Iran, grain.\n"
MEBIBYTE = 1024 * 1024
READER = """
import json, resource, sys
from papers.importing.document import UnreadableSource
from papers.importing.read import read
from papers.importing.sources import load

resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
for path in sys.argv[1:]:
    with open(path, "rb") as file:
        data = file.read()
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 10, resource.RLIM_INFINITY))
    try:
        answer = ["read", read(load("file", data)).kind]
    except UnreadableSource as reason:
        answer = ["refused", str(reason)]
    print(json.dumps(answer), flush=True)
"""
"""Reads files with ten seconds of computing for each; the process that opens a PDF has a limit of its own."""

Files = dict[str, bytes]


def control_characters() -> Files:
    return {
        f"u{code:04x}": REPORT.replace("slowly", f"slow{chr(code)}ly").encode()
        for code in [*range(0x20), 0x7F, 0x85, 0xAD, 0x200B, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xFFFE, 0x10FFFF]
    }


def encodings() -> Files:
    files = {
        f"truncated {encoding}": REPORT.encode(encoding)[:-1] + b"\xd8" for encoding in ("utf-16", "utf-32")
    }
    for name, surrogate in {"low": "\udc00", "high": "\ud800", "turned": "\udc00\ud800"}.items():
        text = REPORT.replace("slowly", surrogate)
        for encoding in ("utf-8", "utf-16", "utf-32"):
            mark = "" if encoding == "utf-8" else "\ufeff"
            whole = "utf-8" if encoding == "utf-8" else f"{encoding}-le"
            files[f"{name} surrogate {encoding}"] = (mark + text).encode(whole, "surrogatepass")
    files["overlong"] = REPORT.encode() + b"\xc0\xaf\xe0\x80\xaf\xf8\x88\x80\x80\x80"
    files["two marks"] = b"\xef\xbb\xbf\xff\xfe" + REPORT.encode()
    files["NUL at the end"] = REPORT.encode() + b"\0"
    files["all bytes"] = bytes(range(256)) * 40
    return files


SIGNS = (
    "[",
    "*",
    "**a",
    "|a",
    "#",
    "> ",
    "- ",
    "1. ",
    "¹",
    "(",
    "\\",
    "_",
    "a-\n",
    "Q: ",
    "[a](",
    '"',
    "<b>",
    "& ",
)


def repetitions() -> Files:
    """One sign some ten thousand times, on one line and on a line each."""
    files = {f"{sign!r} on a line": f"{REPORT}\n{sign * 30_000}".encode() for sign in SIGNS}
    files |= {f"{sign!r} on lines": f"{REPORT}\n{f'{sign}{chr(10)}' * 8_000}".encode() for sign in SIGNS}
    return files


def long_lines() -> Files:
    return {
        "fifty megabytes": b"a" * (50 * MEBIBYTE),
        "fifty megabytes of words": b"word " * (10 * MEBIBYTE),
        "fifty megabytes of spaces": REPORT.encode() + b" " * (50 * MEBIBYTE),
        "one megabyte of letters": REPORT.encode() + b"a" * MEBIBYTE,
        "one megabyte of words": REPORT.encode() + SENTENCE.encode() * (MEBIBYTE // len(SENTENCE)),
    }


def field_blocks() -> Files:
    def paper(fields: str) -> bytes:
        return f"---\ntitle: Ports\n{fields}\n---\n{SENTENCE * 4}\n".encode()

    depth = 50_000
    return {
        "deep list": paper("keywords: " + "[" * depth),
        "deep closed list": paper("keywords: " + "[" * depth + "]" * depth),
        "deep pairs": paper("authors: " + "{a: " * depth),
        "deep indents": paper("authors:\n" + "".join(" " * at + "- - a\n" for at in range(500))),
        "laughs": paper("a: &a [x,x]\n" + "".join(f"{c}: &{c} [*a,*a,*a,*a]\n" for c in "bcdefghi")),
        "many fields": paper("".join(f"f{at}: v\n" for at in range(20_000))),
        "many authors": paper("authors: [" + "Parvin Karimi, " * 20_000 + "]"),
        "open quotes": paper("abstract: " + "\"'" * depth),
        "escapes": paper('abstract: "' + "\\" * depth),
        "long name": paper("a" * depth + ": b"),
        "tag": paper("title: !!python/object/apply:os.system [ls]"),
        "never closed": ("---\n" + "title: a\n" * depth).encode(),
    }


BEGINNINGS = {
    "png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff\xe0", "gif": b"GIF89a", "tiff": b"II*\0",
    "bmp": b"BM\0\0\0\0", "gzip": b"\x1f\x8b\x08", "bzip2": b"BZh91AY", "xz": b"\xfd7zXZ\0",
    "7z": b"7z\xbc\xaf\x27",
    "rar": b"Rar!\x1a\x07", "elf": b"\x7fELF", "rtf": b"{\\rtf1", "doc": b"\xd0\xcf\x11\xe0\xa1\xb1",
    "html": b"<!DOCTYPE html><html>", "svg": b"<svg onload=alert(1)>", "xml": b"<?xml version='1.0'?><a>",
}  # fmt: skip


def wrong_kinds() -> Files:
    return {name: beginning + b"\0\1\2 words" * 40 for name, beginning in BEGINNINGS.items()}


def damaged(data: bytes, count: int) -> Files:
    """Cut a file at places all over it, and change bytes of it by chance."""
    files = {f"cut at {at}": data[: len(data) * at // count] for at in range(1, count)}
    for seed in range(count):
        chance, changed = random.Random(seed), bytearray(data)
        for _ in range(1 + seed * 4):
            changed[chance.randrange(8, len(changed))] = chance.randrange(256)
        files[f"changed {seed}"] = bytes(changed)
    return files


def damaged_word() -> Files:
    return damaged(word_file(*(paragraph(line) for line in REPORT.splitlines())), 14)


def damaged_pdf() -> Files:
    return damaged(pdf_file([Print(70, 700, "Ports of the North"), Print(70, 660, SENTENCE)]), 14)


BODY = tuple(paragraph(line) for line in REPORT.splitlines())


def altered(**parts: str | bytes) -> bytes:
    """Return a Word document in which parts (`word__document`) are others, or more."""
    whole: dict[str, str | bytes] = dict(parts_of(BODY, {2: "A note."}))
    return archive_of(whole | {name.replace("__", "/"): content for name, content in parts.items()})


def document(body: str, before: str = "") -> dict[str, str]:
    return {"word__document.xml": f'{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}


def hostile_word() -> Files:
    laughs = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {name} '{f'&{before};' * 10}'>"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 100_000, 100_000) + b"\x08\2\0\0\0"
    nested = paragraph(SENTENCE)
    for _ in range(40):
        nested = table([[nested, "a"], ["b", "c"]])
    return {
        "laughs": altered(**document(paragraph("&i;"), laughs + "]>")),
        "outside entity": altered(**document(paragraph("&x;"), outside)),
        "outside entity in styles": altered(word__styles=b"", **{"word__styles.xml": outside + "<a>&x;</a>"}),
        "outside entity in notes": altered(**{"word__footnotes.xml": outside + "<a>&x;</a>"}),
        "outside entity in relations": altered(**{"_rels__.rels": outside + "<a>&x;</a>"}),
        "deep elements": altered(**document("<w:p>" * 100_000 + "</w:p>" * 100_000)),
        "deep tables": word_file(*BODY, nested),
        "many elements": altered(**document("<w:p/>" * 400_000)),
        "long text": word_file(*BODY, paragraph("a" * (9 * MEBIBYTE))),
        "many paragraphs": word_file(*(paragraph(SENTENCE) for _ in range(20_000))),
        "bomb": altered(word__media__image1=b"\0" * (60 * MEBIBYTE)),
        "markup bomb": altered(**document(" " * (17 * MEBIBYTE))),
        "many entries": archive_of(parts_of(BODY) | {f"word/{at}.bin": b"" for at in range(3000)}),
        "many entries of markup": archive_of(
            parts_of(BODY) | {f"word/{at}.xml": "<a/>" for at in range(1900)}
        ),
        "slip": altered(**{"..__..__etc__passwd": "root"}),
        "slip with backslashes": archive_of(parts_of(BODY) | {"..\\..\\windows\\a.txt": "a"}),
        "slip to the root": archive_of(parts_of(BODY) | {"/etc/passwd": "a"}),
        "slip to a drive": archive_of(parts_of(BODY) | {"C:/windows/a": "a"}),
        "huge picture": altered(**{"word__media__image1.png": picture}),
        "archive in an archive": archive_of({"report.docx": word_file(*BODY)}),
        "archive beside the text": altered(**{"word__embeddings__a.zip": word_file(*BODY)}),
        "spreadsheet": archive_of({"xl/workbook.xml": "<a/>"}),
        "presentation": archive_of({"ppt/presentation.xml": "<a/>"}),
        "e-book": archive_of({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"}),
        "open document": archive_of({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}),
        "empty archive": archive_of({}),
        "no text": word_file(paragraph("")),
        "no body": altered(**{"word__document.xml": f'<w:document xmlns:w="{W}"/>'}),
        "no markup": altered(**{"word__document.xml": "words"}),
        "another root": altered(**{"word__document.xml": "<html/>"}),
        "no main part": archive_of({"word/styles.xml": "<a/>"}),
        "style map": altered(**{"mammoth__style-map": "p => script"}),
        "notes in a ring": altered(
            **{
                "word__footnotes.xml": f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r>'
                '<w:footnoteReference w:id="2"/></w:r></w:p></w:footnote></w:footnotes>',
                **document('<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>' + "".join(BODY)),
            }
        ),
        "locked entry": _with_flag(altered(), 0x1),
        "lying size": _with_lying_size(altered(**{"word__media__a": b"\0" * MEBIBYTE})),
        "surrogate": altered(**document("<w:p><w:r><w:t>&#xD800;</w:t></w:r></w:p>")),
        "NUL": altered(**document("<w:p><w:r><w:t>a\0b</w:t></w:r></w:p>")),
    }


def _with_flag(data: bytes, flag: int) -> bytes:
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= flag
            at = changed.find(mark, at + 1)
    return bytes(changed)


def _with_lying_size(data: bytes) -> bytes:
    """Say of every entry that it is ten bytes long."""
    changed = bytearray(data)
    at = changed.find(b"PK\x01\x02")
    while at >= 0:
        changed[at + 24 : at + 28] = struct.pack("<I", 10)
        at = changed.find(b"PK\x01\x02", at + 1)
    return bytes(changed)


def stream(data: bytes, extra: str = "/Filter /FlateDecode ") -> bytes:
    packed = zlib.compress(data, 9) if "Flate" in extra else data
    return f"<< /Length {len(packed)} {extra}>>\nstream\n".encode() + packed + b"\nendstream"


def with_content(content: bytes) -> bytes:
    objects = objects_of([[Print(70, 700, SENTENCE)]])
    return assembled([*objects[:-1], content])


def hostile_pdf() -> Files:
    objects = objects_of([[Print(70, 700, SENTENCE)]])
    keys = "/O <" + "41" * 32 + "> /U <" + "42" * 32 + ">"
    locked = f"/Encrypt << /Filter /Standard /V 1 /R 2 {keys} /P -4 >> /ID [<41> <41>] "
    catalogue, tree = objects[0], objects[1]
    return {
        "locked": assembled(objects, locked),
        "locked in an unknown way": assembled(objects, "/Encrypt << /Filter /Unknown >> "),
        "scan": with_content(stream(b"q 500 0 0 700 0 0 cm /Im1 Do Q")),
        "no pages": assembled([catalogue, b"<< /Type /Pages /Kids [] /Count 0 >>"]),
        "no catalogue": assembled([b"<< >>"]),
        "ring of pages": assembled([catalogue, b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]),
        "false count": assembled([catalogue, tree.replace(b"/Count 1", b"/Count 2000000000"), *objects[2:]]),
        "negative count": assembled([catalogue, tree.replace(b"/Count 1", b"/Count -5"), *objects[2:]]),
        "many pages": pdf_file(*([Print(70, 700, SENTENCE)] for _ in range(301))),
        "bomb": with_content(stream(b" " * (200 * MEBIBYTE))),
        "bomb in a bomb": with_content(
            stream(zlib.compress(b" " * (100 * MEBIBYTE), 9), "/Filter [/FlateDecode /FlateDecode] ")
        ),
        "much text": with_content(
            stream(b"BT /F1 9 Tf 9 9 Td " + b"(words and words) Tj " * 500_000 + b"ET")
        ),
        "deep states": with_content(stream(b"q " * 500_000)),
        "deep arrays": with_content(stream(b"[" * 500_000)),
        "huge type": pdf_file([Print(70, 700, SENTENCE, 1e30)]),
        "far away": pdf_file([Print(1e30, -1e30, SENTENCE), Print(70, 700, SENTENCE)]),
        "no size": pdf_file([Print(70, 700, SENTENCE, 0)]),
        "all at one place": pdf_file([Print(70, 700, SENTENCE)] * 3000),
        "script": assembled(
            [
                b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>",
                *objects[1:],
            ]
        ),
        "launch": assembled(
            [b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>", *objects[1:]]
        ),
        "false table": assembled(objects).replace(b"startxref\n", b"startxref\n9"),
        "beginning alone": b"%PDF-1.7\n%%EOF",
        "Persian without a map": pdf_file([Print(70, 700, "بندر " * 9)]).replace(
            b"/ToUnicode", b"/ToNothing"
        ),
    }


FAMILIES: tuple[Callable[[], Files], ...] = (
    control_characters, encodings, repetitions, long_lines, field_blocks, wrong_kinds, damaged_word,
    damaged_pdf, hostile_word, hostile_pdf,
)  # fmt: skip


def test_there_are_more_than_two_hundred():
    assert sum(len(family()) for family in FAMILIES) > 200


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_each_is_read_or_refused_with_one_line(family, tmp_path):
    files = family()
    paths = []
    for at, data in enumerate(files.values()):
        paths.append(tmp_path / str(at))
        paths[-1].write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", READER, *paths], cwd=ROOT, capture_output=True, text=True, check=False
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    stopped_at = list(files)[len(answers)] if len(answers) < len(files) else None
    assert (stopped_at, done.stderr[-600:], done.returncode) == (None, "", 0)
    for name, (outcome, said) in zip(files, answers, strict=True):
        if outcome == "read":
            assert said in ("report", "paper", "interview"), name
        else:
            assert said.endswith("."), name
            assert "\n" not in said, name
            assert 10 < len(said) < 130, name
