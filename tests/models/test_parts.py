"""A work's words, part by part: names stay, words change, and the digest tells it."""

import pytest

from papers.models import EssayPage, parts_of
from papers.models.parts import Part, digest_of, parts_of_blocks, text_of_value
from tests.factories import make_essay, make_interview, make_report, paragraphs, signature


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("paragraph", "<p>A <b>word</b> &amp; <a href='/x'>another</a>.</p>", "A word & another."),
        ("heading", {"text": "Grain", "level": "3"}, "Grain"),
        ("quote", {"text": "<p>Said.</p>", "source": "A minister"}, "Said.\nA minister"),
        ("question", {"speaker": "Q", "text": "<p>Why?</p>"}, "Q\nWhy?"),
        ("figure", {"image": None, "alternative": "", "caption": "<p>A port</p>"}, "A port"),
        ("note", {"mark": "1", "text": "<p>See there.</p>"}, "See there."),
        ("table", {"data": [["Port", None], ["Anzali", "12"]]}, "Port | \nAnzali | 12"),
        ("table", None, ""),
        ("gap", {"remark": "line cut off"}, ""),
    ],
)
def test_the_words_of_a_block(kind, value, words):
    assert text_of_value(kind, value) == words


def test_each_item_of_a_list_is_a_part():
    items = [{"type": "item", "value": f"<p>{word}</p>", "id": word} for word in ("one", "two")]
    blocks = [{"type": "items", "id": "list", "value": {"numbered": True, "items": items}}]
    assert list(parts_of_blocks(blocks)) == [Part("one", "item", "one"), Part("two", "item", "two")]


def test_the_digest_is_that_of_names_kinds_and_words():
    parts = [Part("a", "paragraph", "one"), Part("b", "paragraph", "two")]
    assert digest_of(parts) == digest_of([Part(*part) for part in parts])
    others = [
        parts[::-1],
        parts[:1],
        [parts[0], Part("b", "heading", "two")],
        [parts[0], Part("b", "paragraph", "2")],
    ]
    assert len({digest_of(parts), *map(digest_of, others)}) == 5
    assert len(digest_of([])) == 32


@pytest.mark.django_db
def test_an_essay_has_its_fields_its_blocks_and_its_signatures():
    essay = make_essay(
        title="Ports", abstract="In short.", keywords_printed="Iran\nPorts", body=paragraphs("One.", "Two."),
        authors=[signature("Parvin Karimi", "University of Rasht")],
    )  # fmt: skip
    kinds = [(part.kind, part.text) for part in parts_of(EssayPage.objects.get(pk=essay.pk))]
    assert kinds == [
        ("title", "Ports"),
        ("abstract", "In short."),
        ("keywords_printed", "Iran\nPorts"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("signature", "Parvin Karimi\nUniversity of Rasht"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("make", [make_essay, make_report, make_interview])
def test_what_is_stored_has_the_digest_of_its_parts(make):
    page = type(made := make())._base_manager.get(pk=made.pk)
    assert page.text_digest == digest_of(parts_of(page))
    page.title += " again"
    page.save()
    assert page.text_digest == digest_of(parts_of(type(page)._base_manager.get(pk=page.pk)))


@pytest.mark.django_db
def test_a_draft_leaves_the_digest_of_what_is_live():
    essay = make_essay()
    before = essay.text_digest
    essay.title = "Another title"
    revision = essay.save_revision()
    assert EssayPage.objects.get().text_digest == before
    revision.publish()
    assert EssayPage.objects.get().text_digest != before
