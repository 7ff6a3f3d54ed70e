"""Import papers from files or folders, as drafts or published."""

from json import dumps

from django.core.management.base import BaseCommand

from papers.importing.outline import Progress, outline
from papers.importing.run import import_paths, outcome_as_json


class Command(BaseCommand):
    help = "Import papers from files or folders. Pages are drafts unless --publish is given."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="A file (*.txt, *.md, *.docx, *.pdf) or a folder."
        )
        parser.add_argument("--publish", action="store_true", help="Publish what is imported.")
        parser.add_argument(
            "--publish-unsure", action="store_true", help="Publish also what the reader is unsure of."
        )
        parser.add_argument(
            "--restore", action="store_true", help="Make pages again that an editor has deleted."
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object on standard output.")

    def handle(self, *args, paths, dry_run, json, **options):
        names = ("publish", "publish_unsure", "restore")
        wanted = {name: options[name] for name in names} | {"dry_run": dry_run}
        self.progress = Progress(self.stderr)
        outcomes = []
        for outcome in import_paths(paths, self.progress.start, **wanted):
            self.progress.clear()
            if outcome.error:
                self.stderr.write(outcome.complaint, self.style.ERROR)
            elif not json:
                self.report(outcome, dry_run)
            outcomes.append(outcome)
        self.close(outcomes, json)

    def report(self, outcome, dry_run):
        """Print what became of one file: a line for the file, and below it the plan as a tree."""
        would = " (dry run, nothing written)" if dry_run else ""
        self.stdout.write(f"{outcome.file}: {outcome.outcome}{would}")
        for line in outline(outcome.result):
            self.stdout.write(line)

    def close(self, outcomes, as_json):
        run = next((one.result.run for one in outcomes if one.result and one.result.run), None)
        if as_json:
            documents = [outcome_as_json(outcome) for outcome in outcomes]
            printed = {"documents": documents, "run": run and run.pk}
            self.stdout.write(dumps(printed, ensure_ascii=False, indent=1))
        elif run:
            self.stdout.write(f"Run {run.pk}; to take it back: python manage.py import_undo {run.pk}")
        if any(outcome.error for outcome in outcomes):
            raise SystemExit(1)
