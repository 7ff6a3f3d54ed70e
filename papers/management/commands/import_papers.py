"""Import papers from files or folders, as drafts or published."""

import json

from django.core.management.base import BaseCommand

from papers.importing.run import import_paths, outcome_as_json


class Command(BaseCommand):
    help = "Import papers from files or folders. Pages are drafts unless --publish is given."

    def add_arguments(self, parser):
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="A file (*.txt, *.md) or a folder of them."
        )
        parser.add_argument("--publish", action="store_true", help="Publish what is imported.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")
        parser.add_argument("--json", action="store_true", help="Print one JSON object on standard output.")

    def handle(self, *args, paths, publish, dry_run, **options):
        documents, refused = [], 0
        for outcome in import_paths(paths, publish=publish, dry_run=dry_run):
            if outcome.error:
                refused += 1
                self.stderr.write(outcome.complaint, self.style.ERROR)
            elif not options["json"]:
                self.report(outcome, dry_run)
            documents.append(outcome_as_json(outcome))
        if options["json"]:
            self.stdout.write(json.dumps({"documents": documents}, ensure_ascii=False, indent=1))
        if refused:
            raise SystemExit(1)

    def report(self, outcome, dry_run):
        """Print what became of one file: a line for each page that changes, then the notices."""
        would = " (dry run, nothing written)" if dry_run else ""
        self.stdout.write(f"{outcome.file}: {outcome.outcome}{would}")
        for page in outcome.result.plan.pages:
            if page.outcome != "unchanged":
                self.stdout.write(f"  {page.outcome:9} {page.wanted.values['title']}")
            if page.outcome in ("updated", "conflict"):
                for change in page.fields:
                    self.stdout.write(f"    {change.action:8} {change.name}")
        for line in outcome.document.leftovers:
            self.stdout.write(f"  line {line.number}: found no place: {line.text[:80]}")
        for notice in outcome.notices:
            self.stdout.write(f"  line {notice.line}: {notice.message} [{notice.code}]")
