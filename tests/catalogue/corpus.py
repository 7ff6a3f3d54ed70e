"""The documents of tests/data/search as real pages, with their authors and topics."""

import json
from pathlib import Path

from papers.models import AuthorPage, NameSpelling, Topic, TopicLabel
from tests.factories import add, authors_page, make_essay, paragraphs, translate

DATA = Path(__file__).resolve().parents[1] / "data" / "search"


def documents() -> dict:
    return json.loads((DATA / "documents.json").read_text())


def queries() -> list[dict]:
    return json.loads((DATA / "queries.json").read_text())["queries"]


def make_corpus() -> dict[int, str]:
    """Make the pages; return {key of an essay's page: id of its document}."""
    said = documents()
    people = make_people(said["authors"])
    topics = make_topics(said["topics"], {word for row in said["docs"] for word in row["keywords"]})
    pages = {}
    for row in said["docs"]:
        language = row["lang"]
        page = make_essay(
            language=language,
            title=row["title"],
            slug=row["id"],
            authors=[people[name, language] for name in row["authors"]],
            topics=list(dict.fromkeys(topics[Topic.named(word).pk] for word in row["keywords"])),
            keywords_printed="\n".join(row["keywords"]),
            body=paragraphs(*row["body"].strip().split("\n")),
        )
        pages[page.pk] = row["id"]
    return pages


def make_people(said: dict) -> dict[tuple[str, str], AuthorPage]:
    found = {}
    for number, person in said.items():
        spellings = [NameSpelling(text=text, sort_order=at) for at, text in enumerate(person["variants"])]
        page = add(
            authors_page(), AuthorPage, title=person["en"], slug=f"person-{number}", spellings=spellings
        )
        found[person["en"], "en"] = page
        found[person["fa"], "fa"] = translate(page, "fa", title=person["fa"])
    return found


def make_topics(said: list[dict], keywords: set[str]) -> dict[int, Topic]:
    """Make the topics with all their names, then one for each keyword that names none of them."""
    for row in said:
        topic = Topic(name=row["en"])
        topic.labels = [
            TopicLabel(language="en", text=row["en"]),
            TopicLabel(language="fa", text=row["fa"]),
            *(TopicLabel(language=language_of(name), text=name, preferred=False) for name in row["aliases"]),
        ]
        topic.save()
    for word in sorted(keywords):
        if Topic.named(word) is None:
            Topic(name=word).save()
    return {topic.pk: topic for topic in Topic.objects.all()}


def language_of(name: str) -> str:
    return "en" if name.isascii() else "fa"
