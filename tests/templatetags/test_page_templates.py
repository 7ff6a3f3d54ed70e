"""The pages as readers get them: headings, languages, notes, lists and what is said when there is nothing."""

import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings

from papers.models import EssayPage

from ..factories import (
    add_work,
    make_author,
    make_essay,
    make_interview,
    make_report,
    make_topic,
    papers_page,
    paragraphs,
    signature,
    translate,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def visit(client):
    def get(address, status=200):
        response = client.get(address)
        assert response.status_code == status, address
        return BeautifulSoup(response.content.decode(), "html.parser")

    return get


def words(element):
    """Return what an element says, without joiners and with single spaces."""
    return " ".join(element.get_text(" ").replace("\u2060", "").replace("\u00a0", " ").split())


def foreign_text_without_language(page, letters):
    """Return texts in these letters on a Persian page that no `lang` of their own announces."""
    found = []
    for text in page.find_all(string=re.compile(letters)):
        if [parent["lang"] for parent in text.parents if parent.get("lang")] == ["fa"]:
            found.append(text.strip())
    return found


ADDRESSES = ["", "papers/", "authors/", "topics/", "about/", "search/", "search/?q=zzz", "nothing/"]


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_has_one_heading_and_named_landmarks(visit, language, address):
    page = visit(f"/{language}/{address}", 404 if address == "nothing/" else 200)
    assert (page.html["lang"], page.html["dir"]) == (language, {"en": "ltr", "fa": "rtl"}[language])
    assert (len(page.select("h1")), len(page.select("main#content"))) == (1, 1)
    assert page.select_one("a.skip")["href"] == "#content"
    names = [landmark.get("aria-label") for landmark in page.select("nav")]
    assert all(names)
    assert len(set(names)) == len(names)
    ids = [element["id"] for element in page.select("[id]")]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/en/", "No papers yet. The first one will stand here."),
        ("/en/papers/", "No papers yet. The first one will stand here."),
        ("/en/authors/", "No authors yet. They come with the first paper."),
        ("/en/topics/", "No topics yet. They come with the first paper."),
        (
            "/en/search/",
            "Type a name, a country or an idea: titles, texts, authors and keywords are searched.",
        ),
    ],
)
def test_an_empty_list_says_so(visit, address, said):
    assert words(visit(address).select_one(".empty")) == said


def test_a_topic_without_works_says_so(visit):
    make_topic("Syria", en="Syria")
    assert words(visit("/en/topics/syria/").select_one(".empty")) == "No papers yet in this topic."


@pytest.mark.parametrize("language", ["en", "fa"])
def test_no_page_asks_for_more_than_sheets_fonts_an_icon_and_suggestions(visit, language):
    make_report(essays=1)
    page = visit(f"/{language}/")
    assert [script["src"] for script in page.find_all("script")] == ["/static/irs/js/suggest.js"]
    own = [
        link["href"] for link in page.select("link") if link["rel"] in (["stylesheet"], ["preload"], ["icon"])
    ]
    assert [href for href in own if not href.startswith(settings.STATIC_URL)] == []
    assert len([link for link in page.select("link") if link["rel"] == ["preload"]]) == 1


