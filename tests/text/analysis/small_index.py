"""A search of a few documents in memory: what the analyser finds by itself, without a database."""

import json
from functools import cache
from pathlib import Path

from papers.text.analysis import analyse, name_key, near_words, parse, vocabulary_of, widen

DATA = Path(__file__).resolve().parents[2] / "data" / "search"


@cache
def corpus():
    return json.loads((DATA / "documents.json").read_text())


@cache
def queries(name="queries"):
    return json.loads((DATA / f"{name}.json").read_text())["queries"]


@cache
def names_of_topics() -> dict[str, list[str]]:
    """Return the other names of what a key names."""
    found: dict[str, list[str]] = {}
    for topic in corpus()["topics"]:
        names = [topic["en"], topic["fa"], *topic["aliases"]]
        for name in names:
            found.setdefault(name_key(name), []).extend(names)
    return found


def look_up(keys):
    return {key: names_of_topics()[key] for key in keys if key in names_of_topics()}


@cache
def texts_of(number: int) -> list[str]:
    """Return what a document is found by: its texts, its authors' names and its topics' names."""
    document = corpus()["docs"][number]
    texts = [document["title"], document["body"], *document["keywords"], *document["authors"]]
    people = [[person["en"], person["fa"], *person["variants"]] for person in corpus()["authors"].values()]
    texts += [name for names in people if set(names) & set(document["authors"]) for name in names]
    for keyword in document["keywords"]:
        texts += names_of_topics().get(name_key(keyword), [])
    return texts


@cache
def sequences_of(number: int) -> list[list[frozenset]]:
    language = corpus()["docs"][number]["lang"]
    return [[frozenset(token.terms) for token in analyse(text, language)] for text in texts_of(number)]


def has(sequences, phrase) -> bool:
    size = len(phrase)
    return any(
        all(sequence[at + step] & slot for step, slot in enumerate(phrase))
        for sequence in sequences
        for at in range(len(sequence) - size + 1)
    )


def meets(sequences, query) -> bool:
    return all(any(has(sequences, phrase) for phrase in group) for group in query.wanted) and not any(
        has(sequences, phrase) for group in query.unwanted for phrase in group
    )


def finds(words: str, text: str) -> bool:
    """Say whether a reader's words find a text by themselves, without names of topics."""
    query = parse(words)
    return bool(query.wanted) and meets([[frozenset(token.terms) for token in analyse(text)]], query)


def matches(number: int, query) -> bool:
    return meets(sequences_of(number), query)


@cache
def vocabulary(language: str) -> frozenset:
    numbers = [at for at, document in enumerate(corpus()["docs"]) if document["lang"] == language]
    return frozenset(
        word for at in numbers for text in texts_of(at) for word in vocabulary_of(text, language)
    )


def found_by(words: str, language: str) -> list[str]:
    """Return the ids of the documents of the language, by near words where nothing else is found."""
    documents = [(at, row["id"]) for at, row in enumerate(corpus()["docs"]) if row["lang"] == language]
    query = widen(parse(words, language), look_up)
    found = [name for at, name in documents if query.wanted and matches(at, query)]
    if found or not query.wanted:
        return found
    terms = {term: None for _word, term in vocabulary(language)}
    corrected = []
    for word in query.words.split():
        tokens = analyse(word, language)
        if not tokens or tokens[0].terms[0] in terms:
            corrected.append(word)
            continue
        near = near_words(word.lower(), (text for text, _term in vocabulary(language)))
        corrected.append(near[0] if near else word)
    query = widen(parse(" ".join(corrected), language), look_up)
    return [name for at, name in documents if query.wanted and matches(at, query)]
