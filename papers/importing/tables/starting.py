"""The topics that a new site starts with: a table in the source tree, in every language of the house."""

from pathlib import Path

from papers.importing.run import is_received
from papers.importing.tables.reading import read_table
from papers.importing.tables.topic_writing import TopicsResult, import_topics
from papers.importing.tables.topics import topic_columns

VOCABULARY = Path(__file__).resolve().parents[2] / "vocabulary" / "topics.csv"


def import_vocabulary() -> TopicsResult | None:
    """Bring the topics in unless this table was received before; one deleted since stays deleted."""
    data = VOCABULARY.read_bytes()
    return None if is_received(data) else import_topics(read_table(VOCABULARY.name, data, topic_columns()))
