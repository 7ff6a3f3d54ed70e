"""Keeps an uploaded file between its review and its import: in the database, for an hour, for one user.

Each upload is a session row of its own: signed, compressed, swept with the expired sessions, and seen
by every process of the site. The browser holds nothing but its name.
"""

import base64
from dataclasses import dataclass, field

from django.contrib.sessions.backends.db import SessionStore

LIFETIME = 60 * 60
"""Seconds; time enough to read a long report, and no archive of what nobody imported."""

MOST = 5
"""Uploads that one user may have open; the oldest makes room."""

OPEN = "papers_imports"


@dataclass(frozen=True)
class Upload:
    """A file as it was received. `token` is its name in addresses, `choices` what its review has set."""

    token: str
    name: str
    data: bytes
    choices: dict = field(default_factory=dict)


class UploadStore(SessionStore):
    """Rows signed with a salt of their own: no upload can be taken for a login, nor the other way."""


def keep_upload(request, name: str, data: bytes) -> str:
    """Keep a file for this user and return its token."""
    UploadStore.clear_expired()
    row = UploadStore()
    row.update({"user": request.user.pk, "name": name, "data": base64.b85encode(data).decode("ascii")})
    row.set_expiry(LIFETIME)
    row.create()
    tokens = [*request.session.get(OPEN, []), row.session_key]
    for token in tokens[:-MOST]:
        UploadStore(token).delete()
    request.session[OPEN] = tokens[-MOST:]
    return row.session_key


def find_upload(request, token: str) -> Upload | None:
    """Return the upload, or None where it has expired, was dropped, or is another user's."""
    if token not in request.session.get(OPEN, []):
        return None
    row = UploadStore(token)
    if row.get("user") != request.user.pk or "data" not in row:
        return None
    return Upload(token, row["name"], base64.b85decode(row["data"]), row.get("choices", {}))


def keep_choices(upload: Upload, choices: dict) -> None:
    """Keep what an editor has set in the review of an upload that `find_upload` returned."""
    row = UploadStore(upload.token)
    row["choices"] = choices
    row.save()


def drop_upload(request, token: str) -> None:
    """Forget an upload of this user; another's is left alone."""
    tokens = request.session.get(OPEN, [])
    if token in tokens:
        UploadStore(token).delete()
        request.session[OPEN] = [other for other in tokens if other != token]
