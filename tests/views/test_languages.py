"""The ways between the languages of a work: switch, notices, both texts side by side, what is missing."""

import datetime
import re

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from papers.models import ReportPage, TranslationBasis
from papers.publishing import sitemap
from tests import factories
from tests.factories import (
    make_author,
    make_essay,
    make_interview,
    make_report,
    make_topic,
    paragraphs,
    translate,
)

from .crawling import BASE

pytestmark = pytest.mark.django_db


def visit(address, status=200):
    response = Client().get(address)
    assert (address, response.status_code) == (address, status)
    return BeautifulSoup(response.content, "html.parser")


def words(tag):
    return " ".join(tag.get_text(" ").split())


def switches(page):
    """Return [(address or None, words)] of the switch in the masthead; the footer has the same."""
    found = [
        [(item.a["href"] if item.a else None, words(item)) for item in part.select("li")]
        for part in page.select(".masthead-languages, .footer-languages")
    ]
    assert found[0] == found[1]
    return found[0]


def head(page, selector, name):
    return [link[name].removeprefix(BASE) for link in page.select(f"head link[{selector}]")]


# The switch ------------------------------------------------------------------------------------------------


@pytest.fixture
def one_sided_site():
    author = make_author("Mina Writer", slug="mina")
    report = make_report(
        title="Report", slug="report", authors=[author], topics=[make_topic("Water", en="Water")]
    )
    essay = make_essay(report, [author], title="Essay", slug="essay")
    make_interview(title="Talk", slug="talk")
    return report, essay


@pytest.mark.parametrize(
    ("address", "switch"),
    [
        ("/en/", ("/fa/", "فارسی")),
        ("/en/papers/", ("/fa/papers/", "فارسی")),
        ("/en/papers/report/", ("/fa/papers/", "فارسی not yet : مقاله‌ها")),
        ("/en/papers/report/essay/", ("/fa/papers/", "فارسی not yet : مقاله‌ها")),
        ("/en/authors/mina/", ("/fa/authors/", "فارسی not yet : نویسندگان")),
        ("/en/topics/water/", ("/fa/topics/water/", "فارسی")),
        ("/en/search/?q=a b&page=2", ("/fa/search/?q=a+b", "فارسی")),
    ],
)
def test_the_switch_leads_to_the_work_or_says_that_it_is_not_there(one_sided_site, address, switch):
    assert switches(visit(address)) == [switch]


def test_an_essay_of_a_translated_report_leads_to_the_report(one_sided_site):
    translate(one_sided_site[0], "fa", title="گزارش")
    assert switches(visit("/en/papers/report/essay/")) == [("/fa/papers/report/", "فارسی not yet : گزارش")]


def test_nobody_is_sent_to_the_front_page(one_sided_site):
    factories.withdraw(factories.papers_page("fa"))
    page = visit("/en/papers/report/")
    assert switches(page) == [(None, "فارسی not yet")]
    assert page.select_one(".masthead-languages li [lang]")["dir"] == "rtl"


def test_a_missing_page_leads_to_the_work_where_there_is_one(one_sided_site):
    assert switches(visit("/fa/papers/report/", 404))[0][0] == "/en/papers/report/"
    assert switches(visit("/en/papers/none/", 404)) == [(None, "فارسی nor there")]


# One address for each page ---------------------------------------------------------------------------------


def test_each_part_of_a_list_is_an_address_of_its_own(one_sided_site):
    for number in range(20):
        make_essay(slug=f"more-{number}")
    for query, canonical, languages in [
        ("", "", 3),
        ("?page=1", "", 3),
        ("?page=2", "?page=2", 0),
        ("?page=99", "?page=2", 0),
        ("?type=report", "?type=report", 0),
        ("?type=essay&page=2", "?type=essay&page=2", 0),
        ("?type=nonsense", "", 3),
        ("?utm_source=x", "", 3),
    ]:
        page = visit(f"/en/papers/{query}")
        assert head(page, "rel=canonical", "href") == [f"/en/papers/{canonical}"], query
        assert len(head(page, "hreflang", "hreflang")) == languages, query


