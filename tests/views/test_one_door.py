"""Whatever hides a page hides its name and its address on every public page, in both languages."""

import html
from dataclasses import dataclass

import pytest
from django.test import Client
from wagtail.models import Page

from papers.models import AuthorPage
from tests import factories
from tests.factories import HIDE, about_page, make_author, make_essay, make_interview, make_report, make_topic

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Subject:
    """A page to be hidden, the words by which it would be known, and where readers meet which of them."""

    page: Page
    words: dict[str, str]
    shown: dict[str, tuple[str, str]]
    """What shows it -> (address, the word that proves it)."""

    @property
    def address(self):
        return f"/en/papers/{self.page.slug}/"


@pytest.fixture(scope="module")
def subjects(shared_database):
    """One page of every kind that can be hidden, in a site that shows each of them in many places."""
    shared = make_topic("Water", en="Water", fa="آب")
    writer = make_author("Mina Witness", slug="mina-witness")
    hidden_author = make_author(
        "Zahra Zephyr", slug="zahra-hid", biography="Zbiography of a scholar.", website="https://z.example/"
    )
    report = make_report(
        title="Zreport on rivers",
        slug="hid-report",
        number="9/99",
        date_year=2019,
        abstract="Zrabstract reservoir",
        copyright_text="Zcopyright words",
        institute_about="Zinstitute words",
        contact_tel="+98 99 0000",
        topics=[shared, make_topic("Ztopic-r", en="Ztopic of rivers")],
    )
    inside = [
        make_essay(report, [writer], title="First inside", slug="first-inside"),
        make_essay(
            report,
            [writer, factories.signature("Z. Printed")],
            title="Zessay in the middle",
            slug="hid-essay",
            abstract="Zabstract reservoir",
            keywords_printed="Zkeyword",
            topics=[shared, make_topic("Ztopic-e", en="Ztopic of essays")],
        ),
        make_essay(report, [writer], title="Last inside", slug="last-inside"),
    ]
    older = make_report(title="Older report", slug="older-report", number="1/99", date_year=2018)
    beside = make_essay(
        title="Witness beside",
        slug="witness-beside",
        date_year=2017,
        topics=[shared],
        authors=[
            writer,
            factories.Signature(author=hidden_author, name_printed="Z. Printed", sort_order=1),
        ],
    )
    alone = make_essay(
        title="Zsingle paper",
        slug="hid-single",
        date_year=2020,
        authors=[writer],
        abstract="Zabstract reservoir",
        topics=[shared, make_topic("Ztopic-s", en="Ztopic of singles")],
    )
    interview = make_interview(
        title="Zinterview given",
        slug="hid-interview",
        date_year=2020,
        authors=[writer],
        abstract="Zabstract reservoir",
        topics=[shared, make_topic("Ztopic-i", en="Ztopic of interviews")],
    )
    works = {"report": report, "essay": inside[1], "single": alone, "interview": interview}
    pages = {**works, "author": hidden_author}
    for language in ("en", "fa"):
        about = about_page(language)
        links = [f'<a linktype="page" id="{page.pk}">words</a>' for page in pages.values()]
        about.body = factories.paragraphs(*links)
        about.save()
    beside.body = factories.paragraphs(*links)
    beside.save()
    return {
        "report": Subject(
            Page.objects.get(pk=report.pk),
            {
                "title": "Zreport on rivers",
                "slug": "hid-report",
                "topic": "Ztopic of rivers",
                "topic slug": "ztopic-r",
                "abstract": "Zrabstract",
                "copyright": "Zcopyright",
                "institute": "Zinstitute",
                "telephone": "+98 99 0000",
                "essay": "hid-essay",
            },
            {
                **lists_showing("Zreport on rivers", "type=report"),
                **links_showing("hid-report"),
                "home in Persian": ("/fa/", "Zreport on rivers"),
                "footer": ("/en/search/", "Zcopyright"),
                "footer's telephone": ("/fa/search/", "+98 99 0000"),
                "institute on the about page": ("/en/topics/", "Zcopyright"),
                "its essay": ("/en/papers/hid-report/first-inside/", "Zreport on rivers"),
                "next report": ("/en/papers/older-report/", "Zreport on rivers"),
                "related": ("/en/papers/witness-beside/", "Zreport on rivers"),
                "topics": ("/en/topics/", "Ztopic of rivers"),
                "its topic": ("/en/topics/ztopic-r/", "Zreport on rivers"),
                "own address": ("/en/papers/hid-report/", "Zreport on rivers"),
            },
        ),
        "essay": Subject(
            Page.objects.get(pk=inside[1].pk),
            {
                "title": "Zessay in the middle",
                "slug": "hid-essay",
                "topic": "Ztopic of essays",
                "topic slug": "ztopic-e",
                "keyword": "Zkeyword",
            },
            {
                "home": ("/en/?q", "Zessay in the middle"),
                "kind of paper": ("/en/papers/?type=essay", "Zessay in the middle"),
                "search": ("/en/search/?q=reservoir", "Zessay in the middle"),
                "author": ("/en/authors/mina-witness/", "Zessay in the middle"),
                "topic": ("/en/topics/water/", "Zessay in the middle"),
                **links_showing("hid-essay"),
                "contents of the report": ("/en/papers/hid-report/", "Zessay in the middle"),
                "keywords of the report": ("/en/papers/hid-report/", "Zkeyword"),
                "contents beside an essay, next": (
                    "/en/papers/hid-report/first-inside/",
                    "Zessay in the middle",
                ),
                "contents beside an essay, previous": ("/en/papers/hid-report/last-inside/", "hid-essay"),
                "related": ("/en/papers/witness-beside/", "Zessay in the middle"),
                "topics": ("/en/topics/", "Ztopic of essays"),
                "its topic": ("/en/topics/ztopic-e/", "Zessay in the middle"),
                "own address": ("/en/papers/hid-report/hid-essay/", "Zessay in the middle"),
            },
        ),
        "single": Subject(
            Page.objects.get(pk=alone.pk),
            {
                "title": "Zsingle paper",
                "slug": "hid-single",
                "topic": "Ztopic of singles",
                "topic slug": "ztopic-s",
            },
            {
                **lists_showing("Zsingle paper", "type=essay"),
                **links_showing("hid-single"),
                "related": ("/en/papers/witness-beside/", "Zsingle paper"),
                "topics": ("/en/topics/", "Ztopic of singles"),
                "its topic": ("/en/topics/ztopic-s/", "Zsingle paper"),
                "own address": ("/en/papers/hid-single/", "Zsingle paper"),
                "offer of the page that is not there": ("/fa/papers/hid-single/", "/en/papers/hid-single/"),
            },
        ),
        "interview": Subject(
            Page.objects.get(pk=interview.pk),
            {
                "title": "Zinterview given",
                "slug": "hid-interview",
                "topic": "Ztopic of interviews",
                "topic slug": "ztopic-i",
            },
            {
                **lists_showing("Zinterview given", "type=interview"),
                **links_showing("hid-interview"),
                "related": ("/en/papers/witness-beside/", "Zinterview given"),
                "topics": ("/en/topics/", "Ztopic of interviews"),
                "its topic": ("/en/topics/ztopic-i/", "Zinterview given"),
                "own address": ("/en/papers/hid-interview/", "Zinterview given"),
                "offer of the page that is not there": (
                    "/fa/papers/hid-interview/",
                    "/en/papers/hid-interview/",
                ),
            },
        ),
        "author": Subject(
            Page.objects.get(pk=hidden_author.pk),
            {"title": "Zahra Zephyr", "slug": "zahra-hid", "biography": "Zbiography"},
            {
                "home": ("/en/", "Zahra Zephyr"),
                "home in Persian": ("/fa/", "Zahra Zephyr"),
                "authors": ("/en/authors/", "Zahra Zephyr"),
                "authors in Persian": ("/fa/authors/", "Zahra Zephyr"),
                "signature": ("/en/papers/witness-beside/", "zahra-hid"),
                "card of the author": ("/en/papers/witness-beside/", "Zbiography"),
                "co-author": ("/en/authors/mina-witness/", "Zahra Zephyr"),
                **links_showing("zahra-hid"),
                "own address": ("/en/authors/zahra-hid/", "Zahra Zephyr"),
                "offer of the page that is not there": ("/fa/authors/zahra-hid/", "/en/authors/zahra-hid/"),
            },
        ),
        "older": older,
    }


