"""Topics leave in every format and come in again: whatever their names are, nothing changes."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib import Graph

from papers.curation.exporting import as_csv, as_turtle, as_xlsx, rows_of_topics
from papers.importing.tables.files import read_topics
from papers.importing.tables.topic_writing import import_topics
from papers.models import ImportedTopic, Topic, TopicLabel, key_of
from papers.text.keywords import keyword_name

SIGNS = "=+-@'|\\\"«»;,\n\r\t\v\x01\u202e\u200cآبيكABab1 😀ﷺ#_"
NAMES = (st.text(SIGNS, max_size=12) | st.text(max_size=12)).map(keyword_name)
LABELS = st.tuples(st.sampled_from(["en", "fa"]), NAMES, st.booleans())
TOPICS = st.lists(st.lists(LABELS, max_size=5), min_size=1, max_size=5)
HARD = [
    [("en", "=1+2", True), ("en", "'=1+2", False), ("en", "'tis", False)],
    [("en", "+98 21", True), ("fa", "@نفت", True), ("fa", "a|b", False), ("fa", "c\\", False)],
    [("en", 'A "quoted" \\ name', True), ("en", "#N/A", False), ("fa", "😀", False)],
    [("en", "Two", True), ("en", "Preferred", True), ("en", "2020", False), ("fa", "-", True)],
    [("fa", "Only others", False)],
    [],
]


def names():
    rows = TopicLabel.objects.filter(topic__merged_into=None)
    return sorted(rows.values_list("topic__slug", "language", "text", "preferred"))


def texts():
    return sorted(TopicLabel.objects.values_list("topic__slug", "language", "text"))


def make(topics, slug="topic_{}"):
    """Make a topic of each list of (language, name, preferred); a name belongs to one topic."""
    taken = set()
    for number, labels in enumerate(topics):
        topic = Topic.objects.create(name=f"topic {number}", slug=slug.format(number))
        for language, text, preferred in labels:
            if key_of(text) and key_of(text) not in taken:
                taken.add(key_of(text))
                TopicLabel.objects.create(topic=topic, language=language, text=text, preferred=preferred)


BASE = "https://papers.example/en/topics/"
FORMATS = {
    "csv": lambda: as_csv(rows_of_topics()),
    "xlsx": lambda: as_xlsx(rows_of_topics()),
    "ttl": lambda: as_turtle(BASE),
    "rdf": lambda: (
        Graph().parse(data=as_turtle(BASE), format="turtle").serialize(format="pretty-xml").encode()
    ),
}
"""How the topics leave; a library makes RDF/XML of the Turtle, and so proves it."""
every_format = pytest.mark.parametrize("kind", FORMATS)


def again(kind):
    return read_topics(f"topics.{kind}", FORMATS[kind](), BASE)


def clear():
    ImportedTopic.objects.all().delete()
    Topic.everything.all().delete()


@every_format
@pytest.mark.django_db
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(HARD)
@given(TOPICS)
def test_what_left_a_file_comes_in_to_no_change(kind, topics):
    clear()
    make(topics)
    before = names()
    result = import_topics(again(kind))
    assert [(plan.outcome, plan.changes, plan.kept) for plan in result.plans] == [
        ("unchanged", [], [])
    ] * len(topics)
    assert names() == before


@every_format
@pytest.mark.django_db
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(HARD[:4])
@given(TOPICS)
def test_what_left_a_file_makes_the_same_names_on_an_empty_site(kind, topics):
    clear()
    make([[("en", f"First {at}", True), *labels] for at, labels in enumerate(topics)], slug="topic-{}")
    wanted, table = texts(), again(kind)
    clear()
    assert {plan.outcome for plan in import_topics(table).plans} == {"created"}
    assert texts() == wanted
