"""Import papers from files or folders, as drafts or published."""

from functools import partial

from django.core.management.base import BaseCommand

from papers.importing.outline import Progress, outline
from papers.importing.printing import DocumentsPrinter
from papers.importing.run import import_paths, outcome_as_json
from papers.management.corrections import add_corrections, corrections_of


class Command(BaseCommand):
    help = "Import papers from files or folders. Pages are drafts unless --publish is given."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="A file (*.txt, *.md, *.docx, *.pdf) or a folder."
        )
        parser.add_argument("--publish", action="store_true", help="Publish what is imported.")
        parser.add_argument("--publish-unsure", action="store_true", help="Also what the reader doubts.")
        parser.add_argument("--restore", action="store_true", help="Make deleted pages again.")
        add_corrections(parser)
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object on standard output.")

    def handle(self, *args, paths, dry_run, json, **options):
        names = ("publish", "publish_unsure", "restore")
        wanted = {name: options[name] for name in names} | {"dry_run": dry_run}
        wanted["corrections"] = corrections_of(options)
        printer = DocumentsPrinter(partial(self.stdout.write, ending="")) if json else None
        progress, run, refused = Progress(self.stderr), None, False
        for outcome in import_paths(paths, progress.start, **wanted):
            progress.clear()
            if outcome.error:
                refused = True
                self.stderr.write(outcome.complaint, self.style.ERROR)
            if printer:
                printer.add(outcome_as_json(outcome))
            elif not outcome.error:
                self.report(outcome, dry_run)
            run = run or (outcome.result and outcome.result.run)
        if printer:
            printer.close(run and run.pk)
        elif run:
            self.stdout.write(f"Run {run.pk}; to take it back: python manage.py import_undo {run.pk}")
        if refused:
            raise SystemExit(1)

    def report(self, outcome, dry_run):
        """Print what became of one file: a line for the file, and below it the plan as a tree."""
        would = " (dry run, nothing written)" if dry_run else ""
        self.stdout.write(f"{outcome.file}: {outcome.outcome}{would}")
        for line in outline(outcome.result):
            self.stdout.write(line)