def lists_showing(title, kind):
    return {
        "home": ("/en/", title),
        "home in Persian": ("/fa/", title),
        "papers": ("/en/papers/", title),
        "papers in Persian": ("/fa/papers/", title),
        "kind of paper": (f"/en/papers/?{kind}", title),
        "search": ("/en/search/?q=reservoir", title),
        "search in Persian": ("/fa/search/?q=reservoir", title),
        "topic": ("/en/topics/water/", title),
        "topic in Persian": ("/fa/topics/water/", title),
    }


def links_showing(slug):
    return {
        "link in a text": ("/en/about/", slug),
        "link in a Persian text": ("/fa/about/", slug),
        "link in an essay": ("/en/papers/witness-beside/", slug),
    }


KINDS = ("report", "essay", "single", "interview", "author")


def words_on(address):
    """Return what a stranger gets at the address, without the address itself, which the stranger knew."""
    response = Client().get(address)
    body = html.unescape(response.content.decode()) + response.headers.get("Location", "")
    for own in (address, address.replace("/", "%2F")):
        body = body.replace(f'"{own}"', '""')
    return body.replace(f"next={address}", "")


def leaks(subject):
    """Return "place: word" for each word of the page that a stranger meets anywhere."""
    bodies = {address: words_on(address) for address, _ in subject.shown.values()}
    return sorted(
        {
            f"{address}: {name}"
            for address, body in bodies.items()
            for name, word in subject.words.items()
            if word in body
        }
    )


