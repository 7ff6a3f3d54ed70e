"""A site has the roles and the workflow of the house, and an administrator's own choices stay."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from wagtail.models import GroupPagePermission, Locale, Page, Workflow, WorkflowPage

from papers.models import HomePage, PapersIndexPage, ReviewTask
from papers.translating.site_pages import make_site_pages
from tests import factories
from tests.people import ROLES, make_person

pytestmark = pytest.mark.django_db


def make():
    import_module("papers.migrations.0004_roles_and_workflow").make(apps, None)


def page_rights(name):
    rows = GroupPagePermission.objects.filter(group__name=name).order_by("page__path", "permission__codename")
    return [(row.page.specific_class, row.page.locale.language_code, row.permission.codename) for row in rows]


def test_the_groups_are_those_of_the_house():
    assert sorted(Group.objects.values_list("name", flat=True)) == sorted(ROLES)


def test_an_author_may_only_write_papers_in_every_language():
    assert page_rights("Author") == [(PapersIndexPage, "en", "add_page"), (PapersIndexPage, "fa", "add_page")]
    rights = Group.objects.get(name="Author").permissions.values_list("codename", flat=True)
    assert list(rights) == ["access_admin"]


@pytest.mark.parametrize(
    ("name", "codenames"),
    [
        ("Editor", ["add_page", "change_page", "lock_page"]),
        ("Publisher", ["add_page", "change_page", "lock_page", "publish_page", "unlock_page"]),
        (
            "Administrator",
            ["add_page", "bulk_delete_page", "change_page", "lock_page", "publish_page", "unlock_page"],
        ),
    ],
)
def test_the_others_have_the_pages_of_every_language(name, codenames):
    assert page_rights(name) == [(HomePage, code, right) for code in ("en", "fa") for right in codenames]


def test_only_administrators_keep_users_workflows_and_sites():
    names = [
        "add_user",
        "change_group",
        "change_site",
        "change_workflow",
        "change_reviewtask",
        "add_redirect",
    ]
    for codename in names:
        app = {"add_user": "auth", "change_group": "auth"}.get(codename)
        rights = Permission.objects.filter(codename=codename)
        rights = rights.filter(content_type__app_label=app) if app else rights
        holders = Group.objects.filter(permissions__in=rights).values_list("name", flat=True)
        assert list(holders) == ["Administrator"], codename


def test_the_workflow_is_on_every_home_page():
    workflow = Workflow.objects.get()
    assert [(task.name, task.specific_class) for task in workflow.tasks] == [
        ("Review", ReviewTask),
        ("Release to readers", ReviewTask),
    ]
    homes = HomePage.objects.order_by("path")
    places = WorkflowPage.objects.order_by("page__path")
    assert [place.page_id for place in places if place.workflow == workflow] == [page.pk for page in homes]
    essay = factories.make_essay(language="fa")
    assert essay.get_workflow() == workflow


def test_a_second_time_changes_nothing():
    def state():
        rows = GroupPagePermission.objects.order_by("pk").values_list("pk", "group", "page", "permission")
        return (
            list(rows),
            list(Workflow.objects.values_list("pk")),
            list(ReviewTask.objects.values_list("pk")),
        )

    before = state()
    make()
    assert state() == before


def test_a_group_that_was_changed_is_left_as_it_is():
    group = Group.objects.get(name="Editor")
    group.permissions.clear()
    GroupPagePermission.objects.filter(group=group).delete()
    right = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=factories.papers_page(), permission=right)
    make()
    assert page_rights("Editor") == [(PapersIndexPage, "en", "publish_page")]
    assert not group.permissions.exists()


@pytest.mark.parametrize("used", [True, False])
def test_a_group_of_wagtail_goes_where_nobody_used_it(used):
    group = Group.objects.create(name="Editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        right = Permission.objects.get(codename=codename)
        GroupPagePermission.objects.create(
            group=group, page=Page._base_manager.get(depth=1), permission=right
        )
    if used:
        User.objects.create_user("mina").groups.add(group)
    make()
    assert Group.objects.filter(name="Editors").exists() == used


def test_a_group_of_wagtail_with_other_rights_stays():
    Group.objects.create(name="Moderators")
    make()
    assert Group.objects.filter(name="Moderators").exists()


def test_another_workflow_of_an_administrator_stays():
    Workflow.objects.all().delete()
    own = Workflow.objects.create(name="Ours")
    home = factories.home_page()
    WorkflowPage.objects.create(workflow=own, page=home)
    make()
    assert WorkflowPage.objects.get(page=home).workflow == own
    assert WorkflowPage.objects.get(page=factories.home_page("fa")).workflow.name == "Review and release"


def test_a_language_that_comes_later_has_the_same_rights(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.LANGUAGES, ("ru", "Russian")]
    make_site_pages()
    assert Locale.objects.filter(language_code="ru").exists()
    assert (PapersIndexPage, "ru", "add_page") in page_rights("Author")
    author, editor, publisher = (make_person(role) for role in ("Author", "Editor", "Publisher"))
    papers = factories.papers_page("ru")
    assert papers.permissions_for_user(author).can_add_subpage()
    assert papers.permissions_for_user(editor).can_edit()
    assert papers.permissions_for_user(publisher).may_publish()
    assert papers.get_workflow() == Workflow.objects.get()
