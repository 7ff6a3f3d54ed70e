"""Vocabularies in SKOS, ours and others': concepts become rows, and what has no place is told."""

import pytest
from rdflib import SKOS, Graph, Literal, URIRef

from papers.curation.exporting import as_turtle
from papers.importing.tables.concepts import language_of, read_skos, slug_in
from papers.importing.tables.files import addresses_of_topics, read_topics
from papers.importing.tables.reading import LARGEST, UnreadableTable
from papers.importing.tables.topic_writing import import_topics
from papers.models import Topic
from tests.factories import make_topic

BASE = "https://papers.example/en/topics/"
HEAD = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
FOREIGN = (
    HEAD
    + """@prefix t: <https://thesaurus.example/> .

t:oil a skos:Concept ;
    skos:prefLabel "Petroleum"@en-GB , "Erdöl"@de , "نفت"@fa ;
    skos:altLabel "Oil"@en , "Crude" ;
    skos:broader t:energy ;
    skos:definition "Black."@en ;
    <http://www.w3.org/2002/07/owl#sameAs> <https://other.example/1> .
t:energy a skos:Concept ; skos:prefLabel "Energie"@de ; skos:narrower t:oil .
"""
)
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:skos="http://www.w3.org/2004/02/skos/core#">
  <skos:Concept rdf:about="https://papers.example/en/topics/oil/">
    <skos:prefLabel xml:lang="en">Oil</skos:prefLabel>
  </skos:Concept>
