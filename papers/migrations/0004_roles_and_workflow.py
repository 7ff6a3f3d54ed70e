"""Make the roles and the workflow of the house: Author, Editor, Publisher, Administrator; review, release.

A group or workflow that has one of these names already is somebody's own: it is left as it is, with its rights.
Wagtail's groups Editors and Moderators, and its workflow, go where nobody has used or changed them.
"""

from django.db import migrations

PAGES = {
    "Author": ("papersindexpage", ["add_page"]),
    "Editor": ("homepage", ["add_page", "change_page", "lock_page"]),
    "Publisher": ("homepage", ["add_page", "change_page", "lock_page", "unlock_page", "publish_page"]),
    "Administrator": (
        "homepage",
        ["add_page", "bulk_delete_page", "change_page", "lock_page", "publish_page", "unlock_page"],
    ),
}
"""What each may do with the pages at and below one kind of page, in every language."""

ADMIN = [("wagtailadmin", "admin", ["access"])]
CURATING = [
    ("papers", "institution", ["add", "change", "delete", "view"]),
    ("papers", "personchange", ["add", "change", "view"]),
    ("papers", "topic", ["add", "change", "delete", "view"]),
    ("simple_translation", "simpletranslation", ["submit"]),
]
KEEPING = [
    ("auth", "group", ["add", "change", "delete", "view"]),
    ("auth", "user", ["add", "change", "delete", "view"]),
    ("papers", "checkrule", ["add", "change", "delete", "view"]),
    ("papers", "reviewtask", ["add", "change", "delete", "view"]),
    ("wagtailcore", "collection", ["add", "change", "delete"]),
    ("wagtailcore", "groupapprovaltask", ["add", "change", "delete"]),
    ("wagtailcore", "site", ["add", "change", "delete"]),
    ("wagtailcore", "task", ["add", "change", "delete"]),
    ("wagtailcore", "workflow", ["add", "change", "delete"]),
    ("wagtailredirects", "redirect", ["add", "change", "delete"]),
]
RIGHTS = {
    "Author": ADMIN,
    "Editor": [*ADMIN, *CURATING],
    "Publisher": [*ADMIN, *CURATING],
    "Administrator": [*ADMIN, *CURATING, *KEEPING],
}
FILES = {"wagtailimages": "image", "wagtaildocs": "document"}
MAY_ADD_FILES = ("Editor", "Publisher", "Administrator")

WORKFLOW = "Review and release"
STEPS = {
    "Review": ("Editor", "Publisher", "Administrator"),
    "Release to readers": ("Publisher", "Administrator"),
}
OF_WAGTAIL = ("Editors", "Moderators")
RIGHTS_OF_WAGTAIL = {"access_admin"} | {
    f"{action}_{model}" for action in ("add", "change", "choose", "delete") for model in FILES.values()
}
PAGES_OF_WAGTAIL = {
    "Editors": {"add_page", "change_page"},
    "Moderators": {"add_page", "change_page", "publish_page", "lock_page", "unlock_page"},
}


def make(apps, schema_editor):
    make_groups(apps)
    make_workflow(apps)
    remove_unused(apps)


def permission(apps, app, model, codename, name=""):
    """Return the permission; on a new site it is made after all migrations, so here if need be."""
    kind, _made = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    found, _made = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=kind, codename=codename, defaults={"name": name or f"Can {codename.replace('_', ' ')}"}
    )
    return found


def make_groups(apps):
    Group = apps.get_model("auth", "Group")
    for name, (kind, codenames) in PAGES.items():
        group, made = Group.objects.get_or_create(name=name)
        if not made:
            continue
        for app, model, actions in RIGHTS[name]:
            for action in actions:
                codename = {"access": "access_admin", "submit": "submit_translation"}.get(action)
                group.permissions.add(permission(apps, app, model, codename or f"{action}_{model}"))
        give_pages(apps, group, kind, codenames)
        if name in MAY_ADD_FILES:
            give_files(apps, group)


def give_pages(apps, group, kind, codenames):
    rows = apps.get_model("wagtailcore", "GroupPagePermission").objects
    for page in pages_of(apps, kind):
        for codename in codenames:
            rows.create(group=group, page=page, permission=permission(apps, "wagtailcore", "page", codename))


def pages_of(apps, kind):
    pages = apps.get_model("wagtailcore", "Page").objects
    found = pages.filter(content_type__app_label="papers", content_type__model=kind, alias_of__isnull=True)
    return found.order_by("path")


def give_files(apps, group):
    root = apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).first()
    rows = apps.get_model("wagtailcore", "GroupCollectionPermission").objects
    for app, model in FILES.items():
        for action in ("add", "change", "choose") if root else ():
            right = permission(apps, app, model, f"{action}_{model}")
            rows.create(group=group, collection=root, permission=right)


def make_workflow(apps):
    Workflow = apps.get_model("wagtailcore", "Workflow")
    Task = apps.get_model("papers", "ReviewTask")
    ContentType = apps.get_model("contenttypes", "ContentType")
    if Workflow.objects.filter(name=WORKFLOW).exists():
        return
    workflow = Workflow.objects.create(name=WORKFLOW, active=True)
    kind, _made = ContentType.objects.get_or_create(app_label="papers", model="reviewtask")
    for order, (name, groups) in enumerate(STEPS.items()):
        task = Task.objects.create(name=name, content_type=kind, active=True)
        task.groups.set(apps.get_model("auth", "Group").objects.filter(name__in=groups))
        apps.get_model("wagtailcore", "WorkflowTask").objects.create(
            workflow=workflow, task=task, sort_order=order
        )
    places = apps.get_model("wagtailcore", "WorkflowPage").objects
    for home in pages_of(apps, "homepage"):
        if not places.filter(page=home).exists():  # an administrator has chosen another
            places.create(workflow=workflow, page=home)


def remove_unused(apps):
    Group = apps.get_model("auth", "Group")
    Workflow = apps.get_model("wagtailcore", "Workflow")
    tasks = apps.get_model("wagtailcore", "GroupApprovalTask").objects
    for group in Group.objects.filter(name__in=OF_WAGTAIL):
        if is_as_made(apps, group):
            group.delete()
    for workflow in Workflow.objects.filter(name="Moderators approval", workflow_states__isnull=True):
        own = list(workflow.workflow_tasks.values_list("task", flat=True))
        if not tasks.filter(pk__in=own, groups__isnull=False).exists():
            workflow.delete()
            tasks.filter(pk__in=own, workflow_tasks__isnull=True, task_states__isnull=True).delete()


def is_as_made(apps, group):
    """Return whether nobody is in the group and nobody has changed its rights."""
    people = apps.get_model("auth", "User").objects.filter(groups=group)
    pages = apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(group=group)
    files = apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(group=group)
    return (
        not people.exists()
        and not pages.filter(page__depth__gt=1).exists()
        and set(pages.values_list("permission__codename", flat=True)) == PAGES_OF_WAGTAIL[group.name]
        and "access_admin" in (rights := set(group.permissions.values_list("codename", flat=True)))
        and rights | set(files.values_list("permission__codename", flat=True)) <= RIGHTS_OF_WAGTAIL
        and not files.filter(collection__depth__gt=1).exists()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("papers", "0003_search_indexes"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("simple_translation", "0001_initial"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtailredirects", "0001_initial"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
