"""Editors find who may be one person, merge them, look at what papers print of them, and take it back."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from papers.curation.people.merging import merge_people
from papers.models import DifferentPeople, PersonChange
from tests import factories
from tests.admin.test_editing import form_of, save
from tests.people import make_person

pytestmark = pytest.mark.django_db
HUGE = "9" * 30


@pytest.fixture
def editor(client):
    user = make_person("Editor")
    client.force_login(user)
    return user


@pytest.fixture
def koolaee():
    return factories.make_author("Elaheh Koolaee", orcid="0000-0002-1825-0097")


@pytest.fixture
def koolae():
    return factories.make_author("Elaheh Koolae", spellings=["الهه کولایی"])


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(answer):
    return " ".join(soup(answer).get_text(" ").split())


def rows(answer):
    return [" ".join(row.get_text(" ").split()) for row in soup(answer).select("tbody tr")]


def test_twins_lead_to_a_merge_that_its_own_page_takes_back(client, editor, koolaee, koolae):
    factories.make_essay(authors=[koolae], title="The Caucasus")
    twins = soup(client.get(reverse("papers_people_twins")))
    link = twins.find("a", href=lambda href: href and reverse("papers_people_merge") in href)
    preview = client.get(link["href"])
    assert "The Caucasus" in words(preview)
    chosen = soup(preview).find("input", {"name": "into", "checked": True})
    assert chosen["value"] == str(koolae.pk), "whoever signed more is offered"
    said = {"person": [koolaee.pk, koolae.pk], "into": koolaee.pk}
    answer = client.post(reverse("papers_people_merge"), said)
    change = PersonChange.objects.get()
    assert answer["Location"] == reverse("papers_person_change", args=[change.pk])
    assert change.made_by == editor
    report = client.get(answer["Location"])
    assert "The Caucasus" in words(report)
    assert soup(report).find("button", string="Undo")
    answer = client.post(answer["Location"], follow=True)
    assert "It was undone" in words(answer)
    assert not soup(answer).find("button", string="Undo")
    assert "It was undone" not in words(
        client.post(reverse("papers_person_change", args=[change.pk]), follow=True)
    )
    changes = words(client.get(reverse("papers_people_changes")))
    assert "Elaheh Koolae" in changes
    assert "undone" in changes


def test_two_orcids_are_refused_with_the_reason(client, editor, koolaee, koolae):
    factories.change(koolae, orcid="0000-0001-5109-3700")
    said = {"person": [koolaee.pk, koolae.pk], "into": koolaee.pk}
    answer = client.post(reverse("papers_people_merge"), said, follow=True)
    assert "different ORCIDs" in words(answer)


def test_a_pair_that_is_two_is_set_aside_and_comes_back(client, editor, koolaee, koolae):
    address, pair = reverse("papers_people_twins"), {"person": [koolaee.pk, koolae.pk]}
    client.post(address, pair)
    assert DifferentPeople.objects.get().made_by == editor
    page = words(client.get(address))
    assert "No two people look like one" in page
    assert "Set aside" in page
    client.post(address, pair | {"action": "back"})
    assert "Set aside" not in words(client.get(address))


def test_the_list_has_a_row_for_each_person(client, editor, koolaee, koolae):
    factories.translate(koolaee, "fa", title="الهه کولایی دیگر", live=False)
    factories.make_essay(authors=[koolaee], date_year=2018)
    factories.make_essay(authors=[koolae], date_year=2021)
    address = reverse("papers_people")
    assert len(rows(client.get(address))) == 2
    merge_people([koolae], koolaee)
    [row] = rows(client.get(address))
    assert "Elaheh Koolaee" in row
    assert "Elaheh Koolae " in row
    assert "2018–2021" in row.replace(" – ", "–").replace(" –", "–").replace("– ", "–")
    assert "a draft" in row


@pytest.mark.parametrize("asked", ["Koolae", "كولايي", "elaheh koolaee"])
def test_a_person_is_found_by_any_name_in_any_script(client, editor, koolaee, koolae, asked):
    factories.make_author("Davoud Zandi")
    merge_people([koolae], koolaee)
    [row] = rows(client.get(reverse("papers_people"), {"q": asked}))
    assert "Elaheh Koolaee" in row


def test_the_list_is_narrowed(client, editor, koolaee, koolae):
    zandi = factories.make_author("Davoud Zandi")
    factories.translate(zandi, "fa", title="داوود زندی")
    factories.make_essay(authors=[zandi])
    address = reverse("papers_people")
    found = {
        state: len(rows(client.get(address, {"state": state}))) for state in ("unused", "twins", "without-fa")
    }
    assert found == {"unused": 2, "twins": 2, "without-fa": 2}
    assert "Nobody is found so" in words(client.get(address, {"q": "nobody"}))


def test_the_list_without_people_says_what_makes_them(client, editor):
    assert "Import a paper" in words(client.get(reverse("papers_people")))


def test_many_people_cost_as_many_queries_as_few(client, editor):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("papers_people"))
        return len(seen)

    factories.make_essay(authors=[factories.make_author("Ann Smith")])
    queries()
    few = queries()
    for number in range(30):
        person = factories.make_author(f"Ann Smith{number}", spellings=["A. S."])
        factories.make_essay(authors=[person])
    assert queries() == few


def test_a_person_shows_every_affiliation_as_printed(client, editor, koolaee, koolae):
    rows_of_work = [factories.signature(koolaee, "University of Tehran")]
    factories.make_essay(authors=[], title="First", date_year=2010).signatures.add(*rows_of_work)
    essay = factories.make_essay(title="Second", date_year=2020)
    essay.signatures = [factories.signature(koolae, "Member of Parliament")]
    essay.save_revision().publish()
    merge_people([koolae], koolaee)
    for page in (koolaee, koolae):
        text = words(client.get(reverse("papers_person", args=[page.pk])))
        assert "Member of Parliament" in text
        assert "Stands for Elaheh Koolae" in text


@pytest.mark.parametrize(
    "values", [{}, {"person": "x"}, {"person": HUGE}, {"person": ["1", "-1"], "into": HUGE}]
)
def test_what_no_form_sends_is_refused_kindly(client, editor, values):
    assert client.get(reverse("papers_people_merge"), values).status_code == 200
    answer = client.post(reverse("papers_people_merge"), values, follow=True)
    assert "Choose at least two people" in words(answer)
    assert client.post(reverse("papers_people_twins"), values).status_code == 302
    for name in ("papers_person", "papers_person_change"):
        assert client.get(reverse(name, args=[10**20]), follow=True).status_code == 404


def test_a_name_that_several_have_is_asked_for_again(client, editor, koolaee, koolae):
    address = reverse("papers_people_merge")
    assert "Several people" in words(client.get(address, {"with": "Elaheh"}))
    assert "nobody else" in words(client.get(address, {"with": "<script>"}))
    page = soup(client.get(address, {"with": "Koolaee"}))
    assert page.find("input", {"name": "person", "value": koolaee.pk})


def test_a_page_that_a_merge_needs_is_not_deleted(client, koolaee, koolae):
    client.force_login(make_person("Administrator"))
    change = merge_people([koolae], koolaee)
    for page in (koolaee, koolae, factories.authors_page()):
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        answer = client.post(address)
        assert answer["Location"] == reverse("papers_person_change", args=[change.pk])
    ticked = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{ticked}?id={koolae.pk}")
    assert type(koolae).objects.filter(pk=koolae.pk).exists()


def test_a_merged_person_cannot_be_chosen_as_an_author(client, editor, koolaee, koolae):
    merge_people([koolae], koolaee)
    parent = factories.authors_page().pk
    address = reverse("wagtailadmin_choose_page_child", args=[parent])
    text = client.get(address, {"page_type": "papers.AuthorPage"}).json()["html"]
    assert "Elaheh Koolaee" in text
    assert "Elaheh Koolae<" not in text.replace("\n", "").replace(" ", " ").replace("Elaheh Koolaee", "")


def test_the_page_of_an_author_leads_to_the_person(client, editor, koolaee):
    page = soup(client.get(reverse("wagtailadmin_pages:edit", args=[koolaee.pk])))
    assert page.find("a", href=reverse("papers_person", args=[koolaee.pk]))


def test_an_orcid_that_somebody_has_is_asked_about(client, editor, koolaee, koolae):
    persian = factories.translate(koolaee, "fa", title="الهه کولایی")
    said = {"orcid": "https://orcid.org/0000-0002-1825-0097"}
    address = reverse("wagtailadmin_pages:edit", args=[koolae.pk])
    answer = client.post(address, form_of(client, koolae) | said)
    assert "“Elaheh Koolaee” has this ORCID" in words(answer)
    assert koolae.get_latest_revision() is None
    save(client, persian, publish=False, **said)
    persian.refresh_from_db()
    assert persian.get_latest_revision().content["orcid"] == koolaee.orcid