class TestReport:
    def test_head(self, visit):
        make_report(title="Iran–Russia Relations", slug="2-97", report_type="Working Report", institute="IRS")
        page = visit("/en/papers/2-97/")
        assert page.h1.get_text() == "Iran\u2060–\u2060Russia Relations"
        assert page.title.get_text() == "Iran–Russia Relations – Institute for Regional Studies"
        spine = page.select_one("main .spine")
        assert words(spine) == "2/97 IRS Papers Working Report September 2018 · Shahrivar–Mehr 1397"

    def test_contents_stand_in_order_with_names_and_pages(self, visit):
        report = make_report(slug="2-97")
        for number, title in enumerate(("On Syria", "On Oil", "On Water"), start=1):
            body = paragraphs("word " * 400)
            make_essay(report, [f"Author {number}"], title=title, printed_page=number * 3, body=body)
        rows = [words(row) for row in visit("/en/papers/2-97/").select("#contents + ol > li")]
        assert rows == [
            "1 On Syria Author 1 p. 3 · 2 min",
            "2 On Oil Author 2 p. 6 · 2 min",
            "3 On Water Author 3 p. 9 · 2 min",
        ]

    def test_without_essays(self, visit):
        make_report(slug="2-97")
        assert words(visit("/en/papers/2-97/").select_one(".empty")) == (
            "No essays of this report have been published yet."
        )

    def test_preface_shows_its_first_paragraph_and_folds_the_rest(self, visit):
        preface = paragraphs("First.", "Second.")
        make_report(slug="2-97", preface=preface, signatory_name="D. Zandi", signatory_role="Dean")
        section = visit("/en/papers/2-97/").select_one("#preface").parent
        assert words(section.select_one(".prose")) == "First."
        assert words(section.details) == "Read the whole preface Second. D. Zandi Dean"

    def test_copyright_and_contact_stand_verbatim(self, visit):
        make_report(
            slug="2-97",
            copyright_text="All <rights> kept.\n\nNo views.",
            contact_tel="+98 21 2990",
            contact_email="irs@example.org",
        )
        page = visit("/en/papers/2-97/")
        copyright_text = page.select_one("main #copyright").parent
        assert [words(text) for text in copyright_text.select("p")] == ["All <rights> kept.", "No views."]
        contact = page.select_one("main #contact").parent
        assert [words(fact) for fact in contact.select("dd")] == ["+98 21 2990", "irs@example.org"]
        assert contact.a["href"] == "mailto:irs@example.org"

    def test_a_program_in_place_of_a_website_is_no_link(self, visit):
        make_report(slug="2-97", contact_website="javascript:alert(1)")
        contact = visit("/en/papers/2-97/").select_one("main #contact").parent
        assert (words(contact.dd), contact.a) == ("javascript:alert(1)", None)


class TestEssay:
    def essay(self, **fields):
        report = make_report(slug="2-97", title="The Report", essays=1)
        fields = {"title": "The Essay", "slug": "essay", "printed_page": 3} | fields
        essay = make_essay(report, [signature("Nikita Filin", "Moscow")], **fields)
        make_essay(report, title="The Last", slug="last")
        return essay

    def test_place_in_the_report(self, visit):
        self.essay()
        page = visit("/en/papers/2-97/essay/")
        assert words(page.select_one(".spine")).endswith("Essay 2 of 3")
        assert words(page.select_one(".in-report")) == "In: The Report"
        current = page.select('.contents [aria-current="page"]')
        assert [words(link) for link in current] == ["2 The Essay"]
        assert [words(link) for link in page.select(".neighbours .next a")] == ["Next essay The Last"]

    def test_author_and_affiliation_as_printed(self, visit):
        self.essay()
        assert words(visit("/en/papers/2-97/essay/").select_one(".by")) == "Nikita Filin — Moscow"

    def test_the_contents_are_folded(self, visit):
        self.essay()
        assert visit("/en/papers/2-97/essay/").select_one(".contents details").get("open") is None

    def test_a_note_follows_its_paragraph(self, visit):
        body = [
            {
                "type": "paragraph",
                "value": "<p>Oil<sup>1</sup>.</p>",
                "id": "00000000-0000-4000-8000-000000000001",
            },
            {
                "type": "note",
                "value": {"mark": "1", "text": "<p>Survey.</p>"},
                "id": "00000000-0000-4000-8000-000000000002",
            },
        ]
        self.essay(body=body)
        prose = visit("/en/papers/2-97/essay/").select_one(".prose")
        assert [child.name for child in prose.find_all(recursive=False)] == ["p", "aside"]
        assert (prose.sup.a["href"], prose.aside["id"]) == ("#note-1", "note-1")

    def test_keywords_lead_to_a_search_where_there_are_no_topics(self, visit):
        self.essay(keywords_printed="Iran & Russia\nOil")
        links = visit("/en/papers/2-97/essay/").select(".keywords a")
        assert [(words(link), link["href"]) for link in links] == [
            ("Iran & Russia", "/en/search/?q=Iran%20%26%20Russia"),
            ("Oil", "/en/search/?q=Oil"),
        ]

    def test_topics_lead_to_their_pages(self, visit):
        self.essay(topics=[make_topic("JCPOA", fa="برجام")])
        link = visit("/en/papers/2-97/essay/").select_one(".keywords a")
        assert (words(link), link["href"]) == ("JCPOA", "/en/topics/jcpoa/")


