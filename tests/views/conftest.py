"""A database that the tests of one module share, and that is as before when the module is done."""

import pytest
from django.core.cache import cache
from django.db import transaction
from wagtail.models import Site


@pytest.fixture(scope="module")
def shared_database(django_db_setup, django_db_blocker):
    """Let a module's fixtures write once for all its tests; each test's own writes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def forgotten_addresses():
    """Forget where the homes were: a test that deletes one leaves that behind in the cache."""
    yield
    Site.clear_site_root_paths_cache()
    cache.clear()
