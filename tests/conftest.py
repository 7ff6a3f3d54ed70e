"""What every test gets: a migrated database in a moment, its restoration, and no network."""

import ipaddress
import os
import secrets
import sys
import tempfile
from pathlib import Path

import hypothesis
import psycopg
import pytest
from django.utils.translation import deactivate

TRANSACTIONAL_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences"}
LOOPBACK_NAMES = {"localhost", "", None}


hypothesis.settings.register_profile("untimed", deadline=None)
"""How long an example takes says nothing about the code: a busy machine must not fail a property."""


def pytest_configure(config):
    sys.addaudithook(refuse_network)
    hypothesis.settings.load_profile("untimed")


def refuse_network(event, arguments):
    """Raise where Python is about to reach beyond this machine. (A PostgreSQL server is reached by libpq.)"""
    if event in {"socket.connect", "socket.sendto"}:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    host = host.decode() if isinstance(host, bytes) else host
    if host not in LOOPBACK_NAMES and not is_loopback(host):
        raise PermissionError(f"A test may not reach the network: {host}")


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class TestDatabase:
    """The copy of the template database that this process works on."""

    __test__ = False

    def __init__(self, cache: Path):
        from django.db import connection

        from .template_database import PostgresTemplate, SQLiteTemplate, migrations_digest

        self.connection = connection
        self.original_name = connection.settings_dict["NAME"]
        self.name = f"{os.getpid()}_{secrets.token_hex(4)}"
        self.server = None
        if connection.vendor == "postgresql":
            parameters = connection.get_connection_params()
            wanted = {key: parameters.get(key) for key in ("host", "port", "user", "password", "dbname")}
            self.server = psycopg.connect(**wanted, autocommit=True)
            self.template = PostgresTemplate(self.server, migrations_digest())
        else:
            self.copies = tempfile.TemporaryDirectory(prefix="irs-test-")
            self.template = SQLiteTemplate(cache, Path(self.copies.name), migrations_digest())
        self.copy = None

    def restore(self) -> None:
        """Put a fresh copy of the template in place, whatever the tests did to the last one."""
        from .template_database import migrate_into

        self.connection.close()
        self.copy = self.template.make_copy(self.name, lambda name: migrate_into(self.connection, name))
        self.connection.close()
        self.connection.settings_dict["NAME"] = self.copy
        forget_rows()

    def drop(self) -> None:
        self.connection.close()
        self.template.drop_copy(self.copy)
        self.connection.settings_dict["NAME"] = self.original_name
        if self.server is None:
            self.copies.cleanup()
        else:
            self.server.close()


def forget_rows() -> None:
    """Empty what Django and Wagtail remember of rows that a restored database numbers anew."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache
    from wagtail.models import Site

    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()


TEST_DATABASE = pytest.StashKey[TestDatabase]()


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    """pytest-django's own, but the database is copied instead of migrated."""
    with django_db_blocker.unblock():
        database = TestDatabase(Path(request.config.rootpath, ".pytest_cache", "databases"))
        database.restore()
        request.config.stash[TEST_DATABASE] = database
    yield
    with django_db_blocker.unblock():
        del request.config.stash[TEST_DATABASE]
        database.drop()


@pytest.fixture(autouse=True)
def forget_what_was_rolled_back(request):
    """What a test left in caches speaks of rows that its rollback took away; so does its language."""
    yield
    deactivate()
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        forget_rows()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions ends with all tables flushed: bring back what migrations put there."""
    result = yield
    database = item.config.stash.get(TEST_DATABASE, None)
    if database is not None and uses_real_transactions(item):
        from pytest_django.plugin import blocking_manager_key

        with item.config.stash[blocking_manager_key].unblock():
            database.restore()
    return result


def uses_real_transactions(item) -> bool:
    marker = item.get_closest_marker("django_db")
    marked = bool(marker and (marker.kwargs.get("transaction") or (marker.args and marker.args[0])))
    return marked or bool(
        {"transactional_db", "live_server", "django_db_reset_sequences"} & set(item.fixturenames)
    )
