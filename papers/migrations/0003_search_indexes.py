"""Make what search reads: an index on the terms on PostgreSQL, a full-text table on SQLite."""

from django.db import migrations

MAKING = {
    "postgresql": ["CREATE INDEX catalogue_words ON papers_cataloguetext USING gin (words)"],
    "sqlite": [
        "CREATE VIRTUAL TABLE papers_cataloguewords USING fts5"
        "(title, names, summary, body, tokenize = 'unicode61 remove_diacritics 0')"
    ],
}
TAKING_AWAY = {
    "postgresql": ["DROP INDEX catalogue_words"],
    "sqlite": ["DROP TABLE papers_cataloguewords"],
}


def make(apps, schema_editor):
    for statement in MAKING.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


def take_away(apps, schema_editor):
    for statement in TAKING_AWAY.get(schema_editor.connection.vendor, []):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("papers", "0002_site_in_every_language")]

    operations = [migrations.RunPython(make, take_away)]
