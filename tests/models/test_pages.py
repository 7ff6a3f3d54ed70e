"""The page tree and what each kind of page keeps: rules, dates, keywords, order, addresses."""

import random

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Locale, Page

from papers.catalogue import listing
from papers.models import (
    AboutPage,
    AuthorIndexPage,
    AuthorPage,
    EssayPage,
    HomePage,
    InterviewPage,
    PapersIndexPage,
    ReportPage,
    TopicIndexPage,
    WorkPage,
    lists,
)
from tests import factories
from tests.factories import make_author, make_essay, make_interview, make_report, papers_page

pytestmark = pytest.mark.django_db

MAY_CONTAIN = {
    HomePage: {PapersIndexPage, AuthorIndexPage, TopicIndexPage, AboutPage},
    PapersIndexPage: {ReportPage, EssayPage, InterviewPage},
    ReportPage: {EssayPage},
    AuthorIndexPage: {AuthorPage},
    TopicIndexPage: set(),
    AboutPage: set(),
    EssayPage: set(),
    InterviewPage: set(),
    AuthorPage: set(),
}


@pytest.mark.parametrize("parent", MAY_CONTAIN, ids=lambda model: model.__name__)
def test_each_page_contains_only_what_belongs_below_it(parent):
    assert set(parent.creatable_subpage_models()) == MAY_CONTAIN[parent]
    for child in (*MAY_CONTAIN, WorkPage, Page):
        allowed = parent in child.allowed_parent_page_models() and child in parent.allowed_subpage_models()
        assert (allowed and child.is_creatable) is (child in MAY_CONTAIN[parent]), child


def example_of(model):
    made = {
        ReportPage: make_report,
        EssayPage: make_essay,
        InterviewPage: make_interview,
        AuthorPage: make_author,
    }
    return made[model]() if model in made else factories.section(model)


@pytest.mark.parametrize("parent", MAY_CONTAIN, ids=lambda model: model.__name__)
def test_the_admin_offers_no_form_for_a_wrong_combination(admin_client, parent):
    page = example_of(parent)
    for child in MAY_CONTAIN:
        address = reverse("wagtailadmin_pages:add", args=["papers", child._meta.model_name, page.pk])
        only_one = child in (PapersIndexPage, AuthorIndexPage, TopicIndexPage, AboutPage)
        welcome = child in MAY_CONTAIN[parent] and not only_one  # the site has one of these already
        assert (admin_client.get(address).status_code == 200) is welcome, child


def test_a_plain_work_is_no_page_of_its_own(admin_client):
    address = reverse("wagtailadmin_pages:add", args=["papers", "workpage", papers_page().pk])
    assert admin_client.get(address).status_code == 302
    assert WorkPage.creatable_subpage_models() == []


def test_the_site_is_the_same_in_every_language_and_made_of_real_pages():
    trees = {}
    for locale in Locale.objects.all():
        pages = Page.objects.filter(locale=locale, depth__gt=1).order_by("path")
        assert not pages.filter(alias_of__isnull=False).exists()
        trees[locale.language_code] = [
            (page.specific_class, page.translation_key, page.live, page.depth) for page in pages
        ]
        assert [page.slug for page in pages][1:] == ["papers", "authors", "topics", "about"]
    assert set(trees) == {"en", "fa"}
    assert trees["en"] == trees["fa"]
    assert Page.find_problems() == ([], [], [], [], [])


def test_one_work_has_one_slug_in_all_languages():
    essay = make_essay(slug="the-sea")
    persian = factories.translate(essay, "fa", title="دریا")
    assert (essay.url, persian.url) == ("/en/papers/the-sea/", "/fa/papers/the-sea/")
    assert essay.get_translation(persian.locale) == persian


def test_two_translations_into_one_language_are_refused():
    essay = make_essay(slug="the-sea")
    with pytest.raises(ValidationError):
        factories.translate(essay, "en", slug="the-sea-again")


# Dates -----------------------------------------------------------------------------------------------------

NO_SUCH_DAY = {"date_day": ["There is no such day in this calendar."]}
PARTS_MISSING = {"date_year": ["A day needs its month, and a month its year."]}


def complaints(**date):
    page = EssayPage(title="One", slug="one", path="0001", depth=1, locale=Locale.get_default(), **date)
    try:
        page.clean()
    except ValidationError as refusal:
        with override("en"):
            return refusal.message_dict
    return {}


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ((None, None, None, "gregorian"), {}),
        ((2018, None, None, "gregorian"), {}),
        ((2018, 9, None, "gregorian"), {}),
        ((2018, 9, 30, "gregorian"), {}),
        ((2018, 9, 31, "gregorian"), NO_SUCH_DAY),
        ((2018, 2, 29, "gregorian"), NO_SUCH_DAY),
        ((2016, 2, 29, "gregorian"), {}),
        ((1397, 6, 31, "solar-hijri"), {}),
        ((1397, 7, 31, "solar-hijri"), NO_SUCH_DAY),
        ((1399, 12, 30, "solar-hijri"), {}),
        ((1397, 12, 30, "solar-hijri"), NO_SUCH_DAY),
        ((2018, None, 5, "gregorian"), PARTS_MISSING),
        ((None, 9, None, "gregorian"), PARTS_MISSING),
        ((None, 9, 5, "gregorian"), PARTS_MISSING),
    ],
)
def test_a_date_is_whole_as_far_as_it_goes(date, said):
    year, month, day, calendar = date
    assert complaints(date_year=year, date_month=month, date_day=day, date_calendar=calendar) == said


