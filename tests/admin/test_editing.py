"""Editors open, preview and save every kind of page, and saving without a change changes nothing."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.models import Page
from wagtail.test.utils.form_data import querydict_from_html, rich_text

from papers.blocks import INLINE
from papers.importing.apply import import_document
from papers.importing.fields import read_field
from papers.importing.pages import pages_for
from papers.models import AboutPage, AuthorPage, EssayPage, InterviewPage, ReportPage, Topic
from tests import factories
from tests.importing.documents import essay, interview, replace, report, rich_blocks, source

pytestmark = pytest.mark.django_db


def stream_form(block, value, name):
    """Return what the page editor's browser posts for a block that nobody touched."""
    if isinstance(block, blocks.StreamBlock):
        rows = [(row.block, row.value, {"type": row.block_type, "id": row.id}) for row in value]
        return rows_form(rows, name)
    if isinstance(block, blocks.ListBlock):
        rows = [(block.child_block, row.value, {"id": row.id}) for row in value.bound_blocks]
        return rows_form(rows, name)
    if isinstance(block, blocks.StructBlock):
        children = (
            stream_form(child, value[key], f"{name}-{key}") for key, child in block.child_blocks.items()
        )
        return {key: part for child in children for key, part in child.items()}
    if isinstance(block, blocks.RichTextBlock):
        return {name: rich_text(value.source, features=INLINE)}
    if isinstance(block, TableBlock):
        return {name: json.dumps(value)}
    if isinstance(block, blocks.BooleanBlock):
        return {name: "on"} if value else {}
    return {name: "" if value is None else str(value)}


def rows_form(rows, name):
    form = {f"{name}-count": str(len(rows))}
    for at, (block, value, facts) in enumerate(rows):
        form |= {f"{name}-{at}-{fact}": text for fact, text in facts.items()}
        form |= {f"{name}-{at}-order": str(at), f"{name}-{at}-deleted": ""}
        form |= stream_form(block, value, f"{name}-{at}-value")
    return form


def posted_back(html, form_id):
    """Return the fields of a form as a browser posts them."""
    form = querydict_from_html(html, form_id=form_id).dict()
    boxes = BeautifulSoup(html, "html.parser").select(f"#{form_id} input[type=checkbox][checked]")
    return form | {box["name"]: box.get("value", "on") for box in boxes}


def form_of(client, page):
    """Return the edit form of the page as the browser would post it back."""
    response = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    form = posted_back(response.content.decode(), "page-edit-form")
    draft = page.specific.get_latest_revision_as_object()
    for name in ("body", "preface"):
        if hasattr(draft, name):
            value = getattr(draft, name)
            form |= stream_form(value.stream_block, value, name)
    return form


def save(client, page, publish=True, **changes):
    form = form_of(client, page) | changes | ({"action-publish": "1"} if publish else {})
    response = client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 302, response.context["form"].errors
    return page


@pytest.fixture
def imported(admin_client):
    """Documents with everything that a document can hold, imported and published."""
    whole = replace(
        report(
            essay("Rich", "Elaheh Rostami", "Ali Amiri", blocks=rich_blocks(), keywords=("Sea, salt", "Oil")),
            essay("Plain", "Ali Amiri", abstract="Two sentences. Here."),
        ),
        language="en",
    )
    documents = (whole, interview())
    for document in documents:
        import_document(document, source(), publish=True)
    return documents


def imported_pages():
    return [page.specific for page in Page.objects.filter(imported__isnull=False).order_by("path")]


def test_saving_without_a_change_is_no_change_for_the_next_import(admin_client, imported):
    wanted = {page.key: page for document in imported for page in pages_for(document)}
    before = {
        page.pk: {name: read_field(page, name) for name in wanted[page.imported.key].values}
        for page in imported_pages()
        if page.imported.key in wanted
    }
    for page in imported_pages():
        save(admin_client, page)
    for document in imported:
        result = import_document(document, source(), publish=True)
        kept = [(page.key, page.fields) for page in result.plan.pages if page.fields]
        assert (result.plan.outcome, result.run, kept) == ("unchanged", None, [])
    scalars = {
        pk: {name: value for name, value in fields.items() if name not in ("body", "preface")}
        for pk, fields in before.items()
    }
    after = {
        page.pk: {name: read_field(page, name) for name in scalars[page.pk]}
        for page in imported_pages()
        if page.pk in scalars
    }
    for fields in (*scalars.values(), *after.values()):
        fields["topics"] = sorted(fields.get("topics", []))
    assert after == scalars


def test_saving_keeps_the_ids_of_all_blocks(admin_client, imported):
    page = EssayPage.objects.get(title="Rich")
    before = [block.id for block in page.body]
    items = [item.id for item in page.body[3].value["items"].bound_blocks]
    save(admin_client, page)
    page = EssayPage.objects.get(title="Rich")
    assert [block.id for block in page.body] == before
    assert [item.id for item in page.body[3].value["items"].bound_blocks] == items


def test_saving_keeps_who_signed_and_the_page_of_each(admin_client, imported):
    page = save(admin_client, EssayPage.objects.get(title="Rich"))
    rows = EssayPage.objects.get(pk=page.pk).signatures.order_by("sort_order")
    assert [(row.name_printed, row.author.title) for row in rows] == [
        ("Elaheh Rostami",) * 2,
        ("Ali Amiri",) * 2,
    ]


