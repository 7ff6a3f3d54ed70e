"""Many importers at once, in processes of their own: each document once, and no error."""

import pytest

from papers.models import AuthorPage, EssayPage, ImportedPage, ImportRun, Topic

from .hammering import hammer
from .test_run import PAPER, write

pytestmark = pytest.mark.django_db(transaction=True)

IMPORTERS = 10


def test_ten_importers_of_one_file_make_one_page(tmp_path):
    path = write(tmp_path)
    found = hammer("many", *[path] * IMPORTERS)
    assert found == {
        "outcomes": ["created"] + ["unchanged"] * (IMPORTERS - 1),
        "works": 1,
        "records": 1,
        "unfindable": [],
        "sound": True,
    }
    assert (EssayPage.objects.count(), AuthorPage.objects.count(), ImportRun.objects.count()) == (1, 1, 1)


def test_ten_files_at_once_are_ten_pages_that_can_be_found_by_one_author_and_topic(tmp_path):
    names = ["Bay", "Cape", "Coast", "Delta", "Gulf", "Harbour", "Island", "Lagoon", "Reef", "Strait"]
    text = PAPER.replace("Ali Amiri\n", "Ali Amiri\n\nKeywords: Caspian Sea\n")
    paths = [write(tmp_path, f"{name}.md", text.replace("Shore", name)) for name in names]
    found = hammer("many", *paths)
    assert found == {
        "outcomes": ["created"] * 10,
        "works": 10,
        "records": 10,
        "unfindable": [],
        "sound": True,
    }
    assert [author.title for author in AuthorPage.objects.all()] == ["Ali Amiri"]
    assert [topic.name for topic in Topic.objects.all()] == ["Caspian Sea"]
    assert ImportedPage.objects.count() == 11
    for name in names:
        (page,) = EssayPage.objects.filter(live=True).search(name, fields=["title"])
        assert page.title == f"The Sea and the {name}"
