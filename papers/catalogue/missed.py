"""What readers searched for and did not find: counted by day, without a trace of who they are."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from papers.models import MissedSearch
from papers.text.letters import fold

LONGEST = 120
MOST_A_DAY = 500
"""Searches of one day that are told apart; a machine that tries words must not fill the table."""
KEPT = timedelta(days=366)
_PERSONAL = re.compile(r"@|(?:\d[\s./-]?){7,}")
"""An address of mail, or a number as long as a telephone's: nobody's name for a work."""

log = logging.getLogger(__name__)


def count_missed(words: str, language: str) -> None:
    """Count a search that found nothing, where the settings want it; a failure is no reader's concern."""
    said = fold(words).strip()[:LONGEST]
    if not settings.SEARCH_LOG or not said or _PERSONAL.search(said):
        return
    try:
        with transaction.atomic():
            count(said, language)
    except DatabaseError:
        log.exception("missed-search")


def count(words: str, language: str) -> None:
    today = timezone.localdate()
    row = {"day": today, "language": language, "words": words}
    if MissedSearch.objects.filter(**row).update(times=F("times") + 1):
        return
    counted = MissedSearch.objects.filter(day=today).count()
    if counted == 0:
        MissedSearch.objects.filter(day__lt=today - KEPT).delete()
    if counted < MOST_A_DAY:
        MissedSearch.objects.bulk_create([MissedSearch(**row)], ignore_conflicts=True)
