"""Reads the concepts of a SKOS vocabulary, in Turtle or in RDF/XML: their addresses and their names.

See https://www.w3.org/TR/skos-reference/. A concept is what is said to be one, or has a preferred name.
Nothing is fetched: no other file, no context, no entity; a document type is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import unquote, urljoin
from xml.parsers import expat

from rdflib import RDF, SKOS, Graph, Literal

from papers.importing.document import UnreadableSource
from papers.importing.sources.archive import count_elements
from papers.importing.sources.limits import Limits
from papers.text.saying import say

NOWHERE = "https://nowhere.invalid/"
"""What addresses begin with that a file leaves incomplete."""
NAMES = {SKOS.prefLabel: "preferred", SKOS.altLabel: "other"}
UNDERSTOOD = {*NAMES, RDF.type, SKOS.inScheme, SKOS.topConceptOf}
MOST_CONCEPTS = 100_000
ELEMENTS = 600_000
LONGEST_PROPERTY = 100
_SUBJECT = re.compile(r"[ \t]*(?:<([^<>\s]*)>|[\w.-]*:([^\s;,]+?)\.?)(?=[\s;,]|$)")
_PLACE = re.compile(r"at line (\d+)|:(\d+):\d+:")


def read_concepts(form: str, data: bytes, limits: Limits) -> dict:
    """Return {"concepts": [[line, address, {"preferred": names, "other": names}]], "ignored": {word: times}}.

    `form` is "turtle" or "rdf". A name is [language, text], the language "" where the file says none; names
    are in the order of their texts. An address is "" where the concept has none. Lines are those in which
    the addresses first stand. `ignored` counts what else is said of concepts. Raises UnreadableSource.
    """
    lines = lines_of_elements(data, limits) if form == "rdf" else lines_of_subjects(data)
    graph = Graph()
    try:
        graph.parse(data=data, format="turtle" if form == "turtle" else "xml", publicID=NOWHERE)
    except (UnreadableSource, MemoryError):
        raise
    except Exception as reason:  # the library raises whatever it stumbles over
        place = _PLACE.search(str(reason))
        line = int(next(filter(None, place.groups()))) if place else 1
        kind = say("Turtle file") if form == "turtle" else say("RDF/XML file")
        raise UnreadableSource(
            say("The file is no {our_kind}: it cannot be read from here on.", our_kind=kind), line
        ) from reason
    found = {*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(SKOS.prefLabel, None)}
    if len(found) > MOST_CONCEPTS:
        raise UnreadableSource(say("The file has more than {most} concepts.", most=MOST_CONCEPTS))
    ignored: Counter[str] = Counter()
    concepts = []
    for subject in found:
        names: dict[str, list[list[str]]] = {"preferred": [], "other": []}
        for said, value in graph.predicate_objects(subject):
            if said in NAMES and isinstance(value, Literal):
                names[NAMES[said]].append([(value.language or "").lower(), str(value)])
            elif said not in UNDERSTOOD:
                ignored[word_for(str(said))] += 1
        address = "" if subject.__class__.__name__ == "BNode" else str(subject)
        ordered = {kind: sorted(some) for kind, some in names.items()}
        concepts.append([lines.get(last_part(address), 1), address, ordered])
    concepts.sort(key=lambda concept: (concept[0], concept[1], str(concept[2])))
    return {"concepts": concepts, "ignored": dict(ignored.most_common())}


def word_for(address: str) -> str:
    """Return a property as people write it."""
    word = address.removeprefix(str(SKOS))
    return f"skos:{word}" if word != address else address[:LONGEST_PROPERTY]


def last_part(address: str) -> str:
    """Return what stands behind the last slash or hash of an address, "" of one that has nothing there."""
    return unquote(re.split(r"[/#]", address.rstrip("/#"))[-1])


def lines_of_subjects(data: bytes) -> dict[str, int]:
    """Return the line of Turtle on which each address first begins a line, by its last part."""
    lines: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if match := _SUBJECT.match(line):
            lines.setdefault(last_part(match[1] or match[2] or ""), number)
    return lines


def lines_of_elements(data: bytes, limits: Limits) -> dict[str, int]:
    """Return the line of RDF/XML on which each address first stands, by its last part.

    Raises UnreadableSource for what is no XML, and for XML that declares entities or nests too deep.
    """
    most = max(limits.elements, ELEMENTS)
    if count_elements("", data, limits, say("RDF/XML file")) > most:
        raise UnreadableSource(
            say("The {our_kind} holds more parts than any does.", our_kind=say("RDF/XML file"))
        )
    lines: dict[str, int] = {}
    parser = expat.ParserCreate()

    def begin(tag: str, attributes: dict[str, str]) -> None:
        for name, value in attributes.items():
            if name.endswith((":about", ":ID")):
                lines.setdefault(last_part(urljoin(NOWHERE, value)), parser.CurrentLineNumber)

    parser.StartElementHandler = begin
    parser.Parse(data, True)
    return lines