</rdf:RDF>
"""


def read(text, form="turtle"):
    data = text.encode() if isinstance(text, str) else text
    return read_skos(f"topics.{form}", data, form, ["en", "fa"], [BASE])


def rows(text, form="turtle"):
    return [(row.line, row.cells, row.by_any_name) for row in read(text, form).rows]


def faults(text, form="turtle"):
    with pytest.raises(UnreadableTable) as caught:
        read(text, form)
    return str(caught.value).splitlines()


def test_concepts_of_others_are_known_by_their_names_and_what_has_no_place_is_told():
    assert rows(FOREIGN) == [(4, {"en": "Petroleum", "en_other": "Oil", "fa": "نفت"}, True)]
    out = "says nothing that topics have, and was left out: 1."
    assert list(map(str, read(FOREIGN).notices)) == [
        "line 10: The concept has no name in a language of the site; it was left out.",
        "line 1: Names without a language were left out: 1.",
        "line 1: Names in “de”, a language that the site does not have, were left out: 2.",
        f"line 1: http://www.w3.org/2002/07/owl#sameAs {out}",
        f"line 1: skos:broader {out}",
        f"line 1: skos:definition {out}",
        f"line 1: skos:narrower {out}",
    ]


def test_concepts_of_the_site_are_known_by_their_addresses_in_either_syntax():
    turtle = HEAD + f'<{BASE}oil/> a skos:Concept ; skos:prefLabel "Oil"@en .\n'
    assert rows(turtle) == [(2, {"slug": "oil", "en": "Oil"}, False)]
    assert rows(RDF, "rdf") == [(4, {"slug": "oil", "en": "Oil"}, False)]


def test_a_concept_without_an_address_and_one_without_a_type_are_concepts():
    text = HEAD + '[] skos:prefLabel "Sea"@en .\n<x> skos:prefLabel "Air"@en ; skos:prefLabel "Winds"@en .\n'
    assert sorted(rows(text), key=str) == [
        (1, {"en": "Sea"}, True),
        (3, {"en": "Air", "en_other": "Winds"}, True),
    ]


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        (f"{BASE}oil/", "oil"),
        (f"{BASE}oil", "oil"),
        (f"{BASE}%D9%86%D9%81%D8%AA/", "نفت"),
        (BASE, ""),
        (f"{BASE}oil/more/", ""),
        ("https://other.example/en/topics/oil/", ""),
    ],
)
def test_the_last_part_of_an_address_counts_below_the_topics_alone(address, slug):
    assert slug_in(address, [BASE]) == slug


@pytest.mark.parametrize(
    ("tag", "code"), [("en", "en"), ("EN-gb", "en"), ("fa-Arab-IR", "fa"), ("de", ""), ("", ""), ("e", "")]
)
def test_a_tag_is_the_language_of_the_site_that_it_begins_with(tag, code):
    assert language_of(tag, ["en", "fa"]) == code


BOMB = '<!DOCTYPE rdf [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE rdf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
NO_DTD = "line 1: The RDF/XML file declares entities of its own (DTD), which none may."


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        ("", "turtle", "line 1: The file is empty."),
        (HEAD, "turtle", "line 1: The file has no concepts (skos:Concept)."),
        (HEAD + "<a> skos:prefLabel ;;; \n", "turtle",
         "line 2: The file is no Turtle file: it cannot be read from here on."),
        (b"\xff\xfe\x00", "turtle", "line 1: The file is no Turtle file: it cannot be read from here on."),
        ('{"@context": "https://evil.example/c.jsonld", "@id": "x"}', "turtle",
         "line 1: The file is no Turtle file: it cannot be read from here on."),
        (RDF.replace("?>", f"?>{BOMB}", 1).replace(">Oil<", ">&b;<"), "rdf", NO_DTD),
        (RDF.replace("?>", f"?>{EXTERNAL}", 1).replace(">Oil<", ">&a;<"), "rdf", NO_DTD),
        (RDF[:-20], "rdf", "line 1: The RDF/XML file is damaged: it is no XML."),
        ("<html><body>Oil</body></html>", "rdf", "line 1: The file has no concepts (skos:Concept)."),
        ("<a>" * 500 + "</a>" * 500, "rdf",
         "line 1: The RDF/XML file nests more than 120 parts in one another."),
        (b" " * LARGEST + b"x", "rdf", "line 1: The file is larger than 20 MB; no table is."),
    ],
)  # fmt: skip
def test_harm_is_refused(text, form, message):
    assert faults(text, form) == [message]


@pytest.mark.parametrize("opening", ["[ <p> ", "( ", "<a> <b> ("])
def test_turtle_that_nests_without_end_is_refused(opening):
    (message,) = faults(HEAD + opening * 100_000)
    assert message.startswith("line 1: The ") or "no Turtle" in message


def test_what_takes_too_long_is_stopped():
    many = "".join(f'<c{number}> skos:prefLabel "Name {number}"@en .\n' for number in range(400_000))
    (message,) = faults(HEAD + many)
    assert message.startswith("line 1: The Turtle file ")


@pytest.mark.django_db
class TestOnASite:
    def test_what_leaves_as_turtle_is_what_a_library_reads_in_it(self):
        make_topic('A "quoted" \\ name\t', en="Oil", fa="نفت")
        graph = Graph().parse(data=as_turtle(BASE), format="turtle")
        (topic,) = Topic.objects.all()
        said = set(graph.subject_objects(SKOS.prefLabel))
        assert said == {
            (URIRef(f"{BASE}{topic.slug}/"), Literal("Oil", lang="en")),
            (URIRef(f"{BASE}{topic.slug}/"), Literal("نفت", lang="fa")),
        }

    def test_a_topic_is_found_by_any_of_its_names(self):
        topic = make_topic("Oil", en="Oil")
        (plan,) = import_topics(read_topics("t.ttl", FOREIGN.encode()), dry_run=True).plans
        assert (plan.topic, plan.outcome) == (topic, "conflict")
        assert str(plan.conflicts[0]) == (
            "line 4, column en: The site's name “Oil” stays; the table has “Petroleum”."
        )

    def test_the_addresses_of_every_language_are_the_sites_own(self):
        topic = make_topic("Oil", en="Oil")
        bases = addresses_of_topics()
        assert len(bases) == 2
        for base in bases:
            text = HEAD + f'<{base}oil/> a skos:Concept ; skos:prefLabel "نفت"@fa .\n'
            (plan,) = import_topics(read_topics("t.ttl", text.encode()), dry_run=True).plans
            assert (plan.topic, plan.changes) == (topic, ["fa: نفت"])
