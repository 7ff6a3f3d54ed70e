"""Wagtail's comments and its comparison of versions work on the pages of the house."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Comment

from tests import factories
from tests.admin.test_editing import save
from tests.people import make_person, write

pytestmark = pytest.mark.django_db

MAKERS = {
    "report": factories.make_report,
    "essay": factories.make_essay,
    "interview": factories.make_interview,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_comment_on_a_field_is_kept_and_shown_again(client, kind):
    editor = make_person("Editor")
    client.force_login(editor)
    page = MAKERS[kind](live=False)
    page.save_revision()
    comment = {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "comments-0-text": "Which source says so?",
        "comments-0-position": "",
        "comments-0-contentpath": "abstract",
        "comments-0-id": "",
        "comments-0-deleted": "",
        "comments-0-resolved": "",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
        "comments-0-replies-MIN_NUM_FORMS": "0",
        "comments-0-replies-MAX_NUM_FORMS": "",
    }
    save(client, page, publish=False, **comment)
    stored = Comment.objects.get()
    assert (stored.page_id, stored.contentpath, stored.user) == (page.pk, "abstract", editor)
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Which source says so?" in answer.content.decode()


@pytest.mark.parametrize("kind", MAKERS)
def test_two_versions_are_compared_word_by_word(client, kind):
    editor = make_person("Editor")
    client.force_login(editor)
    page = MAKERS[kind](live=False)
    one = write(page, editor, abstract="The sea is calm.")
    two = write(page, editor, abstract="The sea is rough.")
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, one.pk, two.pk])
    seen = BeautifulSoup(client.get(address).content, "html.parser").select_one(".comparison")
    assert [word.get_text() for word in seen.select(".deletion")] == ["calm."]
    assert [word.get_text() for word in seen.select(".addition")] == ["rough."]