def remaining(subject, hide):
    """Return the subject without its topic where it was deleted: then nothing hidden is about the topic."""
    if hide is not factories.delete:
        return subject
    words = {name: word for name, word in subject.words.items() if not name.startswith("topic")}
    return Subject(subject.page, words, subject.shown)


@pytest.mark.parametrize("kind", KINDS)
def test_a_visible_page_is_met_everywhere(subjects, kind):
    subject = subjects[kind]
    missing = [
        f"{place}: {word}"
        for place, (address, word) in subject.shown.items()
        if word not in html.unescape(Client().get(address).content.decode())
    ]
    assert missing == []


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE)
@pytest.mark.parametrize("kind", KINDS)
def test_a_hidden_page_is_met_nowhere(subjects, kind, hide):
    hide(subjects[kind].page.specific)
    assert leaks(remaining(subjects[kind], hide)) == []


@pytest.mark.parametrize(
    ("kind", "way"),
    [("essay", way) for way in HIDE]
    + [(kind, way) for kind in KINDS if kind != "essay" for way in ("withdraw", "ask_for_login")],
)
def test_a_page_below_a_hidden_page_is_met_nowhere(subjects, kind, way):
    """Hidden is the report of the essay, or the list of papers or authors above the other kinds."""
    HIDE[way](subjects[kind].page.get_parent().specific)
    assert leaks(remaining(subjects[kind], HIDE[way])) == []


@pytest.mark.parametrize("way", [way for way in HIDE if way != "delete"])
def test_nothing_of_a_hidden_home_page_is_met_in_the_other_language(subjects, way):
    """The English side is taken away; the Persian one goes on without any of its works."""
    HIDE[way](subjects["report"].page.get_parent().get_parent().specific)
    for kind in KINDS:
        persian = {name: at for name, at in subjects[kind].shown.items() if at[0].startswith("/fa/")}
        assert leaks(Subject(subjects[kind].page, subjects[kind].words, persian)) == []
    assert Client().get("/fa/").status_code == 200


ANSWERS = {
    "withdraw": 404,
    "schedule": 404,
    "outdate": 404,
    "expire": 404,
    "ask_for_password": 200,
    "ask_for_login": 302,
    "ask_for_group": 302,
    "delete": 404,
}


@pytest.mark.parametrize(("way", "status"), ANSWERS.items())
@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_a_hidden_page_answers_as_it_should(subjects, kind, way, status):
    address, _ = subjects[kind].shown["own address"]
    HIDE[way](subjects[kind].page.specific)
    assert Client().get(address).status_code == status


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "author"])
def test_a_retracted_work_is_named_at_its_own_address_alone(subjects, kind):
    """There a reader who was given the address is told what was there; its text is nowhere any more."""
    subject = subjects[kind]
    factories.retract(subject.page)
    own, title = subject.shown["own address"]
    answer = Client().get(own)
    assert answer.status_code == 410
    assert title in html.unescape(answer.content.decode())
    elsewhere = {place: at for place, at in subject.shown.items() if not at[0].startswith(own)}
    assert leaks(Subject(subject.page, subject.words, elsewhere)) == []


def test_what_stands_in_a_retracted_report_is_retracted_with_it(subjects):
    factories.retract(subjects["report"].page)
    answer = Client().get("/en/papers/hid-report/first-inside/")
    assert answer.status_code == 410
    assert "First inside" in answer.content.decode()
    essays = {place: at for place, at in subjects["essay"].shown.items() if "/hid-report/" not in at[0]}
    assert leaks(Subject(subjects["essay"].page, subjects["essay"].words, essays)) == []


