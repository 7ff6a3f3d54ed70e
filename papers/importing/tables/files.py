"""Reads a file of topics, in any format in which they leave: CSV, XLSX, SKOS."""

from __future__ import annotations

from pathlib import PurePath

from django.conf import settings

from papers.importing.sources.limits import Limits
from papers.importing.tables.concepts import FORMS, read_skos
from papers.importing.tables.reading import Table, read_table
from papers.importing.tables.topics import topic_columns
from papers.models import TopicIndexPage

SUFFIXES = (".csv", ".xlsx", ".ttl", ".rdf")


def read_topics(name: str, data: bytes, base: str = "") -> Table:
    """Return the table in the file; raises UnreadableTable.

    SKOS is told by the ending of the name, a workbook by its bytes; all else is CSV. `base` is one more
    address below which this site's topics are found.
    """
    limits = Limits(**settings.IMPORT_LIMITS)
    form = FORMS.get(PurePath(name).suffix.lower())
    if form is None:
        return read_table(name, data, topic_columns(), limits)
    languages = [code for code, _name in settings.LANGUAGES]
    return read_skos(name, data, form, languages, [*addresses_of_topics(), *filter(None, [base])], limits)


def addresses_of_topics() -> list[str]:
    """Return the addresses of the pages of all topics, in every language."""
    return [page.full_url for page in TopicIndexPage.objects.order_by("path") if page.full_url]
