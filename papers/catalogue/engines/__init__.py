"""Where the analysed words of works are kept, and found again: a module for each database.

Each has `store`, `store_names`, `remove`, `searching`, `matching` and `ranked`, and keeps what it stores
beside the catalogue's rows.
"""

from __future__ import annotations

from types import ModuleType
from typing import Any, NamedTuple

from django.db import connection

from papers.text.analysis import Token


class Fields(NamedTuple):
    """The analysed words of a work, part by part, in the order of their weight: title first."""

    title: list[list[Token]]
    names: list[list[Token]]
    summary: list[list[Token]]
    body: list[list[Token]]


class Statement(NamedTuple):
    """A piece of SQL and what stands for its places."""

    sql: str
    values: list[Any]


RANKS = (9, 4, 2)
"""What a work gains for each word of a query that its title, its names or its summary holds."""
MOST_RANKED = 6
"""Words of a query that count for the order; all count for what is found."""


def engine() -> ModuleType:
    """Return what keeps and finds words on the database of the settings."""
    if connection.vendor == "postgresql":
        from . import postgresql as module
    else:
        from . import sqlite as module
    return module
