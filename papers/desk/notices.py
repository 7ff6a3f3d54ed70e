"""Which imported pages have notices of the reader that nobody has ticked off."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from papers.models import CheckedNotice, ImportedPage


def key_of(notice: dict) -> str:
    """Return what stays of a notice when lines move: what was found, in which words."""
    said = f"{notice['code']}\x1f{notice.get('text') or notice['message']}"
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def pages_with_open_notices() -> list[int]:
    """Return the keys of the pages; two queries. A check counts for all pages of its work."""
    checked: dict[str, set[str]] = defaultdict(set)
    for key, notice in CheckedNotice.objects.values_list("record__key", "notice"):
        checked[root_of(key)].add(notice)
    records = ImportedPage.objects.exclude(notices=[]).exclude(page=None)
    return [
        page
        for key, page, notices in records.values_list("key", "page", "notices")
        if any(key_of(notice) not in checked[root_of(key)] for notice in notices)
    ]


def root_of(key: str) -> str:
    """Return the key of the document's first page, as `ImportedPage.root_key` does."""
    return ":".join(key.split(":")[:4])
