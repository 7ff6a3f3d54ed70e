"""Makes the people of a house: one in each role, and those who have none."""

from django.contrib.auth.models import AnonymousUser, Group, User

ROLES = ("Author", "Editor", "Publisher", "Administrator")
WHO = ("anonymous", *ROLES, "superuser")


def make_person(role, name=""):
    """Make a user of this role; "anonymous" is nobody, "superuser" may do everything."""
    name = name or f"{role.lower()}-of-the-house"
    if role == "anonymous":
        return AnonymousUser()
    if role == "superuser":
        return User.objects.create_superuser(name, password="open sesame")
    user = User.objects.create_user(name, password="open sesame")
    user.groups.add(Group.objects.get(name=role))
    return user


def write(page, user, **fields):
    """Let the user save a draft of the page with these fields; return the revision."""
    draft = type(page)._base_manager.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision(user=user, log_action=True)
