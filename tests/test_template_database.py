"""The copied databases that tests run on: whole, fresh, built once; on PostgreSQL where tests run on it."""

import os
import sqlite3
import threading
from contextlib import closing

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from .template_database import PostgresTemplate, SQLiteTemplate, migrations_digest

ON_POSTGRES = os.environ.get("DATABASE_URL", "").startswith("postgres")


class SQLiteSite:
    """A place for templates of one table `word`, for tests of the templates themselves."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "copies").mkdir()

    def template(self, digest):
        return SQLiteTemplate(self.folder / "templates", self.folder / "copies", digest)

    def run(self, database, statement):
        with closing(sqlite3.connect(database)) as connection, connection:
            return connection.execute(statement).fetchall()

    def templates(self):
        return sorted(path.name.partition(".")[0] for path in (self.folder / "templates").glob("*.sqlite3*"))

    def close(self):
        pass


class PostgresSite:
    """The same on the server of the test run, under names that no real template has."""

    def __init__(self, folder):
        self.family = f"irs_own{os.getpid()}"
        self.servers = []

    def template(self, digest):
        self.servers.append(psycopg.connect(os.environ["DATABASE_URL"], autocommit=True))
        return PostgresTemplate(self.servers[-1], digest, self.family)

    def run(self, database, statement):
        with psycopg.connect(os.environ["DATABASE_URL"], dbname=database) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _databases(self):
        rows = self.servers[0].execute("SELECT datname FROM pg_database ORDER BY datname")
        return [name for (name,) in rows if name.startswith(self.family)]

    def templates(self):
        start = f"{self.family}_template_"
        return [name.removeprefix(start) for name in self._databases() if name.startswith(start)]

    def close(self):
        for name in self._databases():
            self.servers[0].execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
        for server in self.servers:
            server.close()


@pytest.fixture(params=[SQLiteSite, PostgresSite] if ON_POSTGRES else [SQLiteSite])
def site(request, tmp_path):
    site = request.param(tmp_path)
    yield site
    site.close()


@pytest.fixture
def migrate(site):
    """Return a migration of one row; `migrate.calls` are the databases it was run on."""

    def migrate(database):
        migrate.calls.append(str(database))
        site.run(database, "CREATE TABLE word (text VARCHAR(20))")
        site.run(database, "INSERT INTO word VALUES ('migrated')")

    migrate.calls = []
    return migrate


def words(site, database):
    return sorted(word for (word,) in site.run(database, "SELECT text FROM word"))


def test_two_copies_are_migrated_once_and_know_nothing_of_each_other(site, migrate):
    template = site.template("a")
    one = template.make_copy("one", migrate)
    other = template.make_copy("other", migrate)
    site.run(one, "INSERT INTO word VALUES ('changed')")
    assert words(site, one) == ["changed", "migrated"]
    assert words(site, other) == ["migrated"]
    assert len(migrate.calls) == 1


def test_a_copy_made_again_is_fresh(site, migrate):
    template = site.template("a")
    copy = template.make_copy("one", migrate)
    site.run(copy, "DELETE FROM word")
    assert template.make_copy("one", migrate) == copy
    assert words(site, copy) == ["migrated"]
    assert len(migrate.calls) == 1


def test_a_build_that_was_cut_short_is_never_used(site, migrate):
    def fail(database):
        site.run(database, "CREATE TABLE word (text VARCHAR(20))")
        raise KeyboardInterrupt

    template = site.template("a")
    with pytest.raises(KeyboardInterrupt):
        template.make_copy("one", fail)
    assert "a" not in site.templates()
    assert words(site, template.make_copy("one", migrate)) == ["migrated"]
    assert site.templates() == ["a"]


def test_two_processes_that_start_together_build_once(site, migrate):
    templates = [site.template("a"), site.template("a")]
    copies = []
    threads = [
        threading.Thread(
            target=lambda template=template, name=name: copies.append(template.make_copy(name, migrate))
        )
        for template, name in zip(templates, ("one", "other"), strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [words(site, copy) for copy in copies] == [["migrated"], ["migrated"]]
    assert len(migrate.calls) == 1


def test_a_dropped_copy_is_gone_and_leaves_nothing(site, migrate, tmp_path):
    template = site.template("a")
    copy = template.make_copy("one", migrate)
    template.drop_copy(copy)
    assert list(tmp_path.glob("copies/*")) == []
    assert template.make_copy("one", migrate) == copy


def test_a_template_of_other_migrations_goes_when_a_new_one_is_built(tmp_path):
    site = SQLiteSite(tmp_path)
    for digest in ("a", "b"):
        site.template(digest).make_copy("one", lambda path: site.run(path, "CREATE TABLE word (text)"))
    assert site.templates() == ["b"]


@pytest.mark.skipif(not ON_POSTGRES, reason="a server shared by several runs is PostgreSQL's matter")
def test_a_copy_of_a_killed_run_goes_and_those_of_living_ones_stay(tmp_path):
    site = PostgresSite(tmp_path)
    killed, living, new = site.template("a"), site.template("a"), site.template("a")
    try:
        copies = []
        for name, template in (("killed", killed), ("living", living), ("new", new)):
            copies.append(
                template.make_copy(name, lambda built: site.run(built, "CREATE TABLE word (text TEXT)"))
            )
            if template is killed:
                site.servers.remove(killed.server)
                killed.server.close()
        assert [name for name in site._databases() if "_test_" in name] == copies[1:]
    finally:
        site.close()


def test_the_digest_follows_each_change_of_a_migration(tmp_path):
    folder = tmp_path / "migrations"
    folder.mkdir()
    seen = [migrations_digest([folder])]
    for name, text in (("0001_a.py", "a = 1"), ("0001_a.py", "a = 2"), ("0002_b.py", "")):
        (folder / name).write_text(text)
        seen.append(migrations_digest([folder]))
    (folder / "0002_b.py").rename(folder / "0002_c.py")
    seen.append(migrations_digest([folder]))
    assert len(set(seen)) == 5
    assert migrations_digest([folder]) == seen[-1]


def test_the_digest_covers_the_projects_own_migrations():
    own = settings.BASE_DIR / "papers" / "migrations"
    assert migrations_digest() == migrations_digest([own])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_migrations_wrote_is_back_after_real_transactions(turn):
    from wagtail.models import Locale, Page

    assert Locale.objects.count() >= 1
    assert Page.objects.filter(depth=1).count() == 1
    Page.objects.all().delete()
    Locale.objects.all().delete()


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("2001:db8::1", 80), ("papers.example", 80)])
def test_no_test_reaches_the_network(address):
    import socket

    with pytest.raises(PermissionError, match=f"^A test may not reach the network: {address[0]}$"):
        socket.create_connection(address, timeout=1)
