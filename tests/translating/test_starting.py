"""A translation is started as a draft under real pages, with structure, authors and topics kept."""

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page

from papers.models import EssayPage, ReportPage, TranslationBasis, parts_of
from papers.translating.starting import CannotTranslate, start_translation
from tests.factories import (
    home_page,
    make_author,
    make_essay,
    make_interview,
    make_report,
    make_topic,
    papers_page,
    translate,
)

pytestmark = pytest.mark.django_db


def in_persian(page):
    return type(page).objects.get(translation_key=page.translation_key, locale__language_code="fa")


def test_an_essay_brings_its_report_along_and_nothing_is_live():
    author, topic = make_author(), make_topic("JCPOA", en="JCPOA", fa="برجام")
    report = make_report(essays=2, authors=[author], topics=[topic])
    essay = report.get_children().first().specific
    started = start_translation(essay, "fa")
    assert [type(page) for page in started.made] == [ReportPage, EssayPage]
    assert started.page == in_persian(essay)
    persian = in_persian(report)
    assert persian.get_parent().specific == papers_page("fa")
    assert [page.pk for page in persian.get_children()] == [started.page.pk]
    for page, source in ((persian, report), (started.page, essay)):
        page.refresh_from_db()
        assert (page.live, page.alias_of_id, page.slug) == (False, None, source.slug)
        assert (page.language, page.original_language, page.is_translation) == ("fa", "en", True)
        assert [part.name for part in parts_of(page)] == [part.name for part in parts_of(source)]
        assert page.basis == TranslationBasis.of(source)
        assert page.latest_revision.as_object().basis_id == page.basis_id
        assert list(page.topics.all()) == list(source.topics.all())
    assert [row.author_id for row in started.page.signatures.all()] == [author.pk]
    assert not Page.find_problems()[0]


def test_a_report_is_started_alone_or_with_all_its_essays():
    report = make_report(essays=3)
    assert len(start_translation(report, "fa").made) == 1
    again = start_translation(report, "fa", with_essays=True)
    assert [page.title for page in again.made] == [page.title for page in report.get_children()]
    assert start_translation(report, "fa", with_essays=True).made == []


def test_signatures_lead_to_the_persons_page_in_the_language():
    author = make_author()
    persian = translate(author, "fa", title="الهه رستمی")
    page = start_translation(make_essay(authors=[author]), "fa").page
    assert [row.author_id for row in page.signatures.all()] == [persian.pk]
    assert [row.name_printed for row in page.signatures.all()] == [author.title]


def test_what_is_live_is_copied_and_not_the_draft():
    essay = make_essay(title="Ports")
    essay.title = "Harbours"
    essay.save_revision()
    assert start_translation(essay, "fa").page.title == "Ports"


def test_a_draft_that_was_never_live_is_copied_as_it_stands_today():
    essay = make_essay(title="Ports", live=False)
    essay.title = "Harbours"
    essay.save_revision()
    page = start_translation(essay, "fa").page
    assert (page.title, page.basis.part_list[0].text) == ("Harbours", "Harbours")


def test_dates_of_release_stay_behind():
    moment = timezone.now()
    page = start_translation(make_essay(expire_at=moment, go_live_at=moment), "fa").page
    draft = page.latest_revision.as_object()
    assert (page.go_live_at, page.expire_at, draft.go_live_at, draft.expire_at) == (None,) * 4


def test_a_translation_of_a_translation_remembers_the_first_language():
    persian = make_interview("fa")
    english = start_translation(persian, "en").page
    assert (english.original_language, english.language) == ("fa", "en")
    assert english.basis.source_id == persian.pk


def test_a_taken_slug_is_not_taken_again():
    make_essay(language="fa", slug="ports")
    assert start_translation(make_essay(slug="ports"), "fa").page.slug == "ports-1"


def test_an_authors_page_is_started_too():
    author = make_author("Elaheh Rostami", spellings=["E. Rostami"])
    page = start_translation(author, "fa").page
    assert (page.title, page.live) == ("Elaheh Rostami", False)


def test_pages_of_the_site_are_made_with_the_site():
    Locale.objects.create(language_code="ru")
    with pytest.raises(CannotTranslate, match="“Papers” has no page in Russian"):
        start_translation(make_essay(), "ru")
    assert Page.objects.filter(locale__language_code="ru").count() == 0
    assert start_translation(home_page(), "fa").made == []


def test_an_alias_stands_in_the_way():
    report = make_report(essays=1)
    report.create_alias(
        parent=papers_page("fa"),
        update_locale=Locale.objects.get(language_code="fa"),
        reset_translation_key=False,
    )
    with pytest.raises(CannotTranslate, match="has an alias in Persian"):
        start_translation(report.get_children().first(), "fa")
    assert EssayPage.objects.filter(locale__language_code="fa").count() == 0
