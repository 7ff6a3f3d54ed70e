"""Import topics, with their names in every language, from a table."""

from argparse import RawDescriptionHelpFormatter

from django.core.management.base import BaseCommand

from papers.importing.tables.files import read_topics
from papers.importing.tables.topic_writing import import_topics
from papers.importing.tables.topics import topic_columns
from papers.management.tables import add_table_arguments, bring_in

WORDS = {
    "slug": "the topic's address; without it the topic is found by its names",
    "": "the preferred name for readers of the language {language}",
    "_other": "its other names in {language}, parted by |",
}


class Command(BaseCommand):
    help = "Import topics from a table. Names that an editor gave or took away stay so; nothing is wiped."

    def create_parser(self, *args, **options):
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **options)

    def add_arguments(self, parser):
        add_table_arguments(parser, topic_columns(), WORDS, ", or SKOS in Turtle (.ttl) or RDF/XML (.rdf)")

    def handle(self, *args, file, dry_run, **options):
        bring_in(self, file, read_topics, import_topics, dry_run)