class TestInterview:
    def test_questions_answers_captions_and_a_lost_place(self, visit):
        def block(kind, number, value):
            return {"type": kind, "value": value, "id": f"00000000-0000-4000-8000-00000000000{number}"}

        body = [
            block("question", 1, {"speaker": "IRNA", "text": "<p>Why?</p>"}),
            block("answer", 2, {"speaker": "Shouri", "text": "<p>Because.</p>"}),
            block("figure", 3, {"image": None, "alternative": "", "caption": "<p>A meeting.</p>"}),
            block("gap", 4, {"remark": "secret remark of an editor"}),
        ]
        make_interview(slug="talk", title="A Talk", decks="First line\nSecond line", body=body)
        page = visit("/en/papers/talk/")
        prose = page.select_one(".prose")
        assert words(prose.select_one("p.q")) == "IRNA Why?"
        assert words(prose.select_one(".answer")) == "Shouri Because."
        assert words(prose.figcaption).endswith("A meeting.")
        assert words(prose.select_one(".lost")) == "[The source text breaks off here.]"
        assert "secret remark" not in page.get_text()
        assert [words(line) for line in page.select(".reading-title .in-report")] == [
            "First line",
            "Second line",
        ]


class TestTwoLanguages:
    def test_english_on_a_persian_page_is_announced(self, visit):
        topic = make_topic("JCPOA", fa="برجام")
        author = make_author("Nikita Filin")
        make_report(
            essays=2,
            authors=[author],
            topics=[topic],
            institute_about="The Institute is a think tank.",
            copyright_text="All rights kept.",
            contact_postal_address="Evin, Tehran",
        )
        for address in ("/fa/", "/fa/papers/", "/fa/topics/jcpoa/", "/fa/authors/", "/fa/search/?q=essay"):
            page = visit(address)
            for link in page.select('.masthead-languages a[lang="en"]'):
                link.decompose()
            assert foreign_text_without_language(page.body, "[A-Za-z]{3}") == [], address

    def test_a_work_in_the_other_language_is_marked(self, visit):
        make_report(title="A Title")
        row = visit("/fa/papers/").select_one(".work")
        assert words(row.select_one(".language-mark")) == "انگلیسی"
        assert (row.h2.a["lang"], row.h2.a["dir"]) == ("en", "ltr")

    def test_a_work_in_the_pages_language_is_not(self, visit):
        make_report(title="A Title")
        row = visit("/en/papers/").select_one(".work")
        assert (row.select_one(".language-mark"), row.h2.a.get("lang")) == (None, None)

    def test_persian_pages_count_in_persian_digits(self, visit):
        make_report("fa", title="گزارش", slug="3-97", number="3/97", essays=1)
        spine = visit("/fa/papers/3-97/").select_one("main .spine")
        assert words(spine.select_one(".spine-number")) == "۳/۹۷"
        assert re.search("[0-9]", words(spine)) is None

    def test_a_text_in_another_language_than_its_page_says_so(self, visit):
        english = {"language": "en", "title": "An Essay", "body": paragraphs("Said in English.")}
        add_work(papers_page("fa"), EssayPage, slug="english", **english)
        page = visit("/fa/papers/english/")
        assert "انگلیسی" in words(page.select_one("article .notice"))
        assert [page.h1[name] for name in ("lang", "dir")] == ["en", "ltr"]
        assert [page.select_one(".prose")[name] for name in ("lang", "dir")] == ["en", "ltr"]
        assert foreign_text_without_language(page.main, "[A-Za-z]{3}") == []

    def test_a_text_in_the_language_of_its_page_needs_no_notice(self, visit):
        make_essay(language="fa", slug="persian", title="متن")
        page = visit("/fa/papers/persian/")
        assert (page.select(".notice"), page.h1.get("lang")) == ([], None)

    def test_the_missing_page_offers_the_other_language(self, visit):
        make_report(title="A Title", slug="2-97")
        page = visit("/fa/papers/2-97/", 404)
        assert page.select_one("main .notice a")["href"].endswith("/en/papers/2-97/")
        assert page.select_one("main input[name=q]")["value"] == "2 97"


