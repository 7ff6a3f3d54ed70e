"""Where the words stand: a few of the text's own, and an address that leads there."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from papers.catalogue.finding import find
from tests.factories import make_essay, make_report, paragraphs

pytestmark = pytest.mark.django_db


def result(words, language="en"):
    (found,) = find(words, language).results
    return found


def note(mark, text, key):
    return {"type": "note", "value": {"mark": mark, "text": f"<p>{text}</p>"}, "id": f"n-{key}"}


def test_a_passage_is_cut_from_the_original_text_with_its_marks():
    make_essay(body=paragraphs("Nothing here.", "The Iranians' “sanctions”, and more."))
    snippet = result("sanction").snippet
    assert snippet.text == "The Iranians' “sanctions”, and more."
    assert [piece for piece, is_match in snippet.pieces if is_match] == ["sanctions"]
    assert (snippet.kind, snippet.mark) == ("paragraph", "")


def test_the_passage_with_the_most_words_is_shown():
    make_essay(body=paragraphs("Iran alone.", "Russia alone.", "Iran and Russia together."))
    assert result("russia iran").snippet.text == "Iran and Russia together."


def test_a_passage_of_the_text_comes_before_the_title():
    page = make_essay(title="On sanctions", body=paragraphs("Of sanctions."))
    found = result("sanctions")
    assert (found.snippet.kind, found.shows_passage) == ("paragraph", True)
    page.body = paragraphs("Of ships.")
    page.save()
    found = result("sanctions")
    assert (found.snippet.kind, found.shows_passage, found.address) == ("title", False, found.row.address)


def test_a_name_in_another_spelling_has_no_passage():
    from tests.factories import make_topic

    make_essay(topics=[make_topic("JCPOA", fa="برجام")])
    assert result("برجام").snippet is None


def ids_on(address):
    page = BeautifulSoup(Client().get(address).content.decode(), "html.parser")
    return {element["id"]: element.get_text(" ", strip=True) for element in page.select("[id]")}


def test_the_address_leads_to_the_passage_on_the_page():
    items = {"numbered": False, "items": [{"type": "item", "value": "<p>Camels too.</p>", "id": "item-1"}]}
    make_essay(
        body=[
            *paragraphs("Horses run."),
            {"type": "heading", "value": {"text": "Of donkeys", "level": "2"}, "id": "h-1"},
            {"type": "items", "value": items, "id": "list-1"},
            {"type": "quote", "value": {"text": "<p>Mules stand.</p>", "source": ""}, "id": "q-1"},
            note("1", "Goats climb.", 1),
            note("1", "Sheep graze.", 2),
            note("*", "Cows moo.", 3),
        ]
    )
    places = {
        word: result(word).address.partition("#")
        for word in ("horses", "donkeys", "camels", "mules", "goats", "sheep", "cows")
    }
    shown = ids_on(places["horses"][0])
    for word, (_path, _sign, anchor) in places.items():
        assert word in shown[anchor].lower(), (word, anchor)
    assert [places[word][2] for word in ("goats", "sheep", "cows")] == ["note-1", "note-1-2", "note-x2a"]
    assert [result(word).snippet.mark for word in ("goats", "sheep", "cows")] == ["1", "1", ""]


def test_a_preface_is_pointed_at_too():
    make_report(title="A report", preface=paragraphs("First words.", "Of zebras."))
    path, _, anchor = result("zebras").address.partition("#")
    assert ids_on(path)[anchor] == "Of zebras."


def test_two_texts_side_by_side_have_no_id_twice():
    from tests.factories import translate

    page = make_essay(body=paragraphs("Of zebras."))
    translate(page, "fa", title="گورخر", body=paragraphs("از گورخرها."))
    text = Client().get(page.url + "?beside=fa").content.decode()
    ids = [element["id"] for element in BeautifulSoup(text, "html.parser").select("[id]")]
    assert sorted(ids) == sorted(set(ids))
