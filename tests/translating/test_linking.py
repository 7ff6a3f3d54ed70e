"""Pages that came by themselves become one work in two languages, and are parted again; no word changes."""

import datetime

import pytest

from papers.models import EssayPage, WorkPage, parts_of
from papers.translating.linking import link, pairs, renew, unlink
from papers.translating.staleness import Age, age_of, original_of
from papers.translating.starting import CannotTranslate, start_translation
from tests.factories import make_essay, make_interview, make_report, paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def english():
    return make_essay(title="Ports", body=paragraphs("One."))


@pytest.fixture
def persian():
    return make_essay(language="fa", title="بندرها", body=paragraphs("یک.", key="b"))


def stored(page):
    return EssayPage.objects.get(pk=page.pk)


def test_the_persian_original_gets_its_english_version(english, persian):
    before = {page.pk: parts_of(page) for page in (english, persian)}
    day = datetime.date(2019, 3, 2)
    link(persian, english, translator="Sara Sample", translated_on=day)
    page = stored(english)
    assert page.translation_key == persian.translation_key
    assert (page.original_language, page.translator, page.translated_on) == ("fa", "Sara Sample", day)
    assert original_of(page) == persian
    assert age_of(page, persian) is Age.CURRENT
    assert {one.pk: parts_of(stored(one)) for one in (english, persian)} == before
    assert stored(persian).original_language == ""


@pytest.mark.parametrize("live", [True, False])
def test_what_is_live_stays_live_and_the_draft_stays_a_draft(english, persian, live):
    persian.save_revision().publish()
    persian = stored(persian)
    if not live:
        persian.title = "لنگرگاه‌ها"
        persian.save_revision()
    link(english, stored(persian))
    page = stored(persian)
    assert (page.live, page.title, page.has_unpublished_changes) == (True, "بندرها", not live)
    draft = page.get_latest_revision_as_object()
    assert draft.title == ("بندرها" if live else "لنگرگاه‌ها")
    assert draft.basis_id == page.basis_id is not None
    draft.save_revision().publish()
    assert stored(persian).original_language == "en"


def test_pages_that_cannot_be_one_work_are_refused(english, persian):
    for one, other, why in (
        (english, make_essay(), "same language"),
        (english, make_interview("fa"), "different kinds"),
    ):
        with pytest.raises(CannotTranslate, match=why):
            link(one, other)
    start_translation(english, "fa")
    with pytest.raises(CannotTranslate, match="“Ports” is linked to “Ports” already"):
        link(english, persian)
    with pytest.raises(CannotTranslate, match="linked to"):
        link(persian, english)
    assert WorkPage.objects.filter(original_language="fa").count() == 0


def test_parting_takes_no_word(english, persian):
    link(english, persian)
    unlink(stored(persian))
    page = stored(persian)
    assert page.translation_key != stored(english).translation_key
    assert (page.original_language, page.basis, page.title) == ("", None, "بندرها")
    link(english, page)


def test_a_renewed_translation_is_current_once_it_is_published(english):
    page = start_translation(english, "fa").page
    page.save_revision().publish()
    english.title = "Harbours"
    english.save_revision().publish()
    page, original = stored(page), stored(english)
    assert age_of(page, original) is Age.STALE
    renew(page, original)
    page = stored(page)
    assert age_of(page, original) is Age.STALE
    assert age_of(page.get_latest_revision_as_object(), original) is Age.CURRENT
    page.get_latest_revision().publish()
    assert age_of(stored(page), original) is Age.CURRENT
    assert stored(page).title == "Ports"


def test_essays_are_paired_by_what_is_linked_and_then_by_order():
    english, persian = make_report(essays=3), make_report("fa", essays=3)
    ours, theirs = ([page.specific for page in report.get_children()] for report in (english, persian))
    assert pairs(english, persian) == list(zip(ours, theirs, strict=True))
    link(ours[0], theirs[2])
    assert pairs(english, persian) == [(ours[0], theirs[2]), (ours[1], theirs[0]), (ours[2], theirs[1])]
    theirs[1].delete()
    assert pairs(english, persian) == [(ours[0], theirs[2]), (ours[1], None), (ours[2], None)]
