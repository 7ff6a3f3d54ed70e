"""One change at a time, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from papers.catalogue.changes import gathered
from papers.importing.apply import take_turns
from papers.indexes import index
from papers.models import Topic


class CannotChange(Exception):
    """The topics cannot be changed so; `str()` is one line for people."""


@contextmanager
def one_change(*indexed: int) -> Iterator[None]:
    """Carry out a change in one transaction; afterwards index these topics' words anew.

    Changes wait for each other and for imports: the numbers of orders must count up as they take effect.
    """
    with transaction.atomic():
        take_turns()
        with gathered():
            yield
        index(Topic, indexed)
