"""Take a run of the importer back."""

from django.core.management.base import BaseCommand, CommandError

from papers.importing.undo import CannotUndo, undo_run
from papers.models import ImportRun


class Command(BaseCommand):
    help = "Take an import run back. What an editor has changed since is left and reported."

    def add_arguments(self, parser):
        parser.add_argument("run", type=int, metavar="RUN", help="The number that the import printed.")
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")

    def handle(self, *args, run, dry_run, **options):
        try:
            report = undo_run(ImportRun.objects.get(pk=run), dry_run=dry_run)
        except ImportRun.DoesNotExist:
            raise CommandError(f"There is no run {run}.") from None
        except CannotUndo as reason:
            raise CommandError(str(reason)) from None
        for page in report.pages:
            reason = f": {page.reason}" if page.reason else ""
            self.stdout.write(f"  {page.outcome:8} {page.title}{reason}")
        for name in report.topics:
            self.stdout.write(f"  deleted  topic {name}")
        for title in report.unfindable:
            self.stdout.write(f"  The search index does not take this page: {title}")
        counts = ", ".join(
            f"{sum(page.outcome == outcome for page in report.pages)} {outcome}"
            for outcome in ("deleted", "restored", "left")
        )
        would = " (dry run, nothing written)" if dry_run else ""
        self.stdout.write(f"Run {run} undone: {counts}{would}")