class TestAuthor:
    def test_works_carry_the_affiliation_of_their_time(self, visit):
        author = make_author("Nikita Filin", slug="nikita-filin", biography="Historian.")
        make_report(slug="2-97", essays=0)
        make_essay(authors=[signature(author, "Moscow")], title="Old", date_year=2010)
        make_essay(authors=[signature(author, "Tehran")], title="New", date_year=2020)
        rows = visit("/en/authors/nikita-filin/").select("#works + ol > li")
        assert [(words(row.h3), words(row.select(".work-authors")[1])) for row in rows] == [
            ("New", "Tehran"),
            ("Old", "Moscow"),
        ]

    def test_the_index_is_in_letters(self, visit):
        for name in ("Nikita Filin", "Elaheh Koolae", "Andrey Korotayev"):
            make_author(name)
        sections = visit("/en/authors/").select(".letter")
        assert [words(section) for section in sections] == [
            "F Nikita Filin",
            "K Elaheh Koolae Andrey Korotayev",
        ]

    def test_a_translated_author_links_to_the_own_page(self, visit):
        author = make_author("Nikita Filin", slug="filin")
        translate(author, "fa", title="نیکیتا فیلین")
        links = visit("/fa/authors/").select("main .names a")
        assert [(words(link), link["href"]) for link in links] == [("نیکیتا فیلین", "/fa/authors/filin/")]


class TestSearch:
    def test_hits_are_counted(self, visit):
        make_essay(title="On Syria")
        page = visit("/en/search/?q=syria")
        assert words(page.select_one("[role=status]")) == "1 work for “syria” ."
        assert page.select_one("#query")["value"] == "syria"
        assert page.select_one("meta[name=robots]")["content"] == "noindex"

    def test_no_hits_lead_on(self, visit):
        page = visit("/en/search/?q=zzz")
        assert words(page.select_one("[role=status]")) == "Nothing for “zzz” ."
        assert page.select_one(".empty a")["href"] == "/fa/search/?q=zzz"

    def test_a_query_is_text(self, visit):
        page = visit("/en/search/?q=<script>alert(1)</script>")
        assert [script.get_text() for script in page.find_all("script")] == [""]
        assert page.select_one("#query")["value"] == "<script>alert(1)</script>"

    def test_the_form_works_without_a_program(self, visit):
        form = visit("/en/").select_one("form[role=search]")
        assert (form["action"], form.get("method", "get")) == ("/en/search/", "get")


def test_the_page_for_our_own_faults_speaks_both_languages():
    text = (settings.BASE_DIR / "templates" / "500.html").read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    assert "{%" not in text
    assert "{{" not in text
    assert [words(heading) for heading in page.select("h1, h2")] == ["Something went wrong", "خطایی رخ داد"]
    assert [link["href"] for link in page.select("a")] == ["/en/", "/fa/"]


def test_templates_are_short():
    folder = settings.BASE_DIR / "templates"
    lengths = {
        path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in folder.rglob("*.html")
    }
    assert {name: length for name, length in lengths.items() if length > 90} == {}
