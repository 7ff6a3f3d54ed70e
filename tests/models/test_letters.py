"""Persian letters at every door: each field in which people write is folded, or says why it is not."""

import json

import pytest
from django.apps import apps
from django.db import models
from hypothesis import given
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField
from wagtail.models import Locale, Page

from papers.blocks import InterviewStreamBlock
from papers.importing.apply import import_document
from papers.models import (
    AuthorPage,
    ContentsRow,
    Contributor,
    EssayPage,
    InterviewPage,
    NameSpelling,
    Signature,
)
from papers.models.letters import KEPT, fold_row, folded, folded_blocks, text_fields_of
from papers.text.letters import has_arabic_letters
from tests import factories
from tests.admin.test_editing import save
from tests.importing.documents import essay, replace, report, source

ARABIC, PERSIAN = "كتاب‌هاي علي ٢ و 3، ۀ و ة", "کتاب‌های علی ٢ و 3، ۀ و ة"
"""What a foreign keyboard types, and how it is stored: ZWNJ, digits of any kind, ۀ and ة stay."""

PAGES = [model for model in apps.get_app_config("papers").get_models() if issubclass(model, Page)]
ROWS = [NameSpelling, Signature, ContentsRow, Contributor]
NOT_OF_PAGES = {
    "Topic": "folds itself when it is saved: its names belong to no page",
    "TopicLabel": "folds itself when it is saved",
    "Institution": "folds itself when it is saved",
    "InstitutionName": "folds itself when it is saved",
    "TopicUse": "has no text",
    "TranslationBasis": "what a page said, for ever",
    "SourceFile": "bytes as they came",
    "ImportRun": "a record",
    "ImportedPage": "a record",
    "RunPage": "a record",
    "CheckedNotice": "a record",
    "ImportedTopic": "a record",
    "RunTopic": "a record",
    "CatalogueRow": "made of pages",
    "CatalogueText": "made of pages",
    "CatalogueAuthor": "has no text",
    "CatalogueTopic": "has no text",
    "CatalogueWord": "made of pages",
    "CatalogueName": "made of names",
    "MissedSearch": "what readers typed",
    "Release": "for editors only",
    "ReleaseItem": "has no text",
    "ReleasedPage": "a record",
    "Heartbeat": "has no text",
    "CatalogueCheck": "has no text",
    "ReviewTask": "for editors only",
    "FormerAddress": "copied from a topic",
    "TopicChange": "copied from topics",
    "TopicOrder": "has no text",
    "NotTwins": "has no text",
    "PersonChange": "copied from authors",
    "MergedPerson": "has no text",
    "DifferentPeople": "has no text",
    "CheckRule": "has no text",
    "CheckedWork": "made of pages",
    "WorkFinding": "made of pages",
    "SetAside": "has no text",
    "Correction": "has no text",
    "CorrectionNotice": "folds itself when it is saved",
}
MIXED = st.text(st.sampled_from("aيىكکیئ\u0654\u0652ﻛﻼ\u200c\u200d۱٢3 <>&;ة"))


def test_every_model_folds_or_says_why_not():
    models_of_house = set(apps.get_app_config("papers").get_models())
    others = models_of_house - set(PAGES) - set(ROWS)
    assert {model.__name__ for model in others if not model._meta.auto_created} - NOT_OF_PAGES.keys() == set()


@pytest.mark.parametrize("model", [*PAGES, *ROWS], ids=lambda model: model.__name__)
def test_each_text_field_of_a_persian_page_folds_or_is_listed(db, model):
    row = model()
    written = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices
    ]
    for name in written:
        setattr(row, name, ARABIC)
    fold_row(row, "fa")
    assert {name: getattr(row, name) for name in written} == {
        name: ARABIC if name in KEPT else PERSIAN for name in written
    }


@pytest.mark.parametrize("model", [*PAGES, *ROWS], ids=lambda model: model.__name__)
def test_on_other_pages_names_alone_fold(db, model):
    row = model()
    names = set(model.name_fields)
    assert names <= set(text_fields_of(model))
    for name in text_fields_of(model):
        if not isinstance(model._meta.get_field(name), StreamField):
            setattr(row, name, ARABIC)
    fold_row(row, "ar")
    folded_names = {
        name
        for name in text_fields_of(model)
        if not isinstance(model._meta.get_field(name), StreamField) and getattr(row, name) == PERSIAN
    }
    assert folded_names == names