def test_a_change_in_the_form_is_kept_by_the_next_import(admin_client, imported):
    page = save(admin_client, EssayPage.objects.get(title="Plain"), abstract="An editor's words.")
    result = import_document(imported[0], source(), publish=True)
    kept = [(change.name, change.action) for plan in result.plan.pages for change in plan.fields]
    assert (result.plan.outcome, kept) == ("unchanged", [("abstract", "kept")])
    assert EssayPage.objects.get(pk=page.pk).abstract == "An editor's words."


def test_a_draft_saved_in_the_form_is_not_seen_by_readers(admin_client, client, imported):
    page = save(admin_client, EssayPage.objects.get(title="Plain"), publish=False, title="Not yet")
    assert "Not yet" not in client.get(page.url).content.decode()


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize(
    "section",
    [
        factories.home_page,
        factories.papers_page,
        factories.authors_page,
        factories.topics_page,
        factories.about_page,
    ],
    ids=lambda function: function.__name__,
)
def test_every_page_of_the_site_opens_and_saves(admin_client, section, language):
    page = section(language)
    before = (page.title, page.slug, page.url, page.show_in_menus)
    save(admin_client, page)
    page = section(language)
    assert (page.title, page.slug, page.url, page.show_in_menus, page.live) == (*before, True)


WRONG_DATES = {
    "a day without a month": ({"date_year": "2018", "date_month": "", "date_day": "5"}, "date_year"),
    "a month without a year": ({"date_year": "", "date_month": "5", "date_day": ""}, "date_year"),
    "no such day": ({"date_year": "2018", "date_month": "2", "date_day": "30"}, "date_day"),
    "no such month": ({"date_year": "2018", "date_month": "13", "date_day": ""}, "date_month"),
    "no such Persian day": (
        {"date_year": "1397", "date_month": "7", "date_day": "31", "date_calendar": "solar-hijri"},
        "date_day",
    ),
}


@pytest.mark.parametrize(("fields", "place"), WRONG_DATES.values(), ids=WRONG_DATES)
def test_the_form_refuses_an_impossible_date(admin_client, fields, place):
    page = factories.make_interview()
    form = form_of(admin_client, page) | fields | {"action-publish": "1"}
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form)
    assert response.status_code == 200
    assert place in response.context["form"].errors


@pytest.mark.parametrize("model", [ReportPage, EssayPage, InterviewPage, AuthorPage])
def test_the_form_of_a_new_page_opens(admin_client, model):
    parent = factories.authors_page() if model is AuthorPage else factories.papers_page()
    address = reverse("wagtailadmin_pages:add", args=["papers", model._meta.model_name, parent.pk])
    assert admin_client.get(address).status_code == 200


def half_filled(model, parent, **fields):
    """Return a page as the preview of a new page sees it: not in the tree yet, hardly anything written."""
    page = model(title="", locale=parent.locale, **fields)
    page.path = Page._get_children_path_interval(parent.path)[1]
    page.depth = parent.depth + 1
    page.set_url_path(parent)
    return page


@pytest.mark.parametrize(
    "fields", [{}, {"date_year": 2018, "date_month": 13}, {"date_day": 3}, {"date_year": 1, "date_day": 40}]
)
@pytest.mark.parametrize("model", [ReportPage, EssayPage, InterviewPage])
def test_a_half_filled_work_has_a_preview(model, fields):
    page = half_filled(model, factories.papers_page(), **fields)
    for mode, _ in page.preview_modes:
        assert page.make_preview_request(preview_mode=mode).status_code == 200


def test_a_half_filled_essay_of_a_report_has_a_preview():
    page = half_filled(EssayPage, factories.make_report(essays=1))
    assert page.make_preview_request().status_code == 200


def test_a_half_filled_author_has_a_preview():
    assert half_filled(AuthorPage, factories.authors_page()).make_preview_request().status_code == 200


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_page_has_a_preview_that_shows_its_draft(language):
    author = factories.make_author(language=language)
    water = factories.make_topic("Water")
    made = factories.make_report(language=language, essays=2, authors=[author], topics=[water])
    factories.make_interview(language=language, authors=[author])
    pages = Page.objects.filter(locale__language_code=language, depth__gt=1)
    assert pages.count() == 10
    for page in pages.specific():
        page.title = "A preview's own title"
        for mode, _ in page.preview_modes:
            response = page.make_preview_request(preview_mode=mode)
            assert response.status_code == 200
            assert "preview" in response.rendered_content
    made.refresh_from_db()
    assert made.title != "A preview's own title"


def test_an_about_page_with_a_text_shows_the_text(client):
    page = factories.about_page()
    page.body = factories.paragraphs("What we are.")
    page.save()
    assert "What we are." in client.get("/en/about/").content.decode()
    assert AboutPage.objects.count() == 2


def test_topics_are_listed_made_and_changed(admin_client):
    listing = reverse("wagtailsnippets_papers_topic:list")
    factories.make_topic("Water", en="Water", fa="آب")
    assert "Water" in admin_client.get(listing).content.decode()
    topic = Topic.objects.get()
    address = reverse("wagtailsnippets_papers_topic:edit", args=[topic.pk])
    form = posted_back(admin_client.get(address).content.decode(), "w-editor-form")
    form |= {name: "Waters" for name, value in form.items() if name.startswith("labels") and value == "Water"}
    assert admin_client.post(address, form).status_code == 302
    assert [Topic.objects.shown_in(code).get().shown for code in ("en", "fa")] == ["Waters", "آب"]
