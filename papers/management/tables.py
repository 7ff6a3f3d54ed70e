"""What the commands that import tables have in common: the file, the report, and how they end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.core.management.base import CommandError

from papers.importing.outline import Progress
from papers.importing.tables.outline import outline_of_table
from papers.importing.tables.reading import LARGEST, Table, UnreadableTable

CSV = "A table in UTF-8, parted by comma, semicolon or tab, or a workbook (XLSX)"


def add_table_arguments(parser, columns: list[str], words: dict[str, str], others: str = "") -> None:
    """Add the file and the dry run, and say in the help what each column holds; `others` are more formats."""
    width = max(map(len, columns)) + 2
    lines = [f"  {column:{width}}{meaning(column, words)}" for column in columns]
    parser.epilog = "Columns, in any order; those without a use may be missing:\n" + "\n".join(lines)
    parser.add_argument("file", metavar="FILE", help=f"{CSV}{others}.")
    parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")


def meaning(column: str, words: dict[str, str]) -> str:
    """Return what a column holds; `words` say so by its name, or by its ending ("" for a language alone)."""
    language, _, ending = column.partition("_")
    return words.get(column) or words[f"_{ending}" if ending else ""].format(language=language)


def table_at(name: str, read: Callable[[str, bytes], Table]) -> Table:
    """Return the table that `read` finds in the file; raises CommandError with a line for each fault."""
    path = Path(name)
    if not path.is_file():
        raise CommandError(f"{name}: There is no such file.")
    try:
        if path.stat().st_size > LARGEST:
            raise CommandError(f"{name}: The file is larger than {LARGEST // 1024 // 1024} MB; no table is.")
        return read(path.name, path.read_bytes())
    except OSError as reason:
        raise CommandError(f"{name}: The file cannot be read: {reason.strerror}.") from None
    except UnreadableTable as reason:
        raise refusal(name, reason) from None


def refusal(name: str, reason: UnreadableTable) -> CommandError:
    return CommandError("\n".join(f"{name}: {fault}" for fault in reason.faults))


def bring_in(command, file: str, read: Callable, bring: Callable, dry_run: bool, **options) -> None:
    """Read the file, let `bring` import the table, and report; nothing is written where a line is wrong."""
    table = table_at(file, read)
    progress = Progress(command.stderr)

    def step(number: int) -> None:
        if number % 100 == 0:
            progress.start(number, len(table.rows), table.name)

    try:
        result = bring(table, dry_run=dry_run, step=step, **options)
    except UnreadableTable as reason:
        raise refusal(file, reason) from None
    finally:
        progress.clear()
    command.stdout.write(f"{file}{': dry run, nothing written' if dry_run else ''}")
    for line in outline_of_table(table, result.plans):
        command.stdout.write(line)
    if result.run:
        number = result.run.pk
        command.stdout.write(f"Run {number}; to take it back: python manage.py import_undo {number}")
