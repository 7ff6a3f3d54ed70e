"""Print what a reader would find."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import override

from papers.catalogue.finding import Found, Result, find
from papers.publishing.addresses import full_address


class Command(BaseCommand):
    help = "Find words in the published works, as readers do on the search page."

    def add_arguments(self, parser):
        codes = [code for code, _name in settings.LANGUAGES]
        parser.add_argument("words", nargs="+", help='Words; "..." is a phrase, -word leaves out.')
        parser.add_argument("--language", choices=codes, default=settings.LANGUAGE_CODE)
        parser.add_argument("--page", type=int, default=1, help="The page of the results, 20 on each.")
        parser.add_argument("--json", action="store_true", help="For scripts.")

    def handle(self, *args, words, language, page, **options):
        with override(language):
            found = find(" ".join(words), language, page=page)
        if options["json"]:
            self.stdout.write(json.dumps(as_data(found), ensure_ascii=False, indent=2))
            return
        self.stdout.write(f"{found.total} in {language}, {found.elsewhere_total} in other languages only")
        if found.approximate:
            self.stdout.write(f"Nothing for {found.words}; these are for {found.did_you_mean}:")
        for result in [*found.results, *found.elsewhere]:
            self.stdout.write(f"{result.row.title}\n  {full_address(result.address)}")
            if result.snippet:
                self.stdout.write(f"  {result.snippet.text}")


def as_data(found: Found) -> dict:
    """Return what scripts get: see `--json` in README.md."""
    return {
        "query": found.words,
        "language": found.language,
        "total": found.total,
        "results": [data_of(result) for result in found.results],
        "elsewhere": [data_of(result) for result in found.elsewhere],
        "facets": {
            facet.name: [[choice.value, choice.label, choice.count] for choice in facet.choices]
            for facet in found.facets
        },
        "approximate": found.approximate,
        "did_you_mean": found.did_you_mean,
    }


def data_of(result: Result) -> dict:
    row = result.row
    words = {"url": full_address(row.address), "title": row.title, "language": row.language}
    return {**words, "kind": row.kind, "snippet": result.snippet.text if result.snippet else ""}