def test_works_are_sorted_by_date_over_both_calendars_and_undated_ones_are_last():
    solar = {"date_calendar": "solar-hijri"}
    make_essay(title="undated")
    make_essay(title="2018", date_year=2018)
    make_essay(title="Mehr 1397", date_year=1397, date_month=7, **solar)  # from 23 September 2018
    make_essay(title="September 2018", date_year=2018, date_month=9)
    make_essay(title="October 2018", date_year=2018, date_month=10)
    make_interview(title="1398", date_year=1398, **solar)  # from 21 March 2019
    assert [work.title for work in listing.works("en")] == [
        "1398", "October 2018", "Mehr 1397", "September 2018", "2018", "undated",
    ]  # fmt: skip


def test_a_date_that_an_editor_takes_away_is_gone_from_the_order():
    essay = make_essay(date_year=2018)
    essay.date_year = None
    essay.save()
    assert (essay.sort_date, essay.printed_date) == (None, None)


# Texts -----------------------------------------------------------------------------------------------------


def test_keywords_keep_the_order_of_print_and_lose_blank_lines():
    essay = make_essay(keywords_printed="Sea\r\n\r\n  Oil \nand\u200cgas\n")
    assert essay.keywords == ["Sea", "Oil", "and\u200cgas"]


def test_blocks_keep_their_ids_through_drafts_and_publishing():
    essay = make_essay(body=factories.paragraphs("One.", "Two."))
    before = [block.id for block in essay.body]
    essay.save_revision().publish()
    assert [block.id for block in EssayPage.objects.get(pk=essay.pk).body] == before
    draft = EssayPage.objects.get(pk=essay.pk).get_latest_revision_as_object()
    assert [block.id for block in draft.body] == before


def test_a_work_is_found_by_each_of_its_texts():
    essay = make_essay(
        title="Title",
        abstract="Abstract",
        keywords_printed="Keyword",
        body=factories.paragraphs("Body <b>bold</b> &amp; more"),
        authors=[factories.signature("Signatory Name")],
    )
    for words in ("title", "abstract", "keyword", "body bold & more", "signatory name"):
        assert words in essay.folded_text


# Authors ---------------------------------------------------------------------------------------------------

PERSIAN = ("آرش آذری", "مینا اکبری", "سارا بهرامی", "علی پارسا", "ژاله تهرانی", "نادر چراغی", "زهرا حسینی")
PERSIAN += ("رضا خسروی", "مهدی ژیان", "لیلا ساعی", "امید کریمی", "نسرین گلی", "حسن نوری", "ندا وحیدی")
PERSIAN += ("کاوه هاشمی", "بهار یزدانی")


@pytest.mark.parametrize("seed", range(3))
def test_authors_stand_in_the_order_of_the_persian_alphabet(seed):
    """پ چ ژ گ stand where Persian has them; code points and most collations put them elsewhere."""
    shuffled = random.Random(seed).sample(PERSIAN, len(PERSIAN))
    for name in shuffled:
        make_author(name, language="fa")
    assert [author.title for author in lists.authors("fa")] == list(PERSIAN)


def test_authors_stand_in_the_order_of_their_family_names():
    for name in ("Zahra Amiri", "Åsa Berg", "ali amiri", "Ludwig van Beethoven", "Édouard Cohen", "O'Neill"):
        make_author(name)
    assert [author.title for author in lists.authors("en")] == [
        "ali amiri", "Zahra Amiri", "Åsa Berg", "Édouard Cohen", "O'Neill", "Ludwig van Beethoven",
    ]  # fmt: skip


def test_a_renamed_author_moves_to_the_new_place():
    author = make_author("Zahra Amiri")
    make_author("Ali Berg")
    author.title = "Zahra Zand"
    author.save()
    assert [page.title for page in lists.authors("en")] == ["Ali Berg", "Zahra Zand"]


def test_a_name_in_arabic_letters_is_stored_in_persian_ones():
    author = make_author("علي كريمي", language="fa")
    author.full_clean()
    assert author.title == "علی کریمی"


def test_a_deleted_author_leaves_the_name_as_printed(client):
    author = make_author("Elaheh Rostami")
    essay = make_essay(authors=[author])
    author.delete()
    row = EssayPage.objects.get(pk=essay.pk).signatures.get()
    assert (row.author, row.name_printed) == (None, "Elaheh Rostami")
    assert "Elaheh Rostami" in client.get(essay.url).content.decode()
