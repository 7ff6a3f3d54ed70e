"""A database that the tests of one module share, and that is as before when the module is done."""

import pytest
from django.db import transaction


@pytest.fixture(scope="module")
def shared_database(django_db_setup, django_db_blocker):
    """Let a module's fixtures write once for all its tests; each test's own writes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