@pytest.mark.parametrize("way", [way for way in HIDE if way != "delete"])
def test_a_hidden_work_is_not_named_because_it_was_retracted(subjects, way):
    page = subjects["single"].page.specific
    factories.retract(page)
    HIDE[way](page)
    body = words_on("/en/papers/hid-single/")
    assert "Zsingle" not in body
    assert "The figures cannot be found again." not in body


def test_every_way_to_hide_a_page_has_its_answer():
    assert set(ANSWERS) == set(HIDE)


@pytest.mark.parametrize("way", ["ask_for_password", "ask_for_login", "ask_for_group"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_reader_who_may_see_a_private_page_sees_it_at_its_address_alone(
    subjects, kind, way, django_user_model
):
    subject = subjects[kind]
    address, word = subject.shown["own address"]
    HIDE[way](subject.page)
    reader = Client()
    if way == "ask_for_password":
        form = {"password": "open sesame", "return_url": address}
        reader.post(reader.get(address).context["action_url"], form)
    else:
        user = django_user_model.objects.create_user("fellow")
        user.groups.set(factories.Group.objects.filter(name="Fellows"))
        reader.force_login(user)
    assert word in html.unescape(reader.get(address).content.decode())
    lists = {name: at for name, at in subject.shown.items() if name != "own address"}
    for at, _ in lists.values():
        if at != address and not at.startswith(address):
            body = html.unescape(reader.get(at).content.decode()).replace(at, "")
            assert subject.words["slug"] not in body


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE)
def test_the_link_to_another_language_leads_past_a_hidden_page(subjects, hide):
    """It leads to the list above the page instead, which is visible."""
    page = subjects["single"].page.specific
    persian = factories.translate(page, "fa", title="برگردان", slug="brgrdan")
    assert 'href="/en/papers/hid-single/"' in Client().get(persian.url).content.decode()
    hide(page)
    body = Client().get(persian.url).content.decode()
    assert 'href="/en/papers/"' in body
    assert "hid-single" not in body
    assert "Zsingle" not in body


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE)
def test_a_hidden_page_gives_its_place_to_its_translation(subjects, hide):
    """While the English page is visible the Persian one is no part of English lists; afterwards it is."""
    page = subjects["single"].page.specific
    factories.translate(page, "fa", title="برگردان", slug="brgrdan")
    assert "برگردان" not in Client().get("/en/papers/").content.decode()
    hide(page)
    assert "برگردان" in Client().get("/en/papers/").content.decode()


def counts_on(address, label):
    """Return the number that stands beside the topic in a list of topics."""
    body = html.unescape(Client().get(address).content.decode())
    return body.partition(f">{label}")[2].partition('aria-hidden="true">')[2].partition("<")[0]


@pytest.mark.parametrize("kind", ["essay", "single", "interview"])
def test_a_hidden_page_is_not_counted(subjects, kind):
    before = counts_on("/en/topics/", "Water"), counts_on("/fa/topics/", "<bdi>آب")
    kinds = Client().get("/en/papers/").context["kinds"]
    assert before == ("5", "۵")
    factories.ask_for_login(subjects[kind].page)
    assert counts_on("/en/topics/", "Water") == "4"
    assert counts_on("/fa/topics/", "<bdi>آب") == "۴"
    name = "essay" if kind == "single" else kind
    left = [(other, number - (other == name)) for other, number in kinds]
    assert Client().get("/en/papers/").context["kinds"] == [row for row in left if row[1]]


@pytest.mark.parametrize("hide", HIDE.values(), ids=HIDE)
def test_an_essay_goes_on_without_a_hidden_report(subjects, hide):
    """A live essay below a hidden report is not reachable: it would print the report's title."""
    hide(subjects["report"].page.specific)
    assert "First inside" not in words_on("/en/papers/hid-report/first-inside/")


def test_the_author_page_of_a_hidden_language_is_not_linked(subjects):
    author = AuthorPage.objects.get(slug="mina-witness")
    persian = factories.translate(author, "fa", title="مینا شاهد")
    assert persian.url in Client().get("/fa/authors/").content.decode()
    factories.withdraw(persian)
    body = Client().get("/fa/authors/").content.decode()
    assert "/fa/authors/mina-witness/" not in body
    assert "/en/authors/mina-witness/" in body
