"""Compare the catalogue of visible works with the pages, and mend it."""

from collections import Counter

from django.core.management.base import BaseCommand

from papers.catalogue.checking import differences, mend
from papers.models import CatalogueRow

WORDS = {
    "missing": "works without a row",
    "surplus": "rows of works that nobody sees",
    "row": "rows that say something else",
    "links": "rows with other authors or topics",
    "text": "rows with another text",
}


class Command(BaseCommand):
    help = "Compare the catalogue, from which lists and the search are made, with the pages, and mend it."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Say what differs and write nothing.")

    def handle(self, *args, dry_run, **options):
        counts = Counter(difference.kind for difference in differences()) if dry_run else mend()
        for kind, words in WORDS.items():
            if counts[kind]:
                self.stdout.write(f"{counts[kind]} {words}")
        done = "nothing written" if dry_run else "mended"
        what = done if counts else "all as the pages say"
        self.stdout.write(f"{CatalogueRow.objects.count()} rows: {what}")
