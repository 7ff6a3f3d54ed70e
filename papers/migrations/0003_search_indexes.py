"""Make what lists and search read: the order of lists, and an index or a full-text table of the terms."""

from django.db import migrations

MAKING = {
    "postgresql": [
        "CREATE INDEX catalogue_order ON papers_cataloguerow (sort_date DESC NULLS LAST, path)",
        "CREATE INDEX catalogue_kinds ON papers_cataloguerow (kind, sort_date DESC NULLS LAST, path)",
        "CREATE INDEX catalogue_words ON papers_cataloguetext USING gin (words)",
        "CREATE INDEX catalogue_heads ON papers_cataloguetext USING gin (heads)",
        # The order of hits reads `heads` of all of them: they lie in the row itself, texts beside it.
        "ALTER TABLE papers_cataloguetext ALTER COLUMN heads SET STORAGE MAIN",
        "ALTER TABLE papers_cataloguetext SET (toast_tuple_target = 4080)",
    ],
    "sqlite": [
        "CREATE INDEX catalogue_order ON papers_cataloguerow (sort_date DESC, path)",
        "CREATE INDEX catalogue_kinds ON papers_cataloguerow (kind, sort_date DESC, path)",
        "CREATE VIRTUAL TABLE papers_cataloguewords USING fts5"
        "(title, names, summary, body, tokenize = 'ascii')",
    ],
}
TAKING_AWAY = {
    "postgresql": [
        "DROP INDEX catalogue_heads",
        "DROP INDEX catalogue_words",
        "DROP INDEX catalogue_kinds",
        "DROP INDEX catalogue_order",
    ],
    "sqlite": ["DROP TABLE papers_cataloguewords", "DROP INDEX catalogue_kinds", "DROP INDEX catalogue_order"],
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
