"""Look through the newest drafts of all works, and keep what the checks find."""

from collections import Counter

from django.core.management.base import BaseCommand

from papers.checking.keeping import keep_all
from papers.checking.levels import levels
from papers.models import WorkFinding


class Command(BaseCommand):
    help = "Look through the newest drafts of all works, and keep what the checks find for the report."

    def handle(self, *args, **options):
        works = keep_all()
        found = Counter(WorkFinding.objects.values_list("rule", flat=True))
        for rule, level in levels().items():
            if found[rule] and level != "off":
                self.stdout.write(f"{found[rule]:6} {rule} ({level})")
        self.stdout.write(f"{works} works looked through")
