"""Notices on an imported page: ticked off with name and time, kept over the next import, taken back."""

import pytest
from django.urls import reverse

from papers.admin.importing.checking import key_of
from papers.models import CheckedNotice, ImportedPage
from tests.admin.test_importing import REPORT, SEEDS, log_in, make_user, review, upload, words
from tests.factories import make_essay

pytestmark = pytest.mark.django_db

INTERVIEW = (SEEDS / "interview_shouri_irna.txt").read_bytes()


@pytest.fixture
def root(client):
    return log_in(client, "superuser")


def imported(client, data=INTERVIEW):
    client.post(upload(client, data).url, {"action": "draft"})
    return ImportedPage.objects.exclude(notices=[]).first()


def panel(client, record):
    soup = review(client, reverse("wagtailadmin_pages:edit", args=[record.page_id]))
    return soup, soup.select_one("#where-it-came-from")


def press(client, soup, button):
    """Post what a browser without scripts posts for this button of another form."""
    form = soup.find(id=button["form"])
    assert (form["method"], form.find_parent("form"), form.find_all(True)) == ("post", None, [])
    fields = {field["name"]: field["value"] for field in soup.select(f"input[form='{button['form']}']")}
    return client.post(button["formaction"], {**fields, button["name"]: button["value"]})


def count(shown):
    return words(shown.select_one("strong"))


def test_a_notice_is_ticked_off_and_opened_again(client, root):
    record = imported(client)
    total = len(record.notices)
    soup, shown = panel(client, record)
    assert count(shown) == f"{total} of {total} notices are open."
    button = shown.select_one("button[name=check]")
    response = press(client, soup, button)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[record.page_id]) + "#where-it-came-from"
    check = CheckedNotice.objects.get()
    assert (check.record, check.notice, check.user) == (record, key_of(record.notices[0]), root)
    soup, shown = panel(client, record)
    assert "Looked at by root on" in words(shown.li)
    same = [notice for notice in record.notices if key_of(notice) == check.notice]
    left = total - len(same)
    assert count(shown) == f"{left} of {total} notices {'is' if left == 1 else 'are'} open."
    press(client, soup, shown.select_one("button[name=uncheck]"))
    assert not CheckedNotice.objects.exists()
    assert count(panel(client, record)[1]) == f"{total} of {total} notices are open."


def test_ticking_twice_keeps_the_first_name_and_time(client, root):
    record = imported(client)
    button = panel(client, record)[1].select_one("button[name=check]")
    for user in (root, make_user("proofreader", "change_page")):
        client.force_login(user)
        client.post(button["formaction"], {"check": button["value"]})
    assert [check.user for check in CheckedNotice.objects.all()] == [root]


def test_a_tick_stays_while_the_same_words_are_noticed(client, root):
    """Lines added above move every notice; a word changed in what was noticed opens it."""
    record = imported(client)
    first, last = record.notices[0], record.notices[-1]
    address = reverse("papers_import_check", args=[record.pk])
    for notice in (first, last):
        client.post(address, {"check": key_of(notice)})
    moved = imported(client, INTERVIEW + b"\n\nOne more paragraph stands at the end of this interview now.\n")
    assert moved.pk == record.pk
    assert moved.source_id != record.source_id
    kept = {check.notice for check in CheckedNotice.objects.all()}
    assert kept == {key_of(first), key_of(last)}
    again = [notice for notice in moved.notices if key_of(notice) in kept]
    assert len(panel(client, moved)[1].select("button[name=uncheck]")) == len(again) > 0


def test_what_was_noticed_counts_and_not_its_line():
    notice = {"line": 3, "code": "cut", "message": "At line 3.", "text": "a word"}
    assert key_of(notice) == key_of({**notice, "line": 9, "message": "At line 9."})
    assert key_of(notice) != key_of({**notice, "code": "lost"})
    assert key_of(notice) != key_of({**notice, "text": "a Word"})
    assert key_of({**notice, "text": ""}) != key_of({**notice, "text": "", "message": "Else."})


def test_a_tick_on_an_essay_counts_on_its_report(client, root):
    client.post(upload(client, REPORT).url, {"action": "draft"})
    report = ImportedPage.objects.get(key="en:report:irs-papers:4-95")
    essay = ImportedPage.objects.filter(key__startswith=f"{report.key}:").exclude(notices=[]).first()
    client.post(reverse("papers_import_check", args=[essay.pk]), {"check": key_of(essay.notices[0])})
    (button,) = panel(client, report)[1].select("button[name=uncheck]")
    assert button["value"] == key_of(essay.notices[0])
    press(client, panel(client, report)[0], button)
    assert not CheckedNotice.objects.exists()


def test_what_was_not_noticed_cannot_be_ticked(client, root):
    record = imported(client)
    for value in ("", "0" * 64, "x" * 5000):
        client.post(reverse("papers_import_check", args=[record.pk]), {"check": value})
    assert not CheckedNotice.objects.exists()


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("anonymous", False),
        ("visitor of the admin", False),
        ("editor", False),
        ("proofreader", True),
        ("superuser", True),
    ],
)
def test_whoever_may_change_the_page_may_tick_its_notices(client, root, who, may):
    record = imported(client)
    client.logout()
    if who == "proofreader":
        client.force_login(make_user("proofreader", "change_page"))
    elif who == "superuser":
        client.force_login(root)
    else:
        log_in(client, who)
    response = client.post(
        reverse("papers_import_check", args=[record.pk]), {"check": key_of(record.notices[0])}
    )
    assert response.status_code == 302
    assert CheckedNotice.objects.exists() == may


def test_a_page_written_here_and_a_new_one_have_nothing_to_tick(client, root):
    page = make_essay()
    soup = review(client, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert words(soup.select_one("#where-it-came-from")) == "This page was written here; it was not imported."
    address = reverse("wagtailadmin_pages:add", args=["papers", "essaypage", page.get_parent().pk])
    assert review(client, address).select_one("#where-it-came-from")


def test_without_scripts_the_notices_are_ticked_on_a_screen_of_their_own(client, root):
    """Wagtail's editor shows nothing without scripts; the run links to this screen."""
    record = imported(client)
    address = reverse("papers_import_check", args=[record.pk])
    run = review(client, reverse("papers_import_run", args=[record.run_id]))
    assert words(run.select_one(f"a[href='{address}']")).startswith(str(len(record.notices)))
    soup = review(client, address)
    response = press(client, soup, soup.select_one("button[name=check]"))
    assert response.url == address
    assert len(review(client, address).select("button[name=uncheck]")) == 1
