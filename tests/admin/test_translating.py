"""Translating in the admin: every way to start, what is made, who may, what the page's panel says."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import resolve, reverse
from wagtail.models import Locale

from papers.admin.translating.start import StartView
from papers.models import EssayPage, ReportPage, WorkPage
from papers.translating.linking import link
from papers.translating.starting import start_translation
from tests import factories
from tests.admin.test_editing import save
from tests.admin.test_importing import USERS, log_in, make_user, messages_of, review, words
from tests.factories import (
    change,
    make_author,
    make_essay,
    make_report,
    make_topic,
    papers_page,
    paragraphs,
    signature,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client):
    return log_in(client, "superuser")


def translator(*permissions, language="en", name="translator"):
    """Make a user with these page permissions, who may start translations."""
    user = make_user(name, *permissions, language=language)
    user.groups.first().permissions.add(Permission.objects.get(codename="submit_translation"))
    return user


def permit(user, language, *permissions):
    """Give the user's group page permissions in another language."""
    group = user.groups.first()
    for codename in permissions:
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        group.page_permissions.create(page=papers_page(language), permission=permission)


def start(page):
    return reverse("papers_translation_start", args=[page.pk])


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def in_persian(page):
    return WorkPage.objects.filter(translation_key=page.translation_key, locale__language_code="fa").first()


def publish(page, **fields):
    page = type(page).objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


# Starting ------------------------------------------------------------------------------------------------


def test_wagtails_own_button_leads_to_our_screen(client, root):
    essay = make_essay(title="Ports")
    address = reverse("simple_translation:submit_page_translation", args=[essay.pk])
    assert resolve(address).func.view_class is StartView
    assert address == start(essay)
    explorer = review(client, reverse("wagtailadmin_explore", args=[essay.get_parent().pk]))
    assert explorer.select(f"a[href='{address}']")
    assert review(client, edit(essay)).select(f"a[href='{address}']")
    assert words(review(client, address).select_one("h2.w-h1")) == "Translate: Ports"


def test_topics_are_not_translated_by_copying(client, root):
    topic = make_topic("JCPOA", en="JCPOA")
    address = reverse("simple_translation:submit_snippet_translation", args=["papers", "topic", topic.pk])
    for method in (client.get, client.post):
        assert method(address, follow=True).status_code == 404
    listing = review(client, reverse("wagtailsnippets_papers_topic:list"))
    assert not [link for link in listing.select("a") if "/translation/submit/" in link.get("href", "")]


def test_the_screen_says_what_would_be_made_and_what_there_is(client, root):
    report = make_report(title="Report", essays=2)
    essay = report.get_children().first().specific
    soup = review(client, start(essay))
    assert [words(row) for row in soup.select(".start-choice li")] == [
        "Report (the page above)",
        essay.title,
    ]
    assert [box["value"] for box in soup.select("input[name=language][checked]")] == ["fa"]
    assert not soup.select("input[name=essays]")
    soup = review(client, start(report))
    assert words(soup.select_one("label:has(input[name=essays])")) == "and all 2 essays that are missing"
    page = start_translation(essay, "fa").page
    soup = review(client, start(essay))
    assert not soup.select("input[name=language]")
    assert [link["href"] for link in soup.select(".start-choice a")] == [edit(page)]


def test_a_translation_is_started_as_a_draft_that_opens_for_editing(client, root):
    essay = make_essay(title="Ports")
    response = client.post(start(essay), {"language": "fa"})
    page = in_persian(essay)
    assert response.url == edit(page)
    assert (page.live, page.alias_of_id, page.get_parent().specific) == (False, None, papers_page("fa"))
    assert messages_of(client) == [
        "“Ports” has a draft in Persian. Readers see it when somebody publishes it."
    ]
    again = client.post(start(essay), {"language": "fa"})
    assert (again.url, WorkPage.objects.count()) == (edit(page), 2)
    assert messages_of(client) == ["The translation has been started already."]


def test_a_report_is_started_with_its_essays_where_that_is_ticked(client, root):
    report = make_report(essays=2)
    client.post(start(report), {"language": "fa"})
    assert ReportPage.objects.count() == 2
    assert EssayPage.objects.count() == 2
    client.post(start(report), {"language": "fa", "essays": "on"})
    assert EssayPage.objects.count() == 4
    assert messages_of(client)[-1].endswith("2 more pages were made.")
    assert not WorkPage.objects.filter(alias_of__isnull=False).exists()


def test_an_author_is_translated_too(client, root):
    author = make_author("Elaheh Rostami")
    response = client.post(start(author), {"language": "fa"})
    assert response.url == edit(author.get_translation(Locale.objects.get(language_code="fa")))


@pytest.mark.parametrize("posted", [{}, {"language": "en"}, {"language": "xx"}, {"language": "\0"}])
def test_without_a_fitting_language_nothing_is_made(client, root, posted):
    essay = make_essay()
    soup_of = client.post(start(essay), posted)
    assert "Choose a language in which the page can be made." in soup_of.content.decode()
    assert in_persian(essay) is None


