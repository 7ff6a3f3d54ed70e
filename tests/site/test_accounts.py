"""The first account of a new site."""

import pytest
from django.contrib.auth import get_user_model

from papers.accounts import FIRST_EDITOR, create_first_editor

pytestmark = pytest.mark.django_db


def test_a_new_site_gets_an_account_with_a_password_of_its_own(client):
    password = create_first_editor()
    assert len(password) == 16
    assert client.login(username=FIRST_EDITOR, password=password)
    assert client.get("/admin/").status_code == 200


def test_two_sites_have_two_passwords():
    first = create_first_editor()
    get_user_model().objects.all().delete()
    assert create_first_editor() != first


def test_the_account_is_made_once_and_its_password_said_once():
    create_first_editor()
    before = get_user_model().objects.values_list().get()
    assert create_first_editor() == ""
    assert get_user_model().objects.values_list().get() == before


def test_a_site_with_any_account_gets_no_other():
    get_user_model().objects.create_user("somebody")
    assert create_first_editor() == ""
    assert not get_user_model().objects.filter(username=FIRST_EDITOR).exists()