@pytest.mark.parametrize(
    ("language", "original", "unmatched"), [("en", "fa", "/en/"), ("fa", "en", "/fa/"), ("fa", "fa", "/fa/")]
)
def test_readers_of_no_language_get_the_sites_own_else_the_original(settings, language, original, unmatched):
    settings.LANGUAGE_CODE = language
    page = make_essay(slug="ports", original_language=original)
    translate(page, "fa", original_language=original)
    for side in ("en", "fa"):
        shown = visit(f"/{side}/papers/ports/")
        assert head(shown, "hreflang=x-default", "href") == [f"{unmatched}papers/ports/"]


def test_a_page_behind_a_password_names_no_languages(one_sided_site, admin_client):
    """The other side would not name it in return."""
    translate(one_sided_site[0], "fa", title="گزارش")
    factories.ask_for_login(one_sided_site[0])
    page = BeautifulSoup(admin_client.get("/en/papers/report/").content, "html.parser")
    assert page.select_one("h1").get_text() == "Report"
    assert head(page, "hreflang", "href") == []


def test_a_long_sitemap_is_an_index_of_parts(one_sided_site, monkeypatch, django_assert_num_queries):
    whole = Client().get("/sitemap.xml").content.decode()
    addresses = re.findall("<loc>(.*?)</loc>", whole)
    monkeypatch.setattr(sitemap, "MOST_ADDRESSES", 4)
    index = Client().get("/sitemap.xml").content.decode()
    parts = re.findall("<loc>(.*?)</loc>", index)
    assert parts == [f"{BASE}/sitemap-{number}.xml" for number in range(1, -(-len(addresses) // 4) + 1)]
    with django_assert_num_queries(4 * len(parts)):
        shown = [Client().get(part.removeprefix(BASE)).content.decode() for part in parts]
    assert [address for part in shown for address in re.findall("<loc>(.*?)</loc>", part)] == addresses
    assert "".join(shown).count("<xhtml:link") == whole.count("<xhtml:link")
    for number in (0, len(parts) + 1, "9" * 30):
        assert Client().get(f"/sitemap-{number}.xml").status_code == 404


def test_the_sitemap_says_when_a_page_changed(one_sided_site):
    one_sided_site[1].save_revision().publish()
    day = datetime.datetime.now(datetime.UTC).date().isoformat()
    for path in ("", "papers/", "papers/report/", "papers/report/essay/"):
        assert f"<loc>{BASE}/en/{path}</loc><lastmod>{day}" in Client().get("/sitemap.xml").content.decode()
    assert f"<loc>{BASE}/en/about/</loc><xhtml" in Client().get("/sitemap.xml").content.decode()


# A work and its translation --------------------------------------------------------------------------------


PUBLISHED = datetime.datetime(2024, 3, 20, 12, tzinfo=datetime.UTC)


@pytest.fixture
def pair():
    """An essay in English and what was made of it in Persian."""
    body = paragraphs("One port.<sup>1</sup>", "Two ports.", "Three ports.")
    note = {"type": "note", "value": {"mark": "1", "text": "<p>A note.</p>"}, "id": "n"}
    english = make_essay(
        title="Ports", slug="ports", body=[body[0], note, *body[1:]], abstract="About ports.",
        keywords_printed="port\nship", last_published_at=PUBLISHED,
    )  # fmt: skip
    texts = paragraphs("یک بندر.<sup>1</sup>", "دو بندر.", "افزوده.")
    texts[2]["id"] = "added"
    note = {**note, "value": {"mark": "1", "text": "<p>یادداشت.</p>"}}
    persian = translate(
        english, "fa", title="بندرها", original_language="en", translator="Sara Sample",
        translated_on=datetime.date(2019, 3, 2), basis=TranslationBasis.of(english),
        body=[texts[0], note, *texts[1:]],
    )  # fmt: skip
    return english, persian


def test_the_other_language_is_a_quiet_second_line(pair):
    page = visit("/fa/papers/ports/")
    other = page.select_one(".other a")
    assert (other["href"], other["hreflang"], other["lang"], words(other)) == (
        "/en/papers/ports/",
        "en",
        "en",
        "Ports",
    )
    assert [words(line) for line in page.select(".other-summary p")] == ["About ports.", "port ، ship"]
    assert [line.get("lang") for line in page.select(".other-summary p[lang], .other-summary p span")] == [
        "en"
    ] * 3
    assert visit("/en/papers/ports/").select(".other-summary") == []


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Sara Sample ۱۱ اسفند ۱۳۹۷"),
        ({"translated_on": None}, "Sara Sample"),
        ({"translator": ""}, "۱۱ اسفند ۱۳۹۷"),
        ({"translator": "", "translated_on": None}, ""),
    ],
)
def test_a_translation_names_its_translator_and_its_day(pair, fields, said):
    factories.change(pair[1], **fields)
    line = next(
        tag
        for tag in visit("/fa/papers/ports/").select(".reading-title p.ui.quiet")
        if "انگلیسی" in words(tag)
    )
    assert all(part in words(line) for part in said.split())
    assert [tag["lang"] for tag in line.select("[lang]")] == (["en"] if "Sara" in said else [])
    assert "Translated" not in visit("/en/papers/ports/").get_text()


def notices(address="/fa/papers/ports/"):
    return [(words(tag.p), tag.a and tag.a["href"]) for tag in visit(address).select(".notice")]


def test_a_stale_translation_says_since_when(pair):
    english, persian = pair
    assert notices() == []
    english.title = "Harbours"
    english.save()
    ((said, link),) = notices()
    assert link == "/en/papers/ports/"
    assert "۱ فروردین ۱۴۰۳" in said
    assert notices("/en/papers/ports/") == []
    factories.change(persian, basis=None)
    assert notices() == []


@pytest.mark.parametrize("hide", factories.HIDE.values(), ids=factories.HIDE)
def test_nothing_is_said_of_an_original_that_the_public_does_not_see(pair, hide):
    english, _ = pair
    english.title = "Harbours"
    english.save()
    hide(english)
    page = visit("/fa/papers/ports/?beside=en")
    assert page.select(".notice, .other, .other-summary, .beside-links, .pairs") == []
    assert "Harbours" not in page.get_text()
    assert "انگلیسی" in page.get_text()


# Side by side ----------------------------------------------------------------------------------------------


def test_both_texts_stand_side_by_side(pair):
    page = visit("/fa/papers/ports/?beside=en")
    rows = [
        [(side["lang"], side["dir"], words(side)) for side in row.find_all("div", class_="prose")]
        for row in page.select(".pair")[1:]
    ]
    assert rows == [
        [("fa", "rtl", "یک بندر. ۱"), ("en", "ltr", "One port. 1")],
        [("fa", "rtl", "۱ یادداشت. ↑"), ("en", "ltr", "1 A note. ↑")],
        [("fa", "rtl", "دو بندر."), ("en", "ltr", "Two ports.")],
        [("fa", "rtl", "افزوده."), ("en", "ltr", "")],
        [("fa", "rtl", ""), ("en", "ltr", "Three ports.")],
    ]
    assert [link["href"] for link in page.select("sup a, aside a")] == [
        "#note-1", "#en-note-1", "#call-note-1", "#call-en-note-1",
    ]  # fmt: skip
    ids = [tag["id"] for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {"note-1", "en-note-1", "call-note-1", "call-en-note-1"} <= set(ids)
    assert [words(tag) for tag in page.select("h1")] == ["بندرها"]
    assert head(page, "rel=canonical", "href") == ["/fa/papers/ports/"]
    assert [link["href"] for link in page.select(".beside-links a")] == ["/fa/papers/ports/"]


def test_the_words_of_the_site_keep_their_language_beside_a_foreign_text(pair):
    page = visit("/fa/papers/ports/?beside=en")
    english, persian = page.select_one("#en-note-1 a"), page.select_one("#note-1 a")
    assert (english["lang"], english["dir"], persian.get("lang")) == ("fa", "rtl", None)


@pytest.mark.parametrize(
    "query", ["", "?beside=", "?beside=ru", "?beside=fa", "?beside=xx", "?beside=%00", "?beside[]=en"]
)
def test_any_other_wish_shows_the_text_alone(pair, query):
    page = visit(f"/fa/papers/ports/{query}")
    assert page.select(".pairs") == []
    assert [
        (link["href"], page.select_one("article .prose") is not None)
        for link in page.select(".beside-links a")
    ] == [("?beside=en", True)]


def test_texts_that_share_no_block_are_put_side_by_side_by_their_structure(pair):
    _, persian = pair
    persian.body = [{**block, "id": f"x-{at}"} for at, block in enumerate(persian.body.get_prep_value())]
    persian.save()
    rows = visit("/en/papers/ports/?beside=fa").select(".pair")[1:]
    assert [[words(side) for side in row.find_all("div", class_="prose")] for row in rows][2:] == [
        ["Two ports.", "دو بندر."],
        ["Three ports.", "افزوده."],
    ]


def test_a_text_without_a_partner_is_shown_alone(pair):
    english, _ = pair
    english.body = []
    english.save()
    assert visit("/fa/papers/ports/?beside=en").select(".pairs") == []
    assert visit("/en/papers/ports/").select(".beside-links") == []


def test_the_preface_of_a_report_can_be_read_beside_the_original():
    report = make_report(title="Report", slug="report", preface=paragraphs("One.", "Two."))
    translate(report, "fa", title="گزارش", original_language="en", preface=paragraphs("یک.", "دو."))
    page = visit("/fa/papers/report/?beside=en")
    assert [words(row) for row in page.select("#preface ~ div .pair")[1:]] == ["یک. One.", "دو. Two."]
    assert page.select("details.folded .prose") == []


# Lists -----------------------------------------------------------------------------------------------------


@pytest.fixture
def half_translated():
    """A report of three essays of which the second is there in Persian, and a fourth that is only Persian."""
    water = make_topic("Water", en="Water")
    english = make_report(title="Report", slug="report")
    essays = [make_essay(english, [], [water], title=f"Essay {at}", slug=f"e{at}") for at in (1, 2, 3)]
    persian = translate(english, "fa", title="گزارش", original_language="en")
    translate(essays[1], "fa", title="مقاله دو", original_language="en")
    make_essay(persian, title="مقاله چهار", slug="e4")
    return persian


ROWS = [("Essay 1", "en"), ("مقاله دو", None), ("مقاله چهار", None), ("Essay 3", "en")]


def test_the_contents_of_a_report_hold_what_is_not_translated_yet(half_translated):
    page = visit("/fa/papers/report/")
    links = page.select("#contents ~ ol h3 a")
    assert [(words(link), link.get("hreflang")) for link in links] == ROWS
    assert [link.get("lang") for link in links] == ["en", None, None, "en"]
    assert [words(mark) for mark in page.select("#contents ~ ol .language-mark")] == ["انگلیسی"] * 2
    assert links[0]["href"] == "/en/papers/report/e1/"
    assert [words(link) for link in visit("/en/papers/report/").select("#contents ~ ol h3 a")] == [
        "Essay 1", "Essay 2", "مقاله چهار", "Essay 3",
    ]  # fmt: skip


def test_an_essay_goes_on_to_one_that_is_not_translated(half_translated):
    page = visit("/fa/papers/report/e2/")
    entries = page.select(".contents li a")
    assert [(words(link.select("span")[1]), link.get("hreflang")) for link in entries] == ROWS
    assert [(link["rel"], link["href"]) for link in page.select(".neighbours a")] == [
        (["prev"], "/en/papers/report/e1/"),
        (["next"], "/fa/papers/report/e4/"),
    ]
    assert "مقالهٔ ۲ از ۴" in words(page.select_one(".spine"))


def test_an_essay_that_is_not_translated_is_related_to_none_of_its_own_report(half_translated):
    assert visit("/en/papers/report/e1/").select(".related") == []
    assert visit("/fa/papers/report/e2/").select(".related") == []
    topic = half_translated.get_children().get(slug="e2").specific.topics
    topic.add(*make_essay(title="Outside", slug="o", topics=[make_topic("Sea")]).topics.all())
    assert visit("/fa/papers/report/e2/").select(".related") == []


def test_the_front_page_shows_the_whole_contents(half_translated):
    rows = visit("/fa/").select(".latest-works h3 a")
    assert [(words(link), link.get("hreflang")) for link in rows] == ROWS


def test_a_page_about_one_topic_is_about_it_in_both_languages():
    """The translation's own topics may have been forgotten: the work is the same."""
    water = make_topic("Water", en="Water")
    translate(make_essay(title="Ports", slug="ports", topics=[water]), "fa", title="بندرها")
    rows = visit("/fa/topics/water/").select(".work h2 a")
    assert [(words(link), link["href"]) for link in rows] == [("بندرها", "/fa/papers/ports/")]


def test_a_person_has_one_list_of_works():
    english = make_author("Mina Writer", slug="mina", spellings=["Mina W.", "مینا ن."])
    both = make_essay(title="Ports", slug="ports", authors=[english])
    translate(both, "fa", title="بندرها")
    make_essay(title="Grain", slug="grain", authors=[english], date_year=1999)
    names = visit("/en/authors/mina/")
    assert [(words(tag), tag.span["lang"]) for tag in names.select(".other")] == [("مینا ن.", "fa")]
    persian = translate(english, "fa", title="مینا نویسنده")
    make_essay(title="نان", slug="bread", language="fa", authors=[persian], date_year=1998)
    for language, titles in {"en": {"Ports", "Grain", "نان"}, "fa": {"بندرها", "Grain", "نان"}}.items():
        rows = visit(f"/{language}/authors/mina/").select("#works ~ ol h3 a")
        assert (len(rows), {words(row) for row in rows}) == (3, titles)
    link = visit("/en/authors/mina/").select_one(".other a")
    assert (link["href"], link["hreflang"], words(link)) == ("/fa/authors/mina/", "fa", "مینا نویسنده")


# What is not there -----------------------------------------------------------------------------------------


def test_a_work_that_nobody_translated_is_not_called_a_mistake():
    report = make_report(title="گزارش بندرها", slug="ports", language="fa")
    make_essay(report, title="بندرها", slug="harbours", language="fa")
    said = "This has not been published in English yet"
    assert words(visit("/en/papers/ports/harbours/", 404).h1) == said
    assert words(visit("/en/papers/2-97/ports/", 404).h1) == said
    assert words(visit("/en/papers/harbour/", 404).h1) == "This page does not exist"
    translate(report, "en", title="Report of ports", slug="of-ports")
    assert words(visit("/en/papers/ports/", 404).h1) == "This page does not exist"


def test_the_institute_speaks_for_itself_in_the_language_that_it_was_printed_in():
    make_report(title="گزارش", slug="report", language="fa", institute_about="این پژوهشکده درباره بندرهاست.")
    note = "This text has not been published in English yet. It is shown in Persian."
    assert [words(one) for one in visit("/en/about/").main.select(".notice")] == [note]
    assert visit("/fa/about/").main.select(".notice") == []


def offers(address):
    main = visit(address, 404).main
    return [link["href"] for link in main.select(".notice a")], [
        link["href"] for link in main.select(".plain-list a")
    ]


def test_a_work_is_found_by_its_last_name_alone():
    report = make_report(title="Report of ports", slug="2-97")
    essay = make_essay(report, title="Essay of ships", slug="essay-of-ships")
    persian = translate(report, "fa", title="گزارش", slug="gozaresh")
    assert offers("/en/papers/gozaresh/")[0] == ["/en/papers/2-97/", "/fa/papers/gozaresh/"]
    assert offers("/fa/papers/2-97/")[0] == ["/fa/papers/gozaresh/", "/en/papers/2-97/"]
    assert offers("/fa/papers/gozaresh/essay-of-ships/")[0] == ["/en/papers/2-97/essay-of-ships/"]
    factories.withdraw(persian)
    assert offers("/en/papers/gozaresh/")[0] == []
    make_essay(title="Another", slug="essay-of-ships")
    assert offers("/fa/papers/nowhere/essay-of-ships/") == (
        [],
        ["/en/papers/2-97/essay-of-ships/", "/en/papers/essay-of-ships/"],
    )
    assert essay.url == "/en/papers/2-97/essay-of-ships/"


def test_the_nearest_titles_are_few_and_visible():
    for number in range(5):
        make_essay(title=f"Winter {number}", slug=f"winter-harbour-{number}")
    translate(
        make_essay(title="Harbour", slug="old-winter-harbour-lights"),
        "fa",
        title="چراغ‌ها",
        slug="lights-winter",
    )
    factories.ask_for_login(make_essay(slug="winter-harbour-lights-secret"))
    _, near = offers("/en/papers/winter-harbour-lights/")
    assert len(near) == 3
    assert near[0] == "/en/papers/old-winter-harbour-lights/"
    assert offers("/fa/papers/lights/")[1] == ["/fa/papers/lights-winter/"]
    assert offers("/en/papers/zz-of-xyz/") == ([], [])
    assert ReportPage.objects.count() == 0