def test_what_stands_in_the_way_is_said(client, root):
    essay = make_essay(title="Ports")
    persian = Locale.objects.get(language_code="fa")
    essay.create_alias(parent=papers_page("fa"), update_locale=persian, reset_translation_key=False)
    soup = review(client, start(essay))
    said = "“Ports” has an alias in Persian. Delete it, or convert it to a page, and try again."
    assert words(soup.select_one(".start-choice p")) == said
    client.post(start(essay), {"language": "fa"})
    assert not WorkPage.objects.filter(alias_of__isnull=True, locale__language_code="fa").exists()
    Locale.objects.create(language_code="ru")
    home = factories.home_page()
    assert "its pages are made with the site" in words(review(client, start(home)).form)


def test_a_translation_is_translated_from_its_original(client, root):
    essay = make_essay()
    page = start_translation(essay, "fa").page
    assert client.get(start(page)).url == start(essay)


@pytest.mark.parametrize("number", [1, 999_999, 10**20])
def test_what_is_no_page_is_not_translated(client, root, number):
    assert client.get(f"/admin/translation/submit/page/{number}/", follow=True).status_code == 404


def test_a_translator_makes_pages_only_where_they_may_add(client):
    essay = make_essay()
    user = translator("change_page")
    client.force_login(user)
    soup = review(client, start(essay))
    assert (
        words(soup.select_one(".start-choice p"))
        == f"You may not add pages below “\u2068{papers_page('fa').title}\u2069”."
    )
    client.post(start(essay), {"language": "fa"})
    assert in_persian(essay) is None
    permit(user, "fa", "add_page")
    assert client.post(start(essay), {"language": "fa"}).url == edit(in_persian(essay))
    assert in_persian(essay).owner == user


# Who may -------------------------------------------------------------------------------------------------

ADDRESSES = ["start", "link", "unlink", "compare", "renew"]
PEOPLE = [*USERS, "translator", "stranger"]
ALLOWED = {"superuser": set(ADDRESSES), "translator": {"start", "link", "unlink", "compare", "renew"}}


def enter(client, who):
    if who in USERS:
        return log_in(client, who)
    user = translator("change_page", "publish_page", name=who, language="en" if who == "translator" else "fa")
    if who == "translator":
        permit(user, "fa", "add_page", "change_page", "publish_page")
    else:
        user.groups.first().page_permissions.all().delete()
    client.force_login(user)
    return user


@pytest.mark.parametrize("who", PEOPLE)
def test_each_screen_opens_for_those_who_may_only(client, who):
    """An author of pages who may not change those of others, and a publisher, may not translate them."""
    essay = make_essay(title="Ports")
    page = start_translation(essay, "fa").page
    page.save_revision().publish()
    publish(essay, title="Harbours")
    lone = make_essay()
    before = snapshot()
    enter(client, who)
    subjects = {"start": lone, "link": lone, "unlink": page, "compare": page, "renew": page}
    allowed = ALLOWED.get(who, set())
    for name, subject in subjects.items():
        address = reverse(f"papers_translation_{name}", args=[subject.pk])
        methods = ["get", "post"] if name not in allowed else ["get"]
        for method in methods:
            response = getattr(client, method)(address)
            if name in allowed:
                assert response.status_code == (405 if name == "renew" else 200), (name, method)
            else:
                away = "/admin/login/" if who == "anonymous" else "/admin/"
                assert (response.status_code, response.url.partition("?")[0]) == (302, away), (name, method)
    assert snapshot() == before


def snapshot():
    return list(
        WorkPage.objects.order_by("pk").values_list("pk", "translation_key", "latest_revision_id", "basis")
    )


@pytest.mark.parametrize("who", PEOPLE)
def test_the_board_opens_for_those_who_edit_anything(client, who):
    make_essay(title="Public")
    make_essay(title="Secret", live=False)
    enter(client, who)
    response = client.get(reverse("papers_translations"))
    home = client.get("/admin/")
    if who in {"anonymous", "visitor of the admin", "stranger"}:
        assert response.status_code == 302
        assert reverse("papers_translations").encode() not in home.content
    else:
        assert response.status_code == 200
        assert reverse("papers_translations").encode() in home.content
        assert b"Public" in response.content
        assert b"Secret" in response.content
    assert client.post(reverse("papers_translations")).status_code in (302, 405)


def test_the_titles_of_drafts_are_for_those_who_may_edit_them(client):
    make_essay(title="Public")
    secret = make_essay(title="Secret", live=False)
    client.force_login(make_user("persian", "change_page", language="fa"))
    soup = review(client, reverse("papers_translations"))
    assert [words(row.th.bdi) for row in soup.select("tbody tr")] == ["Public"]
    assert not soup.select("tbody a")
    client.force_login(make_user("english", "change_page"))
    soup = review(client, reverse("papers_translations"))
    assert edit(secret) in {link["href"] for link in soup.select("tbody a")}
    assert start(secret) not in {link["href"].partition("?")[0] for link in soup.select("tbody a")}


