"""Imports files one after another: each in a transaction of its own, none stopping the next.

file -> Line* -> Document -> Plan -> Outcome
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError

from papers.catalogue.checking import mend
from papers.importing.apply import MissingIndex, Result, Running, import_document
from papers.importing.as_json import document_as_json
from papers.importing.document import Corrections, Document, Notice, Source, UnreadableSource
from papers.importing.namesakes import MissingAuthor
from papers.importing.pages import notice_values
from papers.importing.rereading import read_again
from papers.importing.sources import Limits, load
from papers.models import SourceFile
from papers.text.saying import say

SUFFIXES = {".txt", ".md", ".docx", ".pdf"}
LARGEST = settings.IMPORT_LIMITS["file"]
"""Bytes. Anything above this is no paper."""


@dataclass(frozen=True)
class FileOutcome:
    """What became of one file; `error` is set where it was refused, and then nothing was written."""

    file: str
    outcome: str
    source: Source | None = None
    document: Document | None = None
    result: Result | None = None
    error: str = ""
    line: int = 1

    @property
    def notices(self) -> tuple[Notice, ...]:
        read_by = self.document.notices if self.document else ()
        return (*read_by, *(self.result.notices if self.result else ()))

    @property
    def complaint(self) -> str:
        return f"{self.file}:{self.line}: {self.error}"


def import_paths(
    paths: Iterable[str],
    start: Callable[[int, int, str], None] = lambda number, total, name: None,
    user=None,
    corrections: Corrections | None = None,
    **options,
) -> Iterator[FileOutcome]:
    """Import every file named, and every paper in each folder named; yield an outcome for each.

    All files are one run in the records, and `corrections` count for all. `options` are those of
    `import_document`; `start` is told the number of each file, how many there are, and its name, before
    it is read. What is wrong with one file leaves the others alone. At the end the catalogue is compared with
    what is visible, and mended.
    """
    shaping = {name: value for name, value in options.items() if name != "dry_run"}
    shaping |= {"corrections": corrections.as_data()} if corrections else {}
    running = Running(user, shaping)
    files = [found for name in paths for found in files_at(name)]
    for number, (path, error) in enumerate(files, 1):
        start(number, len(files), path.name)
        yield (
            refused(str(path), error) if error else import_file(path, corrections, running=running, **options)
        )
    if running.record:
        mend(running.record.pages.filter(page__isnull=False).values_list("page", flat=True))


def files_at(name: str) -> list[tuple[Path, str]]:
    """Return the file, or the papers of the folder, each with why it cannot be imported ("" where it can)."""
    path = Path(name)
    if not path.is_dir():
        return [(path, "")]
    found = [(file, "") for file in papers_in(path)]
    return found or [(path, say("This folder holds no papers (*.txt, *.md, *.docx, *.pdf)."))]


def papers_in(folder: Path) -> list[Path]:
    """Return the folder's papers, also in folders below it; hidden files and READMEs are none."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and path.suffix.lower() in SUFFIXES
        and path.stem.lower() != "readme"
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def not_yet_received(folder: Path) -> list[str]:
    """Return the folder's papers whose bytes no import has received; one deleted since stays deleted."""
    papers = {hashlib.sha256(path.read_bytes()).hexdigest(): str(path) for path in papers_in(folder)}
    received = set(SourceFile.objects.filter(sha256__in=papers).values_list("sha256", flat=True))
    return [path for digest, path in papers.items() if digest not in received]


def is_received(data: bytes) -> bool:
    """Return whether an import has received a file of these bytes."""
    return SourceFile.objects.filter(sha256=hashlib.sha256(data).hexdigest()).exists()


def load_source(name: str, data: bytes) -> Source:
    """Decode a file within the limits of the settings; raises UnreadableSource."""
    return load(name, data, Limits(**settings.IMPORT_LIMITS))


def import_file(path: Path, corrections: Corrections | None = None, **options) -> FileOutcome:
    try:
        source = load_source(path.name, bytes_of(path))
        document = read_again(source, corrections, adding=True)
        result = import_document(document, source, **options)
    except UnreadableSource as reason:
        return refused(str(path), str(reason), reason.line)
    except (MissingIndex, MissingAuthor) as reason:
        return refused(str(path), str(reason))
    except ValidationError as reason:
        return refused(
            str(path), say("A page made of it would not be whole: {reason}", reason=" ".join(reason.messages))
        )
    return FileOutcome(str(path), result.plan.outcome, source, document, result)


def bytes_of(path: Path) -> bytes:
    if not path.exists():
        raise UnreadableSource(say("There is no such file."))
    if not path.is_file():
        raise UnreadableSource(say("This is no file."))
    if path.suffix.lower() not in SUFFIXES:
        message = say("Files without a suffix are not read; use *.txt, *.md, *.docx or *.pdf.")
        if path.suffix:
            message = say(
                "Files of this kind are not read ({suffix}); use *.txt, *.md, *.docx or *.pdf.",
                suffix=path.suffix,
            )
        raise UnreadableSource(message)
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableSource(
                say("The file is larger than {size} MB; no paper is.", size=LARGEST // 1024 // 1024)
            )
        return path.read_bytes()
    except OSError as reason:
        raise UnreadableSource(say("The file cannot be read: {reason}.", reason=reason.strerror)) from None


def refused(file: str, error: str, line: int = 1) -> FileOutcome:
    return FileOutcome(file, "refused", error=" ".join(error.split()), line=line)


def outcome_as_json(outcome: FileOutcome) -> dict:
    """Return one element of the command's `documents`."""
    head = {"file": outcome.file, "sha256": outcome.source.sha256 if outcome.source else None}
    if outcome.document is None:
        warning = {"line": outcome.line, "code": "refused", "message": outcome.error, "text": ""}
        return {
            **head,
            "kind": None,
            "outcome": "refused",
            "language": None,
            "warnings": [warning],
            "leftovers": [],
        }
    body = document_as_json(outcome.document)
    body["warnings"] = [notice_values(notice) for notice in outcome.notices]
    return {**head, "kind": body.pop("kind"), "outcome": outcome.outcome, **body}
