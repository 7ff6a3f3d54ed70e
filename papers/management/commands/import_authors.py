"""Import authors, with a page in each language that has a name, from a table."""

from argparse import RawDescriptionHelpFormatter

from django.core.management.base import BaseCommand

from papers.importing.tables.author_writing import import_authors
from papers.importing.tables.authors import author_columns
from papers.importing.tables.reading import Table, read_table
from papers.management.tables import add_table_arguments, bring_in

WORDS = {
    "slug": "the author's address; without it pages are found by their names",
    "": "the name on the page in the language {language}; makes that page",
    "_other": "other spellings in {language}, parted by |: papers are found to be theirs by them",
    "_biography": "two or three lines for readers of {language}",
    "orcid": "the ORCID iD; its last digit is checked",
    "website": "the address of the author's website",
}


def read_authors(name: str, data: bytes) -> Table:
    return read_table(name, data, author_columns())


class Command(BaseCommand):
    help = "Import authors from a table. What an editor has changed stays so; nothing is wiped."

    def create_parser(self, *args, **options):
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser):
        add_table_arguments(parser, author_columns(), WORDS)
        parser.add_argument("--publish", action="store_true", help="Publish the pages; else they are drafts.")

    def handle(self, *args, file, dry_run, publish, **options):
        bring_in(self, file, read_authors, import_authors, dry_run, publish=publish)