# The panel of the edit page ------------------------------------------------------------------------------


def panel(client, page):
    return review(client, edit(page)).select_one("#languages")


def test_the_panel_names_every_language_with_its_state_and_what_to_do(client, root):
    essay = make_essay(title="Ports")
    shown = panel(client, essay)
    assert [words(name) for name in shown.select("h3")] == ["English", "Persian"]
    assert [words(mark) for mark in shown.select(".mark")] == ["Original", "Missing"]
    assert [link["href"] for link in shown.select(".cell__actions a")] == [
        f"{start(essay)}?language=fa",
        f"{reverse('papers_translation_link', args=[essay.pk])}?language=fa",
    ]
    page = start_translation(essay, "fa").page
    assert [words(mark) for mark in panel(client, essay).select(".mark")] == ["Original", "Draft"]
    assert panel(client, essay).select(f"a[href='{edit(page)}']")


def test_the_panel_of_a_new_page_and_of_a_list_of_papers(client, root):
    address = reverse("wagtailadmin_pages:add", args=["papers", "essaypage", papers_page().pk])
    assert "Save the page first" in words(review(client, address).select_one("#languages"))
    assert panel(client, papers_page()) is None


def test_the_panel_of_a_translation_says_what_is_left_to_do(client, root):
    essay = make_essay(title="Ports of the Gulf", body=paragraphs("One port."), authors=[signature("A B")])
    page = start_translation(essay, "fa").page
    shown = panel(client, page)
    assert "This draft follows the original as it is now." in words(shown)
    assert "2 parts still say what the original said:" in words(shown)
    assert [(words(row), row.a["href"]) for row in shown.select("ul.w-list-disc li")] == [
        ("Title: Ports of the Gulf", "#id_title"),
        ("Paragraph: One port.", f"#block-{page.body[0].id}-section"),
    ]
    assert not shown.select("button")
    publish(essay, title="Harbours")
    shown = panel(client, page)
    assert "1 part has changed in the original since. See what changed" in words(shown)
    button = shown.select_one("button")
    assert words(button) == "It follows the original again"
    soup = review(client, edit(page))
    form = soup.find(id=button["form"])
    assert (form["method"], form.find_parent("form"), form.find_all(True)) == ("post", None, [])
    response = client.post(button["formaction"])
    assert response.url == edit(page)
    assert "This draft follows the original as it is now." in words(panel(client, page))
    assert not in_persian(essay).live


def test_the_panel_says_where_nothing_is_known(client, root):
    essay = make_essay()
    page = start_translation(essay, "fa").page
    page.basis = None
    page.save_revision()
    shown = panel(client, page)
    assert "It is not known what this translation was made from." in words(shown)
    assert shown.select("button")
    essay.delete()
    shown = panel(client, page)
    assert "The work has no page in its original language." in words(shown)
    assert not shown.select("button")


def test_saving_a_translation_keeps_what_it_was_made_from(client, root):
    page = start_translation(make_essay(), "fa").page
    save(client, page, title="بندرها")
    stored = EssayPage.objects.get(pk=page.pk)
    assert (stored.title, stored.live, stored.basis_id) == ("بندرها", True, page.basis_id)


def test_publishing_untranslated_parts_is_pointed_out_and_not_forbidden(client, root):
    essay = make_essay(title="Ports", body=paragraphs("One port."))
    page = start_translation(essay, "fa").page
    save(client, page, title="بندرها")
    assert "Readers see 1 part of “بندرها” untranslated: it says what was copied." in messages_of(client)
    assert EssayPage.objects.get(pk=page.pk).live
    save(client, essay)
    assert not [said for said in messages_of(client) if "untranslated" in said]


def test_a_locked_page_is_not_renewed(client):
    essay = make_essay()
    page = start_translation(essay, "fa").page
    publish(essay, title="Harbours")
    user = enter(client, "translator")
    change(page, locked=True)
    client.post(reverse("papers_translation_renew", args=[page.pk]))
    assert WorkPage.objects.get(pk=page.pk).latest_revision.user != user


def test_a_page_that_is_no_translation_is_not_compared(client, root):
    for page in (make_essay(), papers_page(), make_author()):
        for name, method in (("compare", client.get), ("renew", client.post)):
            address = reverse(f"papers_translation_{name}", args=[page.pk])
            assert method(address, follow=True).status_code == 404


def test_a_page_linked_by_hand_shows_its_basis(client, root):
    english, persian = make_essay(title="Ports"), make_essay(language="fa", title="بندرها")
    link(english, persian)
    assert "This draft follows the original as it is now." in words(panel(client, persian))
