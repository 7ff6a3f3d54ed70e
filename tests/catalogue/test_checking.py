"""The check finds whatever is wrong in the catalogue, and mends it."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from papers.catalogue.checking import Difference, differences, mend
from papers.models import CatalogueAuthor, CatalogueRow, CatalogueText, CatalogueTopic
from tests.factories import make_author, make_essay, make_report, make_topic

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    make_report(essays=1)
    return make_essay(authors=[make_author()], topics=[make_topic("Water")], title="The Sea")


def row(page):
    return CatalogueRow.objects.filter(pk=page.pk)


def hide_behind_its_back(page):
    type(page)._base_manager.filter(pk=page.pk).update(live=False)


def date_behind_its_back(page):
    type(page)._base_manager.filter(pk=page.pk).update(expire_at=timezone.now() + timedelta(days=1))


HARM = {
    "a row is lost": (lambda page: row(page).delete(), ["missing"]),
    "a page is hidden": (hide_behind_its_back, ["surplus"]),
    "an expiry is set": (date_behind_its_back, ["row"]),
    "a title is another": (lambda page: row(page).update(title="The Lake"), ["row"]),
    "a place is another": (lambda page: row(page).update(path="0001"), ["row"]),
    "a digest is another": (lambda page: row(page).update(digest=""), ["row"]),
    "an author is lost": (lambda page: CatalogueAuthor.objects.all().delete(), ["links"]),
    "a topic is lost": (lambda page: CatalogueTopic.objects.all().delete(), ["links"]),
    "a text is lost": (lambda page: CatalogueText.objects.filter(row=page.pk).delete(), ["text"]),
    "a text is another": (lambda page: CatalogueText.objects.filter(row=page.pk).update(parts=[]), ["text"]),
}


@pytest.mark.parametrize(("harm", "kinds"), HARM.values(), ids=HARM)
def test_what_differs_is_found_and_mended(page, harm, kinds):
    assert differences() == []
    harm(page)
    assert differences() == [Difference(page.pk, kind) for kind in kinds]
    assert mend() == dict.fromkeys(kinds, 1)
    assert differences() == []


def said(*options):
    out = StringIO()
    call_command("check_catalogue", *options, stdout=out)
    return out.getvalue()


def test_the_command_says_what_it_found_and_a_dry_run_leaves_it(page):
    assert said() == "3 rows: all as the pages say\n"
    row(page).delete()
    hidden = CatalogueRow.objects.filter(kind="essay").get().page
    hide_behind_its_back(hidden)
    found = "1 works without a row\n1 rows of works that nobody sees\n"
    assert said("--dry-run") == found + "2 rows: nothing written\n"
    assert said() == found + "2 rows: mended\n"
    assert said() == "2 rows: all as the pages say\n"
