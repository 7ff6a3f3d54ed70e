"""Editors write a correction beside the work, others publish it, and nobody takes it back."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from papers.correcting.publishing import publish
from papers.correcting.writing import write
from papers.models import Correction, CorrectionNotice, EssayPage
from tests import factories
from tests.people import make_person
from tests.people import write as write_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_person("Editor")


@pytest.fixture
def publisher():
    return make_person("Publisher")


@pytest.fixture
def essay():
    page = factories.make_essay(title="Wells", slug="wells", body=factories.paragraphs("Twelve."))
    page.save_revision().publish()
    return EssayPage.objects.get(pk=page.pk)


def soup(answer):
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(answer):
    return " ".join(soup(answer).get_text(" ").split())


def form_for(page, text, **more):
    return {"kind": "correction", "day": "2026-01-05", f"text-{page.pk}": text, **more}


def test_from_the_list_to_readers_through_two_people(client, essay, editor, publisher):
    write_draft(essay, editor, body=factories.paragraphs("Ten."))
    client.force_login(editor)
    start = client.get(reverse("papers_corrections"), {"q": "wells"})
    new = reverse("papers_correction_new", args=[essay.pk])
    assert soup(start).find("a", href=new) is not None
    form = soup(client.get(new))
    assert form.find("input", {"name": f"draft-{essay.pk}"}).has_attr("checked")
    answer = client.post(new, form_for(essay, "Ten, not twelve.", **{f"draft-{essay.pk}": "on"}))
    correction = Correction.objects.get()
    screen = reverse("papers_correction", args=[correction.pk])
    assert answer["Location"] == screen
    shown = soup(client.get(screen))
    assert shown.find("button", {"value": "publish"}) is None
    assert "Somebody who may publish lets it out." in shown.get_text(" ")
    client.force_login(publisher)
    assert "corrections to publish" in words(client.get(reverse("wagtailadmin_home")))
    assert soup(client.get(screen)).find("button", {"value": "publish"}) is not None
    client.post(screen, {"act": "publish"})
    assert "Ten." in str(EssayPage.objects.get(pk=essay.pk).body)
    assert "See what it changed" in words(client.get(screen))
    assert client.post(screen, {"act": "discard"}).status_code == 302
    assert Correction.objects.get().published_by == publisher
    history = words(client.get(reverse("wagtailadmin_pages:history", args=[essay.pk])))
    assert "Correction published" in history


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(client, essay, editor):
    client.force_login(editor)
    new = reverse("papers_correction_new", args=[essay.pk])
    assert "Say in at least one language what readers shall know." in words(
        client.post(new, form_for(essay, ""))
    )
    answer = client.post(new, form_for(essay, "Ten.", day="2999-01-01"))
    assert "The date of a correction is not in the future." in words(answer)
    assert "Ten." in words(answer)
    assert Correction.objects.count() == 0


def test_who_wrote_the_text_is_told_that_another_publishes(client, essay, publisher, settings):
    settings.FOUR_EYES = True
    note = write(essay, Correction.CLARIFICATION, {essay.pk: "In use."}, user=publisher)
    client.force_login(publisher)
    screen = reverse("papers_correction", args=[note.pk])
    said = soup(client.get(screen))
    assert said.find("button", {"value": "publish"}) is None
    assert "another person has to publish it" in said.get_text(" ")
    client.post(screen, {"act": "publish"})
    assert Correction.objects.get().published_at is None


def test_a_retraction_and_its_end(client, essay, editor, publisher):
    note = write(essay, Correction.RETRACTION, {essay.pk: "Made up."}, user=editor)
    client.force_login(publisher)
    screen = reverse("papers_correction", args=[note.pk])
    client.post(screen, {"act": "publish"})
    assert client.get("/en/papers/wells/").status_code == 410
    assert "Reinstate the work" in words(client.get(screen))
    client.post(screen, {"act": "reinstate"})
    assert client.get("/en/papers/wells/").status_code == 200


def test_a_waiting_correction_is_shown_in_place_of_a_second_form(client, essay, editor):
    note = write(essay, Correction.CORRECTION, {essay.pk: "Ten."}, user=editor)
    client.force_login(editor)
    answer = client.get(reverse("papers_correction_new", args=[essay.pk]))
    assert answer["Location"] == reverse("papers_correction", args=[note.pk])
    client.post(answer["Location"], {"act": "discard"})
    assert CorrectionNotice.objects.count() == 0


def test_the_way_to_a_correction_is_on_the_page_s_own_screen(client, essay, editor):
    client.force_login(editor)
    edit = soup(client.get(reverse("wagtailadmin_pages:edit", args=[essay.pk])))
    new = reverse("papers_correction_new", args=[essay.pk])
    assert edit.find("a", href=new) is not None
    draft = factories.make_essay(live=False)
    other = soup(client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])))
    assert other.find("a", href=reverse("papers_correction_new", args=[draft.pk])) is None


@pytest.mark.parametrize("above", [False, True])
def test_a_corrected_work_is_not_deleted(client, publisher, above):
    report = factories.make_report(essays=1)
    essay = EssayPage.objects.get()
    publish(write(essay, Correction.CLARIFICATION, {essay.pk: "In use."}).pk, publisher)
    client.force_login(make_person("superuser"))
    page = report if above else essay
    answer = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)
    assert "cannot be deleted: there is a correction of it" in words(answer)
    bulk = f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}"
    assert "cannot be deleted: there is a correction of it" in words(client.post(bulk, follow=True))
    assert EssayPage.objects.filter(pk=essay.pk).exists()


def test_an_empty_list_says_what_to_do(client, editor):
    client.force_login(editor)
    assert "Nothing has been corrected yet." in words(client.get(reverse("papers_corrections")))
    found = words(client.get(reverse("papers_corrections"), {"q": "nowhere"}))
    assert "No published work has these words in its title." in found
