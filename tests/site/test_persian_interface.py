"""A Persian reader and a Persian editor meet no English word of ours."""

import re

import pytest
from bs4 import BeautifulSoup, Comment, Doctype
from django.apps import apps
from django.utils import translation
from wagtail import blocks
from wagtail.admin.panels import HelpPanel, InlinePanel, PanelGroup
from wagtail.models import Page
from wagtail.users.models import UserProfile

from papers.blocks import InterviewStreamBlock, TextStreamBlock
from papers.models import Contributor, EssayPage
from tests import factories

LATIN = re.compile(r"[A-Za-z]{2,}")
NO_WORDS = "[lang=en], bdi, code, script, style"
"""What may hold Latin letters on a Persian page: English texts marked as such, isolated names and numbers."""
LANGUAGES = {"en", "fa"}
TABS = ["صفحهٔ عنوان", "صفحه‌های آغازین", "صفحه‌های پایانی", "معرفی"]
PARTS_OF_REPORT = [
    "فهرست",
    "پیشگفتار",
    "متن",
    "کلیدواژه‌ها",
    "همکاران این شماره",
    "هیئت تحریریه",
    "ارجاع",
    "حق نشر و مجوزها",
    "دربارهٔ مؤسسه",
    "تماس",
]
SPOKEN = ("aria-label", "alt", "title", "placeholder", "aria-description")


def english_words(html: str) -> list[str]:
    """Return the Latin words that a reader of the page sees or hears as Persian."""
    soup = BeautifulSoup(html, "html.parser")
    assert soup.html["lang"] == "fa"
    assert soup.html["dir"] == "rtl"
    for part in soup.select(NO_WORDS):
        part.decompose()
    texts = [text for text in soup.find_all(string=True) if not isinstance(text, Comment | Doctype)]
    texts += [tag[name] for tag in soup.find_all(True) for name in SPOKEN if tag.has_attr(name)]
    texts += [tag["content"] for tag in soup.find_all("meta", attrs={"name": "description"})]
    return [word for text in texts for word in LATIN.findall(without_addresses(str(text)))]


def without_addresses(text: str) -> str:
    return re.sub(r"\S+@\S+|https?://\S+|www\.\S+", "", text)


def english_by_address(client, addresses, status=200) -> dict[str, list[str]]:
    """Return {address: its English words} of the addresses that have some."""
    found = {}
    for address in addresses:
        response = client.get(address)
        assert (address, response.status_code) == (address, status)
        if words := english_words(response.content.decode()):
            found[address] = words
    return found


def text_blocks(words):
    """Return one raw block of every kind, its texts in `words`."""
    rich = f"<p>{words}</p>"
    values = {
        "paragraph": f"<p>{words}<sup>1</sup></p>",
        "heading": {"text": words, "level": "2"},
        "items": {"numbered": True, "items": [{"type": "item", "value": rich, "id": "i"}]},
        "quote": {"text": rich, "source": words},
        "figure": {"image": None, "alternative": "", "caption": rich},
        "note": {"mark": "1", "text": rich},
        "table": {"data": [[words, words]], "table_caption": ""},
        "gap": {"remark": ""},
    }
    assert set(values) == set(TextStreamBlock().child_blocks)
    return raw(values)


def speech_blocks(words):
    speech = {"speaker": words, "text": f"<p>{words}</p>"}
    assert set(InterviewStreamBlock().child_blocks) - set(TextStreamBlock().child_blocks) == {
        "question",
        "answer",
    }
    return raw({"question": speech, "answer": speech})


def raw(values):
    return [{"type": kind, "value": value, "id": f"b-{kind}"} for kind, value in values.items()]


FACTS = {
    "contact_tel": "021 123",
    "contact_fax": "021 124",
    "contact_email": "papers@example.org",
    "contact_po_box": "1411",
    "contact_website": "https://papers.example.org/",
    "contact_postal_address": "نشانی",
    "series": "مجموعه",
    "report_type": "گزارش",
    "institute": "نهاد",
    "institute_local_name": "نهاد",
    "institute_about": "شرح نهاد",
    "partner": "همراه",
    "editorial_board": "نام",
    "reference": "ارجاع",
    "copyright_text": "حق",
    "signatory_name": "نام",
    "signatory_role": "سمت",
    "signatory_affiliation": "نهاد",
    "abstract": "چکیده",
}


