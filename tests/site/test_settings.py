"""The settings as an administrator meets them: what they demand, and what they are safe against."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "SECRET_KEY": "k" * 40 + "0123456789-abcdefghij",
    "ALLOWED_HOSTS": "papers.example, www.papers.example,",
    "SITE_URL": "https://papers.example/",
    "DATABASE_URL": "sqlite:////nowhere/irs.sqlite3",
}
OURS = {
    *PRODUCTION,
    "DATA_DIR",
    "DEBUG",
    "TRUST_PROXY_HEADER",
    "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS",
    "PORT",
}


def run_python(program: str, settings: str, environment: dict) -> subprocess.CompletedProcess:
    """Run `program` in a fresh process that knows nothing but `environment` of the site's variables."""
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**kept, **environment, "DJANGO_SETTINGS_MODULE": f"irs_site.settings.{settings}"},
        capture_output=True,
        text=True,
        check=False,
    )


def read_settings(settings: str, environment: dict, *names: str) -> list:
    program = (
        "import json; from django.conf import settings; "
        f"print(json.dumps([getattr(settings, name) for name in {names!r}], default=str))"
    )
    answer = run_python(program, settings, environment)
    assert answer.stderr == ""
    return json.loads(answer.stdout)


@pytest.mark.parametrize("name", PRODUCTION)
@pytest.mark.parametrize("value", [None, "", "  "])
def test_production_refuses_to_start_without(name, value):
    environment = {**PRODUCTION, name: value}
    if value is None:
        del environment[name]
    answer = run_python("from django.conf import settings; settings.DEBUG", "base", environment)
    assert answer.stderr.splitlines()[-1] == (
        "django.core.exceptions.ImproperlyConfigured: "
        f"Set the environment variable {name} (see the table of settings in README.md)."
    )


def test_production_says_nothing_to_strangers():
    assert read_settings(
        "base",
        PRODUCTION,
        "DEBUG",
        "ALLOWED_HOSTS",
        "WAGTAILADMIN_BASE_URL",
        "CSRF_TRUSTED_ORIGINS",
        "SECURE_SSL_REDIRECT",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_CONTENT_TYPE_NOSNIFF",
        "WAGTAIL_ENABLE_UPDATE_CHECK",
        "WAGTAIL_GRAVATAR_PROVIDER_URL",
    ) == [
        False,
        ["papers.example", "www.papers.example"],
        "https://papers.example",
        ["https://papers.example"],
        True,
        True,
        True,
        True,
        False,
        None,
    ]


def test_debugging_cannot_be_switched_on_in_production():
    assert read_settings("base", {**PRODUCTION, "DEBUG": "1"}, "DEBUG") == [False]


def test_a_proxy_is_trusted_only_when_told_so():
    """Whoever reaches the server itself could otherwise claim to have come by TLS."""
    program = "from django.conf import settings; print(settings.SECURE_PROXY_SSL_HEADER)"
    assert run_python(program, "base", PRODUCTION).stdout == "None\n"
    trusting = run_python(program, "base", {**PRODUCTION, "TRUST_PROXY_HEADER": "yes"})
    assert trusting.stdout == "('HTTP_X_FORWARDED_PROTO', 'https')\n"


def test_production_passes_djangos_checks_for_deployment():
    program = (
        "import django; django.setup(); from django.core.management import call_command; "
        "call_command('check', deploy=True, fail_level='WARNING')"
    )
    answer = run_python(program, "base", {**PRODUCTION, "DATABASE_URL": "sqlite:///:memory:"})
    assert answer.stderr == ""
    assert answer.stdout.startswith("System check identified no issues ")


def test_sqlite_takes_its_write_lock_at_once():
    (databases,) = read_settings("base", PRODUCTION, "DATABASES")
    options = databases["default"]["OPTIONS"]
    assert databases["default"]["NAME"] == "/nowhere/irs.sqlite3"
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]


def test_sqlites_options_do_not_reach_postgresql():
    url = "postgres://sam:secret@db.example:5433/papers"
    (databases,) = read_settings("base", {**PRODUCTION, "DATABASE_URL": url}, "DATABASES")
    database = databases["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "papers")
    assert "transaction_mode" not in database.get("OPTIONS", {})
    assert "init_command" not in database.get("OPTIONS", {})


def test_a_newcomer_needs_no_variable(tmp_path):
    """The first start makes a secret that the second start finds, and that nobody else can read."""
    names = ("SECRET_KEY", "ALLOWED_HOSTS", "DEBUG", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE")
    first = read_settings("dev", {"DATA_DIR": str(tmp_path / "data")}, *names)
    second = read_settings("dev", {"DATA_DIR": str(tmp_path / "data")}, *names)
    other = read_settings("dev", {"DATA_DIR": str(tmp_path / "other")}, *names)
    assert first == second
    assert first[1:] == [["localhost", "127.0.0.1", "[::1]"], False, False, False]
    assert len(first[0]) >= 50
    assert first[0] != other[0]
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0


def test_a_newcomers_links_follow_the_port(tmp_path):
    settings = {"DATA_DIR": str(tmp_path), "PORT": "8123"}
    assert read_settings("dev", settings, "WAGTAILADMIN_BASE_URL") == ["http://localhost:8123"]


def test_both_languages_are_always_in_the_address_and_the_content(settings):
    assert [code for code, _ in settings.LANGUAGES] == ["en", "fa"]
    assert settings.WAGTAIL_CONTENT_LANGUAGES == settings.LANGUAGES
    assert settings.WAGTAIL_I18N_ENABLED is True
