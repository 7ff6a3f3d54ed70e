"""Prints documents as one JSON object, each as soon as it is there: a long import keeps none in memory.

{"documents": [...], "run": the number of the run's record, or null}
"""

from __future__ import annotations

from collections.abc import Callable
from json import dumps


class DocumentsPrinter:
    """Prints the object part by part through `write`, which adds nothing of its own."""

    def __init__(self, write: Callable[[str], object]):
        self.write = write
        self.before = '{\n "documents": [\n'

    def add(self, document: dict) -> None:
        body = dumps(document, ensure_ascii=False, indent=1).replace("\n", "\n  ")
        self.write(f"{self.before}  {body}")
        self.before = ",\n"

    def close(self, run: int | None) -> None:
        """Print what ends the object."""
        head = '{\n "documents": [],' if self.before != ",\n" else "\n ],"
        self.write(f'{head}\n "run": {dumps(run)}\n}}\n')
