"""Corrections in a real browser: what editors fill in, and what readers are shown, in both languages."""

import json
import re

import pytest

from .watching import PatientWatch, Watch

pytestmark = pytest.mark.browser
MAKE = """
import json
from django.contrib.auth.models import User
from papers.correcting.publishing import publish
from papers.correcting.writing import write
from papers.models import Correction, PapersIndexPage, EssayPage
from papers.translating.starting import start_translation
user = User.objects.filter(is_superuser=True).first()
parent = PapersIndexPage.objects.get(locale__language_code="en")
facts = {}
for slug, title in (("wells-once", "Wells, once more"), ("springs-gone", "Springs that were not there")):
    page = EssayPage(title=title, slug=slug, locale=parent.locale, language="en", date_year=2018)
    page.body = [{"type": "paragraph", "value": "<p>There were twelve.</p>"}]
    parent.add_child(instance=page)
    page.save_revision().publish()
    copy = start_translation(page, "fa").page.specific
    copy.title = "چاه‌ها" if slug == "wells-once" else "چشمه‌ها"
    copy.save_revision().publish()
    facts[slug] = [page.pk, copy.pk]
wells, springs = facts.values()
for pk in wells:
    draft = EssayPage.objects.get(pk=pk)
    draft.body = [{"type": "paragraph", "value": "<p>There were ten.</p>"}]
    draft.save_revision()
texts = {wells[0]: "An earlier version said twelve.", wells[1]: "در نسخهٔ پیشین دوازده آمده بود."}
publish(write(EssayPage.objects.get(pk=wells[0]), Correction.CORRECTION, texts, with_draft=wells).pk, user)
texts = {springs[0]: "The springs were not there.", springs[1]: "چشمه‌ای در کار نبود."}
publish(write(EssayPage.objects.get(pk=springs[0]), Correction.RETRACTION, texts).pk, user)
waits = write(EssayPage.objects.get(pk=wells[0]), Correction.CLARIFICATION, {wells[0]: "Ten in 2018."})
"""
PUBLIC = {"en": "/en/papers/", "fa": "/fa/papers/"}


@pytest.fixture(scope="module", autouse=True)
def works(house):
    """A corrected work with a correction that waits, and a retracted one, both in two languages."""
    house.manage("shell", "-c", MAKE)


@pytest.fixture(scope="module")
def account(house, browser):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{house.base}/admin/")
    page.locator("input[name=username]").fill("editor")
    page.locator("input[name=password]").fill(house.password)
    page.locator("form button[type=submit]").click()
    page.wait_for_url(f"{house.base}/admin/")
    yield context.storage_state()
    context.close()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_readers_are_told_of_corrections(house, open_page, language):
    watch = Watch(open_page(), house.base)
    below = PUBLIC[language]
    for address, status in (
        (f"{below}wells-once/", 200),
        (f"{below}wells-once/versions/", 200),
        (f"{below}wells-once/versions/1/", 200),
        (f"{below}springs-gone/", 410),
    ):
        watch.visit(house.base + address, status)
        watch.check_structure(language)
        for width in (360, 1360):
            watch.check_width(width)
        watch.check_accessibility()
    assert watch.faults == []


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_screens_are_sound(house, account, open_page, language):
    watch = PatientWatch(open_page(storage_state=account, locale=language), house.base)
    watch.visit(f"{house.base}/admin/corrections/")
    links = watch.page.locator("main tbody a").evaluate_all("links => links.map(link => link.pathname)")
    corrections = list(dict.fromkeys(link for link in links if re.search(r"/corrections/\d+/$", link)))
    assert len(corrections) >= 3, json.dumps(links)
    watch.visit(f"{house.base}/admin/corrections/?q=Wells")
    work = watch.page.locator("main a[href*='/corrections/of/']").first.get_attribute("href")
    for address in ("/admin/corrections/?q=Wells", "/admin/corrections/?q=zyxwv", work, *corrections):
        watch.visit(house.base + address)
        watch.check_structure(language)
        for width in (360, 1360):
            watch.check_width(width)
        watch.check_accessibility("main")
    assert watch.faults == []
