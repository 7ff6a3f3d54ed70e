"""Starts the script `hammer` on the database that the test works on."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def database_url():
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    user, password = quote(found["USER"], safe=""), quote(found["PASSWORD"], safe="")
    return f"postgres://{user}:{password}@{found['HOST']}:{found['PORT'] or 5432}/{found['NAME']}"


def hammer(*arguments, seconds=300):
    """Return what the script found out; it fails if it lasts longer than `seconds`."""
    connection.close()
    environment = {**os.environ, "DATABASE_URL": database_url()}
    environment["DJANGO_SETTINGS_MODULE"] = "irs_site.settings.test"
    command = [sys.executable, "-m", "tests.importing.hammer", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=seconds)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
