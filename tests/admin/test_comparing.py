"""What changed in the original stands beside the translation, word by word, each in its own direction."""

import pytest
from django.urls import reverse

from papers.models import EssayPage, ReportPage
from papers.translating.linking import link
from papers.translating.staleness import Age, age_of
from papers.translating.starting import start_translation
from tests.admin.test_importing import log_in, messages_of, review, words
from tests.admin.test_translating import edit, publish
from tests.factories import make_essay, make_report, paragraphs, signature

pytestmark = pytest.mark.django_db

COPIED = "Not translated yet: it says what was copied."


@pytest.fixture(autouse=True)
def root(client):
    return log_in(client, "superuser")


def compared(client, page):
    soup = review(client, reverse("papers_translation_compare", args=[page.pk]))
    return soup, [
        (
            words(row.h3),
            *(
                words(side).removeprefix(words(side.h4)).strip()
                for side in row.select(".change__sides > div")
            ),
        )
        for row in soup.select(".change")
    ]


def test_before_now_and_the_translation_stand_beside_each_other(client):
    essay = make_essay(title="Ports", body=paragraphs("The sea is wide.", "The second.", "The third."))
    page = start_translation(essay, "fa").page
    page.body[0].value.source = "<p>دریا پهناور است.</p>"
    page.save_revision()
    body = paragraphs("The lake is wide.", "The second.", "A new one.")
    body[2]["id"] = "00000000-0000-4000-8000-00000000ffff"
    publish(essay, title="Harbours", body=body)
    soup, rows = compared(client, page)
    assert rows == [
        (
            "1. Title",
            "Ports",
            "Harbours",
            "Ports Not translated yet: it says what was copied. Edit : 1. title",
        ),
        (
            "2. Paragraph",
            "The sea is wide.",
            "The lake is wide.",
            "دریا پهناور است. Edit : 2. Paragraph",
        ),
        (
            "3. Paragraph taken out",
            "The third.",
            "—",
            f"The third. {COPIED} Edit : 3. Paragraph",
        ),
        ("4. Paragraph new", "—", "A new one.", "The translation has no such part. Edit : 4. Paragraph"),
    ]
    second = soup.select(".change")[1]
    assert ([words(mark) for mark in second("del")], [words(mark) for mark in second("ins")]) == (
        ["sea"],
        ["lake"],
    )
    assert [(side["lang"], side["dir"]) for side in second.select(".change__words")] == [
        ("en", "ltr"),
        ("en", "ltr"),
        ("fa", "rtl"),
    ]
    links = [row.select_one(".change__sides a")["href"] for row in soup.select(".change")]
    assert links == [
        f"{edit(page)}#id_title",
        f"{edit(page)}#block-{page.body[0].id}-section",
        f"{edit(page)}#block-{page.body[2].id}-section",
        edit(page),
    ]


def test_pages_linked_by_hand_are_set_beside_each_other_in_their_order(client):
    english = make_essay(body=paragraphs("One.", "Two."), authors=[signature("A B", "Tehran")])
    persian = make_essay(
        language="fa", body=paragraphs("یک.", "دو.", key="b"), authors=[signature("الف ب", "تهران")]
    )
    link(english, persian)
    publish(english, body=paragraphs("One.", "Twice."))
    _soup, rows = compared(client, persian)
    assert rows == [("1. Paragraph", "Two.", "Twice.", "دو. Edit : 1. Paragraph")]


def test_a_translation_follows_again_once_its_editor_says_so(client):
    essay = make_essay(title="Ports")
    page = start_translation(essay, "fa").page
    page.save_revision().publish()
    essay = publish(essay, title="Harbours")
    soup, rows = compared(client, page)
    form = soup.select_one("form.review-actions")
    back = form.select_one("input[name=next]")["value"]
    response = client.post(form["action"], {"next": back})
    assert response.url == back == reverse("papers_translation_compare", args=[page.pk])
    soup, rows = compared(client, page)
    assert rows == []
    assert "This draft follows the original as it is now." in words(soup)
    assert not soup.select("form.review-actions")
    stored = EssayPage.objects.get(pk=page.pk)
    assert (stored.title, age_of(stored, EssayPage.objects.get(pk=essay.pk))) == ("Ports", Age.STALE)
    stored.get_latest_revision().publish()
    stored.refresh_from_db()
    assert age_of(stored, EssayPage.objects.get(pk=essay.pk)) is Age.CURRENT
    client.post(form["action"])
    assert messages_of(client)[-1] == "The translation follows the original already."


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org", "javascript:alert(1)", "\0"])
def test_nobody_is_sent_elsewhere_afterwards(client, address):
    page = start_translation(make_essay(), "fa").page
    response = client.post(reverse("papers_translation_renew", args=[page.pk]), {"next": address})
    assert response.url == edit(page)


def test_a_translation_of_what_is_not_public_is_not_renewed(client):
    essay = make_essay(live=False)
    page = start_translation(essay, "fa").page
    soup, rows = compared(client, page)
    assert rows == []
    assert "The original is not public now" in words(soup)
    before = EssayPage.objects.get(pk=page.pk).latest_revision_id
    client.post(reverse("papers_translation_renew", args=[page.pk]))
    assert EssayPage.objects.get(pk=page.pk).latest_revision_id == before


def test_parts_that_only_moved_are_said_to_have(client):
    essay = make_essay(body=paragraphs("One.", "Two."))
    page = start_translation(essay, "fa").page
    publish(essay, body=paragraphs("One.", "Two.")[::-1])
    soup, rows = compared(client, page)
    assert rows == []
    assert "some parts stand in another place" in words(soup)
    assert soup.select("form.review-actions")


def test_hostile_words_stay_words(client):
    report = make_report(title="<script>alert(1)</script>")
    page = start_translation(report, "fa").page
    publish(report, title="<img src=x onerror=alert(2)>", preface_heading="‮\"'>")
    soup, rows = compared(client, page)
    assert not soup.select(".nice-padding script, .nice-padding img")
    assert rows[0][1:3] == ("<script>alert(1)</script>", "<img src=x onerror=alert(2)>")
    assert ReportPage.objects.count() == 2
