"""Gives every test process a migrated database in a moment, by copying one that was migrated once.

Migrating Wagtail takes ten seconds; copying the result takes a tenth of one. A template belongs to
one state of the migrations (its digest). It is built under another name and renamed when it is
whole, so that an interrupted build is never used, and under a lock, so that it is built once.
"""

import fcntl
import hashlib
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from psycopg import sql

PACKAGES = ("django", "wagtail", "django-taggit", "django-modelcluster", "modelsearch", "psycopg")
POSTGRES_TEMPLATES_KEPT = 3  # several checkouts, each with its own migrations, may share a server


def migrations_digest(folders=None) -> str:
    """Return what a migrated database depends on, as 16 hexadecimal digits.

    `folders` are those of the project's own migrations; by default, of all apps in the project.
    """
    if folders is None:
        folders = [
            Path(app.path, "migrations")
            for app in apps.get_app_configs()
            if Path(app.path).is_relative_to(settings.BASE_DIR) and "site-packages" not in app.path
        ]
    digest = hashlib.sha256()
    parts = [f"{name}=={version(name)}" for name in PACKAGES]
    parts += [
        *settings.INSTALLED_APPS,
        settings.LANGUAGE_CODE,
        repr([code for code, _ in settings.LANGUAGES]),
        *names_of_sections(),
    ]
    for part in parts:
        digest.update(part.encode() + b"\0")
    for folder in sorted(folders):
        for path in sorted(folder.rglob("*.py")):
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def names_of_sections() -> list[str]:
    """Return what the first pages of a site are called: the messages of each language say it."""
    from papers.translating.site_pages import INSTITUTE, NAMES

    names = []
    for code, _ in settings.LANGUAGES:
        with translation.override(code):
            names += [str(name) for name in (INSTITUTE, *NAMES.values())]
    return names


def migrate_into(connection, name) -> None:
    """Run every migration in the empty database `name`, and let go of it."""
    connection.close()
    connection.settings_dict["NAME"] = str(name)
    call_command("migrate", verbosity=0, interactive=False, database=connection.alias)
    connection.close()


class SQLiteTemplate:
    """A template file in `folder`, and the copies that test processes work on in `copies`."""

    def __init__(self, folder: Path, copies: Path, digest: str):
        self.folder, self.copies = folder, copies
        self.path = folder / f"{digest}.sqlite3"

    @contextmanager
    def _locked(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _build(self, migrate) -> None:
        for stale in self.folder.glob("*.sqlite3*"):
            stale.unlink()
        building = self.folder / f"building-{os.getpid()}.sqlite3"
        migrate(building)
        with closing(sqlite3.connect(building)) as database:
            # One file, without a write-ahead log beside it, can be copied and renamed.
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            database.execute("PRAGMA journal_mode=DELETE")
        building.rename(self.path)

    def make_copy(self, name: str, migrate) -> str:
        """Return the path of a fresh copy, building the template with `migrate(path)` if need be."""
        target = self.copies / f"{name}.sqlite3"
        with self._locked():
            if not self.path.exists():
                self._build(migrate)
            self.drop_copy(target)
            shutil.copyfile(self.path, target)
        return str(target)

    def drop_copy(self, target) -> None:
        for suffix in ("", "-wal", "-shm", "-journal"):
            Path(f"{target}{suffix}").unlink(missing_ok=True)


class PostgresTemplate:
    """A template database on the server, and the copies that test processes work on.

    The connection to the server holds an advisory lock for each copy as long as its process lives:
    a copy whose lock can be had is left from a run that was killed, and goes.
    """

    BUILD_LOCK = 7_209_701  # any number; all who build templates on a server must share it

    def __init__(self, server: psycopg.Connection, digest: str, family: str = "irs"):
        self.server, self.family = server, family
        self.name = f"{family}_template_{digest}"
        self.copies = set()

    def _names(self, prefix: str) -> list[str]:
        """Names of the databases that start with `prefix`, newest first."""
        rows = self.server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s) ORDER BY oid DESC", [prefix]
        )
        return [name for (name,) in rows]

    def _run(self, statement: str, *names: str) -> None:
        self.server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))

    def _drop(self, name: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)

    @contextmanager
    def _locked(self):
        self.server.execute("SELECT pg_advisory_lock(%s)", [self.BUILD_LOCK])
        try:
            yield
        finally:
            self.server.execute("SELECT pg_advisory_unlock(%s)", [self.BUILD_LOCK])

    def _drop_leftovers(self) -> None:
        for name in set(self._names(f"{self.family}_test_")) - self.copies:
            (free,) = self.server.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [name]).fetchone()
            if free:
                self._drop(name)
                self.server.execute("SELECT pg_advisory_unlock(hashtext(%s))", [name])

    def _build(self, migrate) -> None:
        building = f"{self.family}_building"  # one at a time, under the lock
        self._drop(building)
        self._run("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'", building)
        migrate(building)
        self._run("ALTER DATABASE {} RENAME TO {}", building, self.name)
        for stale in self._names(f"{self.family}_template_")[POSTGRES_TEMPLATES_KEPT:]:
            self._drop(stale)

    def make_copy(self, name: str, migrate) -> str:
        """Return the name of a fresh copy, building the template with `migrate(name)` if need be."""
        copy = f"{self.family}_test_{name}"
        with self._locked():
            if copy not in self.copies:
                self._drop_leftovers()
                self.server.execute("SELECT pg_advisory_lock(hashtext(%s))", [copy])
                self.copies.add(copy)
            self._drop(copy)
            if self.name not in self._names(self.name):
                self._build(migrate)
            self._run("CREATE DATABASE {} TEMPLATE {}", copy, self.name)
        return copy

    def drop_copy(self, name: str) -> None:
        self._drop(name)
