"""One correction at a time, whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from papers.catalogue.changes import gathered
from papers.importing.apply import take_turns
from papers.models import Correction


class CannotCorrect(Exception):
    """The correction cannot be made so; `str()` is one line for people."""


@contextmanager
def one_correction(key: int) -> Iterator[Correction]:
    """Give the correction as it is stored, for one change in one transaction. Raises CannotCorrect."""
    with transaction.atomic():
        take_turns()
        found = Correction.objects.select_for_update().filter(pk=key).first()
        if found is None:
            raise CannotCorrect(_("This correction was discarded meanwhile."))
        with gathered():
            yield found