@pytest.fixture
def persian_site(db):
    """A report with everything that a report can have, and one work of every other kind, all in Persian."""
    topic = factories.make_topic("ایران", fa="ایران", en="Iran")
    people = [factories.make_author(name, "fa") for name in ("نام یک", "نام دو")]
    shared = {"authors": people, "topics": [topic], "keywords_printed": "واژه"}
    years = {"date_calendar": "solar-hijri", "date_month": 6, "title": "گزارش", "slug": "report"}
    listed = [Contributor(name_printed="نام", degree="مدرک", field="رشته", country="کشور")]
    texts = {"preface": text_blocks("متن"), "contributors": listed, "date_year": 1397}
    report = factories.make_report("fa", **FACTS, **years, **texts)
    factories.make_report("fa", **FACTS, **{**years, "slug": "earlier"}, date_year=1396)
    for number in (1, 2):
        factories.make_essay(
            report,
            title=f"مقاله {number}",
            slug=f"essay-{number}",
            printed_page=number,
            body=text_blocks("متن"),
            **shared,
        )
    factories.make_interview(
        "fa",
        title="گفت",
        slug="interview",
        decks="سطر",
        interviewer="نام",
        body=speech_blocks("متن"),
        **shared,
    )
    return {"author": people[0].slug, "topic": topic.slug}


@pytest.mark.django_db
def test_a_new_site_has_no_english_word(client):
    """Every list is empty, so that every page says what it would hold."""
    sections = ["", "papers/", "authors/", "topics/", "about/", "search/", "search/?q=%D9%86"]
    assert english_by_address(client, [f"/fa/{section}" for section in sections]) == {}


def test_a_full_site_has_no_english_word(client, persian_site):
    papers = ["papers/report/", "papers/report/essay-1/", "papers/report/essay-2/", "papers/interview/"]
    lists = [f"papers/?type={kind}" for kind in ("report", "essay", "interview")]
    others = [f"authors/{persian_site['author']}/", f"topics/{persian_site['topic']}/", "search/?q=متن"]
    sections = ["", "papers/", "authors/", "topics/", "about/", "search/"]
    addresses = [f"/fa/{address}" for address in (*sections, *papers, *lists, *others)]
    assert english_by_address(client, addresses) == {}
    report = BeautifulSoup(client.get("/fa/papers/report/").content, "html.parser")
    assert [heading.get_text(strip=True) for heading in report.select("main h2")] == PARTS_OF_REPORT


def test_a_page_that_is_not_there_says_so_in_persian(client, persian_site):
    assert english_by_address(client, ["/fa/نیست/", "/fa/papers/نیست/"], status=404) == {}
    shown = client.get("/fa/نیست/").content.decode()
    assert "<title>صفحه پیدا نشد – " in shown
    assert "چنین صفحه‌ای وجود ندارد" in shown


@pytest.mark.django_db
def test_long_lists_have_no_english_word(client):
    for number in range(21):
        factories.make_essay(language="fa", title=f"مقاله {number}", slug=f"essay-{number}", body=[])
    addresses = ["/fa/papers/", "/fa/papers/?page=2", "/fa/search/?q=مقاله&page=2", "/fa/papers/essay-1/"]
    assert english_by_address(client, addresses) == {}
    assert "صفحهٔ ۲ از ۲" in client.get("/fa/papers/?page=2").content.decode()


@pytest.mark.django_db
def test_english_works_on_persian_pages_are_marked_as_english(client):
    """The shell stays Persian round works that exist in English only, and each says which language it is."""
    topic = factories.make_topic("Iran", en="Iran")
    person = factories.make_author("Elaheh Rostami")
    report = factories.make_report(essays=2, authors=[person], topics=[topic], institute_about="About us.")
    addresses = ["/fa/", "/fa/papers/", "/fa/papers/?type=essay", "/fa/authors/", "/fa/topics/", "/fa/about/"]
    assert english_by_address(client, addresses) == {}
    named = {f"/fa/topics/{topic.slug}/": ["Iran"], "/fa/search/?q=text": ["text"]}
    assert english_by_address(client, named) == named  # a window has one title, in two languages here
    listed = BeautifulSoup(client.get("/fa/papers/").content, "html.parser")
    (row,) = listed.select("li.work")
    assert row.select_one("h2 [lang=en]").get_text(strip=True) == report.title
    assert row.select_one(".language-mark").get_text() == "انگلیسی"


@pytest.mark.django_db
def test_an_english_text_on_a_persian_page_is_explained(client):
    """A page in the Persian tree whose text is still English."""
    papers = factories.papers_page("fa")
    body = text_blocks("Words of the text")
    factories.add_work(papers, EssayPage, language="en", title="An English title", slug="english", body=body)
    page = BeautifulSoup(client.get("/fa/papers/english/").content, "html.parser")
    assert page.select_one("[role=note]").get_text(strip=True) == (
        "این متن هنوز به فارسی منتشر نشده است و به انگلیسی نمایش داده می‌شود."
    )
    assert page.select_one("p.lost").get_text() == "[متن منبع در اینجا قطع می‌شود.]"
    assert page.select_one("p.lost")["lang"] == "fa"