def stored(block):
    """Return a stored value of the block with Arabic letters wherever people write."""
    if isinstance(block, blocks.StructBlock):
        return {name: stored(child) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [{"type": "item", "value": stored(block.child_block), "id": "1"}]
    if isinstance(block, TableBlock):
        return {"data": [[ARABIC, None], [ARABIC, ARABIC]], "table_caption": ARABIC, "cell": []}
    if isinstance(block, blocks.RichTextBlock):
        return f'<p data-block-key="كي"><a href="https://example.org/كي">{ARABIC}</a> <b>{ARABIC}</b></p>'
    return ARABIC if isinstance(block, blocks.CharBlock) else None


@pytest.mark.parametrize("kind", InterviewStreamBlock().child_blocks)
def test_each_block_folds_its_words_and_no_markup(kind):
    stream = InterviewStreamBlock()
    before = stored(stream.child_blocks[kind])
    (after,) = folded_blocks(stream, [{"type": kind, "value": before, "id": "7"}])
    assert (after["type"], after["id"]) == (kind, "7")
    said = json.dumps(before, ensure_ascii=False)
    assert ARABIC in said
    assert json.dumps(after["value"], ensure_ascii=False) == said.replace(ARABIC, PERSIAN)


def test_a_block_of_an_unknown_type_stays():
    assert folded_blocks(InterviewStreamBlock(), [{"type": "gone", "value": ARABIC}]) == [
        {"type": "gone", "value": ARABIC}
    ]


@given(MIXED)
def test_folding_twice_is_folding_once_and_no_joiner_is_lost(text):
    once = folded(text)
    assert folded(once) == once
    assert has_arabic_letters(once) == ()
    assert once.count("\u200c") == text.count("\u200c")


@given(MIXED)
def test_digits_stay(text):
    kept = "۱٢3"
    assert [sign for sign in folded(text) if sign in kept] == [sign for sign in text if sign in kept]


@pytest.fixture
def persian_essay(db):
    signed = factories.signature("علي كريمي", "دانشگاه كاشان")
    body = factories.paragraphs("ايران")
    return factories.make_essay(language="fa", authors=[signed], title="كتاب", body=body)


def test_a_page_that_code_saves_is_stored_in_persian_letters(persian_essay):
    page = EssayPage.objects.get(pk=persian_essay.pk)
    assert (page.title, page.draft_title, page.body[0].value.source) == ("کتاب", "کتاب", "<p>ایران</p>")
    row = page.signatures.get()
    assert (row.name_printed, row.affiliation_printed) == ("علی کریمی", "دانشگاه کاشان")


def test_a_saved_page_knows_its_own_words(persian_essay):
    """What a translation is compared with is made of the text as it is stored."""
    page = EssayPage.objects.get(pk=persian_essay.pk)
    digest = page.text_digest
    page.save()
    assert page.text_digest == digest


def test_a_draft_from_the_admin_is_stored_in_persian_letters(persian_essay, admin_client):
    changes = {"title": "كتاب دوم", "signatures-0-affiliation_printed": "مؤسسة كار‌آفرينان"}
    save(admin_client, persian_essay, publish=False, **changes)
    draft = EssayPage.objects.get(pk=persian_essay.pk).get_latest_revision_as_object()
    assert draft.title == "کتاب دوم"
    assert draft.signatures.all()[0].affiliation_printed == "مؤسسة کار‌آفرینان"


def test_an_english_page_keeps_an_arabic_quotation_and_folds_names(db):
    quotation = factories.paragraphs("The verse: كتاب")
    signed = factories.signature("علي كريمي", "كلية")
    page = factories.make_essay(authors=[signed], abstract="كتاب", body=quotation)
    page = EssayPage.objects.get(pk=page.pk)
    assert (page.abstract, page.body[0].value.source) == ("كتاب", "<p>The verse: كتاب</p>")
    row = page.signatures.get()
    assert (row.name_printed, row.affiliation_printed) == ("علی کریمی", "كلية")


def test_the_language_of_the_text_counts_and_not_that_of_the_side(db):
    page = factories.make_interview(language="fa", decks="كتاب")
    page.language, page.decks = "en", "كتاب"
    page.save()
    assert InterviewPage.objects.get(pk=page.pk).decks == "كتاب"


def test_authors_are_stored_in_persian_letters_in_every_language(db):
    author = factories.make_author("Ali Karimi", spellings=["علي كريمي"], biography="كتاب")
    author = AuthorPage.objects.get(pk=author.pk)
    assert (author.spellings.get().text, author.biography) == ("علی کریمی", "كتاب")


def test_a_site_page_follows_its_locale(db):
    page = factories.about_page("fa")
    page.body, page.search_description = factories.paragraphs("كتاب"), "كتاب"
    page.save_revision().publish()
    page = factories.about_page("fa")
    assert (page.body[0].value.source, page.search_description) == ("<p>کتاب</p>", "کتاب")
    assert page.locale == Locale.objects.get(language_code="fa")


def test_an_import_stores_persian_letters_and_meets_its_own_page_again(db, admin_client):
    """Else each saving of the form would count as an editor's change."""
    signed = essay("كتاب علي", "علي كريمي", abstract="ايران و كويت.", keywords=("برجام", "كويت"))
    document = replace(report(replace(signed, language="fa")), language="fa")
    import_document(document, source(), publish=True)
    page = EssayPage.objects.get(title="کتاب علی")
    assert (page.abstract, page.keywords) == ("ایران و کویت.", ["برجام", "کویت"])
    assert page.signatures.get().name_printed == "علی کریمی"
    save(admin_client, page)
    assert import_document(document, source(), publish=True).plan.outcome == "unchanged"
