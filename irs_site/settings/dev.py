"""A newcomer's machine: the production settings with its secrets made on the spot."""

import os
from pathlib import Path

from django.core.management.utils import get_random_secret_key

_data = Path(os.environ.setdefault("DATA_DIR", str(Path(__file__).resolve().parents[2] / ".data")))
(_data / "static").mkdir(parents=True, exist_ok=True)  # whitenoise warns where its folder is missing
_key = _data / "secret-key"
if not _key.exists():
    _key.write_text(get_random_secret_key())
    _key.chmod(0o600)

os.environ.setdefault("SECRET_KEY", _key.read_text())
os.environ.setdefault("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
os.environ.setdefault("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")
os.environ.setdefault("DATABASE_URL", f"sqlite:///{_data / 'irs.sqlite3'}")

from .base import *  # noqa: E402, F403
from .base import DATABASES, STORAGES, switched_on  # noqa: E402

DEBUG = switched_on("DEBUG")  # off: a newcomer sees the pages that readers see, 404 included
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
DATABASES["default"]["CONN_MAX_AGE"] = 0  # runserver has a thread per connection: kept ones would pile up
WHITENOISE_USE_FINDERS = True  # static files straight from the source tree, without collectstatic
WHITENOISE_AUTOREFRESH = DEBUG
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