def test_an_english_word_would_be_noticed():
    """The eye of these tests: what it must see, and what it must look over."""
    page = (
        '<!doctype html><html lang="fa" dir="rtl"><head><title>Title</title><style>p { top: 0 }</style>'
        '<meta name="description" content="Description"></head><body><!-- comment --><p lang="en">English</p>'
        '<bdi>Name</bdi><a href="/address/" aria-label="Label">خانه Home</a><code>code</code>'
        '<img alt="Alternative" src="/a.png"><input placeholder="Place">'
        "<p>a@example.org https://example.org x</p>"
        "</body></html>"
    )
    assert english_words(page) == ["Title", "Home", "Label", "Alternative", "Place", "Description"]


# Editors -------------------------------------------------------------------------------------------------


def latin_in_persian(texts) -> list[str]:
    """Return the texts that hold Latin letters when an editor reads them in Persian."""
    with translation.override("fa"):
        shown = [str(text) for text in texts if text]
    return [text for text in shown if re.search("[A-Za-z]", text) and text not in {"ORCID", "ROR"}]


def is_ours(thing) -> bool:
    return thing.__module__.startswith("papers.")


MODELS = [model for model in apps.get_app_config("papers").get_models() if is_ours(model)]
FORMS = [model for model in MODELS if issubclass(model, Page) or hasattr(model, "panels")]
EDITED = [model for model in FORMS if issubclass(model, Page)]
BLOCKS = [*TextStreamBlock().child_blocks.values(), *InterviewStreamBlock().child_blocks.values()]


def name_of(model) -> str:
    return model.__name__


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_a_model_is_named_in_persian(model):
    names = [model._meta.verbose_name]
    if "verbose_name_plural" in model._meta.original_attrs:
        names.append(model._meta.verbose_name_plural)
    assert latin_in_persian(names) == []


@pytest.mark.parametrize("model", FORMS, ids=name_of)
def test_its_fields_are_named_and_explained_in_persian(model):
    """Of the fields that editors can change and that are ours; Wagtail names its own."""
    fields = [field for field in model._meta.concrete_fields if is_ours(field.model)]
    texts = []
    for field in fields:
        if field.editable and not field.auto_created and not field.remote_field:
            texts += [field.verbose_name, field.help_text]
            texts += [name for code, name in field.choices or () if code not in LANGUAGES]
    assert latin_in_persian(texts) == []


def panels_below(panel):
    for child in getattr(panel, "children", ()):
        yield child
        yield from panels_below(child)


@pytest.mark.parametrize("model", EDITED, ids=name_of)
def test_the_parts_of_its_form_are_named_in_persian(model):
    """Tabs, groups and lists of rows, where they are ours. (The tab "Content" is Wagtail's.)"""
    texts = []
    for panel in panels_below(model.get_edit_handler()):
        if isinstance(panel, PanelGroup | InlinePanel | HelpPanel):
            texts += [panel.heading, panel.help_text]
            texts += [getattr(panel, name, "") for name in ("label", "content")]
    assert latin_in_persian(texts) == []


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_a_block_and_its_parts_are_named_in_persian(block):
    parts = list(getattr(block, "child_blocks", {}).values())
    texts = []
    for part in [block, *parts, *(part.child_block for part in parts if isinstance(part, blocks.ListBlock))]:
        choices = part.field.choices if isinstance(part, blocks.ChoiceBlock) else ()
        texts += [part.label, getattr(part.field, "help_text", "") if hasattr(part, "field") else ""]
        texts += [name for code, name in choices if code]
    assert len(texts) >= 2
    assert latin_in_persian(texts) == []


@pytest.mark.django_db
def test_an_editors_form_speaks_persian(admin_client, admin_user):
    """The whole way: an editor who has chosen Persian opens a report."""
    UserProfile.objects.create(user=admin_user, preferred_language="fa")
    report = factories.make_report("fa", title="گزارش")
    form = BeautifulSoup(admin_client.get(f"/admin/pages/{report.pk}/edit/").content, "html.parser")
    assert (form.html["lang"], form.html["dir"]) == ("fa", "rtl")
    tabs = [next(tab.stripped_strings) for tab in form.select("a[role=tab]")]
    assert [tab for tab in tabs if tab in TABS] == TABS
    assert form.select_one("label[for=id_abstract]").get_text(strip=True) == "چکیده"
