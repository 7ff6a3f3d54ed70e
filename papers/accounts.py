"""The first account of a new site."""

from django.contrib.auth import get_user_model
from django.utils.crypto import get_random_string

FIRST_EDITOR = "editor"


def create_first_editor() -> str:
    """Create the account `editor` where there is no account yet; return its password, else "".

    It may do everything: on a new site it is also the one who makes the other accounts.
    """
    users = get_user_model()
    if users.objects.exists():
        return ""
    password = get_random_string(16)
    users.objects.create_superuser(FIRST_EDITOR, email="", password=password)
    return password
